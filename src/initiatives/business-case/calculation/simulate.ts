import type { Texts } from '../../../web/words.ts'
import type { CaseDocument } from '../case-document.ts'
import type { Simulation } from '../case-result.ts'
import { matrixOf, nearestUsable } from './correlation.ts'
import { draw, drawnOf, type Relation, sumsOf } from './draw.ts'
import { type Explanations, explain } from './explanations.ts'
import { limits } from './limits.ts'
import type { Model, ModelItem } from './model.ts'
import { histogram, quantiles } from './quantiles.ts'

export type PartySimulation = Pick<Simulation, 'p5' | 'p50' | 'p95' | 'probabilityPositive'>
type Simulated = { whole: Simulation | null; parties: PartySimulation[] | null; explanations: Explanations }

export const usualDraws = 100_000
const bars = 40

/**
 * What the net present value may come out as, for the whole and for each party. An item is drawn once: it comes out low or high in all its years,
 * and its present value follows, so a draw costs as much however many years there are.
 */
export function simulate(document: CaseDocument, model: Model): Simulated {
  const asked = document.draws ?? usualDraws
  const seed = document.seed ?? 1
  const uncertain = model.items.filter(isUncertain)
  const none = (simulation: Texts): Simulated => ({ whole: null, parties: null, explanations: { simulation } })
  if (uncertain.length === 0) return none(explain.nothingUncertain)
  if (asked === 0) return none(explain.noDraws)

  const explanations: Explanations = {}
  const relation = relationOf(document, uncertain, explanations)
  const sums = sumsOf(model, uncertain)
  const items = uncertain.map((item) => drawnOf(model, sums, item))
  const added = [...items.map(({ pieces }) => pieces), ...sums.map(({ shares }) => shares)].reduce((count, some) => count + some.length, 0)
  const perDraw = items.length * drawing + relation.ids.length ** 2 / 2 + added
  const draws = Math.max(1, Math.min(asked, Math.floor(limits.work / perDraw), Math.floor(limits.kept / (model.parties.length + 1))))
  if (draws < asked) explanations.simulation = explain.fewerDraws(draws, asked)
  const { whole, byParty } = draw({
    sums,
    uncertain: items,
    relation,
    seed,
    draws,
    parties: model.parties.length,
  })
  const [p5, p50, p95] = quantiles(whole, asShares) as [number, number, number]
  let sum = 0
  for (let at = 0; at < whole.length; at++) sum += whole[at]!
  return {
    whole: { draws, seed, mean: sum / draws, p5, p50, p95, probabilityPositive: positive(whole), histogram: histogram(whole, bars) },
    parties: byParty.map((values) => {
      const [p5, p50, p95] = quantiles(values, asShares) as [number, number, number]
      return { p5, p50, p95, probabilityPositive: positive(values) }
    }),
    explanations,
  }
}

// To draw and place a number takes as long as ten additions.
const drawing = 10
const asShares = [0.05, 0.5, 0.95]

const isRanged = ({ low, high }: ModelItem) => low.some((value, t) => value !== high[t])
const isUncertain = (item: ModelItem) => isRanged(item) || (item.probability > 0 && item.probability < 1)

function positive(values: Float64Array): number {
  let count = 0
  for (let at = 0; at < values.length; at++) if (values[at]! > 0) count++
  return count / values.length
}

function relationOf({ correlations = [] }: CaseDocument, uncertain: readonly ModelItem[], explanations: Explanations): Relation {
  const ranged = new Set(uncertain.filter(isRanged).map(({ item }) => item.id))
  const without = [...new Set(correlations.flatMap(({ items }) => items))].filter((id) => !ranged.has(id))
  const { ids, matrix } = matrixOf(correlations.filter(({ items }) => items.every((id) => ranged.has(id))))
  const { lower, most } = nearestUsable(matrix)
  if (most > 0) explanations.correlations = explain.repaired(most)
  else if (without.length > 0) explanations.correlations = explain.notCorrelated(without)
  return { ids, lower }
}
