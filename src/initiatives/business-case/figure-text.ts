import type { Language } from '../../kernel/language-text.ts'
import { formatNumber } from '../../web/format.ts'
import type { CaseResult } from './case-result.ts'
import { words } from './words.ts'

/** 1 200 000 kr; whole kronor, and never −0. */
export const kronorText = (kronor: number, language: Language): string =>
  words[language].kronor(formatNumber(Math.round(kronor) || 0, language).replace('-', '−'))

export const percentText = (share: number, language: Language, decimals = 1): string =>
  formatNumber(share, language, { style: 'percent', maximumFractionDigits: decimals })

const ratio = (value: number, language: Language) => formatNumber(value, language, { maximumFractionDigits: 2, minimumFractionDigits: 2 })
const years = (value: number, language: Language) => words[language].years(formatNumber(value, language, { maximumFractionDigits: 1 }))

type Show = (result: CaseResult, language: Language) => string | null
const or =
  (value: (result: CaseResult) => number | null, show: (value: number, language: Language) => string): Show =>
  (result, language) => {
    const found = value(result)
    return found === null ? null : show(found, language)
  }

/** Every figure of a result in words, in the order that people ask for them. To add a figure: a row, and its words. */
export const figures: { readonly [figure in keyof (typeof words)['sv']['figures']]: Show } = {
  npv: or(({ npv }) => npv, kronorText),
  range: ({ simulation }, language) =>
    simulation && words[language].range(kronorText(simulation.p5, language), kronorText(simulation.p95, language)),
  median: or(({ simulation }) => simulation?.p50 ?? null, kronorText),
  probabilityPositive: or(({ simulation }) => simulation?.probabilityPositive ?? null, percentText),
  bcr: or(({ bcr }) => bcr, ratio),
  nnki: or(({ nnki }) => nnki, ratio),
  roi: or(({ roi }) => roi, percentText),
  irr: or(({ irr }) => irr, percentText),
  payback: or(({ payback }) => payback, years),
  discountedPayback: or(({ discountedPayback }) => discountedPayback, years),
  tco: or(({ tco }) => tco, kronorText),
  pvBenefits: or(({ pvBenefits }) => pvBenefits, kronorText),
  pvCosts: or(({ pvCosts }) => pvCosts, kronorText),
  grossBenefit: or(({ grossBenefit }) => grossBenefit, kronorText),
  netBenefit: or(({ netBenefit }) => netBenefit, kronorText),
  annuity: or(({ annuity }) => annuity, kronorText),
}

export type Figure = keyof typeof figures
export const figureNames = Object.keys(figures) as Figure[]

/** Why a figure does not exist: the engine's own words under the figure's name, or those of the simulation that it is from. */
export const noteNames: { readonly [figure in Figure]?: string } = {
  range: 'simulation',
  median: 'simulation',
  probabilityPositive: 'simulation',
}
