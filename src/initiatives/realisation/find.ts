import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Actor, RecordedActor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import type { BenefitFacts } from '../chain/step.ts'
import { findInitiative } from '../find.ts'
import type { Initiative } from '../initiative.ts'
import { type Comparison, compare, type Realised } from './expectation.ts'
import { frequencyOf } from './period.ts'
import type { Measured, Plan } from './plan.ts'
import { type Progress, progressOf } from './progress.ts'

/** A benefit with how it is coming home. */
export type BenefitRealisation = {
  id: number
  initiativeId: number
  title: LanguageText
  of: Measured
  plan: Plan | null
  rows: Comparison[]
  progress: Progress
  /** When somebody last reported, or the indicator last got a value. */
  reportedAt: Date | null
}

type Row = {
  id: number
  initiative_id: number
  title: unknown
  type: string | null
  owner: string | null
  owner_organisation_id: number | null
  measure: string | null
  unit: string | null
  baseline: number | null
  baseline_on: string | null
  target: number | null
  target_on: string | null
  indicator_id: number | null
  plan: PlanRow | null
  values: Realised[]
}
type PlanRow = Omit<Plan, 'expected'> & { expected: { [period: string]: number } }

/** Every benefit of the initiatives, in the order of their chains, as of today. */
export async function realisationsOf(db: Db, initiatives: readonly number[], today: string): Promise<BenefitRealisation[]> {
  return read(db, sql`s.initiative_id = any(${initiatives as number[]}::int[])`, today)
}

/** The same of some benefits by their number. */
export const realisationsAt = (db: Db, benefits: readonly number[], today: string): Promise<BenefitRealisation[]> =>
  read(db, sql`s.id = any(${benefits as number[]}::int[])`, today)

async function read(db: Db, which: ReturnType<typeof sql>, today: string): Promise<BenefitRealisation[]> {
  const { rows } = await sql<Row>`
    select s.id, s.initiative_id, s.title, s.type, s.owner, s.owner_organisation_id, s.measure, s.unit, s.baseline, s.baseline_on, s.target, s.target_on,
      s.indicator_id,
      case when p.benefit_id is null then null else jsonb_build_object('frequency', p.frequency, 'method', p.method, 'expected', p.expected,
        'valuesFrom', p.values_from, 'indicatorOrganisationId', p.indicator_organisation_id, 'unitWorth', p.unit_worth, 'priceYear', p.price_year,
        'version', p.version) end plan,
      coalesce((select jsonb_agg(v) from (${valuesSql}) v), '[]') "values"
    from chain_step s left join benefit_plan p on p.benefit_id = s.id
    where s.kind = 'benefit' and s.ended_at is null and ${which}
    order by s.initiative_id, s.position, s.id`.execute(db)
  return rows.map((row) => asRealisation(row, today))
}

/** The latest revision of each period: typed, or the indicator's with the reason that somebody has given for it. */
const valuesSql = sql`
  select period, coalesce(i.value, h.value) as value, case when i.value is null then h.source else coalesce(i.source, i.indicator_source) end source,
    coalesce(h.reason, '{}') reason, case when i.value is null then 'hand' else 'indicator' end as "from", coalesce(i.revision, h.revision) revision,
    greatest(i.at, h.at) at
  from (select distinct on (period) period, value, source, reason, revision, at from benefit_value where benefit_id = s.id
    order by period, revision desc) h
  full join (select distinct on (v.period) v.period, v.value, v.source, v.revision, v.at, d.source indicator_source
    from indicator_value v join indicator d on d.id = v.indicator_id
    where p.values_from = 'indicator' and v.indicator_id = s.indicator_id and v.organisation_id is not distinct from p.indicator_organisation_id
    order by v.period, v.revision desc) i using (period)`

function asRealisation(row: Row, today: string): BenefitRealisation {
  const of: Measured = {
    type: row.type as BenefitFacts['type'],
    owner: row.owner,
    ownerOrganisationId: row.owner_organisation_id,
    measure: row.measure,
    unit: row.unit,
    baseline: row.baseline,
    baselineOn: row.baseline_on,
    target: row.target,
    targetOn: row.target_on,
    indicatorId: row.indicator_id,
  }
  // An indicator may be followed by the day; a benefit is not.
  const values = row.values.map((value) => ({ ...value, at: new Date(value.at) })).filter(({ period }) => frequencyOf(period) !== undefined)
  const rows = compare(row.plan, of, values, today)
  const times = values.filter(({ value }) => value !== null).map(({ at }) => at.getTime())
  return {
    id: row.id,
    initiativeId: row.initiative_id,
    title: row.title as LanguageText,
    of,
    plan: row.plan,
    rows,
    progress: progressOf(of, rows, today),
    reportedAt: times.length === 0 ? null : new Date(Math.max(...times)),
  }
}

/** A benefit that somebody who asks may see, with its initiative. */
export async function findBenefit(
  db: Db,
  actor: Actor,
  id: number,
  today: string,
): Promise<{ initiative: Initiative; benefit: BenefitRealisation }> {
  const [benefit] = Number.isInteger(id) && id > 0 && id < 2 ** 31 ? await realisationsAt(db, [id], today) : []
  if (!benefit) throw noSuchBenefit(id)
  return { initiative: await findInitiative(db, actor, benefit.initiativeId), benefit }
}

export const noSuchBenefit = (id: number) =>
  new Problem('not-found', {
    sv: `Det finns ingen nytta med nummer ${id} som du kan läsa. Se initiativets nyttor.`,
    en: `There is no benefit number ${id} that you can read. See the benefits of the initiative.`,
  })

export type ReportedValue = {
  period: string
  revision: number
  value: number | null
  source: string | null
  reason: LanguageText
  actor: RecordedActor
  at: Date
}

/** All that has been reported of a benefit by hand, the latest first. */
export async function reportsOf(db: Db, benefit: number): Promise<ReportedValue[]> {
  const rows = await db
    .selectFrom('benefit_value')
    .select(['period', 'revision', 'value', 'source', 'reason', 'actor', 'at'])
    .where('benefit_id', '=', benefit)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, reason: row.reason as LanguageText, actor: row.actor as RecordedActor }))
}
