import { changedFields } from '../../history/changed-fields.ts'
import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import type { Telling } from '../../organisations/history/telling.ts'
import type { Names } from '../../organisations/names.ts'
import { themeName } from './views/list.tsx'
import { words } from './words.ts'

type Show = (value: unknown, language: Language, names: Names) => string | undefined

const shows: { readonly [field: string]: Show } = {
  urgency: (value, language) => words[language].urgencies[value as 'normal'],
  themes: (value, language) => (value as string[]).map((code) => themeName(code, language)).join('; '),
  affected: (value, language, names) =>
    (value as number[]).map((id) => say((names.organisations.get(id) ?? {}) as LanguageText, language)?.text ?? String(id)).join(', '),
}

const fields: Telling['fields'] = ({ before, after }, language, names) =>
  changedFields(before, after).flatMap(({ field, before, after }) => {
    const [what, tag] = field.split('.')
    const label = words[language].fields[what!]
    const shown = (value: unknown) => (value === null ? '' : (shows[what!]?.(value, language, names) ?? String(value)))
    return label ? [{ label: tag && tag !== language ? `${label} (${tag})` : label, before: shown(before), after: shown(after) }] : []
  })

export const needTelling: Telling = {
  name: { sv: words.sv.names.need, en: words.en.names.need },
  actions: { sv: words.sv.actions, en: words.en.actions },
  fields,
  place: (id) => `/needs/${id}`,
}

export const commonNeedTelling: Telling = {
  name: { sv: words.sv.names.common, en: words.en.names.common },
  actions: { sv: words.sv.commonActions, en: words.en.commonActions },
  fields,
  place: (id) => `/needs/common/${id}`,
}
