import { ns } from '../../rdf/namespaces.ts'
import { type CodeListName, codeList } from '../code-lists.ts'

/** The types that something is known to have, by its address; none when we know nothing of it. */
export type TypesOf = (iri: string) => readonly string[]

const concept = ns.skos('Concept')
const ofLists: readonly (readonly [CodeListName, readonly string[]])[] = [
  ['access-rights', [concept, ns.dcterms('RightsStatement')]],
  ['distribution-status', [concept]],
  ['file-types', [concept, ns.dcterms('MediaTypeOrExtent'), ns.dcterms('FileFormat')]],
  ['frequencies', [concept, ns.dcterms('Frequency')]],
  ['high-value-categories', [concept]],
  ['languages', [concept, ns.dcterms('LinguisticSystem')]],
  ['licences', [concept, ns.dcterms('LicenseDocument'), ns.dcterms('RightsStatement')]],
  ['planned-availability', [concept]],
  ['publisher-types', [concept]],
  ['themes', [concept]],
]

export const classesOfCodeLists: ReadonlyMap<CodeListName, readonly string[]> = new Map(ofLists)

// Tables too large to come with us, told by where their addresses begin.
const authority = 'http://publications.europa.eu/resource/authority/'
const ofPlaces: readonly (readonly [RegExp, readonly string[]])[] = [
  [new RegExp(`^${authority}language/.`), [concept, ns.dcterms('LinguisticSystem')]],
  [new RegExp(`^${authority}(country|continent|place|atu)/.`), [concept, ns.dcterms('Location')]],
  [new RegExp(`^${authority}corporate-body/.`), [concept, ns.foaf('Agent')]],
  [new RegExp(`^${authority}licence/.`), [concept, ns.dcterms('LicenseDocument'), ns.dcterms('RightsStatement')]],
  [new RegExp(`^${authority}[a-z-]+$`), [ns.skos('ConceptScheme')]],
  [/^https?:\/\/sws\.geonames\.org\/\d+/, [ns.dcterms('Location')]],
  [/^https?:\/\/(www\.)?iana\.org\/assignments\/media-types\/./, [ns.dcterms('MediaType'), ns.dcterms('MediaTypeOrExtent')]],
  [/^http:\/\/data\.europa\.eu\/eli\/./, [ns.eli('LegalResource')]],
]

let byIri: ReadonlyMap<string, readonly string[]> | undefined

/** The types of what code lists hold, as their owners describe it. */
export const typesInCodeLists: TypesOf = (iri) => {
  byIri ??= new Map(
    ofLists.flatMap(([name, types]) =>
      codeList(name).concepts.flatMap(({ uri, variants = [], sameAs = [] }) =>
        [uri, ...variants, ...sameAs].map((address) => [address, types] as const),
      ),
    ),
  )
  return byIri.get(iri) ?? ofPlaces.find(([pattern]) => pattern.test(iri))?.[1] ?? []
}

/** What somebody says of the types of things, and what code lists say of them. */
export const withCodeLists =
  (said: TypesOf): TypesOf =>
  (iri) => {
    const here = said(iri)
    const known = typesInCodeLists(iri)
    return here.length === 0 ? known : known.length === 0 ? here : [...here, ...known]
  }
