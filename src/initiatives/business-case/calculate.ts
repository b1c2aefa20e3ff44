import { calculationFactors } from '../factors/calculation-factors.ts'
import { compensation } from './calculation/compensation.ts'
import { type Explanations, explain } from './calculation/explanations.ts'
import { figuresOf } from './calculation/figures.ts'
import { countedOf, type Flows, flowsOf, netOf } from './calculation/flows.ts'
import { modelOf } from './calculation/model.ts'
import { atRates, breakEven, tornado } from './calculation/sensitivity.ts'
import { sharedAmounts } from './calculation/shared-amounts.ts'
import { simulate } from './calculation/simulate.ts'
import { benefitTypes, type CaseDocument } from './case-document.ts'
import type { CaseResult, PartyFigures } from './case-result.ts'
import { demandCalculable } from './check-case.ts'

/** What a business case comes to. The same document always comes to the same. */
export function calculate(document: CaseDocument): CaseResult {
  demandCalculable(document)
  const { pengWeights, comparedRates, rates } = calculationFactors()
  const factor = rates.find(({ id }) => id === document.rateFactor)
  const model = modelOf(document, pengWeights)
  const { whole, byParty } = flowsOf(model, ({ weight }) => weight)
  const { figures, explanations } = figuresOf(whole, document.rate)
  const simulation = simulate(document, model)
  const parties = byParty.map((flows, at): [string, PartyFigures] => {
    const { figures: own, explanations: why } = figuresOf(flows, document.rate)
    return [document.parties[at]!, { ...own, ...sumsOf(flows), simulation: simulation.parties?.[at] ?? null, ...told(why) }]
  })
  const paid = compensation(parties.map(([party, { npv }]) => ({ party, npv })))
  const shared = sharedAmounts(model)
  const gone = Object.keys(document.leaves ?? {})
  Object.assign(
    explanations,
    simulation.explanations,
    document.rateFactor !== undefined && factor?.rate !== document.rate && { rate: explain.otherRate(document.rateFactor) },
    factor?.kind === 'nominal' && { rate: explain.nominalRate },
    paid === null && { compensation: explain.wholeLoses },
    !shared && { shared: explain.tooManyParts },
    gone.length > 0 && { leaves: explain.leaves(gone) },
  )
  const { benefits, costs } = countedOf(model)
  return {
    ...figures,
    ...sumsOf(whole),
    benefitByType: { ...Object.fromEntries(benefitTypes.map((type) => [type, 0])), ...benefits },
    costByClass: costs,
    years: yearsOf(model.years, whole, document.rate),
    unweighted: figuresOf(flowsOf(model, () => 1).whole, document.rate).figures,
    byParty: Object.fromEntries(parties),
    shared: shared ?? [],
    compensation: paid,
    rates: atRates(netOf(whole), document.rate, comparedRates),
    breakEven: breakEven(model, figures.npv),
    tornado: tornado(model, figures.npv),
    simulation: simulation.whole,
    ...told(explanations),
  }
}

function yearsOf(years: readonly number[], whole: Flows, rate: number): CaseResult['years'] {
  let cumulative = 0
  let cumulativeDiscounted = 0
  return years.map((year, t) => {
    const [costs, benefits] = [whole.costs[t]!, whole.benefits[t]!]
    const net = benefits - costs
    const discounted = net * (1 + rate) ** -t
    cumulative += net
    cumulativeDiscounted += discounted
    return { year, costs, benefits, net, cumulative, discounted, cumulativeDiscounted }
  })
}

const told = (explanations: Explanations) => ({
  notes: Object.fromEntries(Object.entries(explanations).map(([figure, { en }]) => [figure, en])),
  explanations,
})

/** Over all years, in fixed prices. */
function sumsOf({ benefits, costs }: Flows): { grossBenefit: number; netBenefit: number; tco: number } {
  const [grossBenefit, tco] = [sum(benefits), sum(costs)]
  return { grossBenefit, netBenefit: grossBenefit - tco, tco }
}

const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0)
