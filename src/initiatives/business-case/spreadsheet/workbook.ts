import type { Language } from '../../../kernel/language-text.ts'
import { Problem } from '../../../kernel/problem.ts'
import { calculationFactors } from '../../factors/calculation-factors.ts'
import { partOf } from '../calculation/flows.ts'
import { type Model, modelOf } from '../calculation/model.ts'
import type { CaseDocument } from '../case-document.ts'
import type { CaseResult } from '../case-result.ts'
import { partiesOf } from '../compared.ts'
import { nameOf } from '../document-lines.ts'
import { words } from '../words.ts'
import { type Cell, cellAt, columnName, down, fixed, formula, heading, on, type WorkbookSheet } from './cells.ts'
import { itemColumns, itemRows } from './item-columns.ts'

type Of = { document: CaseDocument; result: CaseResult; language: Language }
type Book = Of & { model: Model; years: readonly number[]; t: (typeof words)['sv'] }

const kr = '# ##0'
const share = '0.0000'
/** So many rows a spreadsheet still opens in seconds with. */
const mostSplitRows = 20_000

/** Where the assumptions stand: the other sheets refer to them. */
const at = { baseYear: 2, rate: 3, priceYear: 4, rateSource: 5, green: 6, yellow: 7, red: 8 } as const

/**
 * A case as a workbook that a controller can follow: every figure but the simulation is a formula, down to the items, and stands beside what
 * the engine came to. Only the shares of what is common are values, since they come of the keys.
 */
export function workbookOf({ document, result, language }: Of): WorkbookSheet[] {
  const model = modelOf(document, calculationFactors().pengWeights)
  const book = { document, result, language, model, years: model.years, t: words[language] }
  const split = splitRows(book)
  return [
    itemsSheet(book),
    assumptionsSheet(book),
    splitSheet(book, split),
    yearsSheet(book, split.length),
    figuresSheet(book),
    partiesSheet(book, split.length),
    simulationSheet(book),
  ]
}

function itemsSheet({ document, years, language, t }: Book): WorkbookSheet {
  const { header, rows } = itemRows(document, years, language)
  return { name: t.sheets.items, rows: [header.map(heading), ...rows], widths: [14, 36, 12, 18, 24, 18, 14, 12, 10, 40] }
}

function assumptionsSheet({ document, language, t }: Book): WorkbookSheet {
  const { pengWeights, rates } = calculationFactors()
  const weights = { ...pengWeights, ...document.pengWeights }
  const factor = rates.find(({ id }) => id === document.rateFactor)
  const { organisations = {}, leaves = {}, keys = [] } = document
  return {
    name: t.sheets.assumptions,
    widths: [36, 24, 24, 24],
    rows: [
      [heading(t.sheets.assumptions), null],
      [t.baseYear, document.baseYear],
      [t.rate, { value: document.rate, format: '0.00%' }],
      [t.priceYear, document.priceYear ?? null],
      [t.source, factor ? `${factor.name[language]}: ${factor.source.title}` : t.noSource],
      [t.colours.green, weights.green],
      [t.colours.yellow, weights.yellow],
      [t.colours.red, weights.red],
      [t.weightHelp],
      [],
      [heading(t.parties), heading(t.organisation), heading(t.partyLeaves)],
      ...document.parties.map((party) => [party, organisations[party] ?? null, leaves[party] ?? null]),
      [],
      ...(keys.length > 0 ? [[heading(t.keys), heading(t.keyModel), ...document.parties.map(heading)]] : []),
      ...keys.map(({ id, model, weights: of = {} }) => [id, t.models[model], ...document.parties.map((party) => of[party] ?? null)]),
    ],
  }
}

type SplitRow = { item: number; party: number; shares: readonly number[] }

