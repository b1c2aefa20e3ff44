import assert from 'node:assert/strict'
import test from 'node:test'
import writeExcelFile from 'write-excel-file/node'
import { Problem } from '../kernel/problem.ts'
import { readTable } from './read.ts'

const reading = { known: (title: string) => title === 'titel' || title === 'text', maxBytes: 1_000_000, maxRows: 3 }
const read = async (file: string | Uint8Array, more = {}) => {
  const table = await readTable(typeof file === 'string' ? Buffer.from(file) : file, { ...reading, ...more })
  return { ...table, rows: await Array.fromAsync(table.rows) }
}
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

for (const [name, file] of [
  ['semicolons', 'titel;text\n"Ett, två";x'],
  ['commas', 'titel,text\n"Ett, två",x'],
  ['tabs', 'titel\ttext\nEtt, två\tx'],
  ['a byte order mark', '\ufefftitel;text\nEtt, två;x'],
  ['UTF-16', utf16('titel;text\nEtt, två;x')],
  ['more commas in the first title than there are columns', 'titel;"text";a,b,c,d\nEtt, två;x;y'],
] as const)
  test(`${name}: told by the file itself`, async () => {
    const { header, rows } = await read(file)
    assert.deepEqual(header.slice(0, 2), ['titel', 'text'])
    assert.deepEqual(rows[0]!.cells.slice(0, 2), ['Ett, två', 'x'])
  })

test('rows keep the number they have in the file, without the empty ones and the notes', async () => {
  const { rows } = await read('titel;text\n\n;\n# så här\na;b\n', { isNote: ([first]: string[]) => first?.startsWith('#') })
  assert.deepEqual(rows, [{ line: 5, cells: ['a', 'b'] }])
})

test('of a workbook we read what was saved: numbers without exponent, days as days, empty cells as nothing', async () => {
  const row = [{ value: 2021004284 }, { value: 0.1 }, { value: new Date('2026-05-31'), format: 'yyyy-mm-dd' }, { value: 'å' }]
  const file = await writeExcelFile([['titel', 'tal', 'dag', 'text'].map((value) => ({ value })), row] as never).toBuffer()
  const { rows, encoding } = await read(file)
  assert.deepEqual([encoding, rows], ['xlsx', [{ line: 2, cells: ['2021004284', '0.1', '2026-05-31', 'å'] }]])
})

test('too much is refused by the number that is too much, and with where it can be read', async () => {
  const larger = { sv: 'Läs in den med kommandot.', en: 'Read it by the command.' }
  const refused = (file: string | Uint8Array, pattern: RegExp, more = {}) =>
    assert.rejects(read(file, more), (error) => error instanceof Problem && pattern.test(error.detail.sv!))
  await refused('titel\n1\n2\n3\n4', /fler än 3 rader\. Dela upp den/)
  await refused('titel\n1\n2\n3\n4', /fler än 3 rader\. Läs in den med kommandot/, { larger })
  await refused(new Uint8Array(1_000_001), /större än 1 MB/)
  await refused('titel\n"öppet citattecken', /från rad 2/)
  await refused('\n\n', /tom/)
})

test('a hundred thousand rows come one by one', async () => {
  const table = await readTable(Buffer.from(`titel;text\n${'ett värde;ett till\n'.repeat(100_001)}`), {
    ...reading,
    maxBytes: 10_000_000,
    maxRows: 100_000,
  })
  let rows = 0
  await assert.rejects(async () => {
    for await (const _ of table.rows) rows++
  }, Problem)
  assert.equal(rows, 100_000)
})
