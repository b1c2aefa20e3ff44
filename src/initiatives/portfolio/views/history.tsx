import { say } from '../../../kernel/language-text.ts'
import { Timeline, type TimelineEvent } from '../../../web/components/timeline/timeline.tsx'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { words } from '../words.ts'
import { PortfolioFrame, type Shown, serves } from './frame.tsx'

export function portfolioHistoryPage(visit: Visit, shown: Shown, events: readonly TimelineEvent[]): Sheet {
  const t = visit.words(words)
  return {
    title: `${t.history}: ${say(shown.portfolio.title, visit.language)?.text ?? ''}`,
    serves,
    body: (
      <PortfolioFrame visit={visit} shown={shown} at="history">
        {() => (events.length === 0 ? <p>{t.historyNone}</p> : <Timeline language={visit.language} events={events} />)}
      </PortfolioFrame>
    ),
  }
}
