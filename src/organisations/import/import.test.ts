import assert from 'node:assert/strict'
import test from 'node:test'
import { deflateRawSync } from 'node:zlib'
import writeExcelFile from 'write-excel-file/node'
import { testDatabase } from '../../../test/database.ts'
import { historyOf } from '../../history/read.ts'
import { type Actor, system } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { findOrganisation, listOrganisations } from '../find.ts'
import { addOrganisation, changeOrganisation } from '../keep.ts'
import { carryOutImport, finishImport, importLimits, keepImport, keptImport, previewImport, readOrganisations } from './import.ts'
import type { Planned } from './plan.ts'

const { db } = await testDatabase()
const bytes = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const invalid = (pattern: RegExp) => (error: unknown) => error instanceof Problem && error.kind === 'invalid' && pattern.test(error.message)
const plan = async (text: string) => (await previewImport(db, system, (await readOrganisations(bytes(text))).rows)).plan
const told = (one: Planned) => (one.outcome === 'refused' ? one.refusals.map(({ why }) => why).join() : one.outcome)

const vik = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Viks kommun' }, code: '9811' })
const coast = await addOrganisation(db, system, { kind: 'agency', name: { sv: 'Kustverket' }, number: '202100-4284' })

test('each row says what it would do, and nothing is written', async () => {
  const rows = await plan(
    [
      'kind;name_sv;organisation_number;code;population;population_year',
      'kommun;Viks stad;;9811;38 790;2025',
      'agency;Kustverket;202100-4284;;;',
      'kommunalförbund;Räddningen;;;;',
      'agency;Fel siffra;202100-4285;;;',
      'ministerium;Okänd sort;;;;',
      'kommun;Viks kommun;;9811;;',
      'agency;=HYPERLINK("x");;;;',
      ';Utan sort;;;;',
      'kommun;Ny;;98;x;2025',
    ].join('\n'),
  )
  assert.deepEqual(rows.map(told), ['changed', 'unchanged', 'added', 'number', 'kind', 'repeated', 'formula', 'missing-kind', 'value'])
  const [first] = rows
  assert.ok(first?.outcome === 'changed')
  assert.deepEqual(first.differences, [
    { key: 'name.sv', before: 'Viks kommun', after: 'Viks stad' },
    { key: 'population.2025', before: undefined, after: '38790' },
  ])
  assert.equal((await findOrganisation(db, vik)).name.sv, 'Viks kommun')
})

test('a number of one and a code of another is refused', async () => {
  const [row] = await plan('kind;name_sv;organisation_number;code\nmunicipality;Två;202100-4284;9811')
  assert.equal(told(row!), 'two')
})

test('the rows are written as they were shown, in one go and with history', async () => {
  const { rows } = await readOrganisations(
    bytes(
      'sort,namn,organisationsnummer,kod,anställda,anställda år,källa\nkommun,Viks stad,,9811,120,2025,egen\nbolag,Viks Energi AB,,,,,\n',
    ),
  )
  assert.deepEqual(await carryOutImport(db, system, rows, { file: 'vik.csv' }), { added: 1, changed: 1, unchanged: 0, refused: 0 })
  const [last] = await historyOf(db, 'organisation', vik)
  assert.deepEqual([last!.action, (last!.after as { staff: unknown }).staff], ['imported', { '2025': '120' }])
  assert.deepEqual(await carryOutImport(db, system, rows, { file: 'vik.csv' }), { added: 0, changed: 0, unchanged: 2, refused: 0 })
})

test('what has changed since the preview is shown again before anything is written', async () => {
  const read = await readOrganisations(bytes('kind\tname_sv\torganisation_number\nagency\tHavsverket\t2021004284\n'))
  const id = await keepImport(db, system, 'hav.tsv', read, new Date())
  await changeOrganisation(db, system, coast, { kind: 'agency', name: { sv: 'Kust och hav' }, number: '2021004284' }, 1)
  await assert.rejects(finishImport(db, system, id, new Date()), (error) => error instanceof Problem && error.kind === 'conflict')
  assert.equal((await findOrganisation(db, coast)).name.sv, 'Kust och hav')
  const other: Actor = { kind: 'operator', name: 'operator' }
  await assert.rejects(keptImport(db, other, id), (error) => error instanceof Problem && error.kind === 'not-found', 'it is not another’s')
})

