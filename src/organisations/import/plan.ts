import { organisationNumber } from '../number.ts'
import { type Difference, differencesOf, type Fault, faultIn, type Particulars } from '../particulars.ts'

/** An organisation that is there, as far as a row can change it. */
export type Known = { id: number; version: number; now: Particulars; shipped?: Particulars | undefined }

/** A row on its way in: a key that it does not have is left as it is. */
export type Row = { line: number; says: Particulars; source?: string; asOf?: string; sources?: { readonly [key: string]: string } }

export type Why = Fault | 'missing-kind' | 'missing-name' | 'repeated' | 'two' | 'forbidden'
export type Refusal = { why: Why; key?: string; value?: string }

export type Planned = { row: Row; name: string } & (
  | { outcome: 'added'; after: Particulars }
  | { outcome: 'changed'; known: Known; after: Particulars; differences: Difference[] }
  | { outcome: 'unchanged'; known: Known }
  | { outcome: 'refused'; refusals: Refusal[] }
)

export type Outcome = Planned['outcome']

/** What each row would do, before anything is done: the page shows it, the command tells it, and the use case carries it out. */
export function planImport(rows: readonly Row[], known: readonly Known[], mayChange: (id: number) => boolean = () => true): Planned[] {
  const find = finder(known)
  const takenBy = new Map<number | string, number>()
  return rows.map((row): Planned => {
    const says = tidy(row.says)
    const name = says['name.sv'] ?? ''
    const refused = (refusals: Refusal[]): Planned => ({ row, name, outcome: 'refused', refusals })
    const faults = Object.entries(says).flatMap(([key, value]): Refusal[] => {
      const why = faultIn(key, value)
      return why ? [{ why, key, value }] : []
    })
    if (says.valid_from && says.valid_to && says.valid_from >= says.valid_to) faults.push({ why: 'order', key: 'valid_to' })
    if (faults.length > 0) return refused(faults)

    const found = find(says)
    if (found === 'two') return refused([{ why: 'two' }])
    const itself = found?.id ?? keyOf(says)
    const earlier = takenBy.get(itself)
    if (earlier !== undefined) return refused([{ why: 'repeated', value: String(earlier) }])
    takenBy.set(itself, row.line)

    if (!found) {
      const missing: Refusal[] = [
        ...(says.kind ? [] : [{ why: 'missing-kind' as const }]),
        ...(name ? [] : [{ why: 'missing-name' as const }]),
      ]
      return missing.length > 0 ? refused(missing) : { row, name, outcome: 'added', after: says }
    }
    const after = { ...found.now, ...says }
    const differences = differencesOf(found.now, after)
    const shown = name || found.now['name.sv'] || ''
    if (differences.length === 0) return { row, name: shown, outcome: 'unchanged', known: found }
    return mayChange(found.id)
      ? { row, name: shown, outcome: 'changed', known: found, after, differences }
      : refused([{ why: 'forbidden' }])
  })
}

/** Texts as they are kept: numbers as digits, nothing empty. */
function tidy(says: Particulars): Particulars {
  const kept: Record<string, string> = {}
  for (const [key, value] of Object.entries(says)) {
    const text = value.trim()
    if (text !== '') kept[key] = key === 'number' ? (organisationNumber(text) ?? text) : text
  }
  return kept
}

/** By number, by kind and code, and by kind and exact name where the row has neither. */
function finder(known: readonly Known[]): (says: Particulars) => Known | 'two' | undefined {
  const by = new Map<string, Known>()
  for (const one of known) for (const key of keysOf(one.now)) if (!by.has(key)) by.set(key, one)
  return (says) => {
    const found = new Set(keysOf(says).flatMap((key) => by.get(key) ?? []))
    const byName = says.number || says.code ? undefined : by.get(nameKey(says))
    if (found.size > 1) return 'two'
    return [...found][0] ?? byName
  }
}

const nameKey = ({ kind, 'name.sv': name }: Particulars) => `name ${kind} ${name?.toLowerCase()}`
const keysOf = (of: Particulars) =>
  [of.number && `number ${of.number}`, of.kind && of.code && `code ${of.kind} ${of.code}`, !of.number && !of.code && nameKey(of)].filter(
    (key): key is string => !!key,
  )
const keyOf = (says: Particulars) => keysOf(says)[0] ?? nameKey(says)

/**
 * A new edition of the shipped facts. Where somebody has changed what we said last, what they say stays and the difference is told on
 * the organisation's page; the rest follows the edition.
 */
export function planShipped(
  rows: readonly Row[],
  known: readonly Known[],
): { added: Row[]; changed: { row: Row; known: Known; after: Particulars }[] } {
  const byShipped = finder(known.flatMap((one) => (one.shipped ? [{ ...one, now: one.shipped }] : [])))
  const byNow = finder(known)
  const byId = new Map(known.map((one) => [one.id, one]))
  const added: Row[] = []
  const changed: { row: Row; known: Known; after: Particulars }[] = []
  for (const row of rows) {
    const says = tidy(row.says)
    const before = byShipped(says) ?? byNow(says)
    if (before === 'two') continue
    if (!before) {
      added.push({ ...row, says })
      continue
    }
    const one = byId.get(before.id)!
    const last = one.shipped ?? {}
    const after: Record<string, string> = { ...one.now }
    for (const [key, value] of Object.entries(says)) if (one.now[key] === undefined || one.now[key] === last[key]) after[key] = value
    // What people emptied stays empty: the edition says what it said before.
    for (const key of Object.keys(last)) if (one.now[key] === undefined) delete after[key]
    if (differencesOf(one.now, after).length > 0 || differencesOf(last, says).length > 0)
      changed.push({ row: { ...row, says }, known: one, after })
  }
  return { added, changed }
}
