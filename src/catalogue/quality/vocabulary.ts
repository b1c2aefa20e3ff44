import { type CodeListName, type Concept, codeList, conceptOf } from '../code-lists.ts'
import type { Value } from './facts.ts'

/** `http` and `https`, and with or without the last slash, are the same: DCAT-AP-SE's own texts disagree (domain.md §2.1, rule 11). */
const keyOf = (address: string) =>
  address
    .trim()
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace(/\/$/, '')

const byAddress = new Map<CodeListName, ReadonlyMap<string, Concept>>()

function addressesIn(name: CodeListName): ReadonlyMap<string, Concept> {
  const known = byAddress.get(name)
  if (known) return known
  const found = new Map<string, Concept>()
  for (const concept of codeList(name).concepts)
    for (const address of [concept.uri, ...(concept.variants ?? []), ...(concept.sameAs ?? [])]) found.set(keyOf(address), concept)
  byAddress.set(name, found)
  return found
}

/** The concept that the value is an address of. Search guesses what people mean (code-lists.ts); points are given for what is written. */
export const listed = (name: CodeListName, { text }: Value): Concept | undefined => addressesIn(name).get(keyOf(text))

const iana = /^https?:\/\/(?:www\.)?iana\.org\/assignments\/media-types\//i
const bare = (text: string) => text.trim().replace(iana, '').replace(/;.*$/, '').trim().toLowerCase()

const byMediaType = new Map<string, Concept>()
const concepts = () => codeList('file-types').concepts

function withMediaType(text: string): Concept | undefined {
  if (byMediaType.size === 0)
    for (const concept of concepts())
      for (const type of concept.mediaTypes ?? []) if (!byMediaType.has(type)) byMediaType.set(type, concept)
  return byMediaType.get(bare(text))
}

/** The file type that a dcterms:format counts as. */
export const formatOf = (value: Value, { mediaTypesAsFormats }: { mediaTypesAsFormats: boolean }): Concept | undefined =>
  listed('file-types', value) ?? (mediaTypesAsFormats ? withMediaType(value.text) : undefined)

/** The file type that is meant, however it is written: `CSV`, `.csv`, `text/csv`. For stars, and to tell what a correction would give. */
export const formatMeant = ({ text }: Value): Concept | undefined =>
  withMediaType(text) ?? conceptOf('file-types', bare(text).replace(/^\./, ''))

// RFC 6838: the registered top-level types; names in the x. tree, and the older x-, are never registered. IANA's list of some 2 000 names is not kept here.
const registered = /^(application|audio|font|haptics|image|message|model|multipart|text|video)\/(?!x[-.])[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/

/** Whether a dcat:mediaType is one that IANA could have registered. */
export const isMediaType = ({ text }: Value): boolean => registered.test(bare(text)) || withMediaType(text)?.mediaTypes !== undefined

const extensions = new Map<string, Concept>()

/** What the file behind an address probably is, by how the address ends. */
export function formatByName(address: string): Concept | undefined {
  if (extensions.size === 0) {
    // Several types end with .xml or .json: the plain one has that code.
    for (const concept of concepts() as readonly (Concept & { extensions?: string[] })[])
      for (const one of concept.extensions ?? [])
        if (!extensions.has(one) || concept.code.toLowerCase() === one) extensions.set(one, concept)
  }
  const extension = /\.([a-z0-9]{1,8})$/i.exec(address.replace(/[?#].*$/, ''))?.[1]
  return extension === undefined ? undefined : extensions.get(extension.toLowerCase())
}
