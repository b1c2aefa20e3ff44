import { say } from '../../../kernel/language-text.ts'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { Prioritised } from '../prioritise.ts'
import type { Sensitivity } from '../sensitivity.ts'
import { words } from '../words.ts'
import { inPercent } from './amounts.ts'
import { PortfolioFrame, type Shown, serves, titleIn } from './frame.tsx'

export function sensitivityPage(visit: Visit, shown: Shown): Sheet {
  const t = visit.words(words)
  const { result } = shown
  return {
    title: `${t.tabs.sensitivity}: ${say(shown.portfolio.title, visit.language)?.text ?? ''}`,
    serves,
    body: (
      <PortfolioFrame visit={visit} shown={shown} at="sensitivity">
        {() => (
          <>
            <p class="lead">{t.sensitivityLead}</p>
            {result!.sensitivity.length === 0 || result!.ranked.length < 2 ? (
              <p>{t.sensitivityFew}</p>
            ) : (
              <>
                <Overall visit={visit} result={result!} />
                <InWords visit={visit} result={result!} />
                <InNumbers visit={visit} result={result!} />
              </>
            )}
          </>
        )}
      </PortfolioFrame>
    ),
  }
}

type Part = { visit: Visit; result: Prioritised }

const percent = (visit: Visit, share: number) => inPercent(share, visit.language, 1)
const range = (visit: Visit, from: number, to: number) =>
  `${formatNumber(from * 100, visit.language, { maximumFractionDigits: 1 })}–${percent(visit, to)}`

/** Today's first, its stretch of weights, and those before and after it. */
function around({ firsts, weight }: Sensitivity, first: number) {
  const at = Math.max(
    0,
    firsts.findIndex(({ id, from, to }) => id === first && from <= weight + 1e-9 && weight - 1e-9 <= to),
  )
  return { now: firsts[at]!, before: firsts[at - 1], after: firsts[at + 1] }
}

/** How far the weight is from where somebody else would be first. */
const marginOf = (one: Sensitivity, first: number) => {
  const { now, before, after } = around(one, first)
  return Math.min(before ? one.weight - now.from : Number.POSITIVE_INFINITY, after ? now.to - one.weight : Number.POSITIVE_INFINITY)
}

function Overall({ visit, result: { ranked, sensitivity, candidates, criteria } }: Part) {
  const t = visit.words(words)
  const first = ranked[0]!
  const title = titleIn(visit, candidates.get(first.id))
  const most = [...sensitivity].sort((a, b) => marginOf(a, first.id) - marginOf(b, first.id))[0]!
  const margin = marginOf(most, first.id)
  return (
    <Message language={visit.language} tone={margin < 0.05 ? 'warning' : 'info'}>
      <p>
        {Number.isFinite(margin)
          ? t.fragile(
              title,
              say(criteria[most.criterion]!.name, visit.language)?.text ?? '',
              formatNumber(Math.max(0, margin) * 100, visit.language, { maximumFractionDigits: 1 }),
            )
          : t.robust(title)}
      </p>
    </Message>
  )
}

function InWords({ visit, result: { sensitivity, criteria, candidates, ranked } }: Part) {
  const t = visit.words(words)
  const name = (id: number) => titleIn(visit, candidates.get(id))
  return (
    <ul class="ruled">
      {sensitivity.map((one) => {
        const { now, before, after } = around(one, ranked[0]!.id)
        return (
          <li>
            <h2>{say(criteria[one.criterion]!.name, visit.language)?.text}</h2>
            <p>
              {one.firsts.length === 1
                ? t.alwaysFirst(name(now.id))
                : t.firstNow(name(now.id), range(visit, now.from, now.to), percent(visit, one.weight))}{' '}
              {before && t.firstBelow(name(before.id), percent(visit, now.from))}{' '}
              {after && t.firstAbove(name(after.id), percent(visit, now.to))}
            </p>
            <p class="quiet">
              {one.below ? t.swapAt(name(one.below.rises), name(one.below.falls), percent(visit, one.below.at)) : t.noSwapBelow}{' '}
              {one.above ? t.swapAt(name(one.above.rises), name(one.above.falls), percent(visit, one.above.at)) : t.noSwapAbove}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

function InNumbers({ visit, result: { sensitivity, criteria, candidates, ranked } }: Part) {
  const { language } = visit
  const t = visit.words(words)
  const pairs = (ranked.length * (ranked.length - 1)) / 2
  return (
    <Table
      language={language}
      caption={t.tabs.sensitivity}
      rows={sensitivity}
      columns={[
        { title: t.criterion, heads: true, cell: ({ criterion }) => say(criteria[criterion]!.name, language)?.text },
        { title: t.weightNow, number: true, cell: ({ weight }) => percent(visit, weight) },
        {
          title: t.firstFrom,
          cell: ({ firsts }) => (
            <ul class="plain-list">
              {firsts.map(({ id, from, to }) => (
                <li>
                  <span class="nowrap">{range(visit, from, to)}:</span> {titleIn(visit, candidates.get(id))}
                </li>
              ))}
            </ul>
          ),
        },
        { title: t.nearestBelow, number: true, cell: ({ below }) => (below ? percent(visit, below.at) : '–') },
        { title: t.nearestAbove, number: true, cell: ({ above }) => (above ? percent(visit, above.at) : '–') },
        { title: t.pairs, number: true, cell: ({ swaps }) => `${formatNumber(swaps, language)} / ${formatNumber(pairs, language)}` },
      ]}
    />
  )
}
