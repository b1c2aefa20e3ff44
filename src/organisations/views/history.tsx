import type { PastChange } from '../../history/read.ts'
import type { RecordedActor } from '../../kernel/actor.ts'
import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import { roleNames } from '../../kernel/role.ts'
import { Difference as DifferenceLines } from '../../web/components/difference/difference.tsx'
import { formatDateTime, formatNumber } from '../../web/format.ts'
import type { Visit } from '../../web/visit.ts'
import type { MatchReason, MatchState } from '../find.ts'
import { groupName } from '../municipal-groups.ts'
import { shownNumber } from '../number.ts'
import type { OrganisationKind } from '../organisation.ts'
import { type Difference, differencesOf, particularsOf } from '../particulars.ts'
import { words } from '../words.ts'

/** Names of what history keeps by number: other organisations, and people for whoever may see them. */
export type Names = { organisations: ReadonlyMap<number, LanguageText>; people: ReadonlyMap<number, string> }

export function Timeline({ visit, changes, names }: { visit: Visit; changes: readonly PastChange[]; names: Names }) {
  const { language } = visit
  const t = visit.words(words)
  if (changes.length === 0) return <p>{t.historyNone}</p>
  return (
    <ol class="ruled">
      {changes.map((change) => {
        const differences = inReadingOrder(differencesOf(particularsOf(change.before), particularsOf(change.after)))
        const line = (key: string, value: string | undefined) =>
          value === undefined ? [] : [`${fieldName(key, language)}: ${valueText(key, value, language, names)}`]
        return (
          <li class="flow">
            <h3>{t.actions[change.action] ?? change.action}</h3>
            <p class="quiet small">
              <time datetime={change.at.toISOString()}>{formatDateTime(change.at)}</time>, {whoText(change.actor, language, names)}
            </p>
            {change.reason && <p>{t.reason(change.reason)}</p>}
            {differences.length > 0 && (
              <DifferenceLines
                language={language}
                before={differences.flatMap(({ key, before }) => line(key, before))}
                after={differences.flatMap(({ key, after }) => line(key, after))}
                around={0}
              />
            )}
          </li>
        )
      })}
    </ol>
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
  person: (value, language, { people }) => people.get(Number(value)) ?? words[language].by.person(Number(value)),
  role: (value, language) => roleNames[value as keyof typeof roleNames]?.name[language],
  decision: (value, language) => words[language].state[value as MatchState],
  why: (value, language) => words[language].why[value as MatchReason],
}

export const valueText = (key: string, value: string, language: Language, names: Names): string =>
  shows[key.split('.')[0]!]?.(value, language, names) ?? value

function whoText(actor: RecordedActor, language: Language, names: Names): string {
  const { by } = words[language]
  return actor.kind === 'person' ? (names.people.get(actor.person) ?? by.person(actor.person)) : by[actor.kind]
}
