import type { Quad } from '@rdfjs/types'
import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { recordMany } from '../../history/record.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { asSearchable } from '../as-searchable.ts'
import { entryFromQuads } from '../dcat.ts'
import type { Entry } from '../entry.ts'
import { indexable } from '../indexable.ts'
import type { Kind } from '../kind.ts'
import { endInIndex, indexEntries } from '../search/index-entries.ts'
import { keepChecks } from '../validate/check-entries.ts'
import { editionOfProfiles } from '../validate/edition.ts'
import type { Judgement } from '../validate/judge-in-file.ts'
import { noteRelations } from '../validate/surroundings/keep-relations.ts'
import { type Known, type Reconciled, reconcile } from './reconcile.ts'

/** A record that is ready to be kept. */
export type Arriving = {
  uri: string
  kind: Kind
  hash: string
  triples: string
  quads: readonly Quad[]
  catalogues: string[]
  /** What the profiles say of it, where it had to pass a gate. */
  judgement?: Judgement
  /** The number that a new entry is to have, where it was promised one from entry's own sequence (catalogue/own). */
  id?: number
}

type Understood = Arriving & { entry: Entry }
// What is unchanged was understood when it came; in a harvest that changes little, that is nearly all.
const understood = <Record extends Arriving>(record: Record): Record & Understood => ({
  ...record,
  entry: entryFromQuads(record.uri, record.kind, record.quads),
})

export type Run = { id: number; source: { id: number; organisation: number | null } }
/** What the publishers that the run has met are called, by address. */
export type Names = ReadonlyMap<string, LanguageText>
export type Counts = { added: number; changed: number; unchanged: number }

/** One batch in one transaction: entries, versions, search columns, history and the run's counters, or nothing of it. */
export async function storeBatch(
  db: Db,
  run: Run,
  batch: readonly Arriving[],
  names: Names,
  mode: 'all' | 'only-new',
): Promise<{ counts: Counts; seen: number[] }> {
  return inTransaction(db, async (trx) => {
    const before = await knownEntries(
      trx,
      run.source.id,
      batch.map((record) => record.uri),
    )
    const { changed, returned, unchanged, counted, ...found } = reconcile(before, batch, run.id)
    const added = found.added.map(understood)
    const inserted = await insertEntries(trx, run, added)
    const updated = (mode === 'all' ? [...changed, ...returned] : []).map(understood)
    await updateEntries(trx, run, updated)
    if (mode === 'all') await relist(trx, unchanged, before)
    const stored = [
      ...added.map((record) => ({ ...record, id: inserted.get(record.uri)!, version: 1 })),
      ...updated.map((record) => ({ ...record, id: record.before.id, version: record.before.version + 1 })),
    ]
    const newAgain = mode === 'all' ? returned : []
    if (stored.length > 0) {
      await insertVersions(trx, run, stored, new Set([...added, ...newAgain].map((record) => record.uri)))
      await index(trx, run, stored, names)
      await remember(trx, run, stored, before)
      const judged = stored.flatMap(({ judgement, ...record }) => (judgement ? [{ ...record, judgement }] : []))
      // First what they say of others: that leaves the others to be checked again, and what is judged here already is not among them.
      await noteRelations(
        trx,
        run.source.id,
        judged.map((record) => ({ ...record, changed: true })),
      )
      await keepChecks(trx, judged, editionOfProfiles())
    }
    const counts = { added: added.length + newAgain.length, changed: updated.length - newAgain.length, unchanged: unchanged.length }
    await trx
      .updateTable('harvest_run')
      .set((e) => ({
        added: e('added', '+', counts.added),
        changed: e('changed', '+', counts.changed),
        unchanged: e('unchanged', '+', counts.unchanged),
        heartbeat_at: new Date(),
      }))
      .where('id', '=', run.id)
      .execute()
    return {
      counts,
      seen: [...inserted.values(), ...[...changed, ...returned, ...unchanged, ...counted].map((record) => record.before.id)],
    }
  })
}

