import { conceptOf } from '../code-lists.ts'
import type { Facts } from './facts.ts'

const hour = 1 / 24

/** The longest time between two updates, in days, for each frequency of the EU's list that promises one. */
const days: { readonly [code: string]: number } = {
  CONT: 1,
  UPDATE_CONT: 1,
  '1MIN': hour,
  '5MIN': hour,
  '10MIN': hour,
  '15MIN': hour,
  '30MIN': hour,
  HOURLY: hour,
  BIHOURLY: 2 * hour,
  TRIHOURLY: 3 * hour,
  '12HRS': 0.5,
  DAILY_2: 0.5,
  DAILY: 1,
  WEEKLY_5: 3,
  WEEKLY_3: 3,
  WEEKLY_2: 4,
  WEEKLY: 7,
  MONTHLY_3: 11,
  BIWEEKLY: 14,
  MONTHLY_2: 16,
  MONTHLY: 31,
  BIMONTHLY: 62,
  QUARTERLY: 92,
  ANNUAL_3: 122,
  ANNUAL_2: 184,
  ANNUAL: 366,
  BIENNIAL: 731,
  TRIENNIAL: 1096,
  QUADRENNIAL: 1461,
  QUINQUENNIAL: 1827,
  SEXENNIAL: 2192,
  DECENNIAL: 3653,
  BIDECENNIAL: 7305,
  TRIDECENNIAL: 10958,
}

export type Staleness =
  | { kind: 'current' }
  | { kind: 'stale'; lateDays: number }
  /** Nothing was promised: no frequency, irregular, or never. */
  | { kind: 'nothing-promised' }
  /** A frequency, but no date to hold it against. */
  | { kind: 'no-date' }

export const stalenessLabels = {
  current: { sv: 'Så färsk som utlovat', en: 'As fresh as promised' },
  stale: { sv: 'Borde ha uppdaterats', en: 'Should have been updated' },
  'nothing-promised': { sv: 'Ingen uppdatering utlovad', en: 'No update promised' },
  'no-date': { sv: 'Datum saknas', en: 'No date' },
} as const satisfies Record<Staleness['kind'], { sv: string; en: string }>

/**
 * Whether the data is as fresh as it says. Late when a whole update has been missed: twice the declared time since the last change,
 * and never in less than two days, because dates are stated by the day and harvests run by night.
 */
export function stalenessOf({ frequency, modified, issued }: Pick<Facts, 'frequency' | 'modified' | 'issued'>, now: Date): Staleness {
  const period = frequency === undefined ? undefined : days[conceptOf('frequencies', frequency)?.code ?? '']
  if (period === undefined) return { kind: 'nothing-promised' }
  const last = dateIn(modified) ?? dateIn(issued)
  if (last === undefined) return { kind: 'no-date' }
  const allowed = Math.max(2 * period, 2)
  const age = (now.getTime() - last) / 86_400_000
  return age <= allowed ? { kind: 'current' } : { kind: 'stale', lateDays: Math.floor(age - period) }
}

/** The last moment that a date may mean: all of the day, the month or the year. */
function dateIn(text: string | undefined): number | undefined {
  const parts = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(text ?? '')
  if (!parts) return undefined
  const [, year, month, day] = parts
  const whole = Date.parse(text!)
  if (text!.includes('T') && !Number.isNaN(whole)) return whole
  if (day) return Date.UTC(Number(year), Number(month) - 1, Number(day) + 1)
  return month ? Date.UTC(Number(year), Number(month), 1) : Date.UTC(Number(year) + 1, 0, 1)
}
