import type { Child } from 'hono/jsx'
import { DefinitionList } from '../../../web/components/definition-list/definition-list.tsx'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { KeyFigures } from '../../../web/components/key-figures/key-figures.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { CaseDocument } from '../case-document.ts'
import type { CaseResult } from '../case-result.ts'
import { Histogram } from '../charts/histogram.tsx'
import { Tornado } from '../charts/tornado.tsx'
import { partiesOf } from '../compared.ts'
import { nameOf, sortOf, whoseOf } from '../document-lines.ts'
import { type Figure, figureNames, figures, kronorText, noteNames, percentText } from '../figure-text.ts'
import { words } from '../words.ts'
import { Compensation, PartyValue } from './parties.tsx'

type OfCase = { visit: Visit; document: CaseDocument; result: CaseResult }

export const priceNote = (visit: Pick<Visit, 'words'>, { priceYear }: CaseDocument): string => {
  const t = visit.words(words)
  return priceYear === undefined ? t.inFixedPrices : t.inPrices(priceYear)
}

const most: readonly Figure[] = ['npv', 'bcr', 'payback', 'tco', 'probabilityPositive']

/** Whether it pays, and the few figures that people ask for first. */
export function Verdict({ visit, document, result }: OfCase) {
  const { language } = visit
  const t = visit.words(words)
  const npv = Math.round(result.npv)
  const weighted = Math.round(result.unweighted?.npv ?? npv) !== npv
  return (
    <>
      <p class="lead">{npv > 0 ? t.verdictGood : npv < 0 ? t.verdictBad : t.verdictEven}</p>
      <KeyFigures
        figures={most.flatMap((figure) => {
          const value = figures[figure](result, language)
          return value === null ? [] : [{ value, label: t.figures[figure] }]
        })}
      />
      <p class="quiet">
        {priceNote(visit, document)} {weighted && t.unweighted(kronorText(result.unweighted.npv, language))}
      </p>
    </>
  )
}

/** Every figure with what it means, or why it does not exist. */
export function AllFigures({ visit, result }: OfCase) {
  const { language } = visit
  const t = visit.words(words)
  const why = (figure: Figure) => result.explanations?.[noteNames[figure] ?? figure]?.[language]
  return (
    <DefinitionList
      facts={figureNames.map((figure) => [
        t.figures[figure],
        <>
          <strong>{figures[figure](result, language) ?? t.noValue}</strong>
          <span class="case-means">
            {t.means[figure]} {why(figure)}
          </span>
        </>,
      ])}
    />
  )
}

/** What the engine says of the whole, beside the figures: who leaves, what was not used. */
export function Remarks({ visit, result }: OfCase) {
  const t = visit.words(words)
  const own = new Set<string>([...figureNames, ...Object.values(noteNames), 'compensation', 'nnkidu'])
  const remarks = Object.entries(result.explanations ?? {}).filter(([name]) => !own.has(name))
  if (remarks.length === 0) return null
  return (
    <>
      <h3>{t.remarks}</h3>
      <ul class="ds-list">
        {remarks.map(([, said]) => (
          <li>{said?.[visit.language]}</li>
        ))}
      </ul>
    </>
  )
}

export function Parties({ visit, document, result }: OfCase) {
  const { language } = visit
  const t = visit.words(words)
  const rows = partiesOf(document, result)
  return (
    <>
      <Table
        language={language}
        caption={t.byPartyTitle}
        hideCaption
        rows={rows}
        columns={[
          { title: t.party, heads: true, cell: ([party]) => party },
          { title: t.figures.pvBenefits, number: true, cell: ([, of]) => kronorText(of.pvBenefits, language) },
          { title: t.figures.pvCosts, number: true, cell: ([, of]) => kronorText(of.pvCosts, language) },
          { title: t.figures.npv, number: true, cell: ([, of]) => <PartyValue visit={visit} npv={of.npv} /> },
          {
            title: t.figures.range,
            number: true,
            cell: ([, of]) =>
              of.simulation ? t.range(kronorText(of.simulation.p5, language), kronorText(of.simulation.p95, language)) : '–',
          },
          {
            title: t.figures.probabilityPositive,
            number: true,
            cell: ([, of]) => (of.simulation ? percentText(of.simulation.probabilityPositive, language) : '–'),
          },
        ]}
      />
      <Shared visit={visit} document={document} result={result} />
      <h4>{t.compensationTitle}</h4>
      <Compensation visit={visit} compensation={result.compensation} />
    </>
  )
}