type KnownEntry = Known & { catalogues: string[] }

export async function knownEntries(db: Db, source: number, uris: readonly string[]): Promise<Map<string, KnownEntry>> {
  const rows = await db
    .selectFrom('entry')
    .select(['id', 'uri', 'hash', 'version', 'ended_at', 'changed_run', 'catalogues'])
    .where('source_id', '=', source)
    .where('uri', '=', sql<string>`any(${uris as string[]})`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.uri,
      {
        id: row.id,
        hash: row.hash,
        version: row.version,
        ended: row.ended_at !== null,
        changedRun: row.changed_run,
        catalogues: row.catalogues,
      },
    ]),
  )
}

async function insertEntries(db: Db, run: Run, records: readonly Understood[]): Promise<Map<string, number>> {
  if (records.length === 0) return new Map()
  const { rows } = await sql<{ id: number; uri: string }>`
    insert into entry (id, source_id, uri, kind, hash, version, title, description, publisher, identifier, catalogues, changed_run)
    overriding system value
    select coalesce(r.id, nextval(pg_get_serial_sequence('entry', 'id'))), ${run.source.id}, uri, kind, hash, 1, title, description, publisher, identifier, array(select jsonb_array_elements_text(catalogues)), ${run.id}
    from ${columns(records)}
    returning id, uri`.execute(db)
  return new Map(rows.map((row) => [row.uri, row.id]))
}

async function updateEntries(db: Db, run: Run, records: readonly Understood[]): Promise<void> {
  if (records.length === 0) return
  await sql`
    update entry set kind = r.kind, hash = r.hash, version = entry.version + 1, title = r.title, description = r.description, publisher = r.publisher,
      identifier = r.identifier, catalogues = array(select jsonb_array_elements_text(r.catalogues)), changed_at = now(), changed_run = ${run.id}, ended_at = null
    from ${columns(records)}
    where entry.source_id = ${run.source.id} and entry.uri = r.uri`.execute(db)
}

function columns(records: readonly Understood[]) {
  const text = (of: (record: Understood) => string | undefined) => records.map((record) => of(record) ?? null)
  return sql`unnest(
    ${records.map((r) => r.id ?? null)}::int[], ${text((r) => r.uri)}::text[], ${text((r) => r.kind)}::text[], ${text((r) => r.hash)}::text[], ${text((r) => JSON.stringify(r.entry.title))}::jsonb[], ${text((r) => JSON.stringify(r.entry.description))}::jsonb[],
    ${text((r) => publisherOf(r.entry))}::text[], ${text((r) => r.entry.identifiers[0])}::text[], ${text((r) => JSON.stringify(r.catalogues))}::jsonb[]
  ) r(id, uri, kind, hash, title, description, publisher, identifier, catalogues)`
}

function publisherOf({ publisher }: Entry): string | undefined {
  const known = publisher?.uri ?? Object.values(publisher?.name ?? {})[0]
  return known && indexable(known)
}

async function insertVersions(
  db: Db,
  run: Run,
  records: readonly (Arriving & { id: number; version: number })[],
  isNew: ReadonlySet<string>,
): Promise<void> {
  // Canonical lines hold no control characters, so one can stand between records: an array's elements are escaped here and unescaped there.
  await sql`
    insert into entry_version (entry_id, version, change, run_id, hash, triples)
    select id, version, change, ${run.id}, hash, triples
    from unnest(${records.map((r) => r.id)}::int[], ${records.map((r) => r.version)}::int[], ${records.map((r) => (isNew.has(r.uri) ? 'added' : 'changed'))}::text[],
      ${records.map((r) => r.hash)}::text[], string_to_array(${records.map((r) => r.triples).join('\x1e')}, chr(30))) r(id, version, change, hash, triples)`.execute(
    db,
  )
}

