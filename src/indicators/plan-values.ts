import type { Direction, Indicator, IndicatorValue } from './indicator.ts'
import { type Period, periodOf } from './period.ts'

/** A figure on its way in. A null value withdraws what there is; a source or a note that is left out stays as it was. */
export type ValueInput = {
  organisation: number | null
  period: string
  value: number | null
  source?: string | undefined
  note?: string | undefined
}

type Why = 'period' | 'frequency' | 'future' | 'repeated' | 'value'
export type PlannedValue = { input: ValueInput; period: Period | undefined; before: Latest | undefined } & (
  | { outcome: 'added' | 'revised' | 'withdrawn' | 'unchanged' }
  | { outcome: 'refused'; why: Why }
)
export type Outcome = PlannedValue['outcome']

type Latest = Pick<IndicatorValue, 'revision' | 'value' | 'source' | 'note'>
export const valueKey = (organisation: number | null, period: string) => `${organisation ?? ''} ${period}`

/** What each figure would do: a page shows it, and the use case carries it out. `latest` has the last revision of each period, by `valueKey`. */
export function planValues(
  inputs: readonly ValueInput[],
  { frequency }: Pick<Indicator, 'frequency'>,
  latest: ReadonlyMap<string, Latest>,
  today: string,
): PlannedValue[] {
  const seen = new Set<string>()
  return inputs.map((input): PlannedValue => {
    const period = periodOf(input.period)
    const key = valueKey(input.organisation, period?.text ?? input.period)
    const before = latest.get(key)
    const refused = (why: Why): PlannedValue => ({ input, period, before, outcome: 'refused', why })
    if (!period) return refused('period')
    if (period.frequency !== frequency) return refused('frequency')
    if (period.first > today) return refused('future')
    if (seen.has(key)) return refused('repeated')
    if (input.value !== null && !Number.isFinite(input.value)) return refused('value')
    seen.add(key)
    return { input, period, before, outcome: outcomeOf(input, before) }
  })
}

function outcomeOf({ value, source, note }: ValueInput, before: Latest | undefined): Exclude<Outcome, 'refused'> {
  if (!before || before.value === null) return value === null ? 'unchanged' : 'added'
  if (value === null) return 'withdrawn'
  const says = (stated: string | undefined, was: string | null) => stated === undefined || stated === (was ?? '')
  return value === before.value && says(source, before.source) && says(note, before.note) ? 'unchanged' : 'revised'
}

/** Whether a change is one for the better; undefined where neither is, or nothing changed. */
export function improved(better: Direction, before: number, after: number): boolean | undefined {
  if (better === 'neither' || before === after) return undefined
  return better === 'higher' ? after > before : after < before
}