/** What keys share, in kronor and öre: the parts sum exactly to the whole. */
function Shared({ visit, document, result }: OfCase) {
  const { language } = visit
  const t = visit.words(words)
  const { shared } = result
  if (shared.length === 0) return null
  const amount = (value: number) => formatNumber(value, language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return (
    <Disclosure title={t.sharedTitle}>
      <p>{t.sharedLead}</p>
      <div class="compared">
        <Table
          language={language}
          caption={t.sharedTitle}
          hideCaption
          rows={shared}
          columns={[
            { title: t.columns.key, heads: true, cell: ({ key }) => key },
            { title: t.year, cell: ({ year }) => String(year) },
            { title: t.kind, cell: ({ kind }) => (kind === 'cost' ? t.cost : t.benefit) },
            { title: t.total, number: true, cell: ({ total }) => amount(total) },
            ...document.parties.map((party) => ({
              title: party,
              number: true,
              cell: ({ parts }: CaseResult['shared'][number]) => {
                const part = parts.find((one) => one.party === party)
                return part ? amount(part.rounded) : '–'
              },
            })),
          ]}
        />
      </div>
    </Disclosure>
  )
}

export function Years({ visit, result }: OfCase) {
  const { language } = visit
  const t = visit.words(words)
  const column = (title: string, of: (year: CaseResult['years'][number]) => number) => ({
    title,
    number: true,
    cell: (year: CaseResult['years'][number]) => formatNumber(Math.round(of(year)) || 0, language),
  })
  const sum = (of: (year: CaseResult['years'][number]) => number) =>
    formatNumber(Math.round(result.years.reduce((all, year) => all + of(year), 0)) || 0, language)
  return (
    <div class="compared">
      <Table
        language={language}
        caption={t.yearsTitle}
        hideCaption
        rows={result.years}
        columns={[
          { title: t.year, heads: true, cell: ({ year }) => String(year) },
          column(t.costs, ({ costs }) => costs),
          column(t.benefits, ({ benefits }) => benefits),
          column(t.net, ({ net }) => net),
          column(t.cumulative, ({ cumulative }) => cumulative),
          column(t.discounted, ({ discounted }) => discounted),
          column(t.cumulativeDiscounted, ({ cumulativeDiscounted }) => cumulativeDiscounted),
        ]}
        foot={[
          t.sum,
          sum(({ costs }) => costs),
          sum(({ benefits }) => benefits),
          sum(({ net }) => net),
          '',
          sum(({ discounted }) => discounted),
          '',
        ]}
      />
    </div>
  )
}

/** Benefits by type and costs by class, beside each other where there is room. */
export function Kinds({ visit, result }: OfCase) {
  const { language } = visit
  const t = visit.words(words)
  const types: { readonly [type: string]: string } = { ...t.types, unclassified: t.unclassified }
  const classes: { readonly [of: string]: string } = t.classes
  const list = (of: { readonly [name: string]: number } | undefined, names: typeof types) =>
    Object.entries(of ?? {})
      .filter(([, amount]) => amount !== 0)
      .sort(([, a], [, b]) => b - a)
      .map(([name, amount]) => [names[name] ?? name, kronorText(amount, language)] as const)
  const tables: readonly [string, ReturnType<typeof list>][] = [
    [t.costClassesTitle, list(result.costByClass, classes)],
    [t.benefitTypesTitle, list(result.benefitByType, types)],
  ]
  return (
    <div class="case-kinds">
      {tables.map(([title, rows]) =>
        rows.length === 0 ? null : (
          <Table
            language={language}
            caption={title}
            rows={rows}
            columns={[
              { title: t.kind, heads: true, cell: ([name]) => name },
              { title: t.total, number: true, cell: ([, amount]) => amount },
            ]}
          />
        ),
      )}
    </div>
  )
}

export function Uncertainty({ visit, document, result }: OfCase) {
  const { language } = visit
  const t = visit.words(words)
  const names = new Map(document.items.map((item) => [item.id, nameOf(item)]))
  const named = (id: string) => names.get(id) ?? id
  const { simulation, tornado, breakEven, rates } = result
  const possible = breakEven.filter(({ factor }) => factor !== null)
  return (
    <>
      {simulation ? (
        <>
          <p>{t.uncertaintyLead(formatNumber(simulation.draws, language), simulation.seed)}</p>
          <Histogram language={language} id="histogram" simulation={simulation} />
        </>
      ) : (
        <p>{result.explanations?.simulation?.[language] ?? t.noUncertainty}</p>
      )}
      {tornado.length > 0 && (
        <Tornado
          language={language}
          id="tornado"
          npv={result.npv}
          bars={tornado.map(({ item, low, high }) => ({ name: named(item), low, high }))}
        />
      )}
      <h4>{t.ratesTitle}</h4>
      <Table
        language={language}
        caption={t.ratesTitle}
        hideCaption
        rows={rates}
        columns={[
          { title: t.rate, heads: true, cell: ({ rate }) => percentText(rate, language, 2) },
          { title: t.figures.npv, number: true, cell: ({ npv }) => kronorText(npv, language) },
        ]}
      />
      {possible.length > 0 && (
        <>
          <h4>{t.breakEven}</h4>
          <p>{t.breakEvenLead}</p>
          <Table
            language={language}
            caption={t.breakEven}
            hideCaption
            rows={possible}
            columns={[
              { title: t.item, heads: true, cell: ({ item }) => named(item) },
              { title: t.breakEvenFactor, number: true, cell: ({ factor }) => percentText(factor!, language, 0) },
            ]}
          />
        </>
      )}
    </>
  )
}

/** What went in: each item with its whose, its amounts and where they are from. */
export function Items({ visit, document }: Omit<OfCase, 'result'>) {
  const { language } = visit
  const t = visit.words(words)
  const without = document.items.filter(({ source }) => !source).length
  const sum = (of: { [year: string]: number } | undefined) =>
    of ? formatNumber(Math.round(Object.values(of).reduce((all, amount) => all + amount, 0)) || 0, language) : '–'
  return (
    <>
      {without > 0 && <p>{t.missingSources(without)}</p>}
      <div class="compared">
        <Table
          language={language}
          caption={t.itemsTitle}
          hideCaption
          rows={document.items}
          columns={[
            { title: t.item, heads: true, cell: (item) => nameOf(item) },
            { title: t.kind, cell: (item) => sortOf(item, language) },
            { title: t.whose, cell: (item) => whoseOf(item, language) },
            { title: t.likely, number: true, cell: ({ values }) => sum(values) },
            { title: t.lowest, number: true, cell: ({ low }) => sum(low) },
            { title: t.highest, number: true, cell: ({ high }) => sum(high) },
            { title: t.source, cell: ({ source }) => (source ? sourceText(source) : <span class="quiet">{t.noSource}</span>) },
          ]}
        />
      </div>
    </>
  )
}

/** An address among the words becomes a link. */
export function sourceText(source: string): Child {
  const found = /https?:\/\/\S+/.exec(source)
  if (!found) return source
  return (
    <>
      {source.slice(0, found.index)}
      <a href={found[0]}>{found[0]}</a>
      {source.slice(found.index + found[0].length)}
    </>
  )
}
