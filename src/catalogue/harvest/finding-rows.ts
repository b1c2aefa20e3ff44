import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import type { RunFinding } from '../find.ts'

const head = ['severity', 'code', 'refused', 'record', 'title', 'part', 'field', 'value', 'line', 'column', 'message', 'fix']

/** A run's findings as a table: one row for each thing to correct, so a refused record has as many as the errors that are told of it. */
export function findingRows(findings: readonly RunFinding[], language: Language): (string | number)[][] {
  const text = (of: LanguageText | undefined) => (of && say(of, language)?.text) ?? ''
  return [
    head,
    ...findings.flatMap(({ severity, code, focus = '', line = '', column = '', message, fix, refused }) => {
      const about = [severity, code, refused ? 'yes' : '', focus, text(refused?.title)]
      if (!refused?.faults) return [[...about, '', '', '', line, column, text(message), text(fix)]]
      return refused.faults.first.map((fault) => [
        ...about,
        text(fault.part),
        text(fault.label),
        fault.value ?? '',
        line,
        column,
        text(fault.message),
        text(fault.fix),
      ])
    }),
  ]
}