test('an Excel file says the same as CSV, also where a number lost its first nought', async () => {
  const sheet = [
    ['kind', 'name_sv', 'code', 'valid_from'],
    ['municipality', 'Åmåls kommun', 115, '1995-01-01'],
  ].map((row) => row.map((value) => ({ value, type: typeof value === 'number' ? Number : String })))
  const excel = new Uint8Array(await (await writeExcelFile(sheet as never)).toBuffer())
  const { rows, encoding } = await readOrganisations(excel)
  assert.equal(encoding, 'xlsx')
  const { 'name.sv': name, code, valid_from } = rows[0]!.says
  assert.deepEqual([name, code, valid_from], ['Åmåls kommun', '0115', '1995-01-01'])
})

test('Windows-1252 is recognised, and what is something else is refused', async () => {
  const text = 'kind;name_sv\nmunicipality;Åre kommun\n'
  const { rows, encoding } = await readOrganisations(latin(text))
  assert.deepEqual([encoding, rows[0]!.says['name.sv']], ['windows-1252', 'Åre kommun'])
  const dos = latin('kind;name_sv\nmunicipality;H\u0084rn\u0094sands kommun\n')
  await assert.rejects(readOrganisations(dos), invalid(/encoding/))
  const utf16 = Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))
  assert.equal((await readOrganisations(utf16)).rows[0]!.says['name.sv'], 'Åre kommun')
})

test('what is no spreadsheet is refused with what to do', async () => {
  await assert.rejects(readOrganisations(bytes('')), invalid(/empty/))
  await assert.rejects(readOrganisations(bytes('a;b\n1;2\n')), invalid(/template/))
  await assert.rejects(readOrganisations(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0])), invalid(/older format/))
  await assert.rejects(readOrganisations(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])), invalid(/damaged/))
  await assert.rejects(
    readOrganisations(bytes(`kind;name_sv\n${'other;X\n'.repeat(importLimits.maxRows + 1)}`)),
    invalid(/more than 100000 rows/),
  )
  await assert.rejects(readOrganisations(new Uint8Array(importLimits.maxBytes + 1)), invalid(/larger than/))
})

test('an archive that unfolds to far more than it says is refused before it is read', async () => {
  const packed = deflateRawSync(Buffer.alloc(310_000_000), { level: 9 })
  assert.ok(packed.length < 500_000)
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const head = (signature: number, extra: number) => {
    const part = Buffer.alloc(extra)
    part.writeUInt32LE(signature, 0)
    return part
  }
  const local = head(0x04034b50, 30)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(1000, 22) // a lie
  local.writeUInt16LE(name.length, 26)
  const central = head(0x02014b50, 46)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(1000, 24)
  central.writeUInt16LE(name.length, 28)
  const end = head(0x06054b50, 22)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  await assert.rejects(readOrganisations(new Uint8Array(Buffer.concat([local, name, packed, central, name, end]))), invalid(/unpacked/))
})

test('100 000 rows are read, shown and written within limits', async () => {
  const text = `kind;name_sv;name_en;staff;staff_year\n${Array.from({ length: 100_000 }, (_, n) => `other;Förening nummer ${n};Association number ${n};${n};2025`).join('\n')}\n`
  const began = performance.now()
  const read = await readOrganisations(bytes(text))
  const id = await keepImport(db, system, 'many.csv', read, new Date())
  const shown = performance.now()
  const counts = await finishImport(db, system, id, new Date())
  const done = performance.now()
  assert.deepEqual(counts, { added: 100_000, changed: 0, unchanged: 0, refused: 0 })
  console.log(`# read and shown in ${Math.round(shown - began)} ms, written in ${Math.round(done - shown)} ms`)
  assert.equal((await listOrganisations(db, { kind: 'other', text: 'nummer 99999' }, '2026-11-25')).rows[0]!.staff, 99_999)
  assert.equal((await keptImport(db, system, id)).outcome!.added, 100_000)
})
