import { type Language, say } from '../../../kernel/language-text.ts'
import { formatDateTime, formatNumber } from '../../../web/format.ts'
import type { Alternative } from '../../alternatives/alternative.ts'
import { calculationFactors } from '../../factors/calculation-factors.ts'
import type { Initiative } from '../../initiative.ts'
import type { AlternativeCase, CaseVersion } from '../cases.ts'
import { differencesBetween, partiesOf, rankedBy } from '../compared.ts'
import { documentLines, nameOf, sortOf, whoseOf } from '../document-lines.ts'
import { type Figure, figureNames, figures, kronorText, noteNames, percentText } from '../figure-text.ts'
import { words } from '../words.ts'

/** A report as what it consists of: the page to print and the Word file are both made from it, so that they say the same. */
export type Part =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; lines: readonly string[] }
  | {
      kind: 'table'
      caption: string
      head: readonly string[]
      rows: readonly (readonly string[])[] /** From this column on, figures. */
      numbersFrom: number
    }
  /** Drawn on the page; the Word file has the table under it. */
  | { kind: 'chart'; chart: 'range' | 'histogram' | 'tornado' }

/** Where the heading just above says it already. */
export const isCaptioned = (parts: readonly Part[], at: number): boolean => {
  const [part, before] = [parts[at], parts[at - 1]]
  return part?.kind === 'table' && before?.kind === 'heading' && before.text === part.caption
}

export type Report = {
  title: string
  lead: string
  parts: readonly Part[]
}

export type Reported = {
  initiative: Initiative
  alternative: Pick<Alternative, 'id' | 'title'>
  organisation: string
  version: CaseVersion
  /** All alternatives with their latest versions, this one with the version that is reported. */
  cases: readonly AlternativeCase[]
}

const compared: readonly Figure[] = ['npv', 'range', 'probabilityPositive', 'bcr', 'nnki', 'payback', 'tco']

