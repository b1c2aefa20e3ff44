import type { Severity } from '../../kernel/finding.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { Checked } from './check.ts'
import { type Group, grouped } from './group.ts'

type Counted = { focus: string; title?: LanguageText; violations: number; warnings: number; line?: number }

export type Summary = {
  counts: { [severity in Severity]: number }
  /** Records with an error. */
  faulty: number
  /** Results with a ready correction. */
  solvable: number
  /** Those that the corrected file does away with: none while the file itself has faults, since then there is no corrected file. */
  solved: number
  /** What to begin with. */
  first: Group | undefined
  /** The records with most errors. */
  worst: Counted[]
}

const mostWorst = 10

/** What a check came to, in a few numbers. */
export function summaryOf({ results, findings }: Pick<Checked, 'results' | 'findings'>): Summary {
  const counts = { violation: 0, warning: 0, info: 0 }
  const records = new Map<string, Counted>()
  for (const { severity, focus, title, line } of results) {
    counts[severity]++
    const record = records.get(focus) ?? { focus, violations: 0, warnings: 0, ...(title && { title }), ...(line !== undefined && { line }) }
    if (severity === 'violation') record.violations++
    if (severity === 'warning') record.warnings++
    records.set(focus, record)
  }
  const all = [...records.values()]
  const solvable = results.filter(({ patch }) => patch).length
  return {
    counts,
    faulty: all.filter(({ violations }) => violations > 0).length,
    solvable,
    solved: findings.some(({ severity }) => severity === 'violation') ? 0 : solvable,
    first: grouped(results)[0],
    worst: all
      .filter(({ violations, warnings }) => violations + warnings > 0)
      .sort((a, b) => b.violations - a.violations || b.warnings - a.warnings)
      .slice(0, mostWorst),
  }
}
