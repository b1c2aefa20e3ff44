import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { RecordedActor } from '../kernel/actor.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { Problem } from '../kernel/problem.ts'
import { type Freshness, freshDaysBy } from './freshness.ts'
import type { Indicator, IndicatorId, IndicatorValue } from './indicator.ts'

const columns = sql`i.id, i.organisation_id "organisationId", i.code, i.name, i.description, i.unit, i.decimals, i.better, i.frequency,
  i.fresh_days "freshDays", i.source, i.source_url "sourceUrl", i.version, i.added_at "addedAt", i.changed_at "changedAt", i.ended_at "endedAt"`
const valueColumns = sql`indicator_id "indicatorId", organisation_id "organisationId", period, period_end "periodEnd", revision, value, source, note, origin, at`

/** `locked`: until the transaction ends, so that revisions are numbered one after the other. */
export async function findIndicator(db: Db, id: IndicatorId, { locked = false } = {}): Promise<Indicator> {
  const known = Number.isInteger(id) && id > 0 && id < 2 ** 31
  const { rows } = await sql<Indicator>`
    select ${columns} from indicator i where ${known} and i.id = ${known ? id : 0} ${locked ? sql`for update` : sql``}`.execute(db)
  if (!rows[0])
    throw new Problem('not-found', {
      sv: `Det finns ingen indikator med nummer ${id}. Se listan över indikatorer.`,
      en: `There is no indicator number ${id}. See the list of indicators.`,
    })
  return rows[0]
}

/** By number or by code, as files have them. */
export async function indicatorsCalled(db: Db, names: readonly string[]): Promise<Map<string, Indicator>> {
  const { rows } = await sql<Indicator & { called: string }>`
    select n.called, ${columns} from unnest(${[...new Set(names)]}::text[]) n (called)
    join indicator i on i.code = n.called or (i.id = case when n.called ~ '^[0-9]{1,9}$' then n.called::int end and not exists (select from indicator o where o.code = n.called))`.execute(
    db,
  )
  return new Map(rows.map(({ called, ...indicator }) => [called, indicator]))
}

export type Asked = {
  text?: string
  /** Kept by it, or with values about it. */
  organisation?: number
  freshness?: Freshness
  /** Also those that have ended. */
  all?: boolean
  page?: number
  limit?: number
}

export type Listed = Indicator & {
  keeper: LanguageText | null
  /** Of all together, else of whoever keeps it; null where only others have values. */
  latest: { period: string; value: number; organisationId: number | null } | null
  /** How many organisations have values. */
  about: number
  freshness: Freshness
}

const freshDays = sql`coalesce(i.fresh_days, case i.frequency ${sql.join(
  Object.entries(freshDaysBy).map(([frequency, days]) => sql`when ${sql.lit(frequency)} then ${sql.lit(days)}`),
  sql` `,
)} end)`

/** The values that hold: the last revision of each period, and not those withdrawn. */
const held = sql`(
  select distinct on (indicator_id, organisation_id, period) * from indicator_value order by indicator_id, organisation_id, period, revision desc)`

export async function listIndicators(
  db: Db,
  { text = '', organisation, freshness, all = false, page = 1, limit = 50 }: Asked,
  today: string,
): Promise<{ total: number; rows: Listed[] }> {
  const words = text.trim().slice(0, 200)
  const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Listed & { total: number }>`
    select *, count(*) over ()::int total from (
      select ${columns}, o.name keeper, l.latest, coalesce(c.about, 0)::int about,
        case when c.last is null then 'none' when ${today}::date - c.last <= ${freshDays} then 'fresh' when ${today}::date - c.last <= 2 * ${freshDays} then 'ageing'
          else 'stale' end freshness
      from indicator i
      left join organisation o on o.id = i.organisation_id
      left join lateral (
        select count(distinct v.organisation_id) about, max(v.period_end) last
        from (select distinct on (organisation_id, period) * from indicator_value where indicator_id = i.id order by organisation_id, period, revision desc) v
        where v.value is not null
      ) c on true
      left join lateral (
        select jsonb_build_object('period', v.period, 'value', v.value, 'organisationId', v.organisation_id) latest
        from (select distinct on (organisation_id, period) * from indicator_value
          where indicator_id = i.id and (organisation_id is null or organisation_id = i.organisation_id)
          order by organisation_id, period, revision desc) v
        where v.value is not null order by v.organisation_id nulls first, v.period_end desc limit 1
      ) l on true
      where (${all} or i.ended_at is null)
        and (${words} = '' or i.code = ${words} or exists (select from jsonb_each_text(i.name || i.description) n where n.value ilike ${part}))
        and (${organisation ?? null}::int is null or i.organisation_id = ${organisation ?? null}
          or exists (select from indicator_value v where v.indicator_id = i.id and v.organisation_id = ${organisation ?? null}))
    ) found
    where (${freshness ?? null}::text is null or freshness = ${freshness ?? null})
    order by coalesce(name ->> 'sv', name ->> 'en') collate "sv-SE-x-icu", id limit ${limit} offset ${(page - 1) * limit}`.execute(db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) }
}

