import type { Visit } from '../../../web/visit.ts'
import { reportEndings } from '../report/endings.ts'
import { words } from '../words.ts'

/** The check to take away, in every format. `path` is the file's, without its language and ending. */
export function ReportLinks({ visit, path, asked }: { visit: Visit; path: string; asked?: Record<string, string | undefined> }) {
  const t = visit.words(words)
  return (
    <section class="flow">
      <h2>{t.takeAway}</h2>
      <ul class="inline-list">
        {Object.entries(reportEndings).map(([ending, format]) => (
          <li>
            <a href={visit.to(`${path}.${ending}`, asked)}>{t.answers[format]}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
