import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { factsFolder } from '../../config.ts'
import type { Texts } from '../../web/words.ts'

/** What calculations go by that somebody has set: dated, with its source, in data/calculation-factors.json. */
export type CalculationFactors = {
  /** When all sources were read. */
  asOf: string
  rates: readonly DiscountRate[]
  /** Rates that every result is shown at too. */
  comparedRates: readonly number[]
  hourlyCosts: readonly HourlyCostFormula[]
  /** What of each class by PENG counts, where a calculation says nothing else. */
  pengWeights: { green: number; yellow: number; red: number }
}

type Dated = {
  id: string
  name: Texts
  /** Days or years, both counted. Where the source has no beginning, it held when it was read; without an end it holds still. */
  validFrom?: string
  validTo?: string
  source: { title: string; url?: string }
  /** Not found again at its source: to be checked before it is relied on. */
  unverified?: boolean
  note?: Texts
}

export type DiscountRate = Dated & {
  rate: number
  kind: 'real' | 'nominal' | 'unstated'
  purpose: 'society' | 'business' | 'internal'
}

/** Monthly salary × months ÷ hours × on-costs. */
export type HourlyCostFormula = Dated & {
  months: number
  hours: number
  onCosts: number
}

let read: CalculationFactors | undefined

/** Whether it holds on a day; a year is all of it. */
export const holdsOn = ({ validFrom = '', validTo = '9999' }: Pick<Dated, 'validFrom' | 'validTo'>, day: string): boolean =>
  day.slice(0, validFrom.length) >= validFrom && day.slice(0, validTo.length) <= validTo

export function calculationFactors(): CalculationFactors {
  read ??= JSON.parse(readFileSync(join(factsFolder, 'calculation-factors.json'), 'utf8')) as CalculationFactors
  return read
}
