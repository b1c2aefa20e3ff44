import type { Telling } from '../../organisations/history/telling.ts'
import { words } from './words.ts'

/** What differs between versions of a draft is told on its own page. */
export const ownEntryTelling: Telling = {
  name: { sv: { one: 'Egen post', many: 'Egna poster' }, en: { one: 'Own entry', many: 'Own entries' } },
  actions: { sv: words.sv.historyActions, en: words.en.historyActions },
  fields: () => [],
  place: (id) => `/own/${id}/history`,
}