/** Who has which part of each item, year by year; nobody's part is left out. */
function splitRows({ model }: Book): SplitRow[] {
  const rows: SplitRow[] = []
  for (const [item, { owner }] of model.items.entries()) {
    const byYear = model.years.map((_, t) => model.sharesOf(owner, model.periodOf[t]!))
    for (const party of model.parties.keys()) {
      const shares = byYear.map((of) => of?.[party] ?? 0)
      if (shares.some((one) => one > 0)) rows.push({ item, party, shares })
    }
    if (rows.length > mostSplitRows) throw tooLarge()
  }
  return rows
}

const firstSplit = 3
const splitColumns = { item: 0, kind: 1, party: 2, investment: 3, weight: 4, shares: 5 } as const
const amountsFrom = (years: number) => splitColumns.shares + years
const presentAt = (years: number) => splitColumns.shares + 2 * years

function splitSheet({ model, years, t }: Book, split: readonly SplitRow[]): WorkbookSheet {
  const n = years.length
  const factorAt = (year: number) => on(t.sheets.years, fixed(2, year + 2))
  const weightAt = (row: number) => {
    const [probability, peng] = [on(t.sheets.items, `$H$${row}`), on(t.sheets.items, `$I$${row}`)]
    const colour = (name: keyof typeof t.colours, otherwise: string) =>
      `IF(${peng}="${t.colours[name]}",${on(t.sheets.assumptions, fixed(1, at[name]))},${otherwise})`
    return `IF(${probability}="",1,${probability})*${colour('green', colour('yellow', colour('red', '1')))}`
  }
  return {
    name: t.sheets.split,
    widths: [36, 12, 24, 14, 14],
    rows: [
      [
        ...[t.columns.label, t.columns.kind, t.party, t.investment, t.columns.weight].map(heading),
        ...years.map((year) => heading(t.columns.share(year))),
        ...years.map((year) => heading(String(year))),
        heading(t.presentValue),
      ],
      [
        t.columns.factor,
        ...Array.from({ length: splitColumns.shares - 1 + n }, () => null),
        ...years.map((_, year) => formula(factorAt(year), share)),
        null,
      ],
      ...split.map(({ item, party, shares }, index): Cell[] => {
        const { item: of, benefit } = model.items[item]!
        const [row, itemRow] = [firstSplit + index, item + 2]
        const amount = (year: number) =>
          `${cellAt(splitColumns.shares + year, row)}*${on(t.sheets.items, `${columnName(itemColumns.length + year)}${itemRow}`)}*$${cellAt(splitColumns.weight, row)}`
        const [from, to] = [amountsFrom(n), amountsFrom(n) + n - 1]
        return [
          nameOf(of),
          benefit ? t.benefit : t.cost,
          model.parties[party]!,
          !benefit && partOf[of.class ?? 'other'] === 'investment' ? 1 : 0,
          formula(weightAt(itemRow), '0.00'),
          ...shares.map((value) => ({ value, format: share })),
          ...years.map((_, year) => formula(amount(year), kr)),
          formula(`SUMPRODUCT(${cellAt(from, row)}:${cellAt(to, row)},${fixed(from, 2)}:${fixed(to, 2)})`, kr),
        ]
      }),
    ],
  }
}

/** Where the sums of a year stand on its sheet. */
const yearColumns = {
  year: 0,
  since: 1,
  factor: 2,
  costs: 3,
  benefits: 4,
  net: 5,
  cumulative: 6,
  pvCosts: 7,
  pvBenefits: 8,
  pvNet: 9,
  pvCumulative: 10,
  pvInvestment: 11,
  payback: 12,
  pvPayback: 13,
} as const

