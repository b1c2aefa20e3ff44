import type { Texts } from '../../../web/words.ts'
import type { Figures } from '../case-result.ts'
import { type Explanations, explain } from './explanations.ts'
import { type Flows, netOf } from './flows.ts'
import { internalRates } from './internal-rate.ts'
import { payback } from './payback.ts'
import { annuity, presentValue } from './present-value.ts'

/** The figures of a series of costs and benefits. What does not exist is null, and is explained. */
export function figuresOf(flows: Flows, rate: number): { figures: Figures; explanations: Explanations } {
  const explanations: Explanations = {}
  const or = (figure: keyof Explanations, value: number | null, why: Texts): number | null => {
    if (value === null) explanations[figure] = why
    return value
  }
  const net = netOf(flows)
  const pvBenefits = presentValue(flows.benefits, rate)
  const pvCosts = presentValue(flows.costs, rate)
  const investment = presentValue(flows.investment, rate)
  const upkeep = presentValue(flows.upkeep, rate)
  const npv = pvBenefits - pvCosts
  const simple = payback(net)
  const discounted = payback(net.map((value, t) => value * (1 + rate) ** -t))
  const years = net.length - 1
  const figures: Figures = {
    npv,
    pvBenefits,
    pvCosts,
    bcr: or('bcr', ratio(pvBenefits, pvCosts), explain.noCosts),
    nnki: or('nnki', ratio(npv, investment), explain.noInvestment),
    nnkidu: or('nnkidu', ratio(npv, investment + upkeep), explain.noInvestment),
    roi: or('roi', ratio(npv, pvCosts), explain.noCosts),
    irr: internalRate(net, explanations),
    payback: or('payback', simple.years, explain.neverPaidBack),
    discountedPayback: or('discountedPayback', discounted.years, explain.neverPaidBack),
    annuity: investment > 0 ? or('annuity', annuity(investment, rate, years), explain.oneYear) : or('annuity', null, explain.noInvestment),
  }
  if (simple.years !== null && simple.again) explanations.payback = explain.lostAgain
  if (discounted.years !== null && discounted.again) explanations.discountedPayback = explain.lostAgain
  return { figures, explanations }
}

/** Against nothing, or less, there is no ratio. */
const ratio = (of: number, to: number): number | null => (to > 0 && Number.isFinite(of / to) ? of / to : null)

function internalRate(net: Float64Array, explanations: Explanations): number | null {
  const { rates, signChanges } = internalRates([...net])
  if (rates.length === 1 && signChanges > 0) {
    if (net.find((value) => value !== 0)! > 0) explanations.irr = explain.gainFirst
    return rates[0]!
  }
  explanations.irr = signChanges === 0 ? explain.noSignChange : rates.length === 0 ? explain.noRoot : explain.manyRoots(rates)
  return null
}
