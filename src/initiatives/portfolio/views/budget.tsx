import { say } from '../../../kernel/language-text.ts'
import { Bubbles } from '../../../web/charts/bubbles.tsx'
import { Frontier } from '../../../web/charts/frontier.tsx'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { TextField } from '../../../web/components/form-field/form-field.tsx'
import { KeyFigures } from '../../../web/components/key-figures/key-figures.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Candidate, Prioritised } from '../prioritise.ts'
import { byRatio } from '../select.ts'
import { words } from '../words.ts'
import { asRatio, forField, inKronor, inPercent, unitFor } from './amounts.ts'
import { InitiativeLink, PortfolioFrame, PriceNote, type Shown, serves, titleIn } from './frame.tsx'

type Tried = { typed: string; error?: string; budget?: number }

export function budgetPage(visit: Visit, shown: Shown, tried?: Tried): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { result, scenario } = shown
  const title = `${t.tabs.budget}: ${say(shown.portfolio.title, language)?.text ?? ''}`
  return {
    title,
    serves,
    ...(tried?.error && { status: 422 as const }),
    body: (
      <PortfolioFrame visit={visit} shown={shown} at="budget">
        {() =>
          result!.within.exact.chosen.length === 0 && valued(result!).length === 0 ? (
            <EmptyState title={t.noCases}>
              <p>{t.noCasesText}</p>
            </EmptyState>
          ) : (
            <>
              <p class="lead">{t.budgetLead}</p>
              <form method="get" action={visit.to(`/portfolios/${shown.portfolio.id}/budget`)} class="filters">
                {scenario && <input type="hidden" name="scenario" value={String(scenario.id)} />}
                <TextField
                  language={language}
                  name="budget"
                  label={t.tryBudget}
                  inputmode="numeric"
                  value={tried?.typed ?? forField(result!.within.budget === null ? null : result!.within.budget / 100, language)}
                  {...(tried?.error && { error: tried.error })}
                />
                <div class="actions">
                  <button class="ds-button" data-variant="secondary" type="submit">
                    {t.tryIt}
                  </button>
                </div>
              </form>
              {tried?.budget !== undefined && (
                <Message language={language} tone="info" live>
                  <p>{t.triedBudget(inKronor(tried.budget, language))}</p>
                </Message>
              )}
              <Chosen visit={visit} result={result!} />
              <PriceNote visit={visit} result={result!} />
              <Charts visit={visit} result={result!} />
            </>
          )
        }
      </PortfolioFrame>
    ),
  }
}

type Valued = Candidate & { figures: NonNullable<Candidate['figures']> }

const valued = ({ candidates }: Prioritised): Valued[] =>
  [...candidates.values()].filter((candidate): candidate is Valued => candidate.figures !== undefined && candidate.gate !== 'excluded')

const itemOf = ({ id, figures }: Valued) => ({ id, npv: figures.npv, investment: figures.investment })

