import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Finding } from '../../kernel/finding.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { Contact } from '../entry.ts'
import { contactsAt, entriesAt, findEntry } from '../find.ts'
import type { Beside, RecordQuality } from './catalogue-quality.ts'
import type { FixId } from './fixes.ts'
import type { Dimension, IndicatorId } from './indicators.ts'
import type { LinkState } from './link-state.ts'
import type { Method } from './method.ts'
import { Assessing, type Assessment, type Counts, type Points } from './mqa.ts'
import type { RankedFix } from './ranked-fixes.ts'

export type SourceQuality = {
  source: number
  run: number
  at: Date
  method: Method
  best: Assessment
  share: Pick<Assessment, 'points' | 'unknown' | 'counts'>
  beside: Beside
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
    beside: row.beside as Beside,
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

/** All sources together, each as it was last scored: the mean of all their datasets. */
export async function nodeQuality(db: Db, method: Method = 'eu'): Promise<Assessment & { sources: number }> {
  const { rows } = await sql<{ counts: Counts; records: number; distributions: number }>`
    select distinct on (source_id) counts, records, distributions from quality_score join source on source.id = source_id
    where method = ${method} and ended_at is null order by source_id, run_id desc`.execute(db)
  const node = new Assessing({ method, convention: 'best-distribution' })
  for (const row of rows) node.addAll(row)
  return { ...node.result(), sources: rows.length }
}

export type PublisherQuality = {
  /** IRI, or the name where the publisher has none; null for datasets that name nobody. */
  publisher: string | null
  name: LanguageText | null
  records: number
  points: number
  unknown: number
  dimensions: Record<Dimension, number>
  stale: number
  stars: number | null
}

/** Publishers side by side, most points first; over the node, or within a source. Those with fewer datasets than `least` are left out. */
export async function publishersCompared(
  db: Db,
  { source, method = 'eu', least = 1, limit = 500 }: { source?: number; method?: Method; least?: number; limit?: number } = {},
): Promise<PublisherQuality[]> {
  const { rows } = await sql<PublisherQuality>`
    select scored.*, names.title name from (
      select publisher, count(*)::int records, avg(points) points, avg(unknown) unknown,
        jsonb_build_object(
          'findability', avg((dimensions #>> '{findability,points}')::float8), 'accessibility', avg((dimensions #>> '{accessibility,points}')::float8),
          'interoperability', avg((dimensions #>> '{interoperability,points}')::float8), 'reusability', avg((dimensions #>> '{reusability,points}')::float8),
          'contextuality', avg((dimensions #>> '{contextuality,points}')::float8)) dimensions,
        count(*) filter (where staleness = 'stale')::int stale,
        avg((select avg(s) from unnest(stars) s))::float8 stars
      from record_quality join entry on entry.id = entry_id join source on source.id = entry.source_id
      where method = ${method} and entry.ended_at is null and source.ended_at is null and (${source ?? null}::int is null or source_id = ${source ?? null})
      group by publisher having count(*) >= ${least}
    ) scored
    left join lateral (
      select title from entry where uri = scored.publisher and kind = 'publisher' and ended_at is null order by id desc limit 1
    ) names on true
    order by points desc, records desc, publisher limit ${limit}`.execute(db)
  return rows
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

/** Every record that a fix concerns, those with fewest points first. */
export async function recordsToFix(
  db: Db,
  source: number,
  fix: FixId,
  { method = 'eu', limit = 50, offset = 0 }: { method?: Method; limit?: number; offset?: number } = {},
): Promise<{ total: number; records: { id: number; uri: string; title: LanguageText; points: number }[] }> {
  const { rows } = await sql<{ id: number; uri: string; title: LanguageText; points: number; total: number }>`
    select entry.id, uri, title, points, count(*) over ()::int total from record_quality join entry on entry.id = entry_id
    where source_id = ${source} and method = ${method} and ${fix} = any(fixes) and ended_at is null
    order by points, entry.id limit ${limit} offset ${offset}`.execute(db)
  return { total: rows[0]?.total ?? 0, records: rows.map(({ total, ...record }) => record) }
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

/** Addresses that do not answer, the longest broken first, each with an entry that has it and whom to tell. */
export async function brokenLinks(
  db: Db,
  source: number,
  { limit = 50, offset = 0 } = {},
): Promise<{ total: number; links: BrokenLink[] }> {
  const { rows } = await sql<Omit<BrokenLink, 'entry' | 'contact'> & { id: number; title: LanguageText; total: number }>`
    select url, status, finding, checked_at "checkedAt", since, used.role, entry.id, entry.title, used.n - 1 more, count(*) over ()::int total
    from link_check join lateral (
      select min(entry_id) entry_id, min(role) role, count(distinct entry_id)::int n from entry_link join entry on entry.id = entry_id
      where link_id = link_check.id and source_id = ${source} and ended_at is null having count(*) > 0
    ) used on true join entry on entry.id = used.entry_id
    where state = 'broken' order by since, url limit ${limit} offset ${offset}`.execute(db)
  const links: BrokenLink[] = []
  for (const { id, title, total, ...row } of rows) {
    const contact = await contactOf(db, id)
    links.push({ ...row, entry: { id, title }, ...(contact && { contact }) })
  }
  return { total: rows[0]?.total ?? 0, links }
}

/** The contact point of an entry, also where it is a record of its own. */
export async function contactOf(db: Db, entry: number): Promise<Contact | undefined> {
  const { contacts } = (await findEntry(db, entry)).entry
  const own = contacts.find(({ email }) => email) ?? contacts[0]
  if (!own || own.email || !own.uri) return own
  const linked = await entriesAt(db, [own.uri])
  return (await contactsAt(db, linked, [own])).get(own.uri) ?? own
}
