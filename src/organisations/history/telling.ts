import type { PastChange } from '../../history/read.ts'
import { whoDid } from '../../history/words.ts'
import type { Language } from '../../kernel/language-text.ts'
import type { TimelineEvent } from '../../web/components/timeline/timeline.tsx'
import { fieldName, inReadingOrder, valueText } from '../field-words.ts'
import type { Names } from '../names.ts'
import { differencesOf, particularsOf } from '../particulars.ts'
import { words as organisationWords } from '../words.ts'

/** How a domain tells what has happened to a kind of thing that it has: what the kind and the actions are called, and what differs. */
export type Telling = {
  name: { [language in Language]: { one: string; many: string } }
  /** In the words of a heading. */
  actions: { [language in Language]: { readonly [action: string]: string } }
  fields: (change: Pick<PastChange, 'before' | 'after'>, language: Language, names: Names) => TimelineEvent['fields']
  /** Where the thing has a page. */
  place?: (id: string) => string
}
export type Tellings = { readonly [kind: string]: Telling }

/** A kind that nobody has words for is shown all the same. */
export const untold = (kind: string): Telling => ({
  name: { sv: { one: kind, many: kind }, en: { one: kind, many: kind } },
  actions: { sv: {}, en: {} },
  fields: () => [],
})

export const eventOf = ({ actions, fields }: Telling, change: PastChange, language: Language, names: Names): TimelineEvent => ({
  at: change.at,
  what: actions[language][change.action] ?? change.action,
  who: whoDid({ actor: change.actor, who: change.actor.kind === 'person' ? names.people.get(change.actor.person) : null }, language),
  reason: change.reason,
  fields: fields(change, language, names),
})

export const organisationTelling: Telling = {
  name: { sv: { one: 'Organisationen', many: 'Organisationen' }, en: { one: 'The organisation', many: 'The organisation' } },
  actions: { sv: organisationWords.sv.actions, en: organisationWords.en.actions },
  fields: ({ before, after }, language, names) =>
    inReadingOrder(differencesOf(particularsOf(before), particularsOf(after))).map(({ key, before, after }) => {
      const shown = (value: string | undefined) => (value === undefined ? '' : valueText(key, value, language, names))
      return { label: fieldName(key, language), before: shown(before), after: shown(after) }
    }),
}
