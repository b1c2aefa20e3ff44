import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Finding } from '../kernel/finding.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { Problem } from '../kernel/problem.ts'
import { parseLines } from '../rdf/ntriples.ts'
import { entryFromQuads } from './dcat.ts'
import type { Contact } from './entry.ts'
import type { Faults, Refused } from './harvest/refused.ts'
import type { RunId } from './harvest/run.ts'
import type { Kind } from './kind.ts'
import { noSuchSource } from './source.ts'

/** Whether a number from an address can be one of ours; PostgreSQL refuses to look for others. */
export const isId = (id: number) => Number.isInteger(id) && id > 0 && id < 2 ** 31

export async function listSources(db: Db) {
  const { rows } = await sql<{
    id: number
    name: string
    url: string | null
    kind: string
    origin: string
    paused: boolean
    everyHours: number | null
    entries: number
    runId: number | null
    runState: string | null
    runAt: Date | null
    violations: number | null
  }>`
    select source.id, name, source.url, kind, origin, paused_at is not null paused, every_hours "everyHours", coalesce(counted.n, 0)::int entries,
      run.id "runId", run.state "runState", coalesce(run.finished_at, run.requested_at) "runAt", run.violations
    from source
    left join (select source_id, count(*) n from entry where ended_at is null group by 1) counted on counted.source_id = source.id
    left join lateral (select * from harvest_run where source_id = source.id order by id desc limit 1) run on true
    where source.ended_at is null order by (origin = 'people') desc, lower(name), source.id`.execute(db)
  return rows
}

export async function findSource(db: Db, id: number) {
  const source = isId(id) ? await db.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirst() : undefined
  if (!source) throw noSuchSource(id)
  return source
}

export async function runsOf(db: Db, source: number, limit = 50, offset = 0) {
  return db
    .selectFrom('harvest_run')
    .selectAll()
    .where('source_id', '=', source)
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
}

export const countRuns = async (db: Db, source: number): Promise<number> =>
  (
    await db
      .selectFrom('harvest_run')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('source_id', '=', source)
      .executeTakeFirstOrThrow()
  ).n

export async function findRun(db: Db, id: RunId) {
  const run = isId(id)
    ? await db
        .selectFrom('harvest_run')
        .innerJoin('source', 'source.id', 'harvest_run.source_id')
        .selectAll('harvest_run')
        .select(['source.name as source_name', 'source.url as source_url', 'source.organisation_id'])
        .where('harvest_run.id', '=', id)
        .executeTakeFirst()
    : undefined
  if (!run) throw new Problem('not-found', { sv: `Det finns ingen körning med nummer ${id}.`, en: `There is no run number ${id}.` })
  return run
}

/** `refused`: because of it a record was not taken in. */
export type RunFinding = Finding & { refused?: Refused }

/** What there is to say of a run; `refused`: only the records that it refused, in the order that it met them. */
export async function findingsOf(
  db: Db,
  run: RunId,
  { limit = 200, offset = 0, refused = false }: { limit?: number; offset?: number; refused?: boolean } = {},
): Promise<RunFinding[]> {
  const rows = await db
    .selectFrom('run_finding')
    .selectAll()
    .where('run_id', '=', run)
    .$if(refused, (only) => only.where('refused', '=', true))
    .orderBy(sql`case severity when 'violation' then 1 when 'warning' then 2 else 3 end`)
    .orderBy('number')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({
    severity: row.severity as Finding['severity'],
    code: row.code,
    message: row.message as LanguageText,
    fix: row.fix as LanguageText,
    ...(row.refused && { refused: refusedOf(row) }),
    ...(row.focus !== null && { focus: row.focus }),
    ...(row.line !== null && { line: row.line }),
    ...(row.column !== null && { column: row.column }),
  }))
}

const refusedOf = ({ title, faults, contact }: { title: unknown; faults: unknown; contact: string | null }): Refused => ({
  ...(title !== null && { title: title as LanguageText }),
  ...(faults !== null && { faults: faults as Faults }),
  ...(contact !== null && { contact }),
})

/** The records that a run refused, each as it was found. */
export async function refusedIn(db: Db, run: RunId): Promise<{ finding: Finding; refused: Refused }[]> {
  const found = await findingsOf(db, run, { refused: true, limit: 10_000 })
  return found.map(({ refused = {}, ...finding }) => ({ finding, refused }))
}
export const countFindings = async (db: Db, run: RunId): Promise<number> =>
  (
    await db
      .selectFrom('run_finding')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('run_id', '=', run)
      .executeTakeFirstOrThrow()
  ).n

