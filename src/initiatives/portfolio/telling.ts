import { changedFields } from '../../history/changed-fields.ts'
import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import type { Telling } from '../../organisations/history/telling.ts'
import type { Gate } from './budget.ts'
import type { Criterion } from './criterion.ts'
import { inKronor } from './views/amounts.ts'
import { words } from './words.ts'

export const portfolioTelling: Telling = {
  name: { sv: words.sv.telling, en: words.en.telling },
  actions: { sv: words.sv.actions, en: words.en.actions },
  place: (id) => `/portfolios/${id}`,
  fields: ({ before, after }, language) =>
    changedFields(plain(before), plain(after)).flatMap(({ field, before, after }) => {
      const [name, part, deeper] = field.split('.')
      const t = words[language]
      const label = t.fields[name!]
      const shown = (value: unknown) => (value === null ? '' : (shows[name!]?.(value, language) ?? String(value)))
      if (!label) return []
      const of = [part && (t.inLanguage[part] ?? part), deeper === 'why' && t.why.toLocaleLowerCase(language)].filter(Boolean).join(', ')
      return [{ label: of ? `${label} (${of})` : label, before: shown(before), after: shown(after) }]
    }),
}

type Show = (value: unknown, language: Language) => string | undefined

const shows: { readonly [field: string]: Show } = {
  budget: (value, language) => inKronor(Number(value), language),
  published: (value, language) => words[language][value === true ? 'yes' : 'no'],
  gate: (value, language) => words[language].gates[value as Gate],
  criteria: (value, language) =>
    (value as Criterion[]).map(({ name, points }) => `${say(name as LanguageText, language)?.text ?? ''} ${points}`).join(', '),
  excluded: (value) => (value as number[]).join(', '),
  must: (value) => (value as number[]).join(', '),
  scores: (value, language) => words[language].categories[String(value)],
}

/** What is not there on one side is nothing that has changed from nothing: no empty lists. */
function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).filter(([, one]) => !(Array.isArray(one) && one.length === 0)))
}
