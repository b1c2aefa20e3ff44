import type { Language } from '../../../kernel/language-text.ts'
import type { CaseDocument } from '../case-document.ts'
import { words } from '../words.ts'

/** The columns of the sheet of items, in order. What is read in is told by its title, in either language. */
export const itemColumns = ['id', 'label', 'kind', 'class', 'party', 'key', 'distribution', 'probability', 'peng', 'source'] as const
export type ItemColumn = (typeof itemColumns)[number]

export type ColumnMeaning = { column: ItemColumn } | { values: number } | { low: number } | { high: number }

/** What a title means; undefined where we do not know it. */
export function meaningOf(title: string): ColumnMeaning | undefined {
  const bare = title.trim().toLocaleLowerCase('sv')
  const column = byTitle.get(bare)
  if (column) return { column }
  const year = /^(?:(lägst|lowest|låg|low|högst|highest|hög|high)\s+)?(\d{4})$/.exec(bare)
  if (!year) return undefined
  const at = Number(year[2])
  return year[1] === undefined ? { values: at } : /^l/.test(year[1]) ? { low: at } : { high: at }
}

const byTitle = new Map<string, ItemColumn>(
  itemColumns.flatMap((column) =>
    [column, words.sv.columns[column], words.en.columns[column]].map((title) => [title.toLocaleLowerCase('sv'), column] as const),
  ),
)

type Row = (string | number | null)[]

/** The items as a table: a row each, with years across, and ranges where any item has them. */
export function itemRows(
  document: CaseDocument,
  years: readonly number[],
  language: Language,
): { header: string[]; rows: Row[]; yearsAt: number } {
  const t = words[language]
  const ranges = document.items.some(({ low, high }) => low ?? high)
  const header = [
    ...itemColumns.map((column) => t.columns[column]),
    ...years.map(String),
    ...(ranges ? [...years.map(t.columns.low), ...years.map(t.columns.high)] : []),
  ]
  const rows = document.items.map((item): Row => {
    const { id, label, kind, class: of, type, party, key, distribution, probability, peng, source } = item
    const across = (amounts: { [year: string]: number } | undefined) => years.map((year) => amounts?.[year] ?? null)
    return [
      id,
      label ?? id,
      kind === 'cost' ? t.cost : t.benefit,
      (kind === 'cost' ? of && t.classes[of] : type && t.types[type]) ?? null,
      party ?? (key === undefined ? document.parties[0]! : null),
      key ?? null,
      distribution ? t.distributionWords[distribution] : null,
      probability ?? null,
      peng ? t.colours[peng] : null,
      source ?? null,
      ...across(item.values),
      ...(ranges ? [...across(item.low), ...across(item.high)] : []),
    ]
  })
  return { header, rows, yearsAt: itemColumns.length }
}
