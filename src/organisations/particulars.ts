import { organisationNumber } from './number.ts'
import { type OrganisationKind, organisationKinds } from './organisation.ts'

/**
 * What is known of an organisation as plain texts by key: `kind`, `name.sv`, `number`, `code`, `valid_from`, `staff.2025`, `group.2023`.
 * History, spreadsheets, the shipped facts and two people's versions of one form are compared in this one form.
 */
export type Particulars = { readonly [key: string]: string }

export type Difference = { key: string; before: string | undefined; after: string | undefined }

/** Nested values as particulars: what a history row or a form says. Nothing and the empty text are the same. */
export function particularsOf(values: unknown, prefix = ''): Particulars {
  const flat: Record<string, string> = {}
  if (values === null || typeof values !== 'object') return flat
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '') continue
    if (typeof value === 'object' && !Array.isArray(value)) Object.assign(flat, particularsOf(value, `${prefix}${name}.`))
    else flat[`${prefix}${name}`] = Array.isArray(value) ? value.join(', ') : String(value)
  }
  return flat
}

export function differencesOf(before: Particulars, after: Particulars): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => before[key] !== after[key])
    .map((key) => ({ key, before: before[key], after: after[key] }))
}

/** Why a text cannot stand under its key, as a word that the texts explain; undefined when it can. */
export type Fault = 'kind' | 'name' | 'number' | 'code' | 'date' | 'order' | 'year' | 'value' | 'group' | 'formula' | 'long'

export function faultIn(key: string, value: string): Fault | undefined {
  // A text that a spreadsheet would carry out as a formula is no name, and no number of ours begins so (OWASP: CSV injection).
  if (/^[=+\-@\t\r]/.test(value)) return 'formula'
  const [what, part = ''] = key.split('.')
  return rules[what!]?.(value, part)
}

const rules: { readonly [what: string]: (value: string, part: string) => Fault | undefined } = {
  kind: (value) => (isKind(value) ? undefined : 'kind'),
  name: (value) => (value.length > 300 ? 'long' : undefined),
  number: (value) => (organisationNumber(value) === undefined ? 'number' : undefined),
  code: (value) => (/^\d{2}(\d{2})?$/.test(value) ? undefined : 'code'),
  valid_from: (value) => (isDay(value) ? undefined : 'date'),
  valid_to: (value) => (isDay(value) ? undefined : 'date'),
  group: (value, edition) => (!/^\d{4}$/.test(edition) ? 'year' : /^[A-Z]\d{1,2}$/.test(value) ? undefined : 'group'),
  population: amount,
  staff: amount,
}

function amount(value: string, year: string): Fault | undefined {
  if (!(Number(year) >= 1900 && Number(year) <= 2200)) return 'year'
  return /^\d{1,12}$/.test(value) ? undefined : 'value'
}

export const isKind = (text: string): text is OrganisationKind => (organisationKinds as readonly string[]).includes(text)

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
