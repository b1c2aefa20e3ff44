import { type LanguageText, say } from '../../../kernel/language-text.ts'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { formatDate } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Initiative } from '../../initiative.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import type { AlternativeCase, CaseVersion } from '../cases.ts'
import { RangeChart } from '../charts/range-chart.tsx'
import { differencesBetween, overlapping, rankedBy } from '../compared.ts'
import { type Figure, figures, kronorText, percentText } from '../figure-text.ts'
import { words } from '../words.ts'
import { Compensation, PartyValue } from './parties.tsx'

type Calculated = AlternativeCase & { latest: CaseVersion; name: string; result: CaseVersion['result']; document: CaseVersion['document'] }

const compared: readonly Figure[] = [
  'npv',
  'range',
  'probabilityPositive',
  'bcr',
  'nnki',
  'payback',
  'discountedPayback',
  'irr',
  'pvBenefits',
  'pvCosts',
  'tco',
]

/** All alternatives side by side, with doing nothing as what the others are held against. */
export function comparePage(visit: Visit, initiative: Initiative, cases: readonly AlternativeCase[], mayWrite: boolean): Sheet {
  const t = visit.words(words)
  const calculated = calculatedOf(visit, cases)
  const title = say(initiative.title, visit.language)?.text ?? ''
  return {
    title: `${t.compareTitle}: ${title}`,
    serves: [3],
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="cases">
        <h2>{t.compareTitle}</h2>
        {cases.length === 0 ? (
          <EmptyState
            level={3}
            title={t.noAlternatives}
            actions={
              <a class="ds-button" href={visit.to(`/initiatives/${initiative.id}/alternatives`)}>
                {t.toAlternatives}
              </a>
            }
          >
            <p>{t.noAlternativesText}</p>
          </EmptyState>
        ) : (
          <>
            <p class="lead">{t.compareLead}</p>
            <CaseLinks visit={visit} initiative={initiative} cases={cases} mayWrite={mayWrite} />
            {calculated.length === 0 ? (
              <EmptyState level={3} title={t.noCases}>
                <p>{mayWrite ? t.noCasesText : t.emptyCaseReader}</p>
              </EmptyState>
            ) : (
              <Comparison visit={visit} initiative={initiative} cases={cases} calculated={calculated} />
            )}
          </>
        )}
      </InitiativeFrame>
    ),
  }
}

export const calculatedOf = (visit: Pick<Visit, 'language'>, cases: readonly AlternativeCase[]): Calculated[] =>
  cases.flatMap(({ alternative, latest }) =>
    latest
      ? [
          {
            alternative,
            latest,
            document: latest.document,
            result: latest.result,
            name: say(alternative.title, visit.language)?.text ?? '',
          },
        ]
      : [],
  )

type OfInitiative = { visit: Visit; initiative: Initiative; cases: readonly AlternativeCase[] }

function CaseLinks({ visit, initiative, cases, mayWrite }: OfInitiative & { mayWrite: boolean }) {
  const t = visit.words(words)
  return (
    <ul class="lines">
      {cases.map(({ alternative, latest }) => {
        const home = `/initiatives/${initiative.id}/cases/${alternative.id}`
        return (
          <li>
            {latest || !mayWrite ? (
              <a href={visit.to(home)}>
                <Text language={visit.language} of={alternative.title} />
              </a>
            ) : (
              <>
                <Text language={visit.language} of={alternative.title} /> (
                <a href={visit.to(`${home}/edit`)} aria-label={`${t.makeCase}: ${nameOf(alternative.title, visit)}`}>
                  {t.makeCase.toLocaleLowerCase(visit.language)}
                </a>
                )
              </>
            )}
            <span class="quiet">{latest ? t.versionLine(latest.version, formatDate(latest.at)) : t.noCase}</span>
          </li>
        )
      })}
    </ul>
  )
}

const nameOf = (title: LanguageText, visit: Visit) => say(title, visit.language)?.text ?? ''

