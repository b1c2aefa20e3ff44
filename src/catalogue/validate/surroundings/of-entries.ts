import type { Quad, Term } from '@rdfjs/types'
import { sql } from 'kysely'
import { DataFactory } from 'n3'
import type { Db } from '../../../db/open.ts'
import { ns } from '../../../rdf/namespaces.ts'
import { parseLines } from '../../../rdf/ntriples.ts'
import { type Kind, memberProperty } from '../../kind.ts'
import type { Relation } from './relations.ts'
import { type Around, mostInSeries, partsBelow, statement, surroundingStatements } from './statements.ts'

type Asking = { id: number; uri: string; kind: Kind; quads: readonly Quad[] }

/** What the other entries of a source say around each of these: as many of each as a rule needs to see, however many there are. */
export async function surroundingsOfEntries(db: Db, source: number, entries: readonly Asking[]): Promise<Map<number, Quad[]>> {
  const [referring, listed, parts, series, sharing] = await Promise.all([
    referringTo(db, source, entries),
    listedBy(db, source, entries),
    partsIn(db, source, entries),
    seriesOf(db, source, entries),
    sharingWith(db, source, entries),
  ])
  return new Map(
    entries.map((entry) => {
      const terms = (relation: Relation) => (referring.get(`${relation} ${entry.uri}`) ?? []).map(address)
      const own = seriesIn(entry)
      const around: Around = {
        ...(entry.kind === 'catalogue' && {
          listed: listed.get(entry.uri) ?? [],
          partOf: terms('part'),
          parts: partsBelow(entry.uri, (uri) => parts.get(uri) ?? [], address),
        }),
        servedBy: terms('serves'),
        members: terms('series'),
        series: own.length === 1 ? (series.get(own[0]!) ?? []) : [],
        sharing: (sharing.get(entry.id) ?? []).map(address),
        contactOf: terms('contact')[0],
        publisherOf: terms('publisher')[0],
      }
      return [entry.id, surroundingStatements(entry, around)]
    }),
  )
}

const address = (uri: string): Term => DataFactory.namedNode(uri)

const seriesIn = ({ uri, quads }: Asking): string[] =>
  quads
    .filter(({ subject, predicate }) => subject.value === uri && predicate.value === ns.dcat('inSeries'))
    .map(({ object }) => object.value)

async function referringTo(db: Db, source: number, entries: readonly Asking[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ relation: string; target: string; uri: string }>`
    select asked.relation, asked.target, referring.uri
    from (
      select relation, target, most
      from unnest(${entries.map(({ uri }) => uri)}::text[]) target,
        (values ('series', ${mostInSeries + 1}::int), ('part', 100), ('serves', 1), ('contact', 1), ('publisher', 1)) relations(relation, most)
    ) asked
    cross join lateral (
      select entry.uri from entry_relation r join entry on entry.id = r.entry_id
      where r.target = asked.target and r.relation = asked.relation and entry.source_id = ${source} and entry.ended_at is null
      limit asked.most
    ) referring`.execute(db)
  return groupedBy(
    rows,
    ({ relation, target }) => `${relation} ${target}`,
    ({ uri }) => uri,
  )
}

async function listedBy(db: Db, source: number, entries: readonly Asking[]): Promise<Map<string, Quad[]>> {
  const catalogues = entries.filter(({ kind }) => kind === 'catalogue').map(({ uri }) => uri)
  if (catalogues.length === 0) return new Map()
  const { rows } = await sql<{ catalogue: string; kind: Kind; uri: string }>`
    select asked.catalogue, member.kind, member.uri
    from unnest(${catalogues}::text[]) asked(catalogue)
    cross join unnest(${Object.keys(memberProperty)}::text[]) kinds(kind)
    cross join lateral (
      select uri, entry.kind from entry
      where source_id = ${source} and ended_at is null and entry.kind = kinds.kind and catalogues @> array[asked.catalogue] limit 1
    ) member`.execute(db)
  return groupedBy(
    rows,
    ({ catalogue }) => catalogue,
    ({ catalogue, kind, uri }) => statement(address(catalogue), memberProperty[kind]!, address(uri)),
  )
}

// A catalogue of catalogues has some hundred parts; more than this is no tree that somebody has drawn.
const mostParts = 10_000

async function partsIn(db: Db, source: number, entries: readonly Asking[]): Promise<Map<string, string[]>> {
  if (!entries.some(({ kind }) => kind === 'catalogue')) return new Map()
  const { rows } = await sql<{ uri: string; target: string }>`
    select entry.uri, target from entry_relation join entry on entry.id = entry_id
    where source_id = ${source} and kind = 'catalogue' and ended_at is null and relation = 'part' limit ${mostParts}`.execute(db)
  return groupedBy(
    rows,
    ({ uri }) => uri,
    ({ target }) => target,
  )
}

async function seriesOf(db: Db, source: number, entries: readonly Asking[]): Promise<Map<string, Quad[]>> {
  const asked = [...new Set(entries.flatMap(seriesIn))]
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ uri: string; triples: string }>`
    select uri, triples from entry join entry_version stored on stored.entry_id = entry.id and stored.version = entry.version
    where source_id = ${source} and ended_at is null and uri = any(${asked}::text[]) and triples is not null`.execute(db)
  return new Map(rows.map(({ uri, triples }) => [uri, parseLines(triples).filter(({ subject }) => subject.value === uri)]))
}

async function sharingWith(db: Db, source: number, entries: readonly Asking[]): Promise<Map<number, string[]>> {
  const { rows } = await sql<{ id: number; uri: string }>`
    select own.entry_id id, other.uri
    from entry_relation own
    cross join lateral (
      select entry.uri from entry_relation r join entry on entry.id = r.entry_id
      where r.relation = 'identifier' and r.target = own.target and r.entry_id <> own.entry_id and entry.source_id = ${source} and entry.ended_at is null
      limit 1
    ) other
    where own.relation = 'identifier' and own.entry_id = any(${entries.map(({ id }) => id)}::int[])`.execute(db)
  return groupedBy(
    rows,
    ({ id }) => id,
    ({ uri }) => uri,
  )
}

const groupedBy = <Row, Key, Value>(rows: readonly Row[], key: (row: Row) => Key, value: (row: Row) => Value): Map<Key, Value[]> =>
  new Map([...Map.groupBy(rows, key)].map(([of, group]) => [of, group.map(value)]))
