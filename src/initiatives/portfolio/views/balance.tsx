import { say } from '../../../kernel/language-text.ts'
import { Table } from '../../../web/components/table/table.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { levelOf } from '../../alternatives/risk.ts'
import { type BalanceRow, balanceBy } from '../balance.ts'
import type { Candidate, Prioritised } from '../prioritise.ts'
import { words } from '../words.ts'
import { inKronor, inPercent } from './amounts.ts'
import { PortfolioFrame, PriceNote, type Shown, serves } from './frame.tsx'

/** By what the portfolio is balanced, and which of each an initiative has. */
const keys = {
  goal: ({ goals }, visit) => goals.flatMap((goal) => say(goal, visit.language)?.text ?? []),
  segment: ({ segment }) => (segment === null ? [] : [segment]),
  recommendation: ({ recommendations }) => recommendations.map(String),
  risk: ({ risk }) => (risk === null ? [] : [levelOf(risk)]),
} satisfies Record<string, (candidate: Candidate, visit: Visit) => readonly string[]>
type By = keyof typeof keys

export function balancePage(visit: Visit, shown: Shown): Sheet {
  const t = visit.words(words)
  return {
    title: `${t.tabs.balance}: ${say(shown.portfolio.title, visit.language)?.text ?? ''}`,
    serves,
    body: (
      <PortfolioFrame visit={visit} shown={shown} at="balance">
        {() => (
          <>
            <p class="lead">{t.balanceLead}</p>
            {(Object.keys(keys) as By[]).map((by) => (
              <section class="flow">
                <h2>{t.balances[by]}</h2>
                <Balance visit={visit} result={shown.result!} by={by} />
              </section>
            ))}
            <PriceNote visit={visit} result={shown.result!} />
          </>
        )}
      </PortfolioFrame>
    ),
  }
}

function Balance({ visit, result: { candidates, within }, by }: { visit: Visit; result: Prioritised; by: By }) {
  const { language } = visit
  const t = visit.words(words)
  const chosen = new Set(within.exact.chosen)
  const rows = balanceBy(
    [...candidates.values()]
      .filter(({ gate }) => gate !== 'excluded')
      .map(({ id, figures }) => ({ id, npv: figures?.npv ?? 0, investment: figures?.investment ?? 0, chosen: chosen.has(id) })),
    (id) => keys[by](candidates.get(id)!, visit),
  )
  const name = ({ key }: BalanceRow) =>
    key === null ? (
      <span class="quiet">{t.noKey[by]}</span>
    ) : by === 'risk' ? (
      t.risks[key]
    ) : by === 'recommendation' ? (
      <a href={visit.to(`/framework/${key}`)}>{t.recommendationNumber(key)}</a>
    ) : (
      key
    )
  return (
    <Table
      language={language}
      caption={t.balances[by]}
      hideCaption
      rows={rows}
      columns={[
        { title: t.balances[by], heads: true, cell: name },
        { title: t.all, number: true, cell: ({ initiatives }) => formatNumber(initiatives, language) },
        { title: t.inChoice, number: true, cell: (row) => formatNumber(row.chosen, language) },
        {
          title: t.chosenInvestment,
          number: true,
          cell: ({ chosenInvestment }) => <span class="nowrap">{inKronor(chosenInvestment, language)}</span>,
        },
        {
          title: t.shareOfChosen,
          number: true,
          cell: ({ chosenInvestment }) =>
            within.exact.investment > 0 ? inPercent(chosenInvestment / within.exact.investment, language) : '–',
        },
        { title: t.chosenNpv, number: true, cell: ({ chosenNpv }) => <span class="nowrap">{inKronor(chosenNpv, language)}</span> },
      ]}
    />
  )
}
