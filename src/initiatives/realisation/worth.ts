import { kronorOf, type Öre } from '../../kernel/money.ts'
import { type Comparison, direction } from './expectation.ts'
import { yearIn } from './period.ts'
import type { Measured, Plan } from './plan.ts'

// As units are written; a measure in money is worth itself.
const moneyUnits: { readonly [unit: string]: Öre } = {
  kr: 100,
  kronor: 100,
  sek: 100,
  tkr: 100_000,
  ksek: 100_000,
  mkr: 100_000_000,
  mnkr: 100_000_000,
  msek: 100_000_000,
}

/** What one unit better is worth in a period; null where the benefit is not counted in money. */
export function unitWorth({ unitWorth }: Pick<Plan, 'unitWorth'>, { type, unit }: Pick<Measured, 'type' | 'unit'>): Öre | null {
  if (unitWorth !== null) return unitWorth
  // Quality and environment are not cashed in, even where somebody has put a price on them.
  if (type === 'quality' || type === 'environment') return null
  return moneyUnits[unit?.trim().toLowerCase() ?? ''] ?? null
}

/** The improvement since the baseline in money; null where it cannot be told. */
export function worthOf(value: number | null, plan: Pick<Plan, 'unitWorth'> | null, of: Measured): Öre | null {
  const each = plan && unitWorth(plan, of)
  if (value === null || of.baseline === null || each === null) return null
  return Math.round((value - of.baseline) * direction(of) * each)
}

/** `partly`: some benefits have reported, and others that should have given something have not. */
export type YearWorth = { year: number; expected: Öre | null; realised: Öre | null; partly: boolean }

/** By year, what was expected and what came. A year in which nothing is reported has no realised worth, which is not the same as none. */
export function worthByYear(benefits: readonly { plan: Plan | null; of: Measured; rows: readonly Comparison[] }[]): YearWorth[] {
  const years = new Map<number, Omit<YearWorth, 'partly'> & { silent: boolean }>()
  for (const { plan, of, rows } of benefits)
    for (const row of rows) {
      const year = yearIn(row.period)
      const before = years.get(year) ?? { year, expected: null, realised: null, silent: false }
      const [expected, realised] = [worthOf(row.expected, plan, of), worthOf(row.realised, plan, of)]
      years.set(year, {
        year,
        expected: plus(before.expected, expected),
        realised: plus(before.realised, realised),
        silent: before.silent || (expected !== null && realised === null),
      })
    }
  return [...years.values()]
    .filter(({ expected, realised }) => expected !== null || realised !== null)
    .sort((a, b) => a.year - b.year)
    .map(({ silent, ...year }) => ({ ...year, partly: silent && year.realised !== null }))
}

/** So far: what was expected of the periods that are over, and what came in them. */
export function worthSoFar(
  { plan, of, rows }: { plan: Plan | null; of: Measured; rows: readonly Comparison[] },
  today: string,
): { expected: Öre | null; realised: Öre | null } {
  let [expected, realised]: (Öre | null)[] = [null, null]
  for (const row of rows) {
    if (row.end >= today && row.realised === null) continue
    expected = plus(expected ?? null, worthOf(row.expected, plan, of))
    realised = plus(realised ?? null, worthOf(row.realised, plan, of))
  }
  return { expected: expected ?? null, realised: realised ?? null }
}

export const plus = (a: Öre | null, b: Öre | null): Öre | null => (a === null ? b : b === null ? a : a + b)

export const kronor = (öre: Öre | null): number | null => (öre === null ? null : kronorOf(öre))
