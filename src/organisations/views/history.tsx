import type { PastChange } from '../../history/read.ts'
import { whoDid } from '../../history/words.ts'
import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import { roleNames } from '../../kernel/role.ts'
import { Timeline } from '../../web/components/timeline/timeline.tsx'
import { formatNumber } from '../../web/format.ts'
import type { Visit } from '../../web/visit.ts'
import type { MatchReason, MatchState } from '../find.ts'
import { groupName } from '../municipal-groups.ts'
import { shownNumber } from '../number.ts'
import type { OrganisationKind } from '../organisation.ts'
import { type Difference, differencesOf, particularsOf } from '../particulars.ts'
import { words } from '../words.ts'

/** Names of what history keeps by number: other organisations, and people for whoever may see them. */
export type Names = { organisations: ReadonlyMap<number, LanguageText>; people: ReadonlyMap<number, string> }

export function OrganisationTimeline({ visit, changes, names }: { visit: Visit; changes: readonly PastChange[]; names: Names }) {
  const { language } = visit
  const t = visit.words(words)
  if (changes.length === 0) return <p>{t.historyNone}</p>
  return (
    <Timeline
      language={language}
      events={changes.map((change) => ({
        at: change.at,
        what: t.actions[change.action] ?? change.action,
        who: whoDid({ actor: change.actor, who: change.actor.kind === 'person' ? names.people.get(change.actor.person) : null }, language),
        reason: change.reason,
        fields: inReadingOrder(differencesOf(particularsOf(change.before), particularsOf(change.after))).map(({ key, before, after }) => {
          const shown = (value: string | undefined) => (value === undefined ? '' : valueText(key, value, language, names))
          return { label: fieldName(key, language), before: shown(before), after: shown(after) }
        }),
      }))}
    />
  )
}

/** As the texts list the fields; history keeps them in no order. */
const inReadingOrder = (differences: Difference[]): Difference[] =>
  differences.sort((a, b) => placeOf(a.key) - placeOf(b.key) || a.key.localeCompare(b.key))

const order = Object.keys(words.sv.fields)
const placeOf = (key: string): number => order.indexOf(key in words.sv.fields ? key : key.split('.')[0]!)

/** «Anställda 2025» */
export function fieldName(key: string, language: Language): string {
  const fields = words[language].fields
  const [what, part] = key.split('.')
  return fields[key] ?? (part === undefined ? (fields[what!] ?? key) : `${fields[what!] ?? what} ${part}`)
}

type Show = (value: string, language: Language, names: Names) => string | undefined

const organisation: Show = (value, language, { organisations }) => {
  const name = organisations.get(Number(value))
  return name && say(name, language)?.text
}
const amount: Show = (value, language) => formatNumber(Number(value), language)
const shows: { readonly [what: string]: Show } = {
  kind: (value, language) => words[language].kinds[value as OrganisationKind],
  number: shownNumber,
  staff: amount,
  population: amount,
  group: groupName,
  successor: organisation,
  predecessor: organisation,
  parent: organisation,
  person: (value, language, { people }) =>
    whoDid({ actor: { kind: 'person', person: Number(value) }, who: people.get(Number(value)) }, language),
  role: (value, language) => roleNames[value as keyof typeof roleNames]?.name[language],
  decision: (value, language) => words[language].state[value as MatchState],
  why: (value, language) => words[language].why[value as MatchReason],
}

export const valueText = (key: string, value: string, language: Language, names: Names): string =>
  shows[key.split('.')[0]!]?.(value, language, names) ?? value
