import type { Texts } from '../../web/words.ts'
import type { Explanations } from './calculation/explanations.ts'
import type { SharedAmount } from './calculation/shared-amounts.ts'

/** What a business case comes to. A figure that does not exist is null, and `notes` says why under the figure's name. Amounts are kronor. */
export type CaseResult = Figures & {
  /** Undiscounted: all benefits, and what is left when costs are taken away. By type of benefit too. */
  grossBenefit: number
  netBenefit: number
  benefitByType: { [type: string]: number }
  costByClass: { [itemClass: string]: number }
  /** All costs over the years, undiscounted. */
  tco: number
  /** By year: costs, benefits, net, and the net so far, in fixed prices and as present value. */
  years: readonly {
    year: number
    costs: number
    benefits: number
    net: number
    cumulative: number
    discounted: number
    cumulativeDiscounted: number
  }[]
  /** Had everything counted in full, whatever its probability and its class by PENG. */
  unweighted: Figures
  byParty: { [party: string]: PartyFigures }
  /** What keys share, by year, with each party's part in whole öre. */
  shared: readonly SharedAmount[]
  /** What parties that gain give to those that lose, so that nobody loses; empty where nobody loses, null where the whole loses. */
  compensation: readonly { from: string; to: string; amount: number }[] | null
  rates: readonly { rate: number; npv: number }[]
  breakEven: readonly { item: string; factor: number | null }[]
  tornado: readonly { item: string; low: number; high: number }[]
  simulation: Simulation | null
} & Told

/** The same in English, as the command and the API write it, and in both languages of the interface. */
export type Told = { notes: { [figure: string]: string }; explanations: Explanations & { [figure: string]: Texts | undefined } }

export type Figures = {
  npv: number
  pvBenefits: number
  pvCosts: number
  bcr: number | null
  nnki: number | null
  /** By investment, operation and maintenance. */
  nnkidu: number | null
  roi: number | null
  irr: number | null
  /** Years from the base year. */
  payback: number | null
  discountedPayback: number | null
  annuity: number | null
}

/** As of the whole: who pays, who gets, and what it is worth to each. */
export type PartyFigures = Figures & {
  grossBenefit: number
  netBenefit: number
  tco: number
  simulation: Pick<Simulation, 'p5' | 'p50' | 'p95' | 'probabilityPositive'> | null
} & Told

export type Simulation = {
  draws: number
  seed: number
  mean: number
  p5: number
  p50: number
  p95: number
  probabilityPositive: number
  /** For a histogram: edges are one more than counts. */
  histogram: { edges: readonly number[]; counts: readonly number[] }
}
