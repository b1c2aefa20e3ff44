import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Finding } from '../../kernel/finding.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { parseLines } from '../../rdf/ntriples.ts'
import { entryFromQuads } from '../dcat.ts'
import type { Contact } from '../entry.ts'
import { contactsAt, entriesAt } from '../find.ts'
import type { Kind } from '../kind.ts'
import type { Bands, Beside, RecordQuality } from './catalogue-quality.ts'
import type { FixId } from './fixes.ts'
import type { Dimension, IndicatorId } from './indicators.ts'
import type { LinkState } from './link-state.ts'
import type { Method } from './method.ts'
import type { Assessment, Counts, Points } from './mqa.ts'
import type { RankedFix } from './ranked-fixes.ts'

export type SourceQuality = {
  source: number
  run: number
  at: Date
  method: Method
  best: Assessment
  share: Pick<Assessment, 'points' | 'unknown' | 'counts'>
  /** How many records have each rating; nothing where it was never counted. */
  bands: Bands | undefined
  beside: Beside & { links?: LinkFigures }
  fixes: RankedFix[]
}

/** The latest score of a source; nothing where it has not been scored yet. */
export async function qualityOf(db: Db, source: number, method: Method = 'eu'): Promise<SourceQuality | undefined> {
  const row = await db
    .selectFrom('quality_score')
    .selectAll()
    .where('source_id', '=', source)
    .where('method', '=', method)
    .orderBy('run_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const { points, unknown, records, distributions } = row
  const counts = row.counts as Counts
  return {
    source,
    run: row.run_id,
    at: row.at,
    method,
    best: { points, unknown, dimensions: row.dimensions as Points['dimensions'], records, distributions, counts },
    share: { points: row.share_points, unknown: row.share_unknown, counts: row.share_counts as Counts },
    bands: (row.bands as Bands | null) ?? undefined,
    beside: row.beside as SourceQuality['beside'],
    fixes: (row.fixes ?? []) as RankedFix[],
  }
}

export type TrendPoint = { run: number; at: Date; points: number; unknown: number; records: number; dimensions: Record<Dimension, number> }

/** The points of a source, run by run, oldest first; with a limit, the latest so many. */
export async function trendOf(
  db: Db,
  source: number,
  { method = 'eu', limit = 400 }: { method?: Method; limit?: number } = {},
): Promise<TrendPoint[]> {
  const rows = await db
    .selectFrom('quality_score')
    .select(['run_id as run', 'at', 'points', 'unknown', 'records', 'dimensions'])
    .where('source_id', '=', source)
    .where('method', '=', method)
    .orderBy('run_id', 'desc')
    .limit(limit)
    .execute()
  return rows.reverse().map(({ dimensions, ...row }) => ({
    ...row,
    dimensions: Object.fromEntries(
      Object.entries(dimensions as Points['dimensions']).map(([name, { points }]) => [name, points]),
    ) as Record<Dimension, number>,
  }))
}

export type StoredRecordQuality = Points & {
  method: Method
  /** How far each indicator is fulfilled, 0 to 1, by the distribution that counts; null while it is not known. */
  marks: { [id in IndicatorId]: number | null }
  fixes: FixId[]
  stars: RecordQuality['stars']
  staleness: RecordQuality['staleness']['kind']
  lateDays: number | null
  description: RecordQuality['description']
  /** Since when it is so. */
  at: Date
}

/** One record's points; nothing for what is not scored, or not yet. */
export async function recordQuality(db: Db, entry: number, method: Method = 'eu'): Promise<StoredRecordQuality | undefined> {
  const row = await db
    .selectFrom('record_quality')
    .selectAll()
    .where('entry_id', '=', entry)
    .where('method', '=', method)
    .executeTakeFirst()
  if (!row) return undefined
  const { points, unknown, at } = row
  return {
    points,
    unknown,
    method,
    at,
    dimensions: row.dimensions as Points['dimensions'],
    marks: row.marks as StoredRecordQuality['marks'],
    fixes: row.fixes as FixId[],
    stars: row.stars as RecordQuality['stars'],
    staleness: row.staleness as RecordQuality['staleness']['kind'],
    lateDays: row.late_days,
    description: row.description as RecordQuality['description'],
  }
}

export type RecordToFix = {
  id: number
  uri: string
  title: LanguageText
  publisher: string | null
  points: number
  source: { id: number; name: string }
}

/** Every record that a fix concerns: in one source, those with fewest points first; in all of them, the source with most such records first. */
export async function recordsToFix(
  db: Db,
  fix: FixId,
  { source, method = 'eu', limit = 50, offset = 0 }: { source?: number; method?: Method; limit?: number; offset?: number } = {},
): Promise<{ total: number; records: RecordToFix[] }> {
  // 100 000 records in one source: 20 ms, against 1 s when each record's fixes are looked through (2026-11).
  const parts = sql`
    select source_fix.*, source.name, sum(records) over (order by records desc, source_id) - records before
    from source_fix join source on source.id = source_id
    where method = ${method} and fix = ${fix} and ended_at is null and (${source ?? null}::int is null or source_id = ${source ?? null})`
  const { rows: records } = await sql<RecordToFix>`
    select entry.id, uri, title, publisher, points, json_build_object('id', part.source_id, 'name', name) source
    from (${parts}) part
    cross join lateral unnest(entries[greatest(${offset}::int - before + 1, 1)::int:(${offset}::int + ${limit}::int - before)::int]) with ordinality page(id, place)
    join entry on entry.id = page.id join record_quality scored on entry_id = entry.id and scored.method = ${method}
    where before < ${offset}::int + ${limit}::int and before + records > ${offset}::int order by before, place`.execute(db)
  const { rows } = await sql<{ total: number }>`select coalesce(sum(records), 0)::int total from (${parts}) part`.execute(db)
  return { total: rows[0]!.total, records }
}

export type LinkFigures = { [state in LinkState]: number }

/** How many of the source's addresses answer, do not, could not be checked, or wait. */
export async function linkFigures(db: Db, source: number): Promise<LinkFigures> {
  const { rows } = await sql<{ state: LinkState; n: number }>`
    select state, count(*)::int n from link_check where exists (
      select from entry_link join entry on entry.id = entry_id where link_id = link_check.id and source_id = ${source} and ended_at is null)
    group by state`.execute(db)
  return { answers: 0, broken: 0, unsure: 0, waiting: 0, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) }
}