/** What the alternatives stand beside, in words and figures; also in the report. */
export function Comparison({
  visit,
  initiative,
  cases,
  calculated,
  bare = false,
}: OfInitiative & { calculated: readonly Calculated[]; bare?: boolean }) {
  const { language } = visit
  const t = visit.words(words)
  const nothing = cases.find(({ alternative }) => alternative.kind === 'nothing')
  const reference = calculated.find(({ alternative }) => alternative.kind === 'nothing')
  const differences = differencesBetween(calculated)
  const ranked = rankedBy(calculated, ({ result }) => result.npv)
  const best = ranked[0]!
  const others = overlapping(best, calculated)
  const parties = [...new Set(calculated.flatMap(({ document }) => document.parties))]
  const years = [...new Set(calculated.map(({ document }) => document.priceYear))]
  return (
    <>
      {differences.length > 0 && (
        <Message language={language} tone="warning" title={t.notComparable} level={3}>
          <p>{t.notComparableText}</p>
          <ul class="ds-list">
            {differences.map(({ what, values }) => (
              <li>{t.differsIn[what](valuesText(what, values, visit))}</li>
            ))}
          </ul>
        </Message>
      )}
      <p>
        {nothing ? (reference ? t.nothingIsReference(reference.name) : t.nothingWithoutCase) : t.noNothing}{' '}
        {calculated.length > 1 && (
          <>
            <strong>{t.best(best.name)}</strong>{' '}
            {others.length > 0 ? t.overlap(others.map(({ name }) => `”${name}”`).join(', ')) : t.noOverlap}
          </>
        )}
      </p>
      <RangeChart
        language={language}
        id="npv"
        rows={calculated.map(({ name, result: { npv, simulation } }) => ({
          name,
          npv,
          ...(simulation && { range: { low: simulation.p5, middle: simulation.p50, high: simulation.p95 } }),
        }))}
      />
      <h3>{t.compareFigures}</h3>
      <div class="compared">
        <Table
          language={language}
          caption={t.compareFigures}
          hideCaption
          rows={figureRows(calculated, reference, visit)}
          columns={[
            {
              title: t.figure,
              heads: true,
              cell: ({ label, means }) => (
                <>
                  {label}
                  {means && <span class="case-means">{means}</span>}
                </>
              ),
            },
            ...calculated.map(({ name }, at) => ({
              title: name,
              number: true,
              cell: ({ cells }: FigureRow) => cells[at],
            })),
          ]}
        />
      </div>
      <p class="quiet">{years.length === 1 && years[0] !== undefined ? t.inPrices(years[0]) : years.length === 1 ? t.inFixedPrices : ''}</p>
      {!bare && (
        <p>
          <a href={visit.to(`/initiatives/${initiative.id}/cases.csv`)}>{t.csv}</a>
        </p>
      )}
      <h3>{t.whoGains}</h3>
      <p>{t.whoGainsLead}</p>
      <div class="compared">
        <Table
          language={language}
          caption={t.whoGains}
          hideCaption
          rows={parties}
          columns={[
            { title: t.party, heads: true, cell: (party) => party },
            ...calculated.map(({ name, result }) => ({
              title: name,
              number: true,
              cell: (party: string) => <PartyValue visit={visit} npv={result.byParty[party]?.npv} />,
            })),
          ]}
        />
      </div>
      <h3>{t.compensationTitle}</h3>
      <dl class="facts">
        {calculated.map(({ name, result }) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <Compensation visit={visit} compensation={result.compensation} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function valuesText(
  what: ReturnType<typeof differencesBetween>[number]['what'],
  values: readonly (number | undefined)[],
  visit: Visit,
): string {
  const t = visit.words(words)
  return values
    .map((value) => (value === undefined ? t.noValue : what === 'rate' ? percentText(value, visit.language, 4) : String(value)))
    .join(', ')
}

type FigureRow = { label: string; means?: string; cells: readonly string[] }

/** The figures of each alternative; under the first, what it differs from doing nothing. */
export function figureRows(
  calculated: readonly Calculated[],
  reference: Calculated | undefined,
  visit: Pick<Visit, 'language' | 'words'>,
): FigureRow[] {
  const t = visit.words(words)
  const against = {
    label: t.againstNothing,
    cells: calculated.map((one) =>
      one === reference ? t.reference : kronorText(one.result.npv - (reference?.result.npv ?? 0), visit.language),
    ),
  }
  const rows = compared.map((figure) => ({
    label: t.figures[figure],
    means: t.means[figure],
    cells: calculated.map(({ result }) => figures[figure](result, visit.language) ?? t.noValue),
  }))
  return [rows[0]!, against, ...rows.slice(1)]
}
