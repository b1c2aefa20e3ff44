/** A cell of a workbook: what is written in it, or a formula without its equals sign. */
export type Cell = string | number | null | { formula: string; format?: string } | { value: number; format: string } | { heading: string }
export type WorkbookSheet = { name: string; rows: readonly (readonly Cell[])[]; widths?: readonly number[] }

export const heading = (text: string): Cell => ({ heading: text })
export const formula = (text: string, format?: string): Cell => ({ formula: text, ...(format && { format }) })

/** 0 → A, 26 → AA. */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter
}

/** Rows are counted from one, as in the file. */
export const cellAt = (column: number, row: number): string => `${columnName(column)}${row}`
export const fixed = (column: number, row: number): string => `$${columnName(column)}$${row}`

/** A place on another sheet. */
export const on = (sheet: string, place: string): string => `'${sheet.replaceAll("'", "''")}'!${place}`
export const down = (column: number, from: number, to: number): string => `${fixed(column, from)}:${fixed(column, to)}`
