import { changedFields } from '../../history/changed-fields.ts'
import { type Language, say } from '../../kernel/language-text.ts'
import type { Telling } from '../../organisations/history/telling.ts'
import type { Names } from '../../organisations/names.ts'
import { formatDateTime, formatShare } from '../../web/format.ts'
import { words } from './words.ts'

export const sourceTelling: Telling = {
  name: { sv: { one: 'Källa', many: 'Källor' }, en: { one: 'Source', many: 'Sources' } },
  actions: { sv: words.sv.historyActions, en: words.en.historyActions },
  place: (id) => `/sources/${id}`,
  fields: ({ before, after }, language, names) =>
    changedFields(before, after).flatMap(({ field, before, after }) => {
      const label = words[language].historyFields[field]
      const shown = (value: unknown) => (value === null ? '' : (shows[field]?.(value, language, names) ?? String(value)))
      return label ? [{ label, before: shown(before), after: shown(after) }] : []
    }),
}

type Show = (value: unknown, language: Language, names: Names) => string | undefined

const owner: Show = (value, language, { organisations }) => say(organisations.get(Number(value)) ?? {}, language)?.text

const shows: { readonly [field: string]: Show } = {
  paused_at: (value) => formatDateTime(String(value)),
  kind: (value, language) => words[language].sourceKindShort[String(value)],
  gate: (value, language) => words[language].gates[String(value)],
  max_gone_share: (value, language) => formatShare(Number(value), language),
  organisation: owner,
  organisation_id: owner,
}
