import type { Telling } from '../organisations/history/telling.ts'
import { words } from './words.ts'

/** What differs between versions has a page of its own: it is far more than history keeps. */
export const entryTelling: Telling = {
  name: { sv: { one: 'Post', many: 'Poster' }, en: { one: 'Entry', many: 'Entries' } },
  actions: { sv: words.sv.change, en: words.en.change },
  fields: () => [],
  place: (id) => `/entries/${id}/history`,
}
