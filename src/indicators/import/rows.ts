import type { Line } from '../../spreadsheet/read.ts'

/** The columns of a spreadsheet of values, in order; a title in another word means the same. */
const columns = {
  indicator: ['indikator', 'kod', 'code'],
  organisation: ['organisationsnummer', 'gäller', 'about'],
  period: [],
  value: ['värde'],
  source: ['källa'],
  note: ['anteckning'],
  name: ['namn'],
  unit: ['enhet'],
} as const satisfies Record<string, readonly string[]>
type ColumnName = keyof typeof columns

/** The last two only tell a reader what the row is. */
export const columnNames = Object.keys(columns) as ColumnName[]

const byTitle = new Map<string, ColumnName>(columnNames.flatMap((name) => [name, ...columns[name]].map((title) => [title, name] as const)))
export const columnOf = (title: string): ColumnName | undefined => byTitle.get(title.trim().toLocaleLowerCase('sv'))

/** What a row says, as texts. */
export type Row = { line: number; indicator: string; organisation: string; period: string; value: string; source: string; note: string }

export function rowsIn(header: readonly string[], lines: readonly Line[]): { rows: Row[]; unknown: string[]; missing: ColumnName[] } {
  const at = new Map<ColumnName, number>()
  for (const [place, title] of header.entries()) {
    const name = columnOf(title)
    if (name && !at.has(name)) at.set(name, place)
  }
  return {
    unknown: header.filter((title) => title !== '' && columnOf(title) === undefined),
    missing: (['indicator', 'period', 'value'] as const).filter((name) => !at.has(name)),
    rows: lines.map(({ line, cells }) => {
      const cell = (name: ColumnName) => (at.has(name) ? (cells[at.get(name)!] ?? '').trim() : '')
      return {
        line,
        indicator: cell('indicator'),
        organisation: cell('organisation'),
        period: cell('period'),
        value: cell('value'),
        source: cell('source').slice(0, 500),
        note: cell('note').slice(0, 2000),
      }
    }),
  }
}