function yearsSheet({ years, t }: Book, split: number): WorkbookSheet {
  const c = yearColumns
  const last = firstSplit + split - 1
  const of = (column: number) => on(t.sheets.split, down(column, firstSplit, last))
  const [kinds, investments] = [of(splitColumns.kind), of(splitColumns.investment)]
  const rate = on(t.sheets.assumptions, fixed(1, at.rate))
  return {
    name: t.sheets.years,
    rows: [
      [
        t.year,
        t.columns.years,
        t.columns.factor,
        t.costs,
        t.benefits,
        t.net,
        t.cumulative,
        t.columns.pvCosts,
        t.columns.pvBenefits,
        t.discounted,
        t.cumulativeDiscounted,
        t.investmentPresent,
        t.figures.payback,
        t.figures.discountedPayback,
      ].map(heading),
      ...years.map((year, index): Cell[] => {
        const row = index + 2
        const cell = (column: number) => cellAt(column, row)
        const before = (column: number) => cellAt(column, row - 1)
        const amounts = of(amountsFrom(years.length) + index)
        const wonBack = (sum: number, net: number) =>
          index === 0
            ? null
            : formula(`IF(AND(${before(sum)}<0,${cell(sum)}>=0),${before(c.since)}-${before(sum)}/${cell(net)},"")`, '0.00')
        return [
          year,
          formula(`${cell(c.year)}-${on(t.sheets.assumptions, fixed(1, at.baseYear))}`),
          formula(`1/(1+${rate})^${cell(c.since)}`, share),
          formula(`SUMIF(${kinds},"${t.cost}",${amounts})`, kr),
          formula(`SUMIF(${kinds},"${t.benefit}",${amounts})`, kr),
          formula(`${cell(c.benefits)}-${cell(c.costs)}`, kr),
          formula(index === 0 ? cell(c.net) : `${before(c.cumulative)}+${cell(c.net)}`, kr),
          formula(`${cell(c.costs)}*${cell(c.factor)}`, kr),
          formula(`${cell(c.benefits)}*${cell(c.factor)}`, kr),
          formula(`${cell(c.net)}*${cell(c.factor)}`, kr),
          formula(index === 0 ? cell(c.pvNet) : `${before(c.pvCumulative)}+${cell(c.pvNet)}`, kr),
          formula(`SUMIF(${investments},1,${amounts})*${cell(c.factor)}`, kr),
          wonBack(c.cumulative, c.net),
          wonBack(c.pvCumulative, c.pvNet),
        ]
      }),
    ],
  }
}

function figuresSheet({ years, result, t }: Book): WorkbookSheet {
  const c = yearColumns
  const column = (of: number) => on(t.sheets.years, down(of, 2, years.length + 1))
  const sum = (of: number) => `SUM(${column(of)})`
  const rate = on(t.sheets.assumptions, fixed(1, at.rate))
  const n = years.length - 1
  const investment = sum(c.pvInvestment)
  const over = (top: string, bottom: string) => `IF(${bottom}>0,${top}/${bottom},"")`
  const wonBack = (cumulative: number, helper: number) =>
    `IF(MIN(${column(cumulative)})<0,IF(COUNT(${column(helper)})=0,"",MIN(${column(helper)})),0)`
  const rows: readonly [figure: keyof typeof t.figures & keyof CaseResult, formula: string, format: string][] = [
    ['npv', sum(c.pvNet), kr],
    ['pvBenefits', sum(c.pvBenefits), kr],
    ['pvCosts', sum(c.pvCosts), kr],
    ['bcr', over(sum(c.pvBenefits), sum(c.pvCosts)), '0.0000'],
    ['nnki', over(sum(c.pvNet), investment), '0.0000'],
    ['roi', over(sum(c.pvNet), sum(c.pvCosts)), '0.00%'],
    ['irr', `IFERROR(IRR(${column(c.net)}),"")`, '0.00%'],
    ['payback', wonBack(c.cumulative, c.payback), '0.00'],
    ['discountedPayback', wonBack(c.pvCumulative, c.pvPayback), '0.00'],
    ['grossBenefit', sum(c.benefits), kr],
    ['netBenefit', `${sum(c.benefits)}-${sum(c.costs)}`, kr],
    ['tco', sum(c.costs), kr],
    [
      'annuity',
      n === 0 ? '""' : `IF(${investment}>0,IF(${rate}=0,${investment}/${n},${investment}*${rate}/(1-(1+${rate})^(-${n}))),"")`,
      kr,
    ],
  ]
  return {
    name: t.sheets.figures,
    widths: [36, 22, 26, 14],
    rows: [
      [t.columns.figure, t.columns.formula, t.columns.engine, t.columns.difference].map(heading),
      ...rows.map(([figure, text, format], index): Cell[] => {
        const value = result[figure] as number | null
        return [
          t.figures[figure],
          formula(text, format),
          value === null ? t.noValue : { value, format },
          value === null ? null : formula(`${cellAt(1, index + 2)}-${cellAt(2, index + 2)}`, '0.00'),
        ]
      }),
    ],
  }
}

