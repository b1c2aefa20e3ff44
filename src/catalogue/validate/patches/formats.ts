import { ns } from '../../../rdf/namespaces.ts'
import { codeList } from '../../code-lists.ts'
import type { Fault, Patcher } from '../patches.ts'
import type { Patch } from '../result.ts'
import { addition, address, plain, replacement, statementOf, statementsOf } from './statements.ts'

type FileType = { uri: string; code: string; sv: string; mediaTypes?: readonly string[]; extensions?: readonly string[] }

/** The format from the file's media type or ending, or from a name such as “CSV”, in the form that the profile wants. */
export const formatPatch: Patcher = (fault) => {
  const { path, value, component } = fault
  if (path !== ns.dcterms('format') && path !== ns.dcat('mediaType')) return undefined
  if (!value) {
    if (component !== ns.sh('MinCountConstraintComponent')) return undefined
    return path === ns.dcterms('format') ? (fromMediaType(fault) ?? fromEnding(fault)) : fromEnding(fault)
  }
  if (value.termType === 'BlankNode') return undefined
  const type = named(value.value)
  const right = type && inForm(fault, type)
  return (
    right &&
    replacement(statementOf(fault), right.term, {
      sv: `«${value.value}» skrivs ${right.text}.`,
      en: `“${value.value}” is written ${right.text}.`,
    })
  )
}

function fromMediaType(fault: Fault): Patch | undefined {
  const stated = statementsOf(fault, ns.dcat('mediaType')).map(({ object }) => object)
  const type = stated.length === 1 && stated[0]!.termType !== 'BlankNode' ? named(stated[0]!.value) : undefined
  // A stream of bytes is any file at all.
  const right = type && !type.mediaTypes?.includes('application/octet-stream') && inForm(fault, type)
  if (!right) return undefined
  return addition(fault.focus, fault.path!, right.term, {
    sv: `Mediatypen är «${stated[0]!.value}»: formatet är ${right.text}.`,
    en: `The media type is “${stated[0]!.value}”: the format is ${right.text}.`,
  })
}

function fromEnding(fault: Fault): Patch | undefined {
  const endings = [
    ...new Set(
      ['downloadURL', 'accessURL'].flatMap((name) => statementsOf(fault, ns.dcat(name)).map(({ object }) => ending(object.value))),
    ),
  ]
  const known = endings.find((each) => each !== undefined && byEnding().has(each))
  const right = known === undefined ? undefined : inForm(fault, byEnding().get(known)!)
  return (
    right &&
    addition(fault.focus, fault.path!, right.term, {
      sv: `Filen heter .${known}: formatet är ${right.text}.`,
      en: `The file is called .${known}: the format is ${right.text}.`,
    })
  )
}

// DCAT-AP wants the file type's address, DCAT-AP-SE the media type as text; the rule's example shows which. A file type may have
// several media types, and the first is the one its owner registered.
function inForm({ rule, path }: Fault, type: FileType): { term: ReturnType<typeof address>; text: string } | undefined {
  const mediaType = type.mediaTypes?.[0]
  if (path === ns.dcat('mediaType'))
    return mediaType === undefined ? undefined : asAddress(`https://www.iana.org/assignments/media-types/${mediaType}`)
  if (rule?.example?.startsWith('http')) return asAddress(type.uri)
  return mediaType === undefined ? undefined : { term: plain(mediaType), text: mediaType }
}

const asAddress = (iri: string) => ({ term: address(iri), text: iri })

const types = () => codeList('file-types').concepts as readonly FileType[]
let endings: ReadonlyMap<string, FileType> | undefined
let names: ReadonlyMap<string, FileType> | undefined

// Endings that two types share (.xml) say too little.
function byEnding(): ReadonlyMap<string, FileType> {
  if (endings) return endings
  const counted = Map.groupBy(
    types().flatMap((type) => (type.extensions ?? []).map((extension) => [extension, type] as const)),
    ([extension]) => extension,
  )
  endings = new Map([...counted].filter(([, found]) => found.length === 1).map(([extension, [first]]) => [extension, first![1]]))
  return endings
}

function byName(): ReadonlyMap<string, FileType> {
  if (names) return names
  const made = new Map<string, FileType>()
  for (const type of types())
    for (const name of [
      type.uri,
      type.code,
      type.sv,
      ...(type.mediaTypes ?? []).flatMap((each) => [each, `http://www.iana.org/assignments/media-types/${each}`]),
      ...(type.extensions ?? []),
    ])
      if (!made.has(keyOf(name))) made.set(keyOf(name), type)
  names = made
  return names
}

// Names that are no longer used, or never were: RFC 7946 §12 for GeoJSON.
const oldNames: { readonly [name: string]: string } = {
  'application/vnd.geo+json': 'application/geo+json',
  'application/json-ld': 'application/ld+json',
  'application/x-zip-compressed': 'application/zip',
}

/** The file type that is meant. A relative address, “CSV”, was completed with the file's own address when it was read: its end tells. */
function named(value: string): FileType | undefined {
  const text = value.trim()
  return (
    byName().get(keyOf(oldNames[text.toLowerCase()] ?? text)) ?? byName().get(keyOf(/^https?:\/\/[^/]+\/([\w-]+)$/.exec(text)?.[1] ?? ''))
  )
}

const ending = (url: string) => /^https?:\/\/[^/]+\/[^?#]*\.([a-z0-9]{2,8})(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase()
const keyOf = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace('://iana.org', '://www.iana.org')
    .replace(/^\./, '')
