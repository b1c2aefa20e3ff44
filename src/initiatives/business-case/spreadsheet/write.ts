import type { Cell, WorkbookSheet } from './cells.ts'

/** The sheets as an Excel file. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const { default: writeExcel } = await import('write-excel-file/node') // 0.1 s to load, so only when asked for
  return writeExcel(
    sheets.map(({ name, rows, widths = [] }) => ({
      sheet: name,
      data: rows.map((row) => row.map(written)),
      columns: Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, at) => ({ width: widths[at] ?? 16 })),
      stickyRowsCount: 1,
    })),
  ).toBuffer()
}

function written(cell: Cell) {
  if (cell === null) return null
  if (typeof cell !== 'object') return { value: cell }
  if ('heading' in cell) return { value: cell.heading, fontWeight: 'bold' as const, wrap: true }
  if ('formula' in cell) return { value: cell.formula, type: 'Formula' as const, ...(cell.format && { format: cell.format }) }
  return cell
}
