import type { LanguageText } from '../../kernel/language-text.ts'
import { endOf, frequencyOf, periodAt, periodsFrom } from './period.ts'
import type { Measured, Plan } from './plan.ts'

/** A value that came. */
export type Realised = {
  period: string
  value: number | null
  source: string | null
  reason: LanguageText
  /** Where the value is from; a reason alone has none. */
  from: 'hand' | 'indicator'
  revision: number
  at: Date
}

/** One period: what was expected, what came, and how they differ. Null: not known. */
export type Comparison = {
  period: string
  end: string
  expected: number | null
  realised: number | null
  /** What came, less what was expected; positive where it is better, whichever way the measure goes. */
  ahead: number | null
  source: string | null
  reason: LanguageText
  from: Realised['from'] | null
  revision: number
}

/** 1 where more is better, −1 where less is, 0 where no change is planned. */
export const direction = ({ baseline, target }: Pick<Measured, 'baseline' | 'target'>): number =>
  baseline === null || target === null ? 0 : Math.sign(target - baseline)

/** What is expected at the end of a period: as written, or on the straight line from baseline to target. From the target date on it is the target. */
export function expectedIn(period: string, { method, expected }: Pick<Plan, 'method' | 'expected'>, of: Measured): number | null {
  const { baseline, baselineOn, target, targetOn } = of
  const end = endOf(period)
  if (method === 'hand' && expected[period] !== undefined) return expected[period]
  if (target === null || targetOn === null) return null
  if (end >= targetOn) return target
  if (method === 'hand' || baseline === null || baselineOn === null || end <= baselineOn) return null
  const share = (Date.parse(end) - Date.parse(baselineOn)) / (Date.parse(targetOn) - Date.parse(baselineOn))
  return baseline + (target - baseline) * share
}

/** Every period from the baseline on: to the target, to today, or to the last that anything is known of. */
export function compare(plan: Plan | null, of: Measured, values: readonly Realised[], today: string): Comparison[] {
  const known = new Map(values.map((value) => [value.period, value]))
  const frequency = plan?.frequency ?? (values[0] && frequencyOf(values[0].period)) ?? 'year'
  const line =
    plan && of.baselineOn && of.targetOn
      ? periodsFrom(of.baselineOn, later(of.targetOn, today), frequency).filter((period) => endOf(period) > of.baselineOn!)
      : []
  const periods = new Set([...line, ...Object.keys(plan?.method === 'hand' ? plan.expected : {}), ...known.keys()])
  return [...periods]
    .map((period) => ({ period, end: endOf(period) }))
    .sort((a, b) => a.end.localeCompare(b.end) || a.period.localeCompare(b.period))
    .map(({ period, end }) => {
      const value = known.get(period)
      const expected = plan && expectedIn(period, plan, of)
      const realised = value?.value ?? null
      return {
        period,
        end,
        expected,
        realised,
        ahead: expected === null || realised === null ? null : (realised - expected) * (direction(of) || 1),
        source: value?.source ?? null,
        reason: value?.reason ?? {},
        from: realised === null ? null : value!.from,
        revision: value?.revision ?? 0,
      }
    })
}

const later = (a: string, b: string) => (a > b ? a : b)

/** The last period that is over: what should have been reported by now. */
export function lastFinished({ frequency }: Pick<Plan, 'frequency'>, today: string): string {
  const now = periodAt(today, frequency)
  let day = today
  while (periodAt(day, frequency) === now) day = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
  return periodAt(day, frequency)
}
