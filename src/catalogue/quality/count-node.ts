import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { type Bands, type Beside, noBands } from './catalogue-quality.ts'
import type { LinkState } from './link-state.ts'
import { type Method, methodNames } from './method.ts'
import { Assessing, type Counts } from './mqa.ts'
import { type FixSum, fixesTogether } from './ranked-fixes.ts'

export type NodeBeside = Omit<Beside, 'duplicates'> & {
  /** Groups of likenesses within sources, and addresses that several sources tell of. */
  duplicates: { groups: number; addresses: number; first: { uri: string; sources: number[] }[] }
  links: { [state in LinkState]: number }
}

type Scored = {
  records: number
  distributions: number
  counts: Counts
  bands: Bands | null
  beside: Beside
  fixes: FixSum[] | null
}

/** Puts together what the sources have come to, as the node's row of today. */
export async function countNode(db: Db, now: Date): Promise<void> {
  const shared = { ...(await sharedAddresses(db)), links: await linksOfNode(db) }
  for (const method of methodNames) {
    const sources = await latestScores(db, method)
    const row = rowOf(sources, method, shared)
    await sql`
      insert into node_quality (day, method, at, sources, records, distributions, points, unknown, counts, bands, beside, fixes)
      values ((${now}::timestamptz at time zone 'UTC')::date, ${method}, ${now}, ${row.sources}, ${row.records}, ${row.distributions}, ${row.points},
        ${row.unknown}, ${JSON.stringify(row.counts)}, ${JSON.stringify(row.bands)}, ${JSON.stringify(row.beside)}, ${JSON.stringify(row.fixes)})
      on conflict (method, day) do update set at = excluded.at, sources = excluded.sources, records = excluded.records,
        distributions = excluded.distributions, points = excluded.points, unknown = excluded.unknown, counts = excluded.counts,
        bands = excluded.bands, beside = excluded.beside, fixes = excluded.fixes`.execute(db)
    await sql`
      update node_quality set fixes = null where method = ${method} and fixes is not null
        and day < (${now}::timestamptz at time zone 'UTC')::date`.execute(db)
  }
}

// Without the records that each fix names: they are most of it, and are asked for by the fix.
async function latestScores(db: Db, method: Method): Promise<Scored[]> {
  const { rows } = await sql<Scored>`
    select score.records, score.distributions, score.counts, score.bands, score.beside,
      (select jsonb_agg(fix - 'concerned') from jsonb_array_elements(score.fixes) fix) fixes
    from source join lateral (
      select * from quality_score where source_id = source.id and method = ${method} order by run_id desc limit 1
    ) score on true where source.ended_at is null`.execute(db)
  return rows
}

function rowOf(sources: readonly Scored[], method: Method, { duplicates, links }: Pick<NodeBeside, 'duplicates' | 'links'>) {
  const node = new Assessing({ method, convention: 'best-distribution' })
  const bands = noBands()
  const stars: Beside['stars']['count'] = [0, 0, 0, 0, 0]
  const beside = {
    staleness: { current: 0, stale: 0, 'nothing-promised': 0, 'no-date': 0 },
    descriptions: { good: 0, short: 0, 'same-as-title': 0, missing: 0 },
  }
  let groups = 0
  for (const source of sources) {
    node.addAll(source)
    if (source.bands) addTo(bands, source.bands)
    addTo(beside.staleness, source.beside.staleness)
    addTo(beside.descriptions, source.beside.descriptions)
    for (const [at, n] of source.beside.stars.count.entries()) stars[at]! += n
    groups += source.beside.duplicates.groups
  }
  const rated = stars.reduce((sum, n) => sum + n, 0)
  const mean = rated === 0 ? null : stars.reduce((sum, n, at) => sum + n * at, 0) / rated
  const told: NodeBeside = { ...beside, stars: { count: stars, mean }, duplicates: { ...duplicates, groups }, links }
  const fixes = fixesTogether(sources.map(({ records, fixes }) => ({ records, fixes: fixes ?? [] })))
  return { ...node.result(), sources: sources.filter(({ records }) => records > 0).length, bands, beside: told, fixes }
}

function addTo<Key extends string>(sum: Record<Key, number>, more: Readonly<Record<Key, number>>): void {
  for (const key of Object.keys(sum) as Key[]) sum[key] += more[key] ?? 0
}

/** The same dataset in several sources: counted twice in every sum, and found twice by everybody who searches. */
async function sharedAddresses(db: Db): Promise<Pick<NodeBeside, 'duplicates'>> {
  const { rows } = await sql<{ uri: string; sources: number[]; total: number }>`
    select uri, array_agg(source_id order by source_id) sources, count(*) over ()::int total
    from entry join record_quality on entry_id = entry.id and method = 'eu' join source on source.id = source_id
    where entry.ended_at is null and source.ended_at is null group by uri having count(*) > 1 order by count(*) desc, uri limit 5`.execute(
    db,
  )
  return { duplicates: { groups: 0, addresses: rows[0]?.total ?? 0, first: rows.map(({ uri, sources }) => ({ uri, sources })) } }
}

async function linksOfNode(db: Db): Promise<NodeBeside['links']> {
  const { rows } = await sql<{ state: LinkState; n: number }>`
    select state, count(*)::int n from link_check where exists (
      select from entry_link join entry on entry.id = entry_id join source on source.id = source_id
      where link_id = link_check.id and entry.ended_at is null and source.ended_at is null)
    group by state`.execute(db)
  return { answers: 0, broken: 0, unsure: 0, waiting: 0, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) }
}
