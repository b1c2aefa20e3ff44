import type { Quad } from '@rdfjs/types'
import { DifferenceLine } from '../../web/components/difference/difference.tsx'
import type { Visit } from '../../web/visit.ts'
import { difference, type Statement } from '../difference.ts'
import { propertyLabel } from '../properties.ts'
import { words } from '../words.ts'

type DifferencesProps = {
  visit: Visit
  uri: string
  before: readonly Quad[]
  after: readonly Quad[]
  /** What is said where nothing differs. */
  none?: string
}

/** What one version of a record says that another does not, a statement a line, by the name of its field. */
export function Differences({ visit, uri, before, after, none = visit.words(words).noDifference }: DifferencesProps) {
  const { added, removed } = difference(uri, before, after)
  if (added.length + removed.length === 0) return <p>{none}</p>
  const parts = new Set([...before, ...after].map(({ subject }) => subject.value))
  const rows = [
    ...removed.map((statement) => ({ statement, kind: 'removed' as const })),
    ...added.map((statement) => ({ statement, kind: 'added' as const })),
  ].sort((a, b) => a.statement.path.join(' ').localeCompare(b.statement.path.join(' ')) || b.kind.localeCompare(a.kind))
  return (
    <ol class="difference">
      {rows.map(({ statement, kind }) => (
        <DifferenceLine language={visit.language} line={{ kind, text: textOf(statement, parts, visit) }} />
      ))}
    </ol>
  )
}

function textOf({ path, language, value }: Statement, parts: ReadonlySet<string>, visit: Visit): string {
  const label = path
    .filter((step) => !parts.has(step))
    .map((step) => propertyLabel(step, visit.language))
    .join(' › ')
  return `${label}${language ? ` (${language})` : ''}: ${value}`
}
