import { say } from '../../../kernel/language-text.ts'
import { ButtonForm } from '../../../web/components/button-form/button-form.tsx'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { Paragraphs, Text } from '../../../web/components/language-text/language-text.tsx'
import { type Column, Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { type Criterion, categoriesIn } from '../criterion.ts'
import type { Prioritised, Scored } from '../prioritise.ts'
import type { Ranked } from '../rank.ts'
import { words } from '../words.ts'
import { inKronor, inPercent, inPoints } from './amounts.ts'
import { InitiativeLink, PortfolioFrame, PriceNote, type Shown, serves, titleIn } from './frame.tsx'

export function rankingPage(visit: Visit, shown: Shown): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { portfolio, result, mayChange } = shown
  return {
    title: say(portfolio.title, language)?.text ?? '',
    serves,
    body: (
      <PortfolioFrame visit={visit} shown={shown} at="ranking">
        {() => (
          <>
            <Paragraphs language={language} of={portfolio.description} />
            {mayChange && (
              <div class="actions">
                <a class="ds-button" href={visit.to(`/portfolios/${portfolio.id}/initiatives`)}>
                  {t.addInitiatives}
                </a>
                <a class="ds-button" data-variant="secondary" href={visit.to(`/portfolios/${portfolio.id}/criteria`)}>
                  {t.criteriaLink}
                </a>
              </div>
            )}
            <RankingTable visit={visit} shown={shown} result={result!} />
            <Unranked visit={visit} shown={shown} result={result!} />
            <Excluded visit={visit} shown={shown} result={result!} />
            <PriceNote visit={visit} result={result!} />
            <Disclosure title={t.howTitle}>
              <p>{t.rankingText}</p>
              <CriteriaTable visit={visit} criteria={result!.criteria} weights={result!.weights} />
            </Disclosure>
            <p>
              <a href={visit.to(`/portfolios/${portfolio.id}/ranking.csv`, shown.scenario ? { scenario: shown.scenario.id } : {})}>
                {t.csv}
              </a>
            </p>
            {mayChange && <Manage visit={visit} shown={shown} />}
          </>
        )}
      </PortfolioFrame>
    ),
  }
}

type Part = { visit: Visit; shown: Shown; result: Prioritised }

function RankingTable({ visit, shown, result }: Part) {
  const { language } = visit
  const t = visit.words(words)
  const { ranked, candidates, criteria, weights, scored, dominated } = result
  if (ranked.length === 0) return <p>{t.allUnranked}</p>
  const sharesPlace = (row: Ranked) => ranked.some(({ id, place }) => id !== row.id && place === row.place)
  const columns: Column<Ranked>[] = [
    { title: t.place, number: true, cell: (row) => `${row.place}${sharesPlace(row) ? ` (${t.shared})` : ''}` },
    {
      title: t.initiative,
      heads: true,
      cell: (row) => (
        <>
          <InitiativeLink visit={visit} of={candidates.get(row.id)} />
          {candidates.get(row.id)?.gate === 'must' && (
            <>
              {' '}
              <Tag tone="accent">{t.gates.must}</Tag>
            </>
          )}
          {shown.mayChange && (
            <span class="portfolio__mark">
              <ScoreLink visit={visit} portfolio={shown.portfolio.id} id={row.id} title={titleIn(visit, candidates.get(row.id))} />
            </span>
          )}
          {dominated.has(row.id) && (
            <span class="quiet small portfolio__mark">{t.dominated(titleIn(visit, candidates.get(dominated.get(row.id)!)))}</span>
          )}
        </>
      ),
    },
    { title: t.total, number: true, cell: (row) => <strong>{inPoints(row.total, language)}</strong> },
    ...criteria.flatMap((criterion, at): Column<Ranked>[] =>
      weights[at]! > 0
        ? [
            {
              title: t.ofWeight(say(criterion.name, language)?.text ?? criterion.key, inPercent(weights[at]!, language)),
              number: true,
              cell: (row) => <Contribution visit={visit} row={row} at={at} scored={scored.get(row.id)![at]!} />,
            },
          ]
        : [],
    ),
    { title: t.npv, number: true, cell: (row) => <Amount visit={visit} öre={candidates.get(row.id)?.figures?.npv} /> },
  ]
  return (
    <div class="compared">
      <Table language={language} caption={t.tabs.ranking} hideCaption columns={columns} rows={ranked} />
      {ranked.some(({ id }) => scored.get(id)!.some(({ byHand }) => byHand)) && <p class="quiet small">{t.byHandNote}</p>}
    </div>
  )
}

const Contribution = ({ visit, row, at, scored }: { visit: Visit; row: Ranked; at: number; scored: Scored }) => (
  <>
    {inPoints(row.contributions[at]!, visit.language)}
    {scored.byHand && (
      <>
        <span aria-hidden="true">*</span>
        <span class="visually-hidden"> {visit.words(words).byHand}</span>
      </>
    )}
  </>
)

