import type { Child } from 'hono/jsx'
import { say } from '../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { TabLinks } from '../../../web/components/tab-links/tab-links.tsx'
import { sameWith, type Visit } from '../../../web/visit.ts'
import type { Portfolio, Scenario } from '../portfolio.ts'
import type { Candidate, Prioritised } from '../prioritise.ts'
import { words } from '../words.ts'
import { inPercent } from './amounts.ts'

/** What every part of a portfolio shows from. */
export type Shown = {
  portfolio: Portfolio
  /** Null where nothing is in it. */
  result: Prioritised | null
  hidden: number
  scenarios: readonly Scenario[]
  /** Under whose conditions it is shown, where not its own. */
  scenario?: Scenario
  mayChange: boolean
}

export const tabs = ['ranking', 'budget', 'sensitivity', 'parties', 'balance', 'scenarios', 'history'] as const
export type Tab = (typeof tabs)[number]

/** The recommendations that portfolios serve: benefits that are realised, and a whole that goes before the parts. */
export const serves = [1, 2, 3]

export const addressOf = ({ id }: { id: number }, tab: Tab = 'ranking') => `/portfolios/${id}${tab === 'ranking' ? '' : `/${tab}`}`

/** The head of every part of a portfolio. Where it is empty, that is all there is, with what to do. */
export function PortfolioFrame({ visit, shown, at, children }: { visit: Visit; shown: Shown; at: Tab; children: () => Child }) {
  const { language } = visit
  const t = visit.words(words)
  const { portfolio, hidden, scenarios, scenario, result, mayChange } = shown
  const title = say(portfolio.title, language)?.text ?? ''
  const asked = scenario ? { scenario: String(scenario.id) } : {}
  const chooses = !['scenarios', 'history'].includes(at)
  return (
    <div class="flow">
      <Breadcrumb
        language={language}
        trail={[
          { href: visit.to('/portfolios'), label: t.title },
          ...(at === 'ranking' ? [] : [{ href: visit.to(addressOf(portfolio)), label: title }]),
        ]}
        here={at === 'ranking' ? title : t.tabs[at]}
      />
      <h1>
        <Text language={language} of={portfolio.title} />
      </h1>
      <TabLinks
        label={t.tabsLabel}
        tabs={tabs.map((tab) => ({
          href: visit.to(addressOf(portfolio, tab), asked),
          label: t.tabs[tab],
          current: tab === at,
          ...(tab === 'scenarios' && scenarios.length > 0 && { count: String(scenarios.length) }),
        }))}
      />
      {visit.query.has('saved') && (
        <Message language={language} tone="success" live>
          <p>{t.saved}</p>
        </Message>
      )}
      {hidden > 0 && (
        <Message language={language} tone="info">
          <p>{t.hidden(hidden)}</p>
        </Message>
      )}
      {chooses && scenarios.length > 0 && (
        <nav aria-label={t.conditions}>
          <ul class="inline-list">
            <li class="quiet">{t.conditions}:</li>
            <li>
              <a href={sameWith(visit, { scenario: undefined, saved: undefined })} aria-current={scenario ? undefined : 'true'}>
                {t.ownConditions}
              </a>
            </li>
            {scenarios.map((one) => (
              <li>
                <a
                  href={sameWith(visit, { scenario: String(one.id), saved: undefined })}
                  aria-current={scenario?.id === one.id ? 'true' : undefined}
                >
                  <Text language={language} of={one.title} />
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {chooses && scenario && (
        <Message language={language} tone="info">
          <p>{t.shownUnder(say(scenario.title, language)?.text ?? '')}</p>
        </Message>
      )}
      {chooses && !result ? (
        <EmptyState
          title={t.empty}
          actions={
            mayChange && (
              <a class="ds-button" href={visit.to(`/portfolios/${portfolio.id}/initiatives`)}>
                {t.addInitiatives}
              </a>
            )
          }
        >
          <p>{t.emptyText}</p>
        </EmptyState>
      ) : (
        children()
      )}
    </div>
  )
}

/** An initiative by its name, with a link, and whose it is. */
export function InitiativeLink({ visit, of }: { visit: Visit; of: Candidate | undefined }) {
  if (!of) return null
  return (
    <>
      <a href={visit.to(`/initiatives/${of.id}`)}>
        <Text language={visit.language} of={of.title} />
      </a>{' '}
      <span class="quiet small">
        <Text language={visit.language} of={of.organisation} />
      </span>
    </>
  )
}

export const titleIn = (visit: Visit, of: Candidate | undefined): string => (of ? (say(of.title, visit.language)?.text ?? '') : '')

/** In which prices and at which rate amounts are; a warning where cases are not made alike. */
export function PriceNote({ visit, result }: { visit: Visit; result: Prioritised }) {
  const { language } = visit
  const t = visit.words(words)
  const figures = [...result.candidates.values()].flatMap((candidate) => candidate.figures ?? [])
  if (figures.length === 0) return null
  const years = [...new Set(figures.map(({ priceYear }) => String(priceYear ?? '?')))].sort()
  const rates = [...new Set(figures.map(({ rate }) => rate))].sort((a, b) => a - b).map((rate) => inPercent(rate, language, 2))
  const other = figures.filter(({ investmentAlone }) => !investmentAlone).length
  return (
    <>
      {years.length > 1 || rates.length > 1 ? (
        <Message language={language} tone="warning" title={t.mixedTitle}>
          <p>{t.mixedText(years.join(', '), rates.join(', '))}</p>
        </Message>
      ) : (
        <p class="quiet">{t.prices(years[0]!, rates[0]!)}</p>
      )}
      {other > 0 && <p class="quiet">{t.noInvestment(other)}</p>}
    </>
  )
}
