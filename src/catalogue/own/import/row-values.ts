import type { LanguageText } from '../../../kernel/language-text.ts'
import type { Field } from '../fields.ts'
import { emptyRow, newThing, type Row, type Thing } from '../values.ts'
import type { Column } from './columns.ts'

/** Several values in one cell have this between them. */
const separator = '|'

export type Cell = { column: Column; text: string }

/** A record's values with what a row of a spreadsheet says: its own columns are replaced, an empty cell changes nothing. */
export function withCells(values: Thing, cells: readonly Cell[]): Thing {
  return cells.reduce((thing, { column, text }) => put(thing, column, textsIn(text, column.field)), values)
}

function put(thing: Thing, { field, language, within }: Column, texts: readonly string[]): Thing {
  if (texts.length === 0) return thing
  if (!within) return replaced(thing, field, language, texts)
  const rows = [...(thing.rows.get(within.field.name) ?? [])].filter((row) => row.thing || row.text !== '')
  const described = rows.filter((row) => row.thing)
  const at = within.number - 1
  const before = described[at]
  // The third of what there are two of yet is simply the next.
  const inner = replaced(before?.thing ?? newThing(within.form), field, language, texts)
  const row: Row = { ...(before ?? emptyRow('', '')), thing: inner }
  return withRows(thing, within.field, before ? rows.map((one) => (one === before ? row : one)) : [...rows, row])
}

function replaced(thing: Thing, field: Field, language: string, texts: readonly string[]): Thing {
  const before = thing.rows.get(field.name) ?? []
  const others = field.takes.kind === 'words' ? before.filter((row) => row.language !== language) : []
  const own = texts.map(
    (text) => before.find((row) => row.text === text && row.language === language) ?? { ...emptyRow('', language), text },
  )
  return withRows(thing, field, [...own, ...others])
}

const withRows = (thing: Thing, field: Field, rows: readonly Row[]): Thing => ({
  ...thing,
  rows: new Map(thing.rows).set(field.name, rows),
})

function textsIn(text: string, { many, takes }: Field): string[] {
  // A description may well have the sign in it; keywords and codes have not.
  const several = many && (takes.kind !== 'words' || !text.includes('\n'))
  return (several ? text.split(separator) : [text]).map((one) => one.trim().replace(/^'(?=[=+\-@])/, '')).filter((one) => one !== '')
}

/** A cell that a spreadsheet would count as a formula is nobody's text: it may be an attack on whoever opens the list later. */
export const isFormula = (text: string): boolean => /^\s*=/.test(text) || /^\s*@\w+\(/.test(text)

export const formulaFound = (column: string): { message: LanguageText; fix: LanguageText } => ({
  message: { sv: `Cellen i kolumnen ${column} är en formel.`, en: `The cell in the column ${column} is a formula.` },
  fix: { sv: 'Skriv värdet i stället för formeln.', en: 'Write the value instead of the formula.' },
})