/** The value that holds for the latest period, of an organisation or of all together; undefined where there is none. */
export async function latestValue(db: Db, indicator: IndicatorId, organisation: number | null): Promise<IndicatorValue | undefined> {
  return (await seriesOf(db, indicator, organisation)).at(-1)
}

/** The values that hold, the oldest period first. */
export async function seriesOf(
  db: Db,
  indicator: IndicatorId,
  organisation: number | null,
): Promise<(IndicatorValue & { value: number })[]> {
  const { rows } = await sql<IndicatorValue & { value: number }>`
    select ${valueColumns} from (
      select distinct on (period) * from indicator_value where indicator_id = ${indicator} and organisation_id is not distinct from ${organisation}
      order by period, revision desc) v
    where value is not null order by period_end, period`.execute(db)
  return rows
}

export type LatestOf = IndicatorValue & { value: number; name: LanguageText | null }

/** The latest value of each organisation that has one, and first of all together. */
export async function latestByOrganisation(db: Db, indicator: IndicatorId): Promise<LatestOf[]> {
  const { rows } = await sql<LatestOf>`
    select l.*, o.name from (
      select distinct on (organisation_id) ${valueColumns} from (
        select distinct on (organisation_id, period) * from indicator_value where indicator_id = ${indicator} order by organisation_id, period, revision desc) v
      where value is not null order by organisation_id, period_end desc) l
    left join organisation o on o.id = l."organisationId"
    order by l."organisationId" is not null, o.name ->> 'sv' collate "sv-SE-x-icu"`.execute(db)
  return rows
}

/** The latest values of many pairs of indicator and organisation at once, by `12` or `12@7`. */
export async function latestOfMany(
  db: Db,
  subjects: readonly { indicator: number; organisation: number | null }[],
): Promise<(IndicatorValue & { value: number })[]> {
  if (subjects.length === 0) return []
  const { rows } = await sql<IndicatorValue & { value: number }>`
    select v.* from unnest(${subjects.map(({ indicator }) => indicator)}::int[], ${subjects.map(({ organisation }) => organisation)}::int[]) s (indicator, organisation)
    join lateral (
      select ${valueColumns} from (
        select distinct on (period) * from indicator_value where indicator_id = s.indicator and organisation_id is not distinct from s.organisation
        order by period, revision desc) p
      where value is not null order by period_end desc, period limit 1) v on true`.execute(db)
  return rows
}

export type Revision = IndicatorValue & { actor: RecordedActor; organisation: LanguageText | null }
export type Which = { organisation?: number | null | undefined; page?: number; limit?: number }

/** Every revision, the latest period and revision first. Without `organisation`, of all. */
export async function revisionsOf(
  db: Db,
  indicator: IndicatorId,
  { organisation, page = 1, limit = 200 }: Which = {},
): Promise<{ total: number; rows: Revision[] }> {
  const { rows } = await sql<Revision & { total: number }>`
    select v.indicator_id "indicatorId", v.organisation_id "organisationId", period, period_end "periodEnd", revision, value, v.source, note, v.origin, at, actor,
      o.name organisation, count(*) over ()::int total
    from indicator_value v left join organisation o on o.id = v.organisation_id
    where indicator_id = ${indicator} and (${organisation === undefined} or v.organisation_id is not distinct from ${organisation ?? null})
    order by period_end desc, period desc, v.organisation_id nulls first, revision desc limit ${limit} offset ${(page - 1) * limit}`.execute(
    db,
  )
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) }
}

/** The values that hold, of all organisations or one, the latest period first. */
export async function valuesOf(db: Db, indicator: IndicatorId, { organisation, page = 1, limit = 200 }: Which = {}) {
  const { rows } = await sql<IndicatorValue & { total: number }>`
    select ${valueColumns}, count(*) over ()::int total from ${held} v
    where indicator_id = ${indicator} and value is not null and (${organisation === undefined} or organisation_id is not distinct from ${organisation ?? null})
    order by period_end desc, period desc, organisation_id nulls first limit ${limit} offset ${(page - 1) * limit}`.execute(db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) }
}

/** Every value that holds of every indicator, for files. */
export async function everyValue(db: Db): Promise<
  (IndicatorValue & {
    code: string | null
    organisation: { number: string | null; code: string | null; name: LanguageText } | null
    indicator: Pick<Indicator, 'name' | 'unit'>
  })[]
> {
  const { rows } = await sql<Awaited<ReturnType<typeof everyValue>>[number]>`
    select v.indicator_id "indicatorId", v.organisation_id "organisationId", period, period_end "periodEnd", revision, value, v.source, note, v.origin, at, i.code,
      case when o.id is not null then jsonb_build_object('number', o.number, 'code', o.code, 'name', o.name) end organisation,
      jsonb_build_object('name', i.name, 'unit', i.unit) indicator
    from ${held} v join indicator i on i.id = v.indicator_id left join organisation o on o.id = v.organisation_id
    where value is not null and i.ended_at is null
    order by v.indicator_id, v.organisation_id nulls first, period_end`.execute(db)
  return rows
}
