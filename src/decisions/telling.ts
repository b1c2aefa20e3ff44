import { type Language, type LanguageText, say } from '../kernel/language-text.ts'
import type { Telling } from '../organisations/history/telling.ts'
import type { Alternative, Dissent, StateName } from './decision.ts'
import { valueText } from './value-text.ts'
import { words } from './words.ts'

export const decisionTelling: Telling = {
  name: { sv: { one: words.sv.historyOf, many: words.sv.title }, en: { one: words.en.historyOf, many: words.en.title } },
  actions: { sv: words.sv.actions, en: words.en.actions },
  fields: ({ before, after }, language) => fieldsOf(before, after, language),
  place: (id) => `/decisions/${id}`,
}

export const adoptionTelling: Telling = {
  name: { sv: words.sv.adoption, en: words.en.adoption },
  actions: { sv: words.sv.adoptionActions, en: words.en.adoptionActions },
  fields: ({ before, after }, language) => fieldsOf(before, after, language),
}

type Side = { readonly [field: string]: unknown } | null

function fieldsOf(before: unknown, after: unknown, language: Language) {
  const [was, became] = [before as Side, after as Side]
  return Object.entries(words[language].facts).flatMap(([key, label]) => {
    const [b, a] = [shown(key, was, language), shown(key, became, language)]
    // Which piece of evidence it was is told also where only its value differs.
    return b === a && !(key === 'evidence' && b !== '') ? [] : [{ label, before: b === a ? '' : b, after: a }]
  })
}

function shown(key: string, side: Side, language: Language): string {
  const value = side?.[key]
  if (value === null || value === undefined) return ''
  const text = (of: LanguageText) => say(of, language)?.text ?? ''
  switch (key) {
    case 'alternatives':
      return (value as Alternative[]).map(({ title }) => text(title)).join('; ')
    case 'dissent':
      return (value as Dissent[]).map(({ who, says }) => `${who}: ${text(says)}`).join('; ')
    case 'chosen': {
      const alternative = (side?.alternatives as Alternative[] | undefined)?.find((one) => one.key === value)
      return alternative ? text(alternative.title) : String(value)
    }
    case 'state':
      return words[language].states[value as StateName] ?? String(value)
    case 'decision':
    case 'by':
    case 'supersedes':
      return String(value)
    default:
      return valueText(value, language)
  }
}