function partiesSheet({ result, model, years, t }: Book, split: number): WorkbookSheet {
  const of = (column: number) => on(t.sheets.split, down(column, firstSplit, firstSplit + split - 1))
  const present = (row: number, kind: string) =>
    `SUMIFS(${of(presentAt(years.length))},${of(splitColumns.party)},$A${row},${of(splitColumns.kind)},"${kind}")`
  return {
    name: t.sheets.parties,
    widths: [30, 22, 22, 22, 26, 14],
    rows: [
      [t.party, t.figures.pvBenefits, t.figures.pvCosts, t.figures.npv, t.columns.engine, t.columns.difference].map(heading),
      ...model.parties.map((party, index): Cell[] => {
        const row = index + 2
        return [
          party,
          formula(present(row, t.benefit), kr),
          formula(present(row, t.cost), kr),
          formula(`B${row}-C${row}`, kr),
          { value: result.byParty[party]?.npv ?? 0, format: kr },
          formula(`D${row}-E${row}`, '0.00'),
        ]
      }),
      [],
      [heading(t.compensationTitle)],
      ...(result.compensation ?? []).map(({ from, to, amount }): Cell[] => [from, to, { value: amount, format: kr }]),
    ],
  }
}

/** Values: nobody can follow a hundred thousand draws in a spreadsheet. With the document and the seed they are drawn again. */
function simulationSheet({ document, result, language, t }: Book): WorkbookSheet {
  const { simulation } = result
  if (!simulation) return { name: t.sheets.simulation, rows: [[result.explanations.simulation?.[language] ?? t.noUncertainty]] }
  const { draws, seed, mean, p5, p50, p95, probabilityPositive, histogram } = simulation
  return {
    name: t.sheets.simulation,
    widths: [30, 22, 22],
    rows: [
      [heading(t.figures.npv), null],
      [t.draws, draws],
      [t.seed, seed],
      [t.mean, { value: mean, format: kr }],
      ['P5', { value: p5, format: kr }],
      ['P50', { value: p50, format: kr }],
      ['P95', { value: p95, format: kr }],
      [t.figures.probabilityPositive, { value: probabilityPositive, format: '0.0%' }],
      [],
      [t.party, 'P5', 'P50', 'P95'].map(heading),
      ...partiesOf(document, result).flatMap(([party, { simulation: own }]): Cell[][] =>
        own ? [[party, { value: own.p5, format: kr }, { value: own.p50, format: kr }, { value: own.p95, format: kr }]] : [],
      ),
      [],
      [t.histogramFrom, t.histogramTo, t.histogramCount].map(heading),
      ...histogram.counts.map((count, n): Cell[] => [
        { value: histogram.edges[n]!, format: kr },
        { value: histogram.edges[n + 1]!, format: kr },
        count,
      ]),
    ],
  }
}

const tooLarge = () =>
  new Problem('invalid', {
    sv: `Kalkylen har så många poster och parter att ett kalkylblad med formler skulle få fler än ${mostSplitRows} rader. Ta ut den som JSON i stället.`,
    en: `The case has so many items and parties that a spreadsheet with formulas would have more than ${mostSplitRows} rows. Take it out as JSON instead.`,
  })