export type BrokenLink = {
  url: string
  status: number | null
  finding: Finding | null
  checkedAt: Date
  since: Date | null
  role: 'access' | 'download'
  entry: { id: number; title: LanguageText }
  /** More entries have the same address. */
  more: number
  /** Who should be told: the entry's contact point. */
  contact?: Contact
}

/** Addresses that do not answer, the longest broken first, each with an entry that has it and whom to tell; of one source, or of all. */
export async function brokenLinks(db: Db, source?: number, { limit = 50, offset = 0 } = {}): Promise<BrokenLink[]> {
  const ofSource = source === undefined ? sql`true` : sql`source_id = ${source}`
  const { rows } = await sql<Omit<BrokenLink, 'entry' | 'contact'> & { id: number; title: LanguageText }>`
    select url, status, finding, checked_at "checkedAt", since, used.role, entry.id, entry.title, used.n - 1 more
    from (
      select * from link_check where state = 'broken' and exists (
        select from entry_link join entry on entry.id = entry_id where link_id = link_check.id and ended_at is null and ${ofSource})
      order by since, url limit ${limit} offset ${offset}
    ) link cross join lateral (
      select min(entry_id) entry_id, min(role) role, count(distinct entry_id)::int n from entry_link join entry on entry.id = entry_id
      where link_id = link.id and ended_at is null and ${ofSource}
    ) used join entry on entry.id = used.entry_id
    order by since, url`.execute(db)
  const contacts = await contactsFor(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, title, ...row }) => {
    const contact = contacts.get(id)
    return { ...row, entry: { id, title }, ...(contact && { contact }) }
  })
}

/** The contact point of each entry, also where it is a record of its own. */
export async function contactsFor(db: Db, entries: readonly number[]): Promise<Map<number, Contact>> {
  const { rows } = await sql<{ id: number; uri: string; kind: Kind; triples: string }>`
    select entry.id, uri, kind, triples from entry join entry_version stored on entry_id = entry.id and stored.version = entry.version
    where entry.id = any(${entries}::int[]) and triples is not null`.execute(db)
  const own = rows.flatMap(({ id, uri, kind, triples }) => {
    const { contacts } = entryFromQuads(uri, kind, parseLines(triples))
    const contact = contacts.find(({ email }) => email) ?? contacts[0]
    return contact ? [{ id, contact }] : []
  })
  const named = new Map(
    own.flatMap(({ contact }) => (contact.uri !== undefined && !contact.email ? [[contact.uri, contact] as const] : [])),
  )
  const described = await contactsAt(db, await entriesAt(db, [...named.keys()]), [...named.values()])
  return new Map(own.map(({ id, contact }) => [id, described.get(contact.uri ?? '') ?? contact]))
}
