import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { inTransaction } from '../../../db/within.ts'
import { statementsIn } from '../../../rdf/ntriples.ts'
import { isIndexable } from '../../indexable.ts'
import type { Kind } from '../../kind.ts'
import { type Relation, relatingProperties, relationsIn } from './relations.ts'

const batchSize = 500
/** In place of a check's edition: it was made with other surroundings than those of now. It serves until it has been made again. */
const outdated = 'surroundings have changed'

/**
 * Notes what the unchecked entries of a source say of others, and which others must be checked again because of it: a series when a dataset
 * joins it, its datasets when the series changes, both that have one identifier, a catalogue that lists something new.
 */
export async function keepRelations(db: Db, source: number, edition: string, signal?: AbortSignal): Promise<void> {
  await forgetEnded(db, source)
  for (let after = 0; ; ) {
    signal?.throwIfAborted()
    const { rows } = await sql<Unchecked>`
      select entry.id, entry.uri, entry.kind, entry.catalogues, stored.triples, known.version is distinct from entry.version changed
      from entry
      join entry_version stored on stored.entry_id = entry.id and stored.version = entry.version
      left join entry_check known on known.entry_id = entry.id
      where entry.source_id = ${source} and entry.ended_at is null and entry.id > ${after} and stored.triples is not null
        and (known.version is distinct from entry.version or known.edition <> ${edition})
      order by entry.id limit ${batchSize}`.execute(db)
    if (rows.length === 0) return
    await noteRelations(db, source, rows)
    after = rows.at(-1)!.id
  }
}

/** Notes what these entries say of others, and leaves those others to be checked again. */
export async function noteRelations(db: Db, source: number, rows: readonly Unchecked[]): Promise<void> {
  if (rows.length === 0) return
  await inTransaction(db, async (trx) => {
    const differing = await write(trx, rows)
    await checkAgain(
      trx,
      source,
      differing,
      rows.flatMap(({ changed, catalogues }) => (changed ? catalogues : [])),
    )
    await checkMembersAgain(
      trx,
      source,
      rows.filter(({ kind, changed }) => kind === 'dataset-series' && changed).map(({ uri }) => uri),
    )
  })
}

type Unchecked = { id: number; uri: string; kind: Kind; catalogues: string[]; triples: string; changed: boolean }
type Row = { relation: Relation; target: string }

/** What is new among the relations and what is gone. */
async function write(db: Db, entries: readonly Unchecked[]): Promise<Row[]> {
  const said = entries.flatMap(({ id, uri, kind, triples }) =>
    relationsIn(
      kind,
      statementsIn(triples, relatingProperties).filter(({ subject }) => subject.value === uri),
    ).flatMap(({ relation, target }) =>
      // A blank node is of this record alone; PostgreSQL's text holds no U+0000.
      target.termType === 'BlankNode' || !isIndexable(target.value) || target.value.includes('\0')
        ? []
        : [{ id, relation, target: target.value }],
    ),
  )
  const { rows } = await sql<Row>`
    with said as (
      select distinct id, relation, target
      from unnest(${said.map(({ id }) => id)}::int[], ${said.map(({ relation }) => relation)}::text[], ${said.map(({ target }) => target)}::text[]) s(id, relation, target)
    ), gone as (
      delete from entry_relation r where r.entry_id = any(${entries.map(({ id }) => id)}::int[])
        and not exists (select from said where said.id = r.entry_id and said.relation = r.relation and said.target = r.target)
      returning relation, target
    ), came as (
      insert into entry_relation (entry_id, relation, target) select id, relation, target from said on conflict do nothing
      returning relation, target
    )
    select relation, target from gone union select relation, target from came`.execute(db)
  return rows
}

async function forgetEnded(db: Db, source: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { rows } = await sql<Row & { uri: string; kind: Kind; catalogues: string[] }>`
      delete from entry_relation r using entry
      where entry.id = r.entry_id and entry.source_id = ${source} and entry.ended_at is not null
      returning relation, target, uri, kind, catalogues`.execute(trx)
    if (rows.length === 0) return
    await checkAgain(
      trx,
      source,
      rows,
      rows.flatMap(({ catalogues }) => catalogues),
    )
    await checkMembersAgain(
      trx,
      source,
      rows.filter(({ kind }) => kind === 'dataset-series').map(({ uri }) => uri),
    )
  })
}

// With a part, the catalogues above it change as well, however far: there are few, so all that have parts are asked again.
async function checkAgain(db: Db, source: number, differing: readonly Row[], listing: readonly string[]): Promise<void> {
  if (differing.length === 0 && listing.length === 0) return
  const targets = (of: (relation: Relation) => boolean) => [
    ...new Set(differing.filter(({ relation }) => of(relation)).map(({ target }) => target)),
  ]
  await sql`
    update entry_check set edition = ${outdated}
    where entry_id in (
      select id from entry where source_id = ${source} and ended_at is null and uri = any(${[...targets((relation) => relation !== 'identifier'), ...new Set(listing)]}::text[])
      union
      select entry_id from entry_relation where relation = 'identifier' and target = any(${targets((relation) => relation === 'identifier')}::text[])
      union
      select entry_id from entry_relation where relation = 'part' and ${differing.some(({ relation }) => relation === 'part')})
    and exists (select from entry where entry.id = entry_id and entry.source_id = ${source})`.execute(db)
}

async function checkMembersAgain(db: Db, source: number, series: readonly string[]): Promise<void> {
  if (series.length === 0) return
  await sql`
    update entry_check set edition = ${outdated} from entry_relation r join entry on entry.id = r.entry_id
    where entry_check.entry_id = r.entry_id and r.relation = 'series' and r.target = any(${series as string[]}::text[]) and entry.source_id = ${source}`.execute(
    db,
  )
}
