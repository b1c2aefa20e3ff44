import type { Language, LanguageText } from '../kernel/language-text.ts'
import { say } from '../kernel/language-text.ts'
import type { Telling } from '../organisations/history/telling.ts'
import type { Names } from '../organisations/names.ts'
import { formatDate } from '../web/format.ts'
import type { InitiativeFacts } from './facts.ts'
import type { StateName } from './initiative.ts'
import { words } from './words.ts'

type Facts = InitiativeFacts & { decision?: number }
type Titles = ReadonlyMap<number, LanguageText>
type Shown = (facts: Facts, language: Language, names: Names, alternatives: Titles) => string

const text = (of: LanguageText | undefined, language: Language) => (of && say(of, language)?.text) ?? ''

/** Each fact as text, in the order that they are read. */
const shows: { readonly [field: string]: Shown } = {
  title: ({ title }, language) => text(title, language),
  summary: ({ summary }, language) => text(summary, language),
  goals: ({ goals }, language) => text(goals, language),
  needs: ({ needs }) => (needs ?? []).join(', '),
  parties: ({ parties }, language, { organisations }) =>
    (parties ?? []).map((party) => text(organisations.get(party), language) || String(party)).join(', '),
  segment: ({ segment }) => segment ?? '',
  recommendations: ({ recommendations }) => (recommendations ?? []).join(', '),
  ends_on: ({ ends_on }) => ends_on ?? '',
  state: ({ state }, language) => words[language].states[state as StateName] ?? '',
  chosen_alternative_id: ({ chosen_alternative_id: id }, language, _, alternatives) =>
    id ? text(alternatives.get(id), language) || words[language].alternativeNumber(String(id)) : '',
  published_at: ({ published_at }) => (published_at ? formatDate(published_at) : ''),
  decision: ({ decision }) => (decision === undefined ? '' : String(decision)),
}

/** How the history of an initiative is told. What it was first is told whole. `alternatives`: what they are called, where that is known. */
export const initiativeTellingWith = (alternatives: Titles): Telling => ({
  name: { sv: { one: words.sv.one, many: words.sv.many }, en: { one: words.en.one, many: words.en.many } },
  actions: { sv: words.sv.actions, en: words.en.actions },
  fields: ({ before, after }, language, names) =>
    Object.entries(shows).flatMap(([field, show]) => {
      const [was, is] = [before, after].map((side) => (side === null ? '' : show(side as Facts, language, names, alternatives)))
      return was === is ? [] : [{ label: words[language].fields[field]!, before: was!, after: is! }]
    }),
  place: (id) => `/initiatives/${id}`,
})

export const initiativeTelling = initiativeTellingWith(new Map())
