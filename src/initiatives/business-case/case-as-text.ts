import type { Language } from '../../kernel/language-text.ts'
import { formatNumber } from '../../web/format.ts'
import type { CaseDocument } from './case-document.ts'
import type { CaseResult, Figures } from './case-result.ts'
import { notesIn } from './notes-in.ts'

const sv = {
  kronor: (year: number | undefined) => (year === undefined ? 'kronor i fasta priser' : `kronor i ${year} års priser`),
  figures: {
    npv: 'Nettonuvärde',
    pvBenefits: 'Nuvärde av nyttor',
    pvCosts: 'Nuvärde av kostnader',
    bcr: 'Nytta per krona',
    nnki: 'Nettonuvärdeskvot, investering',
    nnkidu: 'Nettonuvärdeskvot, investering och drift',
    roi: 'Avkastning',
    irr: 'Internränta',
    payback: 'Återbetalningstid, år',
    discountedPayback: 'Diskonterad återbetalningstid, år',
    annuity: 'Investeringens årskostnad',
  },
  parties: 'Nettonuvärde per part',
  compensation: 'Ersättning så att ingen förlorar',
  pays: (from: string, to: string) => `${from} till ${to}`,
  simulation: (draws: string, seed: number) => `Simulering, ${draws} dragningar, slumpfrö ${seed}`,
  spread: {
    p5: 'Fem av hundra blir lägre än',
    p50: 'Hälften blir lägre än',
    p95: 'Fem av hundra blir högre än',
    mean: 'I genomsnitt',
    probabilityPositive: 'Sannolikhet att det lönar sig',
  },
  rates: 'Nettonuvärde vid annan ränta',
}
const en: typeof sv = {
  kronor: (year) => (year === undefined ? 'kronor in fixed prices' : `kronor in the prices of ${year}`),
  figures: {
    npv: 'Net present value',
    pvBenefits: 'Present value of benefits',
    pvCosts: 'Present value of costs',
    bcr: 'Benefit per krona',
    nnki: 'Net present value ratio, investment',
    nnkidu: 'Net present value ratio, investment and operation',
    roi: 'Return',
    irr: 'Internal rate of return',
    payback: 'Payback, years',
    discountedPayback: 'Discounted payback, years',
    annuity: 'Yearly cost of the investment',
  },
  parties: 'Net present value by party',
  compensation: 'Compensation so that nobody loses',
  pays: (from, to) => `${from} to ${to}`,
  simulation: (draws, seed) => `Simulation, ${draws} draws, seed ${seed}`,
  spread: {
    p5: 'Five in a hundred come out below',
    p50: 'Half come out below',
    p95: 'Five in a hundred come out above',
    mean: 'On average',
    probabilityPositive: 'Probability that it pays',
  },
  rates: 'Net present value at other rates',
}
const words = { sv, en }

const width = 52

/** The result as lines for a terminal, with the reason where a figure is not there. */
export function caseAsText({ title, rate, priceYear }: CaseDocument, result: CaseResult, language: Language): string {
  const t = words[language]
  const kronor = (value: number) => formatNumber(Math.round(value) + 0, language)
  const percent = (value: number) => formatNumber(value, language, { style: 'percent', maximumFractionDigits: 2 })
  const ratio = (value: number) => formatNumber(value, language, { maximumFractionDigits: 4 })
  const shown: { readonly [figure in keyof Figures]: (value: number) => string } = {
    npv: kronor,
    pvBenefits: kronor,
    pvCosts: kronor,
    bcr: ratio,
    nnki: ratio,
    nnkidu: ratio,
    roi: percent,
    irr: percent,
    payback: ratio,
    discountedPayback: ratio,
    annuity: kronor,
  }
  const line = (name: string, value: string) => `  ${name.padEnd(width)} ${value}\n`
  const part = (name: string, lines: readonly string[]) => (lines.length > 0 ? `\n${name}\n${lines.join('')}` : '')
  const { notes } = notesIn(result, language)
  const figures = (Object.keys(shown) as (keyof Figures)[]).map((figure) => {
    const value = result[figure]
    const note = notes[figure]
    return line(t.figures[figure], value === null ? `– ${note}` : `${shown[figure](value)}${note ? `  ${note}` : ''}`)
  })
  const { simulation } = result
  const parties = Object.entries(result.byParty)
  const others = Object.entries(notes).filter(([figure]) => !(figure in shown))
  return [
    `${title ? `${title}: ` : ''}${t.kronor(priceYear)}, ${percent(rate)}\n`,
    ...figures,
    parties.length > 1 &&
      part(
        t.parties,
        parties.map(([party, { npv }]) => line(party, kronor(npv))),
      ),
    part(
      t.compensation,
      (result.compensation ?? []).map(({ from, to, amount }) => line(t.pays(from, to), kronor(amount))),
    ),
    part(
      t.rates,
      result.rates.map((one) => line(percent(one.rate), kronor(one.npv))),
    ),
    simulation &&
      part(t.simulation(formatNumber(simulation.draws, language), simulation.seed), [
        ...(['p5', 'p50', 'p95', 'mean'] as const).map((name) => line(t.spread[name], kronor(simulation[name]))),
        line(t.spread.probabilityPositive, percent(simulation.probabilityPositive)),
      ]),
    others.length > 0 && `\n${others.map(([, note]) => `${note}\n`).join('')}`,
  ]
    .filter((text) => typeof text === 'string')
    .join('')
}