function Chosen({ visit, result }: { visit: Visit; result: Prioritised }) {
  const { language } = visit
  const t = visit.words(words)
  const { within, withoutCase, candidates } = result
  const [exact, ratio] = [new Set(within.exact.chosen), new Set(within.byRatio.chosen)]
  const rows = valued(result).sort((a, b) => byRatio(itemOf(a), itemOf(b)))
  const inIt = (chosen: boolean) => (chosen ? <Tag tone="accent">{t.chosen}</Tag> : <span class="quiet">{t.notChosen}</span>)
  return (
    <>
      <KeyFigures
        figures={[
          { value: within.budget === null ? t.noLimit : inKronor(within.budget, language), label: t.budget.toLocaleLowerCase(language) },
          { value: inKronor(within.exact.npv, language), label: t.npvSum.toLocaleLowerCase(language) },
          { value: inKronor(within.byRatio.npv, language), label: `${t.npv}, ${t.byRatio}`.toLocaleLowerCase(language) },
          ...(within.budget === null
            ? []
            : [
                {
                  value: inKronor(Math.max(0, within.budget - within.exact.investment), language),
                  label: t.left.toLocaleLowerCase(language),
                },
              ]),
        ]}
      />
      {within.short > 0 && (
        <Message language={language} tone="warning" title={t.mustTitle}>
          <p>{t.short(inKronor(within.short, language))}</p>
        </Message>
      )}
      {within.exact.proven ? (
        <p>
          {t.proven} {within.difference > 0 ? t.differs(inKronor(within.difference, language)) : t.sameChoice}
        </p>
      ) : (
        <Message language={language} tone="warning">
          <p>
            {t.notProven(inKronor(within.exact.gap, language))} {within.difference > 0 && t.differs(inKronor(within.difference, language))}
          </p>
        </Message>
      )}
      <div class="compared">
        <Table
          language={language}
          caption={t.tabs.budget}
          hideCaption
          rows={rows}
          columns={[
            {
              title: t.initiative,
              heads: true,
              cell: (row) => (
                <>
                  <InitiativeLink visit={visit} of={row} /> {row.gate === 'must' && <Tag>{t.gates.must}</Tag>}
                </>
              ),
            },
            {
              title: t.investment,
              number: true,
              cell: ({ figures }) => <span class="nowrap">{inKronor(figures.investment, language)}</span>,
            },
            { title: t.npv, number: true, cell: ({ figures }) => <span class="nowrap">{inKronor(figures.npv, language)}</span> },
            { title: t.ratio, number: true, cell: ({ figures }) => asRatio(figures.npv, figures.investment, language) ?? '–' },
            { title: t.best, cell: ({ id }) => inIt(exact.has(id)) },
            { title: t.byRatio, cell: ({ id }) => inIt(ratio.has(id)) },
          ]}
          foot={[
            t.sum,
            '',
            '',
            '',
            <Sums visit={visit} npv={within.exact.npv} investment={within.exact.investment} />,
            <Sums visit={visit} npv={within.byRatio.npv} investment={within.byRatio.investment} />,
          ]}
        />
      </div>
      {withoutCase.length > 0 && (
        <section class="flow">
          <h2>{t.withoutCaseTitle}</h2>
          <p>{t.withoutCaseText}</p>
          <ul class="spaced">
            {withoutCase.map((id) => (
              <li>
                <InitiativeLink visit={visit} of={candidates.get(id)} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Sums({ visit, npv, investment }: { visit: Visit; npv: number; investment: number }) {
  const t = visit.words(words)
  return (
    <>
      <span class="nowrap">{inKronor(npv, visit.language)}</span>{' '}
      <span class="quiet small portfolio__mark">
        {t.investment} {inKronor(investment, visit.language)}
      </span>
    </>
  )
}

const mostBubbles = 40

function Charts({ visit, result }: { visit: Visit; result: Prioritised }) {
  const { language } = visit
  const t = visit.words(words)
  const { within, frontier, candidates } = result
  const all = valued(result).sort((a, b) => b.figures.npv - a.figures.npv || a.id - b.id)
  const chosen = new Set(within.exact.chosen)
  const unit = unitFor(
    [...frontier.flatMap(({ investment, npv }) => [investment, npv]), ...all.flatMap(({ figures }) => [figures.npv, figures.investment])],
    language,
  )
  const bubbles = all.slice(0, mostBubbles).map((candidate, at) => ({
    candidate,
    number: at + 1,
    label: titleIn(visit, candidate),
    x: candidate.figures.investment / unit.öre,
    y: candidate.figures.npv / unit.öre,
    size: candidate.figures.probability === null ? 0 : 1 - candidate.figures.probability,
    marked: chosen.has(candidate.id),
  }))
  const amount = (öre: number) => <span class="nowrap">{inKronor(öre, language)}</span>
  const labels = { xLabel: t.axis(t.investment, unit.name), yLabel: t.axis(t.npv, unit.name) }
  const steps = frontier.map((point) => ({
    label: point.id === null ? t.frontierStart : titleIn(visit, candidates.get(point.id)),
    x: point.investment / unit.öre,
    y: point.npv / unit.öre,
    point,
  }))
  const last = frontier.at(-1)!
  return (
    <>
      <Bubbles
        language={language}
        id="bubbles"
        title={t.bubbleTitle}
        description={t.bubbleText(all.length, bubbles[0]!.label)}
        {...labels}
        bubbles={bubbles}
        note={[t.bubbleNote, ...(all.length > mostBubbles ? [t.bubbleMost(formatNumber(mostBubbles, language))] : [])].join(' ')}
        columns={[
          { title: t.number, number: true, cell: ({ number }) => number },
          { title: t.initiative, heads: true, cell: ({ label }) => label },
          { title: t.investment, number: true, cell: ({ candidate }) => amount(candidate.figures.investment) },
          { title: t.npv, number: true, cell: ({ candidate }) => amount(candidate.figures.npv) },
          {
            title: t.lossRisk,
            number: true,
            cell: ({ candidate: { figures } }) => (figures.probability === null ? t.unknown : inPercent(1 - figures.probability, language)),
          },
          { title: t.best, cell: ({ marked }) => (marked ? t.chosen : t.notChosen) },
        ]}
      />
      <Frontier
        language={language}
        id="frontier"
        title={t.frontierTitle}
        description={t.frontierText(
          inKronor(frontier[0]!.investment, language),
          inKronor(last.investment, language),
          inKronor(last.npv, language),
        )}
        {...labels}
        steps={steps}
        {...(within.budget !== null && { limit: { x: within.budget / unit.öre, label: t.budgetLine } })}
        choices={[
          { letter: 'A', x: within.exact.investment / unit.öre, y: within.exact.npv / unit.öre, label: t.best },
          ...(within.difference > 0
            ? [{ letter: 'B', x: within.byRatio.investment / unit.öre, y: within.byRatio.npv / unit.öre, label: t.byRatio }]
            : []),
        ]}
        note={within.difference > 0 ? `${t.frontierNote} ${t.frontierNoteRatio}` : t.frontierNote}
        columns={[
          { title: t.initiative, heads: true, cell: ({ label }) => label },
          { title: t.investment, number: true, cell: ({ point }) => amount(point.investment) },
          { title: t.npv, number: true, cell: ({ point }) => amount(point.npv) },
        ]}
      />
    </>
  )
}
