import type { Finding } from '../../../kernel/finding.ts'
import type { LanguageText } from '../../../kernel/language-text.ts'

/** One fault in a publiccode.yml, and what to do about it. Line and column are counted from 1; a missing key is placed where it should stand. */
export type PubliccodeResult = Finding & {
  /** Where in the file: description.sv.features[2], or description[en-US].features where the name of a key is not a plain word. '' is the whole file. */
  key: string
  /** What the key is for, in words. */
  label: LanguageText
  value?: string
  /** A right value. */
  example?: string
  /** Where the standard says so. */
  rule: string
}

/** Where something stands in the file. */
export type Place = { line: number; column: number }

export type PubliccodeVerdict = 'fail' | 'pass-with-warnings' | 'pass'

export const verdictOf = (results: readonly PubliccodeResult[]): PubliccodeVerdict =>
  results.some(({ severity }) => severity === 'violation')
    ? 'fail'
    : results.some(({ severity }) => severity === 'warning')
      ? 'pass-with-warnings'
      : 'pass'
