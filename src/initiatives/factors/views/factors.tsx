import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { type CalculationFactors, type DiscountRate, type HourlyCostFormula, holdsOn } from '../calculation-factors.ts'
import type { BurdenResult, Calculated, HourResult } from '../calculators.ts'
import { words } from '../words.ts'
import { BurdenCalculator, HourCalculator } from './calculators.tsx'

type Props = { today: string; factors: CalculationFactors; hour: Calculated<HourResult>; burden: Calculated<BurdenResult> }
type Factor = DiscountRate | HourlyCostFormula

export function factorsPage(visit: Visit, { today, factors, hour, burden }: Props): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const percent = (value: number) => formatNumber(value, language, { style: 'percent', maximumFractionDigits: 2 })
  const number = (value: number) => formatNumber(value, language, { maximumFractionDigits: 4 })
  const shared = {
    name: { title: t.factor, heads: true, cell: (one: Factor) => <Named factor={one} visit={visit} /> },
    holds: { title: t.holds, cell: (one: Factor) => <Holds factor={one} visit={visit} /> },
    source: { title: t.source, cell: (one: Factor) => <Source factor={one} visit={visit} /> },
  }
  const past = (one: DiscountRate) => !holdsOn(one, today)
  const older = factors.rates.filter(past)
  const ratesTable = (caption: string, rates: readonly DiscountRate[]) => (
    <Table
      language={language}
      caption={caption}
      hideCaption
      rows={rates}
      columns={[
        shared.name,
        { title: t.rate, number: true, cell: ({ rate }) => percent(rate) },
        { title: t.kind, cell: ({ kind }) => t.kinds[kind] },
        { title: t.purpose, cell: ({ purpose }) => t.purposes[purpose] },
        shared.holds,
        shared.source,
      ]}
    />
  )
  const wrong = [hour, burden].some(({ state }) => Object.keys(state.errors).length > 0)
  return {
    title: t.title,
    serves: [3],
    ...(wrong && { status: 422 }),
    body: (
      <div class="flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
          {t.asOf(factors.asOf)} <a href={visit.to('/calculation-factors.csv')}>{t.csv}</a>.{' '}
          <a href="/allmanning/v1/calculation-factors">{t.api}</a>.
        </p>
        <section class="flow">
          <h2>{t.rates}</h2>
          <p>{t.ratesLead}</p>
          {ratesTable(
            t.rates,
            factors.rates.filter((one) => !past(one)),
          )}
          {older.length > 0 && <Disclosure title={t.older(older.length)}>{ratesTable(t.older(older.length), older)}</Disclosure>}
        </section>
        <section class="flow">
          <h2>{t.hours}</h2>
          <p>{t.hoursLead}</p>
          <Table
            language={language}
            caption={t.hours}
            hideCaption
            rows={factors.hourlyCosts}
            columns={[
              shared.name,
              { title: t.months, number: true, cell: ({ months }) => number(months) },
              { title: t.hoursWorked, number: true, cell: ({ hours }) => number(hours) },
              { title: t.onCosts, number: true, cell: ({ onCosts }) => number(onCosts) },
              shared.holds,
              shared.source,
            ]}
          />
          <HourCalculator visit={visit} calculated={hour} formulas={factors.hourlyCosts} />
        </section>
        <section class="flow">
          <h2>{t.burden}</h2>
          <p>{t.burdenLead}</p>
          <BurdenCalculator visit={visit} calculated={burden} />
        </section>
        <section class="flow">
          <h2>{t.peng}</h2>
          <p>{t.pengLead}</p>
          <Table
            language={language}
            caption={t.peng}
            hideCaption
            rows={(['green', 'yellow', 'red'] as const).map((name) => ({ name, weight: factors.pengWeights[name] }))}
            columns={[
              { title: t.pengClass, heads: true, cell: ({ name }) => t.pengClasses[name] },
              { title: t.weight, number: true, cell: ({ weight }) => number(weight) },
            ]}
          />
        </section>
      </div>
    ),
  }
}

function Named({ factor: { name, note, unverified }, visit }: { factor: Factor; visit: Visit }) {
  const t = visit.words(words)
  return (
    <>
      {name[visit.language]}
      {unverified && (
        <>
          {' '}
          <Tag>{t.unverified}</Tag>
        </>
      )}
      {note && <p class="small quiet">{note[visit.language]}</p>}
    </>
  )
}

function Holds({ factor: { validFrom, validTo }, visit }: { factor: Factor; visit: Visit }) {
  const t = visit.words(words)
  if (!validFrom) return <>{t.whenRead}</>
  return <span class="nowrap">{validTo ? t.between(validFrom, validTo) : t.from(validFrom)}</span>
}

/** Sources are cited as they are called, which is in Swedish or as their publisher has it. */
function Source({ factor: { source }, visit }: { factor: Factor; visit: Visit }) {
  const lang = visit.language === 'sv' ? undefined : 'sv'
  return source.url ? (
    <a href={source.url} lang={lang}>
      {source.title}
    </a>
  ) : (
    <span lang={lang}>{source.title}</span>
  )
}
