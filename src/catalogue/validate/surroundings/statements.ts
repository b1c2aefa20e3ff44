import type { Quad, Term } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { ns } from '../../../rdf/namespaces.ts'

/** What others say of a record, or have in common with it. */
export type Around = {
  /** What a catalogue lists: kept outside of the record itself. */
  listed?: readonly Quad[]
  servedBy?: readonly Term[]
  /** Those that say that they are in the series: no more than tell whether they are too many. */
  members?: readonly Term[]
  /** What the series says of itself, where the record is in just one. */
  series?: readonly Quad[]
  /** Another record with the same identifier. */
  sharing?: readonly Term[]
  /** One that has it as its contact, and one that has it as its publisher. */
  contactOf?: Term | undefined
  publisherOf?: Term | undefined
  /** The catalogues that have it as a part, and which parts its own parts have. */
  partOf?: readonly Term[]
  parts?: readonly Quad[]
}

/** Recommendation 17 of DCAT-AP-SE. */
export const mostInSeries = 50

/** Recommendation 21 of DCAT-AP-SE: what is said of the series holds for every dataset in it. */
const sameInSeries: { readonly [property: string]: string } = {
  [ns.dcterms('publisher')]: ns.allm('seriesPublisher'),
  [ns.dcat('contactPoint')]: ns.allm('seriesContactPoint'),
  [ns.dcat('keyword')]: ns.allm('seriesKeyword'),
  [ns.dcat('theme')]: ns.allm('seriesTheme'),
  [ns.dcterms('conformsTo')]: ns.allm('seriesConformsTo'),
  [ns.dcterms('subject')]: ns.allm('seriesSubject'),
  [ns.dcatap('applicableLegislation')]: ns.allm('seriesApplicableLegislation'),
  [ns.dcatap('hvdCategory')]: ns.allm('seriesHvdCategory'),
}

/** The same as statements, so that rules in profiles/ can look at them. */
export function surroundingStatements({ uri, quads }: { uri: string; quads: readonly Quad[] }, around: Around): Quad[] {
  const self = DataFactory.namedNode(uri)
  const series = around.series ?? []
  const own = series.length === 0 ? [] : quads.filter(({ subject }) => subject.value === uri)
  return [
    ...(around.listed ?? []),
    ...(around.servedBy ?? []).map((service) => statement(service, ns.dcat('servesDataset'), self)),
    ...(around.members ?? []).map((member) => statement(member, ns.dcat('inSeries'), self)),
    ...(series.length === 0 ? [] : Object.entries(sameInSeries)).flatMap(([property, ofSeries]) =>
      expected(property, own, series).map((value) => statement(self, ofSeries, value)),
    ),
    ...(around.sharing ?? []).map((other) => statement(self, ns.allm('sharesIdentifierWith'), other)),
    ...(around.contactOf && around.publisherOf ? [statement(self, ns.allm('contactOf'), around.contactOf)] : []),
    ...(around.partOf ?? []).map((whole) => statement(self, ns.allm('partOf'), whole)),
    ...(around.parts ?? []),
  ]
}

// What one of the two leaves out is told by the rules that want it; and what has no address can't be compared.
function expected(property: string, own: readonly Quad[], series: readonly Quad[]): Term[] {
  const values = (quads: readonly Quad[]) => quads.filter(({ predicate }) => predicate.value === property).map(({ object }) => object)
  const [here, there] = [values(own), values(series)]
  return here.length === 0 || [...here, ...there].some(({ termType }) => termType === 'BlankNode') ? [] : there
}

export const statement = (subject: Term, predicate: string, object: Term) =>
  DataFactory.quad(subject as never, DataFactory.namedNode(predicate), object as never) as unknown as Quad

/** Which parts the parts of a catalogue have, all the way down; in a circle, until it closes. */
export function partsBelow<Id>(root: Id, childrenOf: (id: Id) => readonly Id[], term: (id: Id) => Term): Quad[] {
  const seen = new Set<Id>([root])
  const found: Quad[] = []
  const waiting = [...childrenOf(root)]
  for (const id of waiting) {
    if (seen.has(id)) continue
    seen.add(id)
    for (const child of childrenOf(id)) {
      found.push(statement(term(id), ns.dcterms('hasPart'), term(child)))
      waiting.push(child)
    }
  }
  return found
}
