import { CsvError, parse } from 'csv-parse'
import { readSheet } from 'read-excel-file/node'
import type { LanguageText } from '../kernel/language-text.ts'
import { Problem } from '../kernel/problem.ts'
import { decodeText, type Encoding } from './decode.ts'
import { isZip, refuseBomb } from './unpacked.ts'

export type Line = { line: number; cells: string[] }
export type Table = { header: string[]; rows: AsyncIterable<Line>; encoding: Encoding | 'xlsx' }

export type Limits = {
  maxBytes: number
  maxRows: number
  /** Where a larger file can be read: a sentence. */
  larger?: LanguageText
}

export type Reading = Limits & {
  /** Tells a title of a column, and so the delimiter, from other signs. */
  known: (title: string) => boolean
  /** A row that explains the others: it is not read. */
  isNote?: (cells: readonly string[]) => boolean
}

/**
 * The first sheet of an Excel file, or CSV with semicolons, commas or tabs, as texts; what it is, is told by its content, not its name.
 * Formulas are never carried out: of Excel we read the value that was saved, of CSV the text as it stands.
 */
export async function readTable(bytes: Uint8Array, reading: Reading): Promise<Table> {
  if (bytes.length > reading.maxBytes) throw tooLarge(reading)
  if (isOldExcel(bytes)) throw oldExcel()
  const { lines, encoding } = isZip(bytes) ? await fromExcel(bytes) : fromText(bytes, reading.known)
  const rows = withWords(lines)
  const first = await rows.next()
  if (first.done) throw empty()
  return { header: first.value.cells.map((title) => title.trim()), rows: limited(rows, reading), encoding }
}

type Lines = { lines: AsyncIterable<Line> | Iterable<Line>; encoding: Table['encoding'] }

function fromText(bytes: Uint8Array, known: Reading['known']): Lines {
  const { text, encoding } = decodeText(bytes)
  return { lines: csvLines(text, delimiterOf(text, known)), encoding }
}

async function* csvLines(text: string, delimiter: string): AsyncGenerator<Line> {
  // A quotation mark that is never closed would make one row of the rest: no row of ours is longer than this.
  const parser = parse(text, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    relax_quotes: true,
    info: true,
    max_record_size: 1_000_000,
  })
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { line: info.lines, cells: record }
    }
  } catch (cause) {
    throw cause instanceof CsvError && typeof cause.lines === 'number' ? brokenLine(cause.lines, cause) : broken(cause)
  }
}

/** What gives most titles that are known, and else most titles. */
function delimiterOf(text: string, known: Reading['known']): string {
  const head = text
    .slice(0, 10_000)
    .split(/\r?\n|\r/)
    .find((line) => line.trim() !== '')
  const fits = [';', ',', '\t'].map((delimiter) => {
    const titles = (head ?? '').split(delimiter).map((title) => title.replaceAll('"', '').trim())
    return { delimiter, known: titles.filter(known).length, titles: titles.length }
  })
  return fits.sort((a, b) => b.known - a.known || b.titles - a.titles)[0]!.delimiter
}

async function fromExcel(bytes: Uint8Array): Promise<Lines> {
  refuseBomb(bytes)
  const sheet = await readSheet(Buffer.from(bytes)).catch((cause: unknown) => {
    throw broken(cause)
  })
  return { lines: sheet.map((cells, at) => ({ line: at + 1, cells: (cells as unknown[]).map(asText) })), encoding: 'xlsx' }
}

const asText = (value: unknown): string =>
  value === null || value === undefined ? '' : value instanceof Date ? value.toISOString().replace(/T00:00:00\.000Z$/, '') : String(value)

async function* withWords(lines: Lines['lines']): AsyncGenerator<Line> {
  for await (const line of lines) if (line.cells.some((cell) => cell.trim() !== '')) yield line
}

async function* limited(lines: AsyncIterable<Line>, reading: Reading): AsyncGenerator<Line> {
  let n = 0
  for await (const line of lines) {
    if (reading.isNote?.(line.cells)) continue
    if (++n > reading.maxRows) throw tooMany(reading)
    yield line
  }
}

const isOldExcel = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0

const tooLarge = ({ maxBytes, larger }: Limits) =>
  new Problem('invalid', {
    sv: `Filen är större än ${Math.round(maxBytes / 1_000_000)} MB. ${larger?.sv ?? 'Dela upp den.'}`,
    en: `The file is larger than ${Math.round(maxBytes / 1_000_000)} MB. ${larger?.en ?? 'Split it.'}`,
  })
const tooMany = ({ maxRows, larger }: Limits) =>
  new Problem('invalid', {
    sv: `Filen har fler än ${maxRows} rader. ${larger?.sv ?? 'Dela upp den.'}`,
    en: `The file has more than ${maxRows} rows. ${larger?.en ?? 'Split it.'}`,
  })
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
const brokenLine = (line: number, cause: unknown) =>
  new Problem(
    'invalid',
    {
      sv: `Filen går inte att läsa från rad ${line}. Se efter att citattecknen där stämmer.`,
      en: `The file cannot be read from line ${line} on. See that the quotation marks there are right.`,
    },
    { cause },
  )