export function reportOf({ initiative, alternative, organisation, version, cases }: Reported, language: Language): Report {
  const t = words[language]
  const { document, result } = version
  const named = (title: Alternative['title']) => say(title, language)?.text ?? ''
  const kr = (value: number) => kronorText(value, language)
  const number = (value: number) => formatNumber(Math.round(value) || 0, language)
  const why = (figure: Figure) => result.explanations[noteNames[figure] ?? figure]?.[language] ?? ''
  const others = cases.flatMap(({ alternative: one, latest }) =>
    latest ? [{ name: named(one.title), document: latest.document, result: latest.result, id: one.id }] : [],
  )
  const factor = calculationFactors().rates.find(({ id }) => id === document.rateFactor)
  const names = new Map(document.items.map((item) => [item.id, nameOf(item)]))
  const itemNamed = (id: string) => names.get(id) ?? id
  const npv = Math.round(result.npv)
  const { simulation } = result
  const sources = [...new Set(document.items.flatMap(({ source }) => (source ? [source] : [])))]
  const heading = (text: string, level: 2 | 3 = 2): Part => ({ kind: 'heading', level, text })
  const table = (caption: string, head: readonly string[], rows: readonly (readonly string[])[], numbersFrom = 1): Part[] =>
    rows.length === 0 ? [] : [{ kind: 'table', caption, head, rows, numbersFrom }]
  const best = rankedBy(others, (one) => one.result.npv)[0]

  return {
    title: t.reportTitle(named(initiative.title), named(alternative.title)),
    lead: t.reportLead(version.version, formatDateTime(version.at), organisation),
    parts: [
      heading(t.reportSummary),
      { kind: 'text', text: npv > 0 ? t.verdictGood : npv < 0 ? t.verdictBad : t.verdictEven },
      { kind: 'text', text: document.priceYear === undefined ? t.inFixedPrices : t.inPrices(document.priceYear) },
      ...table(
        t.allFigures,
        [t.figure, t.value, t.meaning],
        figureNames.map((figure) => [
          t.figures[figure],
          figures[figure](result, language) ?? t.noValue,
          `${t.means[figure]} ${why(figure)}`.trim(),
        ]),
        1,
      ),
      ...(others.length > 1
        ? [
            heading(t.reportCompared),
            ...(best ? [{ kind: 'text' as const, text: t.best(best.name) }] : []),
            ...(differencesBetween(others).length > 0 ? [{ kind: 'text' as const, text: `${t.notComparable}.` }] : []),
            { kind: 'chart' as const, chart: 'range' as const },
            ...table(
              t.compareFigures,
              [t.figure, ...others.map(({ name }) => name)],
              compared.map((figure) => [t.figures[figure], ...others.map((one) => figures[figure](one.result, language) ?? t.noValue)]),
            ),
          ]
        : []),
      heading(t.whoGains),
      ...table(
        t.whoGains,
        [t.party, t.figures.pvBenefits, t.figures.pvCosts, t.figures.npv],
        partiesOf(document, result).map(([party, of]) => [party, kr(of.pvBenefits), kr(of.pvCosts), kr(of.npv)]),
      ),
      heading(t.compensationTitle, 3),
      result.compensation === null
        ? { kind: 'text', text: t.compensationImpossible }
        : result.compensation.length === 0
          ? { kind: 'text', text: t.compensationNone }
          : { kind: 'list', lines: result.compensation.map(({ from, to, amount }) => t.compensationLine(from, to, kr(amount))) },
      heading(t.yearsTitle),
      ...table(
        t.yearsTitle,
        [t.year, t.costs, t.benefits, t.net, t.cumulative, t.discounted, t.cumulativeDiscounted],
        result.years.map((year) => [
          String(year.year),
          ...[year.costs, year.benefits, year.net, year.cumulative, year.discounted, year.cumulativeDiscounted].map(number),
        ]),
      ),
      heading(t.uncertaintyTitle),
      simulation
        ? { kind: 'text', text: t.uncertaintyLead(formatNumber(simulation.draws, language), simulation.seed) }
        : { kind: 'text', text: result.explanations.simulation?.[language] ?? t.noUncertainty },
      ...(simulation ? [{ kind: 'chart' as const, chart: 'histogram' as const }] : []),
      ...(result.tornado.length > 0 ? [{ kind: 'chart' as const, chart: 'tornado' as const }] : []),
      ...table(
        t.tornado,
        [t.item, t.atLow, t.atHigh],
        result.tornado.slice(0, 10).map(({ item, low, high }) => [itemNamed(item), kr(low), kr(high)]),
      ),
      ...table(
        t.ratesTitle,
        [t.rate, t.figures.npv],
        result.rates.map((one) => [percentText(one.rate, language, 2), kr(one.npv)]),
      ),
      heading(t.assumptionsTitle),
      {
        kind: 'list',
        lines: [
          ...documentLines({ ...document, items: [], correlations: [] }, language),
          ...(factor
            ? [`${t.rate}: ${factor.name[language]}. ${t.source}: ${[factor.source.title, factor.source.url].filter(Boolean).join(', ')}`]
            : []),
        ],
      },
      heading(t.itemsTitle, 3),
      ...table(
        t.itemsTitle,
        [t.item, t.kind, t.whose, t.source, t.total],
        document.items.map((item) => [
          nameOf(item),
          sortOf(item, language),
          whoseOf(item, language),
          item.source ?? t.noSource,
          kr(Object.values(item.values).reduce((all, amount) => all + amount, 0)),
        ]),
        4,
      ),
      ...(sources.length > 0 ? [heading(t.sourcesTitle), { kind: 'list' as const, lines: sources }] : []),
      {
        kind: 'text',
        text: t.reproducible(
          version.hash.slice(0, 16),
          simulation ? t.reproducibleSeed(formatNumber(simulation.draws, language), simulation.seed) : '',
        ),
      },
    ],
  }
}
