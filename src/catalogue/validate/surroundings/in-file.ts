import type { Quad, Term } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { ns } from '../../../rdf/namespaces.ts'
import { statementsIn } from '../../../rdf/ntriples.ts'
import type { Cut } from '../../harvest/cut.ts'
import { detached } from '../../harvest/detached.ts'
import { idOf, type SubjectId, type Subjects } from '../../harvest/subjects.ts'
import { kindOf, memberProperty } from '../../kind.ts'
import { type Relation, relatingProperties, relationsIn } from './relations.ts'
import { mostInSeries, partsBelow, statement, surroundingStatements } from './statements.ts'

const memberProperties: ReadonlySet<string> = new Set(Object.values(memberProperty))

type Asking = Pick<Cut, 'uri' | 'kind' | 'parts'> & { quads: readonly Quad[] }

/** What the other records of a file say around each: read once, and then asked for record by record. */
export function surroundingsInFile(subjects: Subjects): (record: Asking) => Quad[] {
  const known = gather(subjects)
  return (record) => {
    const root = record.parts[0]!
    const said = relationsIn(
      record.kind,
      record.quads.filter(({ subject }) => subject.value === record.uri),
    )
    const series = said.filter(({ relation }) => relation === 'series').map(({ target }) => target)
    return surroundingStatements(record, {
      ...(record.kind === 'catalogue' && {
        listed: listedBy(record.uri, root, subjects),
        partOf: known('part', root).map(termOf),
        parts: partsBelow(root, (id) => partsOf(id, subjects), termOf),
      }),
      servedBy: known('serves', root).map(termOf),
      members: known('series', root).map(termOf),
      series: series.length === 1 ? subjects.quadsOf(idOf(series[0]!)) : [],
      sharing: said
        .filter(({ relation }) => relation === 'identifier')
        .flatMap(({ target }) => known('identifier', target.value).filter((id) => id !== root))
        .slice(0, 1)
        .map(termOf),
      contactOf: known('contact', root).map(termOf)[0],
      publisherOf: known('publisher', root).map(termOf)[0],
    })
  }
}

// One is enough to tell that there is one; two of an identifier, since one of them asks.
const most: { readonly [relation in Relation]: number } = {
  series: mostInSeries + 1,
  serves: 1,
  part: 100,
  contact: 1,
  publisher: 1,
  identifier: 2,
}

function gather(subjects: Subjects): (relation: Relation, target: string) => readonly SubjectId[] {
  const found = new Map<Relation, Map<string, SubjectId[]>>()
  for (const id of subjects.ids()) {
    const kind = kindOf(subjects.typesOf(id))
    if (kind === undefined) continue
    for (const { relation, target } of relationsIn(kind, statementsIn(subjects.textOf(id), relatingProperties))) {
      const by = found.get(relation) ?? new Map<string, SubjectId[]>()
      found.set(relation, by)
      const key = target.termType === 'Literal' ? target.value : idOf(target)
      const others = by.get(key)
      if (others && others.length < most[relation]) others.push(id)
      // What the file does not describe is no record that could ask.
      else if (!others && (target.termType === 'Literal' || subjects.named(target))) by.set(subjects.named(target) ?? detached(key), [id])
    }
  }
  return (relation, target) => found.get(relation)?.get(target) ?? []
}

function listedBy(uri: string, root: SubjectId, subjects: Subjects): Quad[] {
  return subjects
    .quadsOf(root)
    .filter(({ predicate }) => memberProperties.has(predicate.value))
    .flatMap(({ predicate, object }) => [
      statement(DataFactory.namedNode(uri), predicate.value, object),
      // What has an address is known by it; what has none must show its type here.
      ...(object.termType === 'BlankNode'
        ? subjects.typesOf(idOf(object)).map((type) => statement(object, ns.rdf('type'), DataFactory.namedNode(type)))
        : []),
    ])
}

const partsOf = (id: SubjectId, subjects: Subjects): SubjectId[] =>
  relationsIn('catalogue', statementsIn(subjects.textOf(id), relatingProperties)).flatMap(({ relation, target }) =>
    relation === 'part' ? [idOf(target)] : [],
  )

const termOf = (id: SubjectId): Term => (id.startsWith('_:') ? DataFactory.blankNode(id.slice(2)) : DataFactory.namedNode(id))
