import { changedFields } from '../history/changed-fields.ts'
import { type Language, say } from '../kernel/language-text.ts'
import type { Telling } from '../organisations/history/telling.ts'
import type { Names } from '../organisations/names.ts'
import { formatNumber } from '../web/format.ts'
import { words } from './words.ts'

type Show = (value: unknown, language: Language, names: Names) => string | undefined

const shows: { readonly [field: string]: Show } = {
  organisation_id: (value, language, { organisations }) => say(organisations.get(Number(value)) ?? {}, language)?.text,
  better: (value, language) => words[language].directions[value as 'higher'],
  frequency: (value, language) => words[language].frequencies[value as 'year'],
  value: (value, language) => formatNumber(Number(value), language, { maximumFractionDigits: 6 }),
}

const fields: Telling['fields'] = ({ before, after }, language, names) =>
  changedFields(before, after).flatMap(({ field, before, after }) => {
    const label = words[language].fields[field]
    const shown = (value: unknown) => (value === null ? '' : (shows[field]?.(value, language, names) ?? String(value)))
    return label ? [{ label, before: shown(before), after: shown(after) }] : []
  })

export const indicatorTelling: Telling = {
  name: { sv: { one: 'Indikator', many: 'Indikatorer' }, en: { one: 'Indicator', many: 'Indicators' } },
  actions: { sv: words.sv.actions, en: words.en.actions },
  place: (id) => `/indicators/${id}`,
  fields,
}

/** Each value that was reported; the thing's number is the indicator's. */
export const indicatorValueTelling: Telling = {
  name: { sv: { one: 'Värde', many: 'Värden' }, en: { one: 'Value', many: 'Values' } },
  actions: { sv: words.sv.actions, en: words.en.actions },
  place: (id) => `/indicators/${id}`,
  fields: (change, language, names) => {
    const { period } = (change.after ?? change.before ?? {}) as { period?: string }
    const told = fields(change, language, names)
    return told.some(({ label }) => label === words[language].fields['period']) || !period
      ? told
      : [{ label: words[language].fields['period']!, before: '', after: period }, ...told]
  },
}