/** The records that a run added, changed or removed. */
export async function changesOf(db: Db, run: RunId, change: 'added' | 'changed' | 'removed', { limit = 100 } = {}) {
  const rows = await db
    .selectFrom('entry_version')
    .innerJoin('entry', 'entry.id', 'entry_version.entry_id')
    .select(['entry.id', 'entry.uri', 'entry.kind', 'entry.title', 'entry_version.version'])
    .where('entry_version.run_id', '=', run)
    .where('entry_version.change', '=', change)
    .orderBy('entry.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as Kind, title: row.title as LanguageText }))
}

/** An entry with its triples as they are now, or as they last were when it has ended. */
export async function findEntry(db: Db, id: number) {
  const row = isId(id) ? await withTriples(db).where('entry.id', '=', id).executeTakeFirst() : undefined
  if (!row)
    throw new Problem('not-found', {
      sv: `Det finns ingen post med nummer ${id}. Sök efter den i stället.`,
      en: `There is no entry number ${id}. Search for it instead.`,
    })
  const quads = parseLines(row.triples ?? '')
  return { ...row, kind: row.kind as Kind, quads, entry: entryFromQuads(row.uri, row.kind as Kind, quads) }
}

/** An entry as it was at a moment: the last version before it. What is said of its source is as it is now. */
export async function findEntryAt(db: Db, id: number, at: Date): Promise<FoundEntry> {
  const now = await findEntry(db, id)
  const then = await db
    .selectFrom('entry_version')
    .select(['version', 'change', 'triples', 'at'])
    .where('entry_id', '=', id)
    .where('at', '<', at)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!then || then.change === 'removed')
    throw new Problem('not-found', {
      sv: then ? 'Posten var borttagen ur sin källa då.' : 'Posten fanns inte här då. Välj en senare dag.',
      en: then ? 'The entry had been removed from its source then.' : 'The entry was not here then. Choose a later day.',
    })
  const quads = parseLines(then.triples ?? '')
  return { ...now, version: then.version, changed_at: then.at, ended_at: null, quads, entry: entryFromQuads(now.uri, now.kind, quads) }
}

export type FoundEntry = Awaited<ReturnType<typeof findEntry>>

const withTriples = (db: Db) =>
  db
    .selectFrom('entry')
    .innerJoin('source', 'source.id', 'entry.source_id')
    .select([
      'entry.id',
      'entry.uri',
      'entry.kind',
      'entry.version',
      'entry.catalogues',
      'entry.first_seen_at',
      'entry.changed_at',
      'entry.ended_at',
      'source.id as source_id',
      'source.name as source_name',
      'source.origin',
    ])
    .select((e) =>
      e
        .selectFrom('entry_version')
        .select('triples')
        .whereRef('entry_id', '=', 'entry.id')
        .where('triples', 'is not', null)
        .orderBy('version', 'desc')
        .limit(1)
        .as('triples'),
    )

export async function versionsOf(db: Db, entry: number) {
  return db
    .selectFrom('entry_version')
    .innerJoin('harvest_run', 'harvest_run.id', 'entry_version.run_id')
    .select([
      'entry_version.version',
      'entry_version.change',
      'entry_version.at',
      'entry_version.run_id',
      'entry_version.triples',
      'harvest_run.source_id',
    ])
    .where('entry_id', '=', entry)
    .orderBy('version', 'desc')
    .limit(100)
    .execute()
}

export type Linked = { id: number; kind: Kind; title: LanguageText }

/** Which of these addresses are entries here, or in one source, so that a page can link to them. */
export async function entriesAt(db: Db, uris: readonly string[], source?: number): Promise<Map<string, Linked>> {
  if (uris.length === 0) return new Map()
  const rows = await db
    .selectFrom('entry')
    .select(['id', 'uri', 'kind', 'title'])
    .where('uri', '=', sql<string>`any(${[...new Set(uris)]})`)
    .where('ended_at', 'is', null)
    .$if(source !== undefined, (only) => only.where('source_id', '=', source!))
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.uri, { id: row.id, kind: row.kind as Kind, title: row.title as LanguageText }]))
}

/** Contacts that are records of their own, by address: a page that names one shows how to reach it. */
export async function contactsAt(db: Db, links: ReadonlyMap<string, Linked>, contacts: readonly Contact[]): Promise<Map<string, Contact>> {
  const found = new Map<string, Contact>()
  for (const { uri } of contacts) {
    const linked = uri === undefined ? undefined : links.get(uri)
    const known = linked && (await findEntry(db, linked.id)).entry.contacts[0]
    if (known) found.set(uri!, known)
  }
  return found
}

/** The same address in other sources: one thing, told by several. */
export async function otherEntriesAt(db: Db, { id, uri }: { id: number; uri: string }) {
  return db
    .selectFrom('entry')
    .innerJoin('source', 'source.id', 'entry.source_id')
    .select(['entry.id', 'source.name as source'])
    .where('entry.uri', '=', uri)
    .where('entry.id', '<>', id)
    .where('entry.ended_at', 'is', null)
    .orderBy('entry.id')
    .limit(20)
    .execute()
}

/** What the node holds, for the start page: one round trip. */
export async function figures(db: Db) {
  const { rows } = await sql<{
    kinds: { [kind in Kind]?: number } | null
    sources: number
    demonstration: boolean
    changed: { id: number; kind: Kind; title: LanguageText; at: string; isNew: boolean; source: string }[] | null
  }>`
    select
      (select json_object_agg(kind, n) from (select kind, count(*)::int n from entry where ended_at is null group by 1) k) kinds,
      (select count(*)::int from source where ended_at is null and origin <> 'facts') sources,
      exists (select from source where origin = 'demonstration' and ended_at is null) demonstration,
      (select json_agg(c) from (
        select entry.id, entry.kind, title, changed_at at, version = 1 "isNew", source.name source
        from entry join source on source.id = source_id
        where entry.ended_at is null and entry.kind not in ('other', 'contact', 'publisher') and origin <> 'facts'
        order by changed_at desc, entry.id desc limit 8) c) changed`.execute(db)
  const [row] = rows
  return { kinds: row!.kinds ?? {}, sources: row!.sources, demonstration: row!.demonstration, changed: row!.changed ?? [] }
}
