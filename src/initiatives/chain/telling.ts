import { changedFields } from '../../history/changed-fields.ts'
import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
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
  fields: ({ before, after }, language) => {
    const told = fieldsIn(before, after, language)
    // Which step it is about, where its own name is not what has changed.
    const title = say(((after ?? before) as { title?: LanguageText } | null)?.title ?? {}, language)?.text
    const isTold = told.some(
      ({ label }) => label === words[language].historyFields['title.sv'] || label === words[language].historyFields['title.en'],
    )
    return isTold || !title ? told : [{ label: words[language].step, before: '', after: title }, ...told]
  },
}

const fieldsIn = (before: unknown, after: unknown, language: Language) =>
  changedFields(before, after).flatMap(({ field, before, after }) => {
    const label = words[language].historyFields[field]
    const shown = (value: unknown) => (value === null ? '' : (shows[field]?.(value, language) ?? String(value)))
    return label ? [{ label, before: shown(before), after: shown(after) }] : []
  })
