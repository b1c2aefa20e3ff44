import type { LanguageText } from './language-text.ts'

export type Severity = 'violation' | 'warning' | 'info'

/** Something a person can act on: what is wrong, where, and what to do about it. */
export type Finding = {
  severity: Severity
  /** Stable and in kebab-case: tests, links and statistics refer to it. */
  code: string
  message: LanguageText
  fix: LanguageText
  /** The IRI of the record it concerns, where there is one. */
  focus?: string
  /** Of what somebody sent: the parameter's name, or the place in the body as a JSON Pointer. */
  field?: string
  line?: number
  column?: number
}
