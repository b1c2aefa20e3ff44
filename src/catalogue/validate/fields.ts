import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import type { Demand } from './demands.ts'

/** Whether a field must be there, should be, or may be. */
export type Presence = 'mandatory' | 'recommended' | 'optional'

export type Field = { key: string; label: LanguageText; path?: string; presence: Presence; demands: Demand[] }
export type ClassOfFields = { targetClass: string; on: LanguageText; fields: Field[] }

/** A profile's rules as a person looks for them: by the class, then by the field, what must be there first. */
export function fieldsOf(demands: readonly Demand[]): ClassOfFields[] {
  return [...Map.groupBy(demands, ({ targetClass }) => targetClass)].map(([targetClass, ofClass]) => ({
    targetClass,
    on: ofClass[0]!.on,
    fields: [...Map.groupBy(ofClass, keyOf)].map(([key, of]) => fieldFrom(key, of)).sort(byPresence),
  }))
}

const keyOf = ({ path, label }: Demand) => path ?? label?.['en'] ?? ''

const order: readonly Presence[] = ['mandatory', 'recommended', 'optional']
const byPresence = (a: { presence: Presence }, b: { presence: Presence }) => order.indexOf(a.presence) - order.indexOf(b.presence)

function fieldFrom(key: string, demands: Demand[]): Field {
  const [{ label = {}, path }] = demands as [Demand]
  return { key, label, ...(path !== undefined && { path }), presence: presenceOf(demands), demands: [...demands].sort(strictFirst) }
}

function presenceOf(demands: readonly Demand[]): Presence {
  const least = demands.filter(({ sort }) => /\bminCount\b/.test(sort)).map(({ severity }) => severity)
  return least.includes('violation') ? 'mandatory' : least.length > 0 ? 'recommended' : 'optional'
}

const strictness = { violation: 0, warning: 1, info: 2 } as const
const strictFirst = (a: Demand, b: Demand) => strictness[a.severity] - strictness[b.severity]

/** The rules that a reader looks for: of one level, or with some words in them. */
export function demandsWith(demands: readonly Demand[], { level, text }: { level?: string; text?: string }, language: Language): Demand[] {
  const words = (text ?? '').toLocaleLowerCase(language).split(/\s+/).filter(Boolean)
  return demands.filter((demand) => {
    if (level && demand.severity !== level) return false
    const said = [demand.on, demand.label, demand.message, demand.fix]
      .map((each) => (each && say(each, language)?.text) ?? '')
      .concat(demand.path ?? '')
      .join(' ')
      .toLocaleLowerCase(language)
    return words.every((word) => said.includes(word))
  })
}

export type ComparedField = {
  label: LanguageText
  path?: string
  /** Nothing where the profile does not have the field. */
  left?: { presence: Presence; own: Demand[] }
  right?: { presence: Presence; own: Demand[] }
  /** Rules that both have. */
  shared: Demand[]
}
export type ComparedClass = { targetClass: string; on: LanguageText; fields: ComparedField[] }

/** Two profiles field by field: what only the one demands, what only the other, and what both do. */
export function compareFields(left: readonly Demand[], right: readonly Demand[]): ComparedClass[] {
  const [ours, theirs] = [fieldsOf(left), fieldsOf(right)]
  const classes = [...new Set([...ours, ...theirs].map(({ targetClass }) => targetClass))]
  return classes.map((targetClass) => {
    const one = ours.find((each) => each.targetClass === targetClass)
    const other = theirs.find((each) => each.targetClass === targetClass)
    const keys = [...new Set([...(one?.fields ?? []), ...(other?.fields ?? [])].map(({ key }) => key))]
    return {
      targetClass,
      on: (one ?? other)!.on,
      fields: keys.map((key) => compared(fieldIn(one, key), fieldIn(other, key))),
    }
  })
}

const fieldIn = (of: ClassOfFields | undefined, key: string) => of?.fields.find((field) => field.key === key)

function compared(left: Field | undefined, right: Field | undefined): ComparedField {
  const theirs = new Map((right?.demands ?? []).map((demand) => [sameRule(demand), demand]))
  const shared = (left?.demands ?? []).filter((demand) => theirs.has(sameRule(demand)))
  const both = new Set(shared.map(sameRule))
  const side = (field: Field | undefined) =>
    field && { presence: field.presence, own: field.demands.filter((demand) => !both.has(sameRule(demand))) }
  const { label, path } = (left ?? right)!
  const [ours, others] = [side(left), side(right)]
  return { label, ...(path !== undefined && { path }), ...(ours && { left: ours }), ...(others && { right: others }), shared }
}

const sameRule = ({ severity, sort }: Demand) => `${severity} ${sort}`

export const differs = ({ left, right }: ComparedField): boolean =>
  left === undefined || right === undefined || left.presence !== right.presence || left.own.length + right.own.length > 0
