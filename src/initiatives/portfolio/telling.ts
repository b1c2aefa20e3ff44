import { changedFields } from '../../history/changed-fields.ts'
import type { PastChange } from '../../history/read.ts'
import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import type { Telling } from '../../organisations/history/telling.ts'
import type { Gate } from './budget.ts'
import type { Criterion } from './criterion.ts'
import { inKronor } from './views/amounts.ts'
import { words } from './words.ts'

export const portfolioTelling: Telling = {
  name: { sv: words.sv.telling, en: words.en.telling },
  actions: { sv: words.sv.actions, en: words.en.actions },
  place: (id) => `/portfolios/${id}`,
  fields: ({ before, after }, language) =>
    changedFields(plain(before, after), plain(after)).flatMap(({ field, before, after }) => {
      const [name, part, deeper] = field.split('.')
      const t = words[language]
      const label = t.fields[name!]
      const shown = (value: unknown) => (value === null ? '' : (shows[name!]?.(value, language) ?? String(value)))
      if (!label) return []
      const of = [part && (t.inLanguage[part] ?? part), deeper === 'why' && t.why.toLocaleLowerCase(language)].filter(Boolean).join(', ')
      return [{ label: of ? `${label} (${of})` : label, before: shown(before), after: shown(after) }]
    }),
}

type Show = (value: unknown, language: Language) => string | undefined

const shows: { readonly [field: string]: Show } = {
  budget: (value, language) => inKronor(Number(value), language),
  published: (value, language) => words[language][value === true ? 'yes' : 'no'],
  gate: (value, language) => words[language].gates[value as Gate],
  criteria: (value, language) =>
    (value as Criterion[]).map(({ name, points }) => `${say(name as LanguageText, language)?.text ?? ''} ${points}`).join(', '),
  excluded: (value) => (value as unknown[]).join(', '),
  must: (value) => (value as unknown[]).join(', '),
  scores: (value, language) => words[language].categories[String(value)],
}

/** Without empty lists: what is not there has not changed. Which initiative it was about is told, though it is the same before and after. */
function plain(value: unknown, after?: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  const told = Object.entries(value).filter(([, one]) => !(Array.isArray(one) && one.length === 0))
  return Object.fromEntries(after ? told.filter(([name]) => name !== 'initiative') : told)
}

type Change = Pick<PastChange, 'before' | 'after'>
type Past = { [field: string]: unknown } | null

/** Numbers of initiatives that a change speaks of. */
export const initiativesIn = ({ before, after }: Change): number[] =>
  [before as Past, after as Past].flatMap((side) => [side?.initiative ?? [], side?.excluded ?? [], side?.must ?? []].flat() as number[])

/**
 * The change with names for the numbers and the short names that history keeps; undefined where it is about an initiative that the reader may not
 * see.
 */
export function inNames<Of extends Change>(
  change: Of,
  titles: ReadonlyMap<number, string>,
  criteria: ReadonlyMap<string, string>,
): Of | undefined {
  const about = ((change.after ?? change.before) as Past)?.initiative
  if (typeof about === 'number' && !titles.has(about)) return undefined
  const named = (value: unknown) => titles.get(Number(value))
  const keyed = (value: unknown) =>
    Object.fromEntries(Object.entries((value ?? {}) as object).map(([key, one]) => [(criteria.get(key) ?? key).replaceAll('.', ''), one]))
  const side = (past: Past): Past =>
    past && {
      ...past,
      ...('initiative' in past && { initiative: named(past.initiative) }),
      ...('excluded' in past && { excluded: (past.excluded as number[]).flatMap((id) => named(id) ?? []) }),
      ...('must' in past && { must: (past.must as number[]).flatMap((id) => named(id) ?? []) }),
      ...('scores' in past && { scores: keyed(past.scores) }),
      ...('points' in past && { points: keyed(past.points) }),
    }
  return { ...change, before: side(change.before as Past), after: side(change.after as Past) }
}
