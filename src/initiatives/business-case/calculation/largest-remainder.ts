/** A whole number in whole parts by shares that sum to one: the parts sum to it exactly. What is left over goes to the largest remainders. */
export function largestRemainder(total: number, shares: readonly number[]): number[] {
  const exact = shares.map((share) => total * share)
  const parts = exact.map(Math.floor)
  let left = total - parts.reduce((sum, part) => sum + part, 0)
  const order = exact.map((_, at) => at).sort((a, b) => exact[b]! - parts[b]! - (exact[a]! - parts[a]!) || a - b)
  for (let at = 0; left > 0; at = (at + 1) % order.length, left--) parts[order[at]!]!++
  // Shares that sum to a hair more than one may have given too much.
  for (let at = order.length - 1; left < 0; at = (at + order.length - 1) % order.length, left++) parts[order[at]!]!--
  return parts
}
