import { parseLines } from '../../rdf/ntriples.ts'
import { TextField } from '../../web/components/form-field/form-field.tsx'
import { formatDateTime } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import { type Difference, difference, type Statement } from '../difference.ts'
import type { FoundEntry, versionsOf } from '../find.ts'
import { propertyLabel } from '../properties.ts'
import { words } from '../words.ts'
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
            const differs =
              version.triples !== null && earlier
                ? difference(found.uri, parseLines(earlier.triples!), parseLines(version.triples))
                : undefined
            return (
              <li class="flow">
                <h2>
                  {t.version(String(version.version))}: {t.change[version.change as keyof typeof t.change]}
                </h2>
                <p class="quiet small">
                  <time datetime={version.at.toISOString()}>{formatDateTime(version.at)}</time>,{' '}
                  <a href={visit.to(`/sources/${version.source_id}/runs/${version.run_id}`)}>{t.inRun(version.run_id)}</a>
                </p>
                {differs && <Differences visit={visit} found={found} of={differs} />}
                {!earlier && <p>{t.firstVersion}</p>}
              </li>
            )
          })}
        </ol>
      </article>
    ),
  }
}

function Differences({ visit, found, of }: { visit: Visit; found: FoundEntry; of: Difference }) {
  const t = visit.words(words)
  if (of.added.length + of.removed.length === 0) return <p>{t.noDifference}</p>
  const line = (statement: Statement) => {
    const parts = new Set(found.quads.map((quad) => quad.subject.value))
    const label = statement.path
      .filter((step) => !parts.has(step))
      .map((step) => propertyLabel(step, visit.language))
      .join(' › ')
    return `${label}${statement.language ? ` (${statement.language})` : ''}: ${statement.value}`
  }
  const rows = [
    ...of.removed.map((statement) => ({ statement, sign: 'removed' as const })),
    ...of.added.map((statement) => ({ statement, sign: 'added' as const })),
  ].sort((a, b) => {
    const byPath = a.statement.path.join(' ').localeCompare(b.statement.path.join(' '))
    return byPath || b.sign.localeCompare(a.sign)
  })
  return (
    <ol class="difference">
      {rows.map(({ statement, sign }) => {
        const Element = sign === 'added' ? 'ins' : 'del'
        return (
          <li class={`difference__${sign}`}>
            <span class="difference__sign" aria-hidden="true">
              {sign === 'added' ? '+' : '−'}
            </span>
            <span class="visually-hidden">{t[sign]}: </span>
            <Element>{line(statement)}</Element>
          </li>
        )
      })}
    </ol>
  )
}
