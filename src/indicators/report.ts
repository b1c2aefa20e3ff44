import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { recordMany } from '../history/record.ts'
import { type Actor, recorded } from '../kernel/actor.ts'
import type { Finding } from '../kernel/finding.ts'
import { Problem } from '../kernel/problem.ts'
import { dayOf } from '../organisations/find.ts'
import { demand, may } from './access.ts'
import { ended } from './define.ts'
import { findIndicator } from './find.ts'
import type { Indicator, IndicatorId, Origin } from './indicator.ts'
import { type Outcome, type PlannedValue, planValues, type ValueInput, valueKey } from './plan-values.ts'
import { words } from './words.ts'

export type Counts = { [outcome in Outcome]: number }

/** Whoever keeps an indicator reports for all. Where the node keeps it, each organisation reports for itself. */
export const mayReport = (actor: Actor, { organisationId }: Pick<Indicator, 'organisationId'>, about: number | null): boolean =>
  may(actor, 'report', organisationId) || (organisationId === null && about !== null && may(actor, 'report', about))

/**
 * Values of one indicator, one or many. Another value for a period is a new revision and the old one stays; null withdraws; the same again
 * does nothing. If any of them cannot stand, none is written and each is told.
 */
export async function reportValues(
  db: Db,
  actor: Actor,
  id: IndicatorId,
  inputs: readonly ValueInput[],
  { origin = 'hand', now = new Date() }: { origin?: Origin; now?: Date } = {},
): Promise<Counts> {
  return inTransaction(db, async (trx) => {
    const indicator = await findIndicator(trx, id, { locked: true })
    if (!inputs.every(({ organisation }) => mayReport(actor, indicator, organisation))) {
      const first = inputs.find(({ organisation }) => !mayReport(actor, indicator, organisation))!
      demand(actor, 'report', indicator.organisationId ?? first.organisation)
    }
    if (indicator.endedAt !== null) throw ended()
    await refuseUnknown(trx, inputs)
    const plan = planValues(inputs, indicator, await latestRevisions(trx, id), dayOf(now))
    const findings = plan.flatMap((one, at) => (one.outcome === 'refused' ? [findingOf(one, at, indicator)] : []))
    if (findings.length > 0)
      throw new Problem('invalid', { sv: findings[0]!.message['sv']!, en: findings[0]!.message['en']! }, { findings })
    await writeValues(trx, actor, indicator, plan, { origin, now })
    return countsOf(plan)
  })
}

/** The last revision of every period. */
export async function latestRevisions(db: Db, id: IndicatorId) {
  const { rows } = await sql<{
    organisation: number | null
    period: string
    revision: number
    value: number | null
    source: string | null
    note: string | null
  }>`
    select distinct on (organisation_id, period) organisation_id organisation, period, revision, value, source, note
    from indicator_value where indicator_id = ${id} order by organisation_id, period, revision desc`.execute(db)
  return new Map(rows.map((row) => [valueKey(row.organisation, row.period), row]))
}

/** Writes what was planned, in two statements however many there are. Nothing is checked here. */
export async function writeValues(
  trx: Db,
  actor: Actor,
  indicator: Indicator,
  plan: readonly PlannedValue[],
  { origin, now }: { origin: Origin; now: Date },
): Promise<void> {
  const writes = plan.filter(({ outcome }) => outcome !== 'unchanged' && outcome !== 'refused')
  if (writes.length === 0) return
  const kept = (stated: string | undefined, was: string | null | undefined) => (stated === undefined ? (was ?? null) : stated || null)
  const rows = writes.map(({ input, period, before }) => ({
    organisation: input.organisation,
    period: period!.text,
    end: period!.last,
    revision: (before?.revision ?? 0) + 1,
    value: input.value,
    source: kept(input.source, before?.source),
    note: kept(input.note, before?.note),
  }))
  await sql`
    insert into indicator_value (indicator_id, organisation_id, period, period_end, revision, value, source, note, origin, actor, at)
    select ${indicator.id}, organisation, period, period_end, revision, value, source, note, ${origin}, ${JSON.stringify(recorded(actor))}::jsonb, ${now}
    from unnest(${rows.map(({ organisation }) => organisation)}::int[], ${rows.map(({ period }) => period)}::text[], ${rows.map(({ end }) => end)}::date[],
      ${rows.map(({ revision }) => revision)}::int[], ${rows.map(({ value }) => value)}::float8[], ${rows.map(({ source }) => source)}::text[],
      ${rows.map(({ note }) => note)}::text[]) r (organisation, period, period_end, revision, value, source, note)`.execute(trx)
  const told = writes.map(({ before }, at) => {
    const { organisation, period, value, source, note } = rows[at]!
    const about = { organisation_id: organisation, period }
    const owner = indicator.organisationId ?? organisation
    return {
      id: indicator.id,
      before: before ? { ...about, value: before.value, source: before.source, note: before.note } : null,
      after: { ...about, value, source, note },
      ...(owner !== null && { organisation: owner }),
    }
  })
  await recordMany(trx, actor, 'reported', { kind: 'indicator-value' }, told)
}

export function countsOf(plan: readonly { outcome: Outcome }[]): Counts {
  const counts: Counts = { added: 0, revised: 0, withdrawn: 0, unchanged: 0, refused: 0 }
  for (const { outcome } of plan) counts[outcome]++
  return counts
}

async function refuseUnknown(db: Db, inputs: readonly ValueInput[]): Promise<void> {
  const ids = [...new Set(inputs.flatMap(({ organisation }) => (organisation === null ? [] : [organisation])))]
  const { rows } = await sql<{ id: number }>`select id from organisation where id = any(${ids}::int[])`.execute(db)
  const missing = ids.find((id) => !rows.some((row) => row.id === id))
  if (missing !== undefined)
    throw new Problem('invalid', {
      sv: `Det finns ingen organisation med nummer ${missing}.`,
      en: `There is no organisation number ${missing}.`,
    })
}

const findingOf = (one: PlannedValue & { outcome: 'refused' }, at: number, { frequency }: Indicator): Finding => ({
  severity: 'violation',
  code: `value-${one.why}`,
  field: `/values/${at}/${one.why === 'value' ? 'value' : 'period'}`,
  message: { sv: words.sv.why[one.why](one.input.period, frequency), en: words.en.why[one.why](one.input.period, frequency) },
  fix: { sv: words.sv.periodFix[frequency], en: words.en.periodFix[frequency] },
})
