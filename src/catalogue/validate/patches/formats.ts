import { ns } from '../../../rdf/namespaces.ts'
import { codeList } from '../../code-lists.ts'
import type { Fault, Patcher } from '../patches.ts'
import { addition, address, plain, replacement, statementOf, statementsOf } from './statements.ts'

type FileType = { uri: string; code: string; sv: string; mediaTypes?: readonly string[]; extensions?: readonly string[] }

/** The format from the file's ending, or from a name such as “CSV”, in the form that the profile wants. */
export const formatPatch: Patcher = (fault) => {
  const { path, value, focus, component } = fault
  if (path !== ns.dcterms('format') && path !== ns.dcat('mediaType')) return undefined
  if (!value) {
    if (component !== ns.sh('MinCountConstraintComponent')) return undefined
    const endings = [
      ...new Set(
        ['downloadURL', 'accessURL'].flatMap((name) => statementsOf(fault, ns.dcat(name)).map(({ object }) => ending(object.value))),
      ),
    ]
    const type = endings.map((each) => (each === undefined ? undefined : byEnding().get(each))).find((each) => each !== undefined)
    const right = type && inForm(fault, type)
    return (
      right &&
      addition(focus, path, right.term, {
        sv: `Filen heter .${endings.find((each) => each)}: formatet är ${right.text}.`,
        en: `The file is called .${endings.find((each) => each)}: the format is ${right.text}.`,
      })
    )
  }
  if (value.termType === 'BlankNode') return undefined
  const type = byName().get(keyOf(value.value))
  const right = type && inForm(fault, type)
  return (
    right &&
    replacement(statementOf(fault), right.term, {
      sv: `«${value.value}» skrivs ${right.text}.`,
      en: `“${value.value}” is written ${right.text}.`,
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

const ending = (url: string) => /^https?:\/\/[^/]+\/[^?#]*\.([a-z0-9]{2,8})(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase()
const keyOf = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace('://iana.org', '://www.iana.org')
    .replace(/^\./, '')
