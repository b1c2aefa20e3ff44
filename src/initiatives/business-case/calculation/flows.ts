import type { CaseItem, itemClasses } from '../case-document.ts'
import type { Model, ModelItem } from './model.ts'

/** Kronor by year in fixed prices. Investment and upkeep are parts of the costs. */
export type Flows = { benefits: Float64Array; costs: Float64Array; investment: Float64Array; upkeep: Float64Array }

type ItemClass = (typeof itemClasses)[number]

/** What it takes to bring it about, and what changes in operation and maintenance: the I and the DoU of ASEK's ratios (ASEK 5.1 §3.1). */
export const partOf: { readonly [itemClass in ItemClass]?: 'investment' | 'upkeep' } = {
  investment: 'investment',
  procurement: 'investment',
  migration: 'investment',
  operation: 'upkeep',
  administration: 'upkeep',
  security: 'upkeep',
}

const noFlows = (years: number): Flows => ({
  benefits: new Float64Array(years),
  costs: new Float64Array(years),
  investment: new Float64Array(years),
  upkeep: new Float64Array(years),
})

/** What counts of an item: in the base case by its weight, else in full. */
export type Counting = (item: ModelItem) => number

/** The whole's flows, and each party's: what has the same owner is summed first, so that many parties cost little. */
export function flowsOf({ years, parties, items, periodOf, sharesOf }: Model, counting: Counting): { whole: Flows; byParty: Flows[] } {
  const byOwner = new Map<string, Flows>()
  for (const item of items) {
    if (!byOwner.has(item.owner)) byOwner.set(item.owner, noFlows(years.length))
    add(byOwner.get(item.owner)!, item, counting(item))
  }
  const whole = noFlows(years.length)
  const byParty = parties.map(() => noFlows(years.length))
  for (const [owner, flows] of byOwner)
    for (let t = 0; t < years.length; t++) {
      const shares = sharesOf(owner, periodOf[t]!)
      if (!shares || isNothing(flows, t)) continue
      addAt(whole, flows, t, 1)
      for (let at = 0; at < shares.length; at++) if (shares[at]! > 0) addAt(byParty[at]!, flows, t, shares[at]!)
    }
  return { whole, byParty }
}

function add(flows: Flows, { item, benefit, likely }: ModelItem, weight: number): void {
  const part = benefit ? undefined : partOf[classOf(item)]
  for (let t = 0; t < likely.length; t++) {
    const value = likely[t]! * weight
    flows[benefit ? 'benefits' : 'costs'][t]! += value
    if (part) flows[part][t]! += value
  }
}

const isNothing = ({ benefits, costs, investment, upkeep }: Flows, t: number) =>
  benefits[t] === 0 && costs[t] === 0 && investment[t] === 0 && upkeep[t] === 0

function addAt(to: Flows, from: Flows, t: number, share: number): void {
  to.benefits[t]! += from.benefits[t]! * share
  to.costs[t]! += from.costs[t]! * share
  to.investment[t]! += from.investment[t]! * share
  to.upkeep[t]! += from.upkeep[t]! * share
}

export const classOf = (item: CaseItem): ItemClass => item.class ?? 'other'

export const netOf = ({ benefits, costs }: Flows): Float64Array => benefits.map((value, t) => value - costs[t]!)

/** What counts over all years, in fixed prices: benefits by type, costs by class. */
export function countedOf({ items, periodOf, sharesOf }: Model): {
  benefits: { [type: string]: number }
  costs: { [itemClass: string]: number }
} {
  const found = { benefits: {} as { [type: string]: number }, costs: {} as { [itemClass: string]: number } }
  for (const { item, benefit, owner, likely, weight } of items) {
    const name = benefit ? (item.type ?? 'unclassified') : classOf(item)
    const sums = benefit ? found.benefits : found.costs
    let sum = 0
    for (let t = 0; t < likely.length; t++) if (likely[t] !== 0 && sharesOf(owner, periodOf[t]!)) sum += likely[t]! * weight
    sums[name] = (sums[name] ?? 0) + sum
  }
  return found
}
