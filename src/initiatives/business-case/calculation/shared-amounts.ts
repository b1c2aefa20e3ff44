import { kronorOf, öreOf } from '../../../kernel/money.ts'
import { largestRemainder } from './largest-remainder.ts'
import { limits } from './limits.ts'
import type { Model } from './model.ts'

export type SharedAmount = {
  key: string
  year: number
  kind: 'cost' | 'benefit'
  total: number
  parts: { party: string; exact: number; rounded: number }[]
}

/** What each key shares each year, in full: each party's part as it comes out, and in whole öre that sum to the total. Undefined where it is too much to list. */
export function sharedAmounts({ years, parties, items, periodOf, sharesOf }: Model): SharedAmount[] | undefined {
  const totals = new Map<string, { owner: string; kind: 'cost' | 'benefit'; t: number; total: number }>()
  for (const { item, owner, likely } of items)
    if (item.key !== undefined)
      for (let t = 0; t < likely.length; t++)
        if (likely[t] !== 0) {
          const name = `${item.kind} ${t} ${owner}`
          const before = totals.get(name)?.total ?? 0
          totals.set(name, { owner, kind: item.kind, t, total: before + likely[t]! })
        }
  if (totals.size * parties.length > limits.sharedParts) return undefined
  return [...totals.values()].flatMap(({ owner, kind, t, total }) => {
    const shares = sharesOf(owner, periodOf[t]!)
    if (!shares) return []
    const taking = parties.map((party, at) => ({ party, share: shares[at]! })).filter(({ share }) => share > 0)
    const rounded = largestRemainder(
      öreOf(total),
      taking.map(({ share }) => share),
    )
    const parts = taking.map(({ party, share }, at) => ({ party, exact: total * share, rounded: kronorOf(rounded[at]!) }))
    return [{ key: owner.slice('key '.length), year: years[t]!, kind, total, parts }]
  })
}
