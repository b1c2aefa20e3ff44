import type { Severity } from '../../../kernel/finding.ts'
import { type Language, say } from '../../../kernel/language-text.ts'
import type { Visit } from '../../../web/visit.ts'
import type { RecordResult } from '../result.ts'
import { severityOrder } from '../severity-order.ts'

/** Which problems a reader wants to see; what is left out means all. */
export type ProblemFilter = { severity?: Severity; profile?: string; field?: string; problem?: string }

export function filterIn({ query }: Visit): ProblemFilter {
  const severity = severityOrder.find((one) => one === query.get('severity'))
  const text = (name: string) => query.get(name) || undefined
  const [profile, field, problem] = [text('profile'), text('field'), text('problem')]
  return { ...(severity && { severity }), ...(profile && { profile }), ...(field && { field }), ...(problem && { problem }) }
}

export const fieldOf = ({ label }: RecordResult, language: Language): string => (label && say(label, language)?.text) || ''

export const passes = (
  { severity, profile, field, problem }: ProblemFilter,
  { key, result }: { key: string; result: RecordResult },
  language: Language,
): boolean =>
  (severity === undefined || result.severity === severity) &&
  (profile === undefined || result.profile === profile) &&
  (field === undefined || fieldOf(result, language) === field) &&
  (problem === undefined || key === problem)
