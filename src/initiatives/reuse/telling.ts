import { changedFields } from '../../history/changed-fields.ts'
import type { Language } from '../../kernel/language-text.ts'
import type { Telling } from '../../organisations/history/telling.ts'
import { type Reason, reasons, type Verdict } from './reasons.ts'
import { words } from './words.ts'

const shows: { readonly [field: string]: (value: unknown, language: Language) => string | undefined } = {
  verdict: (value, language) => words[language].verdicts[value as Verdict],
  reason: (value, language) => reasons[value as Reason]?.[language],
}

export const reuseCheckTelling: Telling = {
  name: { sv: words.sv.names, en: words.en.names },
  actions: { sv: words.sv.actions, en: words.en.actions },
  fields: ({ before, after }, language) =>
    changedFields(before, after).flatMap(({ field, before, after }) => {
      const label = words[language].fields[field]
      const shown = (value: unknown) => (value === null ? '' : (shows[field]?.(value, language) ?? String(value)))
      return label ? [{ label, before: shown(before), after: shown(after) }] : []
    }),
  place: (id) => `/initiatives/${id}/reuse`,
}
