import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { Bands } from './catalogue-quality.ts'
import type { NodeBeside } from './count-node.ts'
import type { Dimension } from './indicators.ts'
import { type Method, mostPoints } from './method.ts'
import { type Assessment, type Counts, pointsOf } from './mqa.ts'
import type { FixSum } from './ranked-fixes.ts'

export type NodeQuality = {
  at: Date
  method: Method
  sources: number
  best: Assessment
  bands: Bands
  beside: NodeBeside
  fixes: FixSum[]
}

/** All sources together, as they were last scored: the mean of all their datasets. Nothing before the first has been. */
export async function nodeQuality(db: Db, method: Method = 'eu'): Promise<NodeQuality | undefined> {
  const row = await db
    .selectFrom('node_quality')
    .selectAll()
    .where('method', '=', method)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row?.counts) return undefined
  const { at, sources, records, distributions } = row
  const counts = row.counts as Counts
  return {
    at,
    method,
    sources,
    best: { ...pointsOf(counts, method), records, distributions, counts },
    bands: row.bands as Bands,
    beside: row.beside as NodeBeside,
    fixes: (row.fixes ?? []) as NodeQuality['fixes'],
  }
}

export type NodeTrendPoint = { at: Date; points: number; unknown: number; records: number }

/** The node day by day, oldest first: the latest days. */
export async function nodeTrend(db: Db, method: Method = 'eu', limit = 400): Promise<NodeTrendPoint[]> {
  const rows = await db
    .selectFrom('node_quality')
    .select(['at', 'points', 'unknown', 'records'])
    .where('method', '=', method)
    .where('records', '>', 0)
    .orderBy('day', 'desc')
    .limit(limit)
    .execute()
  return rows.reverse()
}

export type SourceCompared = {
  id: number
  name: string
  records: number
  points: number
  unknown: number
  dimensions: Record<Dimension, number>
  stale: number
  /** Points when it was scored a month before; nothing where it was not there. */
  before: number | null
}

/** Sources side by side as they were last scored, most points first. */
export async function sourcesCompared(db: Db, method: Method = 'eu'): Promise<SourceCompared[]> {
  const { rows } = await sql<SourceCompared>`
    select source.id, name, score.records, score.points, score.unknown, (beside #>> '{staleness,stale}')::int stale, earlier.points before,
      (select jsonb_object_agg(key, value -> 'points') from jsonb_each(score.dimensions)) dimensions
    from source
    join lateral (select * from quality_score where source_id = source.id and method = ${method} order by run_id desc limit 1) score on true
    left join lateral (
      select points from quality_score where source_id = source.id and method = ${method} and at < score.at - interval '30 days' and records > 0
      order by run_id desc limit 1
    ) earlier on true
    where ended_at is null and score.records > 0 order by score.points desc, name`.execute(db)
  return rows
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

/**
 * Publishers side by side; over the node, or within a source. Most points first, or those whose datasets would lift the whole most: many
 * datasets, far from all points. Those with fewer datasets than `least` are left out.
 */
export async function publishersCompared(
  db: Db,
  {
    source,
    method = 'eu',
    least = 1,
    limit = 500,
    by = 'points',
  }: { source?: number; method?: Method; least?: number; limit?: number; by?: 'points' | 'most-to-gain' } = {},
): Promise<PublisherQuality[]> {
  const order = by === 'points' ? sql`points desc` : sql`records * (${mostPoints(method)} - points) desc`
  const { rows } = await sql<PublisherQuality>`
    select scored.*, names.title name from (
      select * from (select publisher, sum(records)::int records, sum(points) / sum(records) points, sum(unknown) / sum(records) unknown,
        jsonb_build_object('findability', sum(findability) / sum(records), 'accessibility', sum(accessibility) / sum(records),
          'interoperability', sum(interoperability) / sum(records), 'reusability', sum(reusability) / sum(records),
          'contextuality', sum(contextuality) / sum(records)) dimensions,
        sum(stale)::int stale, sum(stars) / nullif(sum(starred), 0) stars
      from publisher_quality join source on source.id = source_id
      where method = ${method} and ended_at is null and (${source ?? null}::int is null or source_id = ${source ?? null})
      group by publisher having sum(records) >= ${least}) summed
      order by ${order}, records desc, publisher limit ${limit}
    ) scored
    left join lateral (
      select title from entry where uri = scored.publisher and kind = 'publisher' and ended_at is null order by id desc limit 1
    ) names on true
    order by ${order}, records desc, publisher`.execute(db)
  return rows
}

export type LateRecord = { id: number; title: LanguageText; uri: string; publisher: string | null; lateDays: number }

/** Datasets that should have been updated, the latest first. */
export async function lateRecords(db: Db, { source, limit = 10 }: { source?: number; limit?: number } = {}): Promise<LateRecord[]> {
  const { rows } = await sql<LateRecord>`
    select entry.id, title, uri, publisher, late_days "lateDays" from record_quality join entry on entry.id = entry_id join source on source.id = source_id
    where method = 'eu' and staleness = 'stale' and entry.ended_at is null and source.ended_at is null
      and (${source ?? null}::int is null or source_id = ${source ?? null})
    order by late_days desc, entry_id limit ${limit}`.execute(db)
  return rows
}
