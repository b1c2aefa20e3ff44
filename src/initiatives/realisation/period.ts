/** Stretches of time that values belong to, written as indicators write them: 2027, 2027-H1, 2027-Q3, 2027-03. */
export const frequencies = ['year', 'half-year', 'quarter', 'month'] as const
export type Frequency = (typeof frequencies)[number]

const months: { readonly [frequency in Frequency]: number } = { year: 12, 'half-year': 6, quarter: 3, month: 1 }
const written: { readonly [frequency in Frequency]: RegExp } = {
  year: /^(\d{4})$/,
  'half-year': /^(\d{4})-H([12])$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  month: /^(\d{4})-(0[1-9]|1[0-2])$/,
}

/** Which frequency a period is written in; undefined where it is none. */
export const frequencyOf = (period: string): Frequency | undefined => frequencies.find((one) => written[one].test(period))

/** The last day of a period. */
export function endOf(period: string): string {
  const frequency = frequencyOf(period)
  if (!frequency) throw new Error(`${period} is no period`)
  const [, year, part = '1'] = written[frequency].exec(period)!
  return new Date(Date.UTC(Number(year), Number(part) * months[frequency], 0)).toISOString().slice(0, 10)
}

/** The period that a day is in. */
export function periodAt(day: string, frequency: Frequency): string {
  const [year, month] = day.split('-') as [string, string]
  const part = Math.ceil(Number(month) / months[frequency])
  return { year, 'half-year': `${year}-H${part}`, quarter: `${year}-Q${part}`, month: `${year}-${String(part).padStart(2, '0')}` }[
    frequency
  ]
}

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** At most so many: ten years of months. */
export const mostPeriods = 120

/** The periods in which the days between lie, in order; the first `mostPeriods` of them. */
export function periodsFrom(first: string, last: string, frequency: Frequency): string[] {
  const found: string[] = []
  for (let day = first; day <= last && found.length < mostPeriods; ) {
    const period = periodAt(day, frequency)
    found.push(period)
    day = dayAfter(endOf(period))
  }
  return found
}

export const yearIn = (period: string): number => Number(period.slice(0, 4))
