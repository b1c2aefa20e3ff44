import { type Language, type LanguageText, withText } from '../../kernel/language-text.ts'
import type { Typed } from '../../web/typed.ts'
import type { Alternative } from './alternative.ts'
import type { AlternativeInput } from './alternative-input.ts'

/** The rows that a form may have several of, and the fields of each. */
export const groups = {
  dependency: ['what', 'on'],
  noReturn: ['what', 'safeguard'],
  risk: ['what', 'likelihood', 'impact', 'measure'],
} as const
export type Group = keyof typeof groups
export type FormValues = { readonly [name: string]: string }

const texts = ['title', 'description', 'lockIn'] as const
const plain = ['kind', 'innovation', 'openSource', 'licence'] as const
const rowField = (group: Group, at: number, field: string) => `${group}-${at}-${field}`

/** An alternative as its form shows it, in the reader's language. */
export function valuesOf(of: Alternative, language: Language): FormValues {
  const values: Record<string, string> = {
    kind: of.kind,
    innovation: of.innovation ?? '',
    openSource: of.openSource,
    licence: of.licence ?? '',
    entry: [...of.reuses, ...of.buildingBlocks, ...of.standards].join(' '),
  }
  for (const name of texts) values[name] = of[name][language] ?? ''
  const put = (group: Group, at: number, row: { readonly [field: string]: LanguageText | number }) => {
    for (const field of groups[group]) {
      const value = row[field]
      values[rowField(group, at, field)] = typeof value === 'number' ? String(value) : (value?.[language] ?? '')
    }
  }
  for (const [at, row] of of.dependencies.entries()) put('dependency', at, row)
  for (const [at, row] of of.noReturn.entries()) put('noReturn', at, row)
  for (const [at, row] of of.risks.entries()) put('risk', at, row)
  return values
}

/** What was typed; the entries that are ticked stand in one text. */
export function typedValues(typed: Typed): FormValues {
  const values: Record<string, string> = { entry: typed.all('entry').join(' ') }
  for (const name of [...texts, ...plain]) values[name] = typed.text(name).replaceAll('\r\n', '\n')
  for (const name of Object.keys(typed.values)) if (/^(dependency|noReturn|risk)-\d{1,2}-\w+$/.test(name)) values[name] = typed.text(name)
  return values
}

/** How many rows of a group the form has. */
export function rowsIn(values: FormValues, group: Group): number {
  const numbers = Object.keys(values).flatMap((name) => (name.startsWith(`${group}-`) ? [Number(name.split('-')[1]) + 1] : []))
  return Math.max(0, ...numbers)
}

type Sorted = { reuses: number[]; buildingBlocks: number[]; standards: number[] }
export type ReadForm = { input: AlternativeInput; errors: { [name: string]: 'rowWhat' | 'riskGrade' } }

/** As input. Texts in other languages stay as they were, and a row with nothing in it is left out. */
export function inputOf(values: FormValues, entries: Sorted, language: Language, before?: Alternative): ReadForm {
  const errors: ReadForm['errors'] = {}
  const value = (name: string) => values[name] ?? ''
  const text = (name: (typeof texts)[number]) => withText(before?.[name] ?? {}, language, value(name))
  const was = { dependency: before?.dependencies ?? [], noReturn: before?.noReturn ?? [], risk: before?.risks ?? [] }

  function rowsOf(group: Group): { at: number; row: { [field: string]: LanguageText } }[] {
    const rows = []
    for (let at = 0; at < rowsIn(values, group); at++) {
      if (value(rowField(group, at, 'remove')) === 'yes') continue
      const old = was[group][at] as { [field: string]: LanguageText } | undefined
      const fields = groups[group].filter((field) => field !== 'likelihood' && field !== 'impact')
      const row = Object.fromEntries(
        fields.map((field) => [field, withText(old?.[field] ?? {}, language, value(rowField(group, at, field)))]),
      )
      const isEmpty = Object.values(row).every((said) => Object.keys(said).length === 0)
      if (isEmpty && groups[group].every((field) => value(rowField(group, at, field)) === '')) continue
      if (Object.keys(row['what']!).length === 0) errors[rowField(group, at, 'what')] = 'rowWhat'
      rows.push({ at, row })
    }
    return rows
  }

  const risks = rowsOf('risk').map(({ at, row }) => {
    const [likelihood, impact] = [Number(value(rowField('risk', at, 'likelihood'))), Number(value(rowField('risk', at, 'impact')))]
    if (!likelihood || !impact) errors[rowField('risk', at, likelihood ? 'impact' : 'likelihood')] = 'riskGrade'
    return { what: row['what']!, likelihood, impact, measure: row['measure']! }
  })
  const input = {
    kind: value('kind') as AlternativeInput['kind'],
    innovation:
      value('kind') === 'innovation' && value('innovation') !== '' ? (value('innovation') as AlternativeInput['innovation']) : null,
    title: text('title'),
    description: text('description'),
    ...entries,
    dependencies: rowsOf('dependency').map(({ row }) => ({ what: row['what']!, on: row['on']! })),
    noReturn: rowsOf('noReturn').map(({ row }) => ({ what: row['what']!, safeguard: row['safeguard']! })),
    openSource: (value('openSource') || 'unknown') as AlternativeInput['openSource'],
    licence: value('licence') === '' ? null : value('licence'),
    lockIn: text('lockIn'),
    risks,
  }
  return { input, errors }
}

export const entriesIn = (values: FormValues): number[] => [
  ...new Set(
    (values['entry'] ?? '')
      .split(' ')
      .map(Number)
      .filter((number) => Number.isInteger(number) && number > 0 && number < 2 ** 31),
  ),
]
