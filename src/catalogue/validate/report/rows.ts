import { type Language, say } from '../../../kernel/language-text.ts'
import type { RecordResult } from '../result.ts'

/** A report's columns, the same in every spreadsheet: title in both languages, and what stands there. */
export const columns = [
  { sv: 'Allvar', en: 'Severity', of: (result) => result.severity },
  { sv: 'Post', en: 'Record', of: (result, language) => (result.title && say(result.title, language)?.text) ?? result.focus },
  { sv: 'Del', en: 'Part', of: (result, language) => (result.part && say(result.part, language)?.text) ?? '' },
  { sv: 'Fält', en: 'Field', of: (result, language) => (result.label && say(result.label, language)?.text) ?? result.path ?? '' },
  { sv: 'Värde', en: 'Value', of: (result) => result.value ?? '' },
  { sv: 'Vad som är fel', en: 'What is wrong', of: (result, language) => say(result.message, language)?.text ?? '' },
  { sv: 'Gör så här', en: 'What to do', of: (result, language) => say(result.fix, language)?.text ?? '' },
  { sv: 'Exempel', en: 'Example', of: (result) => result.example ?? '' },
  { sv: 'Rad', en: 'Line', of: (result) => result.line ?? '' },
  { sv: 'Regel', en: 'Rule', of: (result) => result.rule ?? result.shape },
  { sv: 'Profil', en: 'Profile', of: (result) => result.profile },
  { sv: 'Adress', en: 'Address', of: (result) => result.focus },
] as const satisfies readonly { sv: string; en: string; of: (result: RecordResult, language: Language) => string | number }[]

export function rowsOf(results: readonly RecordResult[], language: Language): (string | number)[][] {
  return [columns.map((column) => column[language]), ...results.map((result) => columns.map((column) => column.of(result, language)))]
}
