import { changedFields } from '../../history/changed-fields.ts'
import type { Language } from '../../kernel/language-text.ts'
import type { Telling } from '../../organisations/history/telling.ts'
import { formatNumber } from '../../web/format.ts'
import { words } from './words.ts'

type Show = (value: unknown, language: Language) => string | undefined
const figure: Show = (value, language) => formatNumber(Number(value), language, { maximumFractionDigits: 6 })

const shows: { readonly [field: string]: Show } = {
  kind: (value, language) => words[language].kinds[value as 'goal'],
  type: (value, language) => words[language].types[value as 'quality'],
  confidence: (value, language) => words[language].confidences[value as 'low'],
  peng: (value, language) => words[language].pengShort[value as 'green'],
  dimensions: (value, language) => (value as string[]).map((one) => words[language].dimensions[one as 'risk'] ?? one).join(', '),
  leadsTo: (value) => (value as string[]).join(', '),
  baseline: figure,
  target: figure,
}

export const chainStepTelling: Telling = {
  name: {
    sv: { one: 'Steg i effektkedjan', many: 'Steg i effektkedjan' },
    en: { one: 'Step of the benefit chain', many: 'Steps of the benefit chain' },
  },
  actions: { sv: words.sv.historyActions, en: words.en.historyActions },
  fields: ({ before, after }, language) =>
    changedFields(before, after).flatMap(({ field, before, after }) => {
      const label = words[language].historyFields[field]
      const shown = (value: unknown) => (value === null ? '' : (shows[field]?.(value, language) ?? String(value)))
      return label ? [{ label, before: shown(before), after: shown(after) }] : []
    }),
}
