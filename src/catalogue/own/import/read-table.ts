import { CsvError, parse } from 'csv-parse'
import readXlsxFile from 'read-excel-file/node'
import { Problem } from '../../../kernel/problem.ts'

export type Table = {
  headings: string[]
  /** With the number that the row has in the file. */
  rows: AsyncIterable<{ number: number; cells: string[] }>
  /** Not in UTF-8: read as what Swedish spreadsheets were before. */
  guessedEncoding: boolean
}

/** What a spreadsheet may be: over the web it is looked at while somebody waits. */
export type TableLimits = { bytes: number; rows: number }
export const webLimits: TableLimits = { bytes: 10_000_000, rows: 2_000 }
export const commandLimits: TableLimits = { bytes: 500_000_000, rows: 100_000 }

/** A spreadsheet's rows, whatever it is called: what it is, is told by its content. */
export async function readTable(bytes: Uint8Array, limits: TableLimits): Promise<Table> {
  if (bytes.length > limits.bytes)
    throw wrong(
      `Filen är större än ${limits.bytes / 1_000_000} MB. Dela den.`,
      `The file is larger than ${limits.bytes / 1_000_000} MB. Divide it.`,
    )
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return limited(isZip ? await fromXlsx(bytes) : await fromCsv(bytes), limits)
}

async function fromCsv(bytes: Uint8Array): Promise<Table> {
  const { text, guessed } = decoded(bytes)
  if (text.includes('\u0000'))
    throw wrong('Filen är inte ett kalkylark. Spara det som CSV eller XLSX.', 'The file is not a spreadsheet. Save it as CSV or XLSX.')
  const records = csvRecords(text)
  const first = await records.next()
  if (first.done) throw wrong('Filen är tom.', 'The file is empty.')
  return { headings: first.value.cells, rows: records, guessedEncoding: guessed }
}

async function* csvRecords(text: string): AsyncGenerator<{ number: number; cells: string[] }> {
  const parser = parse(text, {
    delimiter: delimiterOf(text),
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: 5_000_000,
  })
  let number = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      number = info.lines
      yield { number, cells: record }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : number + 1
    throw wrong(
      `Filen går inte att läsa som CSV vid rad ${line}. Se efter att citattecknen där stämmer.`,
      `The file cannot be read as CSV at line ${line}. See that the quotation marks there are right.`,
    )
  }
}

/** Swedish spreadsheets save with semicolons, others with commas or tabs: the first line has most of what it is. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/))
  return [';', ',', '\t'].reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best), ';')
}

function decoded(bytes: Uint8Array): { text: string; guessed: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), guessed: false }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), guessed: false }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: false }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), guessed: true }
  }
}

async function fromXlsx(bytes: Uint8Array): Promise<Table> {
  if (unpackedSize(bytes) > mostUnpacked)
    throw wrong(
      'Filen blir för stor när den packas upp. Spara den som CSV.',
      'The file becomes too large when it is unpacked. Save it as CSV.',
    )
  const sheets = await readXlsxFile(Buffer.from(bytes)).catch((cause: unknown) => {
    throw new Problem(
      'invalid',
      { sv: 'Filen går inte att läsa som XLSX. Spara den som CSV.', en: 'The file cannot be read as XLSX. Save it as CSV.' },
      { cause },
    )
  })
  const rows = (sheets[0]?.data ?? []).map((cells) => cells.map(cellText))
  const [headings] = rows
  if (!headings) throw wrong('Filen är tom.', 'The file is empty.')
  return {
    headings,
    guessedEncoding: false,
    rows: (async function* () {
      for (let at = 1; at < rows.length; at++) if (rows[at]!.some((cell) => cell !== '')) yield { number: at + 1, cells: rows[at]! }
    })(),
  }
}

const mostUnpacked = 200_000_000

/** What the archive says of itself in its list of files (PKWARE's APPNOTE 4.3.12); more than it says is not read. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let size = 0
  for (let at = 0; at + 46 <= bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) size += view.getUint32(at + 24, true)
  return size
}

const cellText = (cell: unknown): string =>
  cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().replace(/T00:00:00\.000Z$/, '') : String(cell)

function limited({ headings, rows, guessedEncoding }: Table, limits: TableLimits): Table {
  return {
    headings: headings.map((heading) => heading.trim()),
    guessedEncoding,
    rows: (async function* () {
      let n = 0
      for await (const row of rows) {
        if (row.cells[0]?.startsWith('#') || row.cells.every((cell) => cell.trim() === '')) continue
        if (++n > limits.rows)
          throw wrong(
            `Filen har fler än ${limits.rows} rader. Dela den${limits === webLimits ? ', eller läs in den med kommandot allmanning import entries' : ''}.`,
            `The file has more than ${limits.rows} rows. Divide it${limits === webLimits ? ', or read it by the command allmanning import entries' : ''}.`,
          )
        yield row
      }
    })(),
  }
}

const wrong = (sv: string, en: string) => new Problem('invalid', { sv, en })
