/** How many answers a cell stands on, by whatever divides those who answered: each is in exactly one. */
export type Cell = { key: number; n: number }

/**
 * Which cells may be shown beside their total, and whether the total may. A cell stands on at least `minimum` answers, and so do all that are
 * withheld together: else they could be had by taking those shown from the total. Where the rest is too few, the smallest of those shown is
 * withheld with it. Hundepool et al., Statistical Disclosure Control (2012), §4.3: primary and secondary suppression.
 */
export function shownOf(cells: readonly Cell[], minimum: number): { total: boolean; shown: ReadonlySet<number> } {
  const total = cells.reduce((sum, { n }) => sum + n, 0)
  if (total < minimum) return { total: false, shown: new Set() }
  const shown = new Set(cells.filter(({ n }) => n >= minimum).map(({ key }) => key))
  const rest = () => cells.filter(({ key, n }) => !shown.has(key) && n > 0).reduce((sum, { n }) => sum + n, 0)
  while (rest() > 0 && rest() < minimum && shown.size > 0) {
    const smallest = cells.filter(({ key }) => shown.has(key)).sort((a, b) => a.n - b.n || a.key - b.key)[0]!
    shown.delete(smallest.key)
  }
  // One alone that has all the answers says the same as the total; that is no leak.
  return { total: true, shown }
}