/** The same record in another catalogue: no new version, since its own triples are the same. */
async function relist(db: Db, records: Reconciled<Arriving>['unchanged'], before: ReadonlyMap<string, KnownEntry>): Promise<void> {
  const moved = records.filter((record) => JSON.stringify(record.catalogues) !== JSON.stringify(before.get(record.uri)!.catalogues))
  for (const record of moved)
    await db.updateTable('entry').set({ catalogues: record.catalogues }).where('id', '=', record.before.id).execute()
}

/** Entries of the source that a run did not see, and how many there are now. */
export async function notSeen(db: Db, source: number, seen: readonly number[]): Promise<{ gone: number[]; live: number }> {
  const { rows } = await sql<{ gone: number[]; live: number }>`
    select coalesce(array_agg(entry.id) filter (where s.id is null), '{}') gone, count(*)::int live
    from entry left join unnest(${seen as number[]}::int[]) s(id) on s.id = entry.id
    where entry.source_id = ${source} and entry.ended_at is null`.execute(db)
  return rows[0]!
}

/** Ends entries: their addresses answer 410 from now on, and their history stays. */
export async function endEntries(db: Db, run: Run, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ id: number; version: number; hash: string }>`
    update entry set ended_at = now(), changed_at = now(), changed_run = ${run.id}, version = version + 1
    where id = any(${ids as number[]}::int[]) and ended_at is null returning id, version, hash`.execute(db)
  await sql`
    insert into entry_version (entry_id, version, change, run_id)
    select id, version, 'removed', ${run.id} from unnest(${rows.map((r) => r.id)}::int[], ${rows.map((r) => r.version)}::int[]) r(id, version)`.execute(
    db,
  )
  await endInIndex(
    db,
    rows.map((row) => row.id),
  )
  const changes = rows.map((row) => ({ id: row.id, before: { version: row.version - 1, hash: row.hash }, after: null }))
  await recordMany(db, { kind: 'run', run: String(run.id) }, 'removed', belonging(run), changes)
}

async function index(db: Db, run: Run, stored: readonly (Understood & { id: number })[], names: Names): Promise<void> {
  const changedAt = new Date()
  const elsewhere = await namesElsewhere(
    db,
    stored.flatMap(({ entry }) => (entry.publisher?.uri && !names.has(entry.publisher.uri) ? [entry.publisher.uri] : [])),
  )
  const found = stored.flatMap(({ id, entry }) => {
    const publisherName = names.get(entry.publisher?.uri ?? '') ?? elsewhere.get(entry.publisher?.uri ?? '')
    return asSearchable(entry, { id, source: run.source.id, changedAt, ...(publisherName && { publisherName }) }) ?? []
  })
  await indexEntries(db, found)
}

/** A source may name a publisher that only another source describes. */
async function namesElsewhere(db: Db, uris: readonly string[]): Promise<Names> {
  if (uris.length === 0) return new Map()
  const rows = await db
    .selectFrom('entry')
    .select(['uri', 'title'])
    .where('uri', '=', sql<string>`any(${[...new Set(uris)]})`)
    .where('kind', '=', 'publisher')
    .where('ended_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.uri, row.title as LanguageText]))
}

async function remember(
  db: Db,
  run: Run,
  stored: readonly (Arriving & { id: number; version: number })[],
  before: ReadonlyMap<string, KnownEntry>,
): Promise<void> {
  const changes = stored.map((record) => {
    const known = before.get(record.uri)
    return {
      isNew: !known || known.ended,
      id: record.id,
      before: known ? { version: known.version, hash: known.hash } : null,
      after: { version: record.version, hash: record.hash },
    }
  })
  const actor = { kind: 'run', run: String(run.id) } as const
  await recordMany(
    db,
    actor,
    'added',
    belonging(run),
    changes.filter((change) => change.isNew),
  )
  await recordMany(
    db,
    actor,
    'changed',
    belonging(run),
    changes.filter((change) => !change.isNew),
  )
}

const belonging = ({ source }: Run) => ({ kind: 'entry', organisation: source.organisation, source: source.id })
