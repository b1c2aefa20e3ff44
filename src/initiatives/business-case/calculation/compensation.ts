import { kronorOf, öreOf } from '../../../kernel/money.ts'
import { largestRemainder } from './largest-remainder.ts'

export type Payment = { from: string; to: string; amount: number }

/**
 * What those who gain give to those who lose, so that nobody loses; null where the whole loses. Each gives in proportion to its gain, whole öre,
 * and there are fewer payments than parties.
 */
export function compensation(npvs: readonly { party: string; npv: number }[]): Payment[] | null {
  const losers = npvs.flatMap(({ party, npv }) => (öreOf(npv) < 0 ? [{ party, öre: -öreOf(npv) }] : []))
  if (losers.length === 0) return []
  const winners = npvs.flatMap(({ party, npv }) => (öreOf(npv) > 0 ? [{ party, öre: öreOf(npv) }] : []))
  const lost = losers.reduce((sum, { öre }) => sum + öre, 0)
  const gained = winners.reduce((sum, { öre }) => sum + öre, 0)
  // An öre is what rounding each party may have cost.
  if (winners.length === 0 || gained < lost - npvs.length) return null
  const given = largestRemainder(
    Math.min(lost, gained),
    winners.map(({ öre }) => öre / gained),
  )
  const payments: Payment[] = []
  let at = 0
  for (const { party, öre } of losers)
    for (let left = öre; left > 0 && at < winners.length; ) {
      const amount = Math.min(left, given[at]!)
      if (amount > 0) payments.push({ from: winners[at]!.party, to: party, amount: kronorOf(amount) })
      left -= amount
      given[at]! -= amount
      if (given[at] === 0) at++
    }
  return payments
}
