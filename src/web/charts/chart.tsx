import type { Child } from 'hono/jsx'
import type { Language } from '../../kernel/language-text.ts'
import { Disclosure } from '../components/disclosure/disclosure.tsx'
import { type Column, Table } from '../components/table/table.tsx'
import { words } from '../words.ts'

export type ChartProps<Row> = {
  language: Language
  /** Begins the identifiers of its parts, so that two charts can stand on a page. */
  id: string
  title: string
  /** What it shows, in a sentence or two, for those who do not see it. */
  description: string
  width: number
  height: number
  children: Child
  /** The same numbers as a table. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** What a kind of line or filling means. */
  note?: string
}

/**
 * A drawing with its name, its meaning in words and its numbers (measurements.md §4.5). It is drawn here, so no script is needed; sizes stand in
 * attributes and looks in classes, since the security policy lets no style through.
 */
export function Chart<Row>({ language, id, title, description, width, height, children, columns, rows, note }: ChartProps<Row>) {
  return (
    <figure class="chart">
      <figcaption class="chart__title">{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        {children}
      </svg>
      {note && <p class="chart__note">{note}</p>}
      <Disclosure title={words[language].chartNumbers}>
        <Table language={language} caption={title} hideCaption columns={columns} rows={rows} />
      </Disclosure>
    </figure>
  )
}

/** Coordinates to the tenth of a unit: finer cannot be seen, and the page is smaller. */
export const at = (value: number): number => Math.round(value * 10) / 10