const Amount = ({ visit, öre }: { visit: Visit; öre: number | undefined }) => (
  <span class="nowrap">{öre === undefined ? '–' : inKronor(öre, visit.language)}</span>
)

function ScoreLink({ visit, portfolio, id, title }: { visit: Visit; portfolio: number; id: number; title: string }) {
  const t = visit.words(words)
  return (
    <a href={visit.to(`/portfolios/${portfolio}/initiatives/${id}`)} aria-label={t.scoreOne(title)}>
      {t.score}
    </a>
  )
}

function Unranked({ visit, shown, result: { unranked, candidates, criteria } }: Part) {
  const { language } = visit
  const t = visit.words(words)
  if (unranked.length === 0) return null
  return (
    <section class="flow">
      <h2>{t.unrankedTitle}</h2>
      <p>{t.unrankedText}</p>
      <Table
        language={language}
        caption={t.unrankedTitle}
        hideCaption
        rows={unranked}
        columns={[
          { title: t.initiative, heads: true, cell: ({ id }) => <InitiativeLink visit={visit} of={candidates.get(id)} /> },
          { title: t.missing, cell: ({ missing }) => missing.map((at) => say(criteria[at]!.name, language)?.text).join(', ') },
          ...(shown.mayChange
            ? [
                {
                  title: t.score,
                  cell: ({ id }: { id: number }) => (
                    <ScoreLink visit={visit} portfolio={shown.portfolio.id} id={id} title={titleIn(visit, candidates.get(id))} />
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}

function Excluded({ visit, shown, result: { excluded, candidates } }: Part) {
  const { language } = visit
  const t = visit.words(words)
  if (excluded.length === 0) return null
  return (
    <section class="flow">
      <h2>{t.excludedTitle}</h2>
      <p>{t.excludedText}</p>
      <ul class="lines">
        {excluded.map((id) => (
          <li>
            <InitiativeLink visit={visit} of={candidates.get(id)} />
            <p>
              <Text language={language} of={candidates.get(id)!.gateWhy} />
            </p>
            {shown.mayChange && (
              <ScoreLink visit={visit} portfolio={shown.portfolio.id} id={id} title={titleIn(visit, candidates.get(id))} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The criteria with what they weigh and measure, and how a score becomes a value. */
export function CriteriaTable({
  visit,
  criteria,
  weights,
  more = [],
}: {
  visit: Visit
  criteria: readonly Criterion[]
  weights: readonly number[]
  more?: Column<Criterion>[]
}) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <Table
      language={language}
      caption={t.criteriaTitle}
      hideCaption
      rows={criteria}
      columns={[
        { title: t.criterion, heads: true, cell: ({ name }) => <Text language={language} of={name} /> },
        { title: t.weight, number: true, cell: (criterion) => inPercent(weights[criteria.indexOf(criterion)]!, language, 1) },
        { title: t.measure, cell: ({ measure }) => t.measures[measure] },
        { title: t.scale, cell: (criterion) => scaleText(visit, criterion) },
        ...more,
      ]}
    />
  )
}

function scaleText(visit: Visit, criterion: Criterion): string {
  const { value } = criterion
  const { language } = visit
  const t = visit.words(words)
  const number = (one: number) => formatNumber(one, language, { maximumFractionDigits: 4 })
  switch (value.kind) {
    case 'linear':
      return t.linearScale(number(value.worst), number(value.best))
    case 'spread':
      return t.spreadScale[value.better]
    case 'piecewise':
      return value.points.map(({ score, value: worth }) => `${number(score)} = ${number(worth)}`).join('; ')
    case 'categories':
      return categoriesIn(criterion)
        .map(([category, worth]) => `${t.categories[category] ?? category} = ${number(worth)}`)
        .join('; ')
    default:
      return value satisfies never
  }
}

function Manage({ visit, shown: { portfolio } }: { visit: Visit; shown: Shown }) {
  const t = visit.words(words)
  const at = visit.to(`/portfolios/${portfolio.id}`)
  return (
    <section class="flow">
      <h2>{t.manage}</h2>
      <p>
        <Tag tone={portfolio.publishedAt ? 'success' : 'neutral'}>{portfolio.publishedAt ? t.published : t.notPublished}</Tag>
      </p>
      <div class="actions">
        <a class="ds-button" data-variant="secondary" data-size="sm" href={visit.to(`/portfolios/${portfolio.id}/change`)}>
          {t.changePortfolio}
        </a>
        <ButtonForm
          action={`${at}/publish`}
          fields={{ published: portfolio.publishedAt ? 'no' : 'yes' }}
          label={portfolio.publishedAt ? t.unpublish : t.publish}
        />
        <ButtonForm action={`${at}/end`} label={t.end} />
      </div>
    </section>
  )
}
