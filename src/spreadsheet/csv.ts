import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'

type Rows = readonly (readonly (string | number | null)[])[]

/** For Swedish spreadsheets: semicolons, a byte order mark, and nothing that runs as a formula. */
export const csvText = (rows: Rows): string =>
  stringify(rows as (string | number | null)[][], { delimiter: ';', bom: true, escape_formulas: true })

export function csvAnswer(name: string, rows: Rows): Response {
  const text = csvText(rows)
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name.replaceAll(/[^\p{L}\p{N} -]/gu, ''))}.csv`,
      ETag: `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`,
      'Cache-Control': 'private, no-cache',
    },
  })
}
