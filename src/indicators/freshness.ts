import type { Frequency } from './period.ts'

export const freshnesses = ['fresh', 'ageing', 'stale', 'none'] as const
export type Freshness = (typeof freshnesses)[number]

/** How many days a value holds where nothing else is said: until the next period is over, and a third of one more for reporting it. */
export const freshDaysBy: { readonly [frequency in Frequency]: number } = { year: 487, 'half-year': 243, quarter: 122, month: 42, day: 2 }

/** Fresh for its days after the end of the period, ageing for as long again, then stale. */
export function freshnessOf(
  lastDay: string | null,
  { frequency, freshDays }: { frequency: Frequency; freshDays: number | null },
  today: string,
): Freshness {
  if (lastDay === null) return 'none'
  const age = (Date.parse(today) - Date.parse(lastDay)) / 86_400_000
  const days = freshDays ?? freshDaysBy[frequency]
  return age <= days ? 'fresh' : age <= 2 * days ? 'ageing' : 'stale'
}
