/** The form of a business case is flat, so that it works without script: each row has a number, and its fields begin with it. */
export type Values = Readonly<Record<string, string>>

export type RowKind = 'item' | 'party' | 'key' | 'pair'
const prefixes: { readonly [kind in RowKind]: string } = { item: 'i', party: 'p', key: 'k', pair: 'c' }
/** The field that every row of a kind has. */
const marks: { readonly [kind in RowKind]: string } = { item: 'label', party: 'name', key: 'id', pair: 'a' }

export const field = (kind: RowKind, row: number, name: string): string => `${prefixes[kind]}${row}-${name}`

/** The numbers of the rows, in the order that they were added. */
export function rowsOf(kind: RowKind, values: Values): number[] {
  const pattern = new RegExp(`^${prefixes[kind]}(\\d{1,5})-${marks[kind]}$`)
  return Object.keys(values)
    .flatMap((name) => {
      const found = pattern.exec(name)
      return found ? [Number(found[1])] : []
    })
    .sort((a, b) => a - b)
}

const mostYears = 60

/** The years of the columns; none where the first or the last cannot be read. */
export function yearsOf(values: Values): number[] {
  const [first, last] = [Number(values.baseYear), Number(values.lastYear)]
  if (!isYear(first) || !isYear(last) || last < first) return []
  return Array.from({ length: Math.min(mostYears, last - first + 1) }, (_, at) => first + at)
}

export const isYear = (year: number): boolean => Number.isInteger(year) && year >= 1900 && year <= 2200

/** More than this is written in a spreadsheet: a form of 200 items and 10 years has 6 000 fields. */
export const mostItemsInForm = 200
