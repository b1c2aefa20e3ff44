import { parse } from 'csv-parse'
import { readSheet } from 'read-excel-file/node'
import { Problem } from '../kernel/problem.ts'
import { decodeText, type Encoding } from './decode.ts'
import { isZip, refuseBomb } from './unpacked.ts'

export type Table = { header: string[]; rows: { line: number; cells: string[] }[]; encoding: Encoding | 'xlsx' }

export type Limits = { maxBytes: number; maxRows: number }

/**
 * The first sheet of an Excel file, or CSV with semicolons, commas or tabs, as texts. `known` tells a header from other rows and the
 * delimiter from other signs. Formulas are never carried out: of Excel we read the value that was saved, of CSV the text as it stands.
 */
export async function readTable(bytes: Uint8Array, known: (title: string) => boolean, limits: Limits): Promise<Table> {
  if (bytes.length > limits.maxBytes) throw tooLarge(limits.maxBytes)
  if (isOldExcel(bytes)) throw oldExcel()
  const table = isZip(bytes) ? await fromExcel(bytes, limits) : await fromText(bytes, known, limits)
  const [first, ...rest] = table.rows
  if (!first) throw empty()
  return { header: first.cells.map((title) => title.trim()), rows: rest, encoding: table.encoding }
}

type Raw = Pick<Table, 'rows' | 'encoding'>

async function fromText(bytes: Uint8Array, known: (title: string) => boolean, { maxRows }: Limits): Promise<Raw> {
  const { text, encoding } = decodeText(bytes)
  const head =
    text
      .slice(0, 10_000)
      .split(/\r?\n|\r/)
      .find((line) => line.trim() !== '') ?? ''
  const fits = (delimiter: string) => head.split(delimiter).filter((title) => known(title.replaceAll('"', '').trim())).length
  const delimiter = [';', ',', '\t'].sort((a, b) => fits(b) - fits(a))[0]!
  const parser = parse(text, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    relax_quotes: true,
    info: true,
    max_record_size: 100_000,
  })
  const rows: Raw['rows'] = []
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (record.every((cell) => cell.trim() === '')) continue
      rows.push({ line: info.lines, cells: record })
      if (rows.length > maxRows + 1) throw tooMany(maxRows)
    }
  } catch (cause) {
    throw cause instanceof Problem ? cause : broken(cause)
  }
  return { rows, encoding }
}

async function fromExcel(bytes: Uint8Array, { maxRows }: Limits): Promise<Raw> {
  refuseBomb(bytes)
  // Numbers as they are written in the file: 202100-4284 may be kept as a number, and must not become 2.02e9.
  const sheet = await readSheet(Buffer.from(bytes), { parseNumber: (text) => text }).catch((cause: unknown) => {
    throw broken(cause)
  })
  if (sheet.length > maxRows + 1) throw tooMany(maxRows)
  const rows = sheet.map((cells, at) => ({ line: at + 1, cells: (cells as unknown[]).map(asText) }))
  return { rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')), encoding: 'xlsx' }
}

const asText = (value: unknown): string =>
  value === null || value === undefined ? '' : value instanceof Date ? value.toISOString().slice(0, 10) : String(value)

const isOldExcel = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0

const tooLarge = (most: number) =>
  new Problem('invalid', {
    sv: `Filen är större än ${Math.round(most / 1_000_000)} MB. Dela upp den.`,
    en: `The file is larger than ${Math.round(most / 1_000_000)} MB. Split it.`,
  })
const tooMany = (most: number) =>
  new Problem('invalid', { sv: `Filen har fler än ${most} rader. Dela upp den.`, en: `The file has more than ${most} rows. Split it.` })
const empty = () =>
  new Problem('invalid', {
    sv: 'Filen är tom. Första raden ska ha kolumnernas namn, som i mallen.',
    en: 'The file is empty. Its first row should name the columns, as in the template.',
  })
const oldExcel = () =>
  new Problem('invalid', {
    sv: 'Filen är i Excels äldre format (.xls). Spara den som .xlsx eller CSV.',
    en: 'The file is in the older format of Excel (.xls). Save it as .xlsx or CSV.',
  })
const broken = (cause: unknown) =>
  new Problem(
    'invalid',
    {
      sv: 'Filen går inte att läsa som kalkylblad. Spara om den som .xlsx eller som CSV i UTF-8 och försök igen.',
      en: 'The file cannot be read as a spreadsheet. Save it again as .xlsx or as CSV in UTF-8, and try again.',
    },
    { cause },
  )
