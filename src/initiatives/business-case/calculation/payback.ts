/** Years until what has been lost is won back, linear within the year; null where it never is. `again` where it is lost once more later. */
export function payback(net: ArrayLike<number>): { years: number | null; again: boolean } {
  let sum = 0
  let years: number | undefined
  let below = false
  let again = false
  for (let t = 0; t < net.length; t++) {
    const before = sum
    sum += net[t]!
    if (sum < 0) {
      if (years !== undefined) again = true
      below = true
    } else if (below && years === undefined) years = t - 1 + -before / net[t]!
  }
  return { years: below ? (years ?? null) : 0, again }
}
