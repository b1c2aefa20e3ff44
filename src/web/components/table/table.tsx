import type { Child } from 'hono/jsx'
import type { Language } from '../../../kernel/language-text.ts'
import { words } from '../../words.ts'

export type Column<Row> = {
  title: Child
  cell: (row: Row) => Child
  /** Numbers stand to the right, so that they can be compared. */
  number?: boolean
  /** The column that names the row. */
  heads?: boolean
  /** A link that sorts by this column, and the order it has now. */
  sort?: { href: string; now?: 'ascending' | 'descending' }
}

export type TableProps<Row> = {
  language: Language
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** When a heading above already says it. */
  hideCaption?: boolean
  /** A last row of sums, a cell per column. */
  foot?: readonly Child[]
}

export function Table<Row>({ language, caption, columns, rows, hideCaption = false, foot }: TableProps<Row>) {
  return (
    // Focusable, so that a keyboard can scroll it where it is wider than the screen (axe: scrollable-region-focusable).
    <section class="table-scroll" aria-label={words[language].tableScroll(caption)} tabindex={0}>
      <table class="ds-table">
        <caption class={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, number, sort }) => (
              <th scope="col" class={number ? 'number' : undefined} aria-sort={sort?.now}>
                {sort ? (
                  <a class="table-sort" href={sort.href}>
                    {title}
                  </a>
                ) : (
                  title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column) => (
                <Cell column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {foot.map((sum, at) => (
                <td class={columns[at]?.number ? 'number' : undefined}>{sum}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}

function Cell<Row>({ column: { cell, number, heads }, row }: { column: Column<Row>; row: Row }) {
  const where = number ? 'number' : undefined
  return heads ? (
    <th scope="row" class={where}>
      {cell(row)}
    </th>
  ) : (
    <td class={where}>{cell(row)}</td>
  )
}
