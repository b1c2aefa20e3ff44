import type { Öre } from '../../kernel/money.ts'

export type Placed = { id: number; npv: Öre; investment: Öre; chosen: boolean }

/** What one goal, segment or the like has of the portfolio. */
export type BalanceRow = { key: string | null; initiatives: number; investment: Öre; chosen: number; chosenInvestment: Öre; chosenNpv: Öre }

/** By each of the keys that an initiative has; one with several counts under each, and one with none under null. Largest chosen investment first. */
export function balanceBy(items: readonly Placed[], keysOf: (id: number) => readonly string[]): BalanceRow[] {
  const rows = new Map<string | null, BalanceRow>()
  for (const { id, npv, investment, chosen } of items) {
    const keys = new Set(keysOf(id))
    for (const key of keys.size > 0 ? keys : [null]) {
      const row = rows.get(key) ?? { key, initiatives: 0, investment: 0, chosen: 0, chosenInvestment: 0, chosenNpv: 0 }
      row.initiatives++
      row.investment += investment
      if (chosen) {
        row.chosen++
        row.chosenInvestment += investment
        row.chosenNpv += npv
      }
      rows.set(key, row)
    }
  }
  return [...rows.values()].sort(
    (a, b) => Number(a.key === null) - Number(b.key === null) || b.chosenInvestment - a.chosenInvestment || b.investment - a.investment,
  )
}
