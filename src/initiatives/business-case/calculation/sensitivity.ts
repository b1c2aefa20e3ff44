import type { Model, ModelItem } from './model.ts'
import { presentValue } from './present-value.ts'

/** What the whole is worth at other rates: none, a percentage point up and down, and others that are asked for. */
export function atRates(net: ArrayLike<number>, rate: number, others: readonly number[]): { rate: number; npv: number }[] {
  const rates = [0, rate - 0.01, rate, rate + 0.01, ...others].map((one) => Number(one.toFixed(10)))
  return [...new Set(rates)]
    .sort((a, b) => a - b)
    .map((one) => ({ rate: one, npv: presentValue(net, one) }))
    .filter(({ rate, npv }) => rate > -1 && Number.isFinite(npv))
}

/** The present value of an item, as far as it is somebody's: at its likely values, its lowest and its highest. Costs are positive too. */
export function worthOf(
  { factors, periodOf, sharesOf }: Model,
  { owner, likely, low, high }: ModelItem,
): { likely: number; low: number; high: number } {
  const sum = { likely: 0, low: 0, high: 0 }
  for (let t = 0; t < factors.length; t++) {
    if (!sharesOf(owner, periodOf[t]!)) continue
    sum.likely += likely[t]! * factors[t]!
    sum.low += low[t]! * factors[t]!
    sum.high += high[t]! * factors[t]!
  }
  return sum
}

/** One item at a time at its lowest and at its highest, the others as they are likely to be; the widest first. Without a range it comes or it does not. */
export function tornado(model: Model, npv: number): { item: string; low: number; high: number }[] {
  return model.items
    .flatMap((item) => {
      const { likely, low, high } = worthOf(model, item)
      const sign = item.benefit ? 1 : -1
      const ranged = low !== high
      if (!ranged && (item.probability === 1 || item.probability === 0)) return []
      const [least, most] = ranged ? [low * item.weight, high * item.weight] : [0, likely * item.certainty]
      const base = npv - sign * likely * item.weight
      return [{ item: item.item.id, low: base + sign * least, high: base + sign * most }]
    })
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low))
}

/** What each item's amounts would have to be multiplied by for the whole to be worth nothing; null where no factor does it. */
export function breakEven(model: Model, npv: number): { item: string; factor: number | null }[] {
  return model.items.map((item) => {
    const worth = worthOf(model, item).likely * item.weight * (item.benefit ? 1 : -1)
    const factor = 1 - npv / worth
    return { item: item.item.id, factor: worth !== 0 && Number.isFinite(factor) && factor >= 0 ? factor : null }
  })
}
