import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import type { Visit } from '../../web/visit.ts'

/** For Swedish spreadsheets: semicolons, a byte order mark, and nothing that runs as a formula. */
export function csv(visit: Visit, name: string, rows: readonly (readonly (string | number)[])[]): Response {
  const text = stringify(rows as (string | number)[][], { delimiter: ';', bom: true, escape_formulas: true })
  return visit.c.body(text, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name.replaceAll(/[^\p{L}\p{N} -]/gu, ''))}.csv`,
    ETag: `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`,
  })
}
