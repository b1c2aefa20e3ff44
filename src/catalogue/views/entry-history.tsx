import { parseLines } from '../../rdf/ntriples.ts'
import { TextField } from '../../web/components/form-field/form-field.tsx'
import { formatDateTime } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { FoundEntry, versionsOf } from '../find.ts'
import { words } from '../words.ts'
import { Differences } from './differences.tsx'
import { EntryHead } from './entry.tsx'
import { titleOf } from './things.tsx'

type Versions = Awaited<ReturnType<typeof versionsOf>>

export function entryHistoryPage(visit: Visit, found: FoundEntry, versions: Versions): Sheet {
  const t = visit.words(words)
  const title = titleOf(found.entry.title, visit.language) ?? t.untitled
  return {
    title: `${t.history}: ${title}`,
    serves: [1, 6],
    body: (
      <article class="flow">
        <EntryHead visit={visit} found={found} here={title} versions={versions.length} tab="history" />
        {versions.length === 1 && <p>{t.onlyVersion}</p>}
        <form method="get" action={visit.to(`/entries/${found.id}`)} class="flow form">
          <TextField language={visit.language} name="on" type="date" label={t.asItWasOn} />
          <div class="actions">
            <button class="ds-button" data-variant="secondary" type="submit">
              {t.showDay}
            </button>
          </div>
        </form>
        <ol class="ruled">
          {versions.map((version, at) => {
            const earlier = versions.slice(at + 1).find((one) => one.triples !== null)
            return (
              <li class="flow">
                <h2>
                  {t.version(String(version.version))}: {t.change[version.change as keyof typeof t.change]}
                </h2>
                <p class="quiet small">
                  <time datetime={version.at.toISOString()}>{formatDateTime(version.at)}</time>,{' '}
                  <a href={visit.to(`/sources/${version.source_id}/runs/${version.run_id}`)}>{t.inRun(version.run_id)}</a>
                </p>
                {version.triples !== null && earlier && (
                  <Differences visit={visit} uri={found.uri} before={parseLines(earlier.triples!)} after={parseLines(version.triples)} />
                )}
                {!earlier && <p>{t.firstVersion}</p>}
              </li>
            )
          })}
        </ol>
      </article>
    ),
  }
}
