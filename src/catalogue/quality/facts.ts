import type { Quad, Term } from '@rdfjs/types'
import { ns } from '../../rdf/namespaces.ts'

/** What the quality of a record is judged by, read from its triples once. */
export type Facts = {
  uri: string
  titles: string[]
  descriptions: string[]
  identifiers: string[]
  publisher?: string
  keywords: number
  themes: number
  spatial: boolean
  temporal: boolean
  accessRights: Value[]
  /** On the dataset, where the method does not look for it. */
  licences: Value[]
  hasContact: boolean
  issued?: string
  modified?: string
  frequency?: string
  distributions: DistributionFacts[]
}

export type DistributionFacts = {
  uri?: string
  accessUrls: string[]
  downloadUrls: string[]
  formats: Value[]
  mediaTypes: Value[]
  licences: Value[]
  hasRights: boolean
  hasByteSize: boolean
}

/** A value as it stands: an address, or words. */
export type Value = { text: string; isAddress: boolean }

type Properties = Map<string, Term[]>

export function factsOf(uri: string, quads: readonly Quad[]): Facts {
  const subjects = bySubject(quads)
  const at = (id: string): Properties => subjects.get(id) ?? none
  const self = at(uri)
  const distributions = (self.get(ns.dcat('distribution')) ?? [])
    .filter((term) => term.termType !== 'Literal')
    .map((term) => distributionFacts(term, at(term.value), at))
  const modified = stated(self, ns.dcterms('modified'))[0]
  const issued = stated(self, ns.dcterms('issued'))[0]
  const publisher = stated(self, ns.dcterms('publisher'))[0]
  const frequency = valuesOf(self, ns.dcterms('accrualPeriodicity'), at)[0]?.text
  return {
    uri,
    titles: stated(self, ns.dcterms('title')),
    descriptions: stated(self, ns.dcterms('description')),
    identifiers: [
      ...stated(self, ns.dcterms('identifier')),
      ...(self.get(ns.adms('identifier')) ?? []).flatMap((term) =>
        term.termType === 'Literal' ? [term.value] : stated(at(term.value), ns.skos('notation')),
      ),
    ],
    keywords: stated(self, ns.dcat('keyword')).length,
    themes: stated(self, ns.dcat('theme')).length,
    spatial: stated(self, ns.dcterms('spatial')).length > 0,
    temporal: stated(self, ns.dcterms('temporal')).length > 0,
    accessRights: valuesOf(self, ns.dcterms('accessRights'), at),
    licences: valuesOf(self, ns.dcterms('license'), at),
    hasContact: stated(self, ns.dcat('contactPoint')).length > 0,
    distributions,
    ...(publisher !== undefined && { publisher }),
    ...(issued !== undefined && { issued }),
    ...(modified !== undefined && { modified }),
    ...(frequency !== undefined && { frequency }),
  }
}

function distributionFacts(term: Term, self: Properties, at: (id: string) => Properties): DistributionFacts {
  return {
    ...(term.termType === 'NamedNode' && { uri: term.value }),
    accessUrls: stated(self, ns.dcat('accessURL')),
    downloadUrls: stated(self, ns.dcat('downloadURL')),
    formats: valuesOf(self, ns.dcterms('format'), at),
    mediaTypes: valuesOf(self, ns.dcat('mediaType'), at),
    licences: valuesOf(self, ns.dcterms('license'), at),
    hasRights: stated(self, ns.dcterms('rights')).length > 0,
    hasByteSize: stated(self, ns.dcat('byteSize')).length > 0,
  }
}

const none: Properties = new Map()

function bySubject(quads: readonly Quad[]): Map<string, Properties> {
  const subjects = new Map<string, Properties>()
  for (const { subject, predicate, object } of quads) {
    const properties: Properties = subjects.get(subject.value) ?? new Map()
    if (properties.size === 0) subjects.set(subject.value, properties)
    const values = properties.get(predicate.value)
    if (values) values.push(object)
    else properties.set(predicate.value, [object])
  }
  return subjects
}

/** What is stated: an empty text says nothing. */
function stated(properties: Properties, property: string): string[] {
  return (properties.get(property) ?? []).map(({ value }) => value.trim()).filter((value) => value !== '')
}

/** A format or a licence may be an address, words, or a node of its own that holds the words: `[ a dcterms:IMT ; rdf:value "text/csv" ]`. */
function valuesOf(properties: Properties, property: string, at: (id: string) => Properties): Value[] {
  return (properties.get(property) ?? []).flatMap((term): Value[] => {
    if (term.termType === 'NamedNode') return [{ text: term.value, isAddress: true }]
    const texts = term.termType === 'BlankNode' ? inner.flatMap((name) => stated(at(term.value), name)) : [term.value.trim()]
    const text = texts.find((one) => one !== '')
    return text === undefined ? [] : [{ text, isAddress: /^https?:\/\//i.test(text) }]
  })
}
const inner = [ns.rdf('value'), ns.rdfs('label'), ns.skos('prefLabel'), ns.dcterms('title')]
