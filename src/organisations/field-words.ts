import { whoDid } from '../history/words.ts'
import { type Language, say } from '../kernel/language-text.ts'
import { roleNames } from '../kernel/role.ts'
import { formatNumber } from '../web/format.ts'
import type { MatchReason, MatchState } from './find.ts'
import { groupName } from './municipal-groups.ts'
import { type Names, nobody } from './names.ts'
import { shownNumber } from './number.ts'
import type { OrganisationKind } from './organisation.ts'
import type { Difference } from './particulars.ts'
import { words } from './words.ts'

/** As the texts list the fields; history keeps them in no order. */
export const inReadingOrder = (differences: readonly Difference[]): Difference[] =>
  [...differences].sort((a, b) => placeOf(a.key) - placeOf(b.key) || a.key.localeCompare(b.key))

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

export const valueText = (key: string, value: string, language: Language, names: Names = nobody): string =>
  shows[key.split('.')[0]!]?.(value, language, names) ?? value
