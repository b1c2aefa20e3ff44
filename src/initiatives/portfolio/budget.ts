import type { Öre } from '../../kernel/money.ts'
import { byRatio, type Item, type Selection, selectByRatio, selectExactly } from './select.ts'

/** Hard limits on what may be chosen. They are never weighed against anything. */
export const gates = ['open', 'must', 'excluded'] as const
export type Gate = (typeof gates)[number]

export type Gated = Item & { gate: Gate }

export type WithinBudget = {
  budget: Öre | null
  /** What has to be done whatever it gives, and what that takes. */
  must: readonly number[]
  mustInvestment: Öre
  /** How much the musts alone exceed the budget. */
  short: Öre
  exact: Selection
  byRatio: Selection
  /** What the best choice gives more than the one by ratio. */
  difference: Öre
}

/** The best choice within a budget, and the one by ratio beside it. Sums are with the musts. */
export function chooseWithin(items: readonly Gated[], budget: Öre | null, most?: number): WithinBudget {
  const must = items.filter(({ gate }) => gate === 'must')
  const open = items.filter(({ gate }) => gate === 'open')
  const mustInvestment = must.reduce((sum, { investment }) => sum + Math.max(0, investment), 0)
  const mustNpv = must.reduce((sum, { npv }) => sum + npv, 0)
  const left = budget === null ? null : Math.max(0, budget - mustInvestment)
  const withMust = (selection: Selection): Selection => ({
    ...selection,
    chosen: [...must.map(({ id }) => id), ...selection.chosen].sort((a, b) => a - b),
    npv: selection.npv + mustNpv,
    investment: selection.investment + mustInvestment,
  })
  const [exact, ratio] = [withMust(selectExactly(open, left, most)), withMust(selectByRatio(open, left))]
  // A search that was stopped early can have missed what the rule of thumb found.
  const better = ratio.npv > exact.npv ? { ...ratio, proven: exact.proven, gap: Math.max(0, exact.gap - (ratio.npv - exact.npv)) } : exact
  return {
    budget,
    must: must.map(({ id }) => id),
    mustInvestment,
    short: budget === null ? 0 : Math.max(0, mustInvestment - budget),
    exact: better,
    byRatio: ratio,
    difference: better.npv - ratio.npv,
  }
}

export type FrontierPoint = { investment: Öre; npv: Öre; id: number | null }

/**
 * The efficient frontier: the most that can be had for each sum. Beginning with the musts and with what costs nothing, one more at a time by ratio; each such set is the best
 * for what it costs, since it is also the best where fractions are allowed.
 */
export function frontierOf(items: readonly Gated[]): FrontierPoint[] {
  const open = items.filter(({ gate, npv }) => gate === 'open' && npv > 0)
  const first = [...items.filter(({ gate }) => gate === 'must'), ...open.filter(({ investment }) => investment <= 0)]
  let investment = first.reduce((sum, item) => sum + Math.max(0, item.investment), 0)
  let npv = first.reduce((sum, item) => sum + item.npv, 0)
  const points: FrontierPoint[] = [{ investment, npv, id: null }]
  for (const item of open.filter((item) => item.investment > 0).sort(byRatio)) {
    investment += item.investment
    npv += item.npv
    points.push({ investment, npv, id: item.id })
  }
  return points
}
