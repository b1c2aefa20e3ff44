import type { Quad, Term } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { ns } from '../../rdf/namespaces.ts'
import type { Cut } from '../harvest/cut.ts'
import { idOf, type SubjectId, type Subjects } from '../harvest/subjects.ts'
import { memberProperty } from '../kind.ts'

const memberProperties: ReadonlySet<string> = new Set(Object.values(memberProperty))

/** What a catalogue lists, and who serves a dataset: statements that are kept outside of the record itself. */
export function surroundingsOf(
  { uri, kind, parts }: Pick<Cut, 'uri' | 'kind' | 'parts'>,
  subjects: Subjects,
  served: ReadonlyMap<SubjectId, readonly SubjectId[]>,
): Quad[] {
  const self = DataFactory.namedNode(uri)
  const root = parts[0]!
  if (kind !== 'catalogue') return (served.get(root) ?? []).map((service) => statement(termOf(service), ns.dcat('servesDataset'), self))
  return subjects
    .quadsOf(root)
    .filter(({ predicate }) => memberProperties.has(predicate.value))
    .flatMap(({ predicate, object }) => [
      statement(self, predicate.value, object),
      // What has an address is known by it; what has none must show its type here.
      ...(object.termType === 'BlankNode'
        ? subjects.typesOf(idOf(object)).map((type) => statement(object, ns.rdf('type'), DataFactory.namedNode(type)))
        : []),
    ])
}

const statement = (subject: Term, predicate: string, object: Term) =>
  DataFactory.quad(subject as never, DataFactory.namedNode(predicate), object as never) as unknown as Quad

/** Which services say that they serve a dataset: told by the service, looked for at the dataset. */
export function servedBy(subjects: Subjects): ReadonlyMap<SubjectId, readonly SubjectId[]> {
  const served = new Map<SubjectId, SubjectId[]>()
  for (const service of subjects.ids()) {
    if (!subjects.typesOf(service).includes(ns.dcat('DataService'))) continue
    for (const { predicate, object } of subjects.quadsOf(service)) {
      if (predicate.value !== ns.dcat('servesDataset') || object.termType === 'Literal') continue
      const known = served.get(idOf(object))
      if (known) known.push(service)
      else served.set(idOf(object), [service])
    }
  }
  return served
}

const termOf = (id: SubjectId) => (id.startsWith('_:') ? DataFactory.blankNode(id.slice(2)) : DataFactory.namedNode(id))
