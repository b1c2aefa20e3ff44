import type { Valued } from './rank.ts'

/** Of each that another beats whatever the weights are, that other: at least as good on every criterion, and better on one. The best such is named. */
export function dominatedBy(rows: readonly Valued[]): Map<number, number> {
  // A dominator has a larger sum, so only those before need to be looked at, and the best are met first.
  const order = rows.map((row) => ({ ...row, sum: row.values.reduce((sum, one) => sum + one, 0) })).sort((a, b) => b.sum - a.sum)
  const found = new Map<number, number>()
  for (const [at, row] of order.entries())
    for (let before = 0; before < at; before++)
      if (dominates(order[before]!.values, row.values)) {
        found.set(row.id, order[before]!.id)
        break
      }
  return found
}

function dominates(a: readonly number[], b: readonly number[]): boolean {
  let better = false
  for (let at = 0; at < a.length; at++) {
    if (a[at]! < b[at]!) return false
    if (a[at]! > b[at]!) better = true
  }
  return better
}
