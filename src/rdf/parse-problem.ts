import type { Finding } from '../kernel/finding.ts'
import { Problem } from '../kernel/problem.ts'

export type Position = { line?: number; column?: number }

/** The file cannot be read further. The one finding says what is wrong, where, and what to do; what came before it was good. */
export class ParseProblem extends Problem {
  readonly finding: Finding

  constructor(finding: Finding, cause?: unknown) {
    super('invalid', { sv: finding.message.sv ?? '', en: finding.message.en ?? '' }, { findings: [finding], cause })
    this.name = 'ParseProblem'
    this.finding = finding
  }
}

type TwoLanguages = { sv: string; en: string }

/** A finding that ends the reading, with its place in front of the text. */
export function unreadable(
  code: string,
  message: TwoLanguages,
  fix: TwoLanguages,
  { line, column }: Position = {},
  cause?: unknown,
): ParseProblem {
  const place = placeText(line, column)
  return new ParseProblem(
    {
      severity: 'violation',
      code,
      message: { sv: place.sv + message.sv, en: place.en + message.en },
      fix,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    },
    cause,
  )
}

function placeText(line?: number, column?: number): TwoLanguages {
  if (line === undefined) return { sv: '', en: '' }
  if (column === undefined) return { sv: `Rad ${line}: `, en: `Line ${line}: ` }
  return { sv: `Rad ${line}, tecken ${column}: `, en: `Line ${line}, character ${column}: ` }
}

/** One row per thing a parser says: its words, and ours. `said` is what the parser's pattern caught. */
export type Explanation = {
  when: RegExp
  code: string
  message: (...said: string[]) => TwoLanguages
  fix: (...said: string[]) => TwoLanguages
}

/** Puts a parser's error into words for the publisher of the file. */
export function explain(table: readonly Explanation[], error: Error, position: Position): ParseProblem {
  if (error instanceof ParseProblem) return error
  for (const { when, code, message, fix } of table) {
    const match = when.exec(error.message)
    if (match) return unreadable(code, message(...match.slice(1)), fix(...match.slice(1)), position, error)
  }
  throw error
}
