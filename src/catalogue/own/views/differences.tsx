import type { Quad } from '@rdfjs/types'
import type { Visit } from '../../../web/visit.ts'
import { difference, type Statement } from '../../difference.ts'
import { propertyLabel } from '../../properties.ts'
import { words } from '../words.ts'

/** What one version says that the other does not, a statement a line, by the name of its field. */
export function Differences({ visit, uri, before, after }: { visit: Visit; uri: string; before: readonly Quad[]; after: readonly Quad[] }) {
  const t = visit.words(words)
  const differs = difference(uri, before, after)
  if (differs.added.length + differs.removed.length === 0) return <p>{t.noDifference}</p>
  const parts = new Set([...before, ...after].map(({ subject }) => subject.value))
  const rows = [
    ...differs.removed.map((statement) => ({ statement, sign: 'removed' as const })),
    ...differs.added.map((statement) => ({ statement, sign: 'added' as const })),
  ].sort((a, b) => a.statement.path.join(' ').localeCompare(b.statement.path.join(' ')) || b.sign.localeCompare(a.sign))
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
            <Element>{line(statement, parts, visit)}</Element>
          </li>
        )
      })}
    </ol>
  )
}

function line({ path, language, value }: Statement, parts: ReadonlySet<string>, visit: Visit): string {
  const label = path
    .filter((step) => !parts.has(step))
    .map((step) => propertyLabel(step, visit.language))
    .join(' › ')
  return `${label}${language ? ` (${language})` : ''}: ${value}`
}
