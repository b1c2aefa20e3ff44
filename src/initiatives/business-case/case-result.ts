/** What a business case comes to. A figure that does not exist is null, and `notes` says why under the figure's name. Amounts are kronor. */
export type CaseResult = Figures & {
  /** Undiscounted: all benefits, and what is left when costs are taken away. By type of benefit too. */
  grossBenefit: number
  netBenefit: number
  benefitByType: { [type: string]: number }
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
  byParty: { [party: string]: PartyFigures }
  /** What parties that gain give to those that lose, so that nobody loses; empty where all gain, null where the whole loses. */
  compensation: readonly { from: string; to: string; amount: number }[] | null
  rates: readonly { rate: number; npv: number }[]
  breakEven: readonly { item: string; factor: number | null }[]
  tornado: readonly { item: string; low: number; high: number }[]
  simulation: Simulation | null
  notes: { [figure: string]: string }
}

type Figures = {
  npv: number
  pvBenefits: number
  pvCosts: number
  bcr: number | null
  nnki: number | null
  roi: number | null
  irr: number | null
  /** Years from the base year. */
  payback: number | null
  discountedPayback: number | null
  annuity: number | null
}

export type PartyFigures = Figures & { simulation: Pick<Simulation, 'p5' | 'p50' | 'p95' | 'probabilityPositive'> | null }

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
