import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import writeXlsxFile from 'write-excel-file/node'
import { testDatabase } from '../../../../test/database.ts'
import { type Actor, inOrganisation } from '../../../kernel/actor.ts'
import { Problem } from '../../../kernel/problem.ts'
import { addOrganisation } from '../../../organisations/keep.ts'
import { search } from '../../search/search.ts'
import { draftAt, listOwn } from '../find.ts'
import { ownKinds } from '../kind-forms.ts'
import { columnFor, columnsOf } from './columns.ts'
import { type ImportTold, importRows, previewRows, type RowResult } from './import-rows.ts'
import { webLimits } from './limits.ts'
import { template } from './template.ts'

const { db, url } = await testDatabase()
const operator: Actor = { kind: 'operator', name: 'operator' }
const organisation = await addOrganisation(db, operator, { kind: 'municipality', name: { sv: 'Tallviks kommun' }, number: '212000-0142' })
const baseUrl = 'https://nod.example'

const request = (csv: string | Uint8Array, kind: 'dataset' | 'public-service' = 'dataset') => ({
  organisation,
  kind,
  baseUrl,
  bytes: typeof csv === 'string' ? Buffer.from(csv) : csv,
  limits: webLimits,
})

async function preview(csv: string | Uint8Array, kind: 'dataset' | 'public-service' = 'dataset') {
  const results: RowResult[] = []
  let told: ImportTold | undefined
  await previewRows(
    db,
    operator,
    request(csv, kind),
    (one) => {
      told = one
    },
    (result) => results.push(result),
  )
  return { results, told: told! }
}
const take = (csv: string | Uint8Array, publish = false, actor: Actor = operator) =>
  importRows(
    db,
    actor,
    { ...request(csv), publish },
    () => {},
    () => {},
  )

const head =
  'dcterms:title@sv;dcterms:description@sv;dcat:keyword@sv;dcat:theme;dcat:distribution/dcat:accessURL;dcat:distribution/dcterms:license'
const good = (n: number) => `Datamängd ${n};Beskrivning ${n};ord|annat ord;Miljö;https://data.example/${n};CC0 1.0`

test('the template of every kind has the mandatory fields, and each of its headings means its own column', () => {
  for (const kind of ownKinds) {
    const [headings, labels] = template(kind, 'sv')
    for (const column of columnsOf(kind)) assert.equal(columnFor(kind, column.key)?.field.path, column.field.path, `${kind} ${column.key}`)
    assert.ok(headings!.length > 4 && labels!.some((label) => label.includes('obligatoriskt')), kind)
  }
})

test('a column is known by its key and by its words in both languages', () => {
  assert.equal(columnFor('dataset', 'dcterms:title@en')?.language, 'en')
  assert.equal(columnFor('dataset', 'Titel (sv)')?.field.name, 'dcterms:title')
  assert.equal(columnFor('dataset', 'Title (en)')?.language, 'en')
  assert.equal(columnFor('dataset', 'dcat:distribution.2/dcat:accessURL')?.within?.number, 2)
  assert.equal(columnFor('dataset', 'Något annat'), undefined)
})

test('every row is told before anything is written: ready, to be corrected, refused', async () => {
  const { results, told } = await preview(
    `${head};Okänd\n# förklaring\n${good(1)};x\n;Saknar titel;;;;\n"=HYPERLINK(""http://ond.example"")";x;;;;\n`,
  )
  assert.deepEqual(
    results.map(({ row, becomes, findings }) => [row, becomes, findings.filter(({ severity }) => severity === 'violation').length]),
    [
      [3, 'new', 0],
      [4, 'new', 1],
      [5, 'refused', 1],
    ],
  )
  assert.deepEqual(told.unknownColumns, ['Okänd'])
  assert.match(results[2]!.findings[0]!.message.sv!, /formel/)
  assert.equal((await listOwn(db, operator, organisation)).total, 0)
})

test('rows become drafts, or are published where they have no errors; a row that cannot be read stops no other', async () => {
  const outcome = await take(`${head}\n${good(1)}\n${good(2)}\n;Saknar titel;;;;\n=1+1;x;;;;`, true)
  assert.deepEqual([outcome.rows, outcome.added, outcome.published, outcome.refused], [4, 3, 2, 1])
  const { counts, rows } = await listOwn(db, operator, organisation)
  assert.deepEqual(counts, { draft: 1, published: 2 })
  assert.equal((await search(db, { text: 'datamängd', facets: { theme: ['ENVI'] } })).total, 2)
  const one = rows.find(({ title }) => title.sv === 'Datamängd 1')!
  const { triples } = await draftAt(db, one.id, one.version)
  assert.match(triples, /keyword> "annat ord"@sv/)
  assert.match(triples, /license> <http:\/\/creativecommons\.org\/publicdomain\/zero\/1\.0\/>/)
})

test('with its number a row changes the entry, and only what its columns say', async () => {
  const { rows } = await listOwn(db, operator, organisation)
  const one = rows.find(({ title }) => title.sv === 'Datamängd 1')!
  const csv = `id;dcterms:title@en\n${one.uri};Dataset one\n`
  assert.deepEqual(
    (await preview(csv)).results.map(({ becomes }) => becomes),
    ['change'],
  )
  await take(csv)
  const { triples } = await draftAt(db, one.id, one.version + 1)
  assert.match(triples, /title> "Datamängd 1"@sv/)
  assert.match(triples, /title> "Dataset one"@en/)
  assert.match(triples, /accessURL> <https:\/\/data\.example\/1>/)
  assert.deepEqual(
    (await preview(csv)).results.map(({ becomes }) => becomes),
    ['same'],
  )
  assert.equal((await preview('id;dcterms:title@sv\n999999;Någon annans\n')).results[0]?.becomes, 'refused')
})

test('what an older spreadsheet saved is read, and said to be guessed', async () => {
  const { results, told } = await preview(Buffer.from(`${head}\n${good(1).replace('Datamängd', 'Sjöar och åar')}`, 'latin1'))
  assert.equal(told.encoding, 'windows-1252')
  assert.match(results[0]!.title.sv!, /Sjöar och åar/)
})

test('a workbook is read as a spreadsheet is', async () => {
  const data = [
    [{ value: 'dcterms:title@sv' }, { value: 'dcterms:description@sv' }, { value: 'dcterms:issued' }],
    [{ value: 'Ur en arbetsbok' }, { value: 'x' }, { value: '2026-05-31' }],
  ]
  const file = await writeXlsxFile(data as never).toBuffer()
  const { results } = await preview(file)
  assert.equal(results[0]?.title.sv, 'Ur en arbetsbok')
})

test('what is no spreadsheet, is broken, or is too much is refused with a reason', async () => {
  const refusal = async (work: () => Promise<unknown>) => {
    const error = await work().catch((thrown) => thrown)
    assert.ok(error instanceof Problem, String(error))
    return error.detail.sv
  }
  assert.match(await refusal(() => preview('')), /tom/)
  assert.match(await refusal(() => preview('a;b\n1;2')), /Ingen av kolumnerna/)
  assert.match(await refusal(() => preview('dcterms:title@sv\n"öppet citattecken')), /rad/)
  assert.match(await refusal(() => preview(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))), /xlsx/)
  assert.match(
    await refusal(() => preview(`${head}\n${Array.from({ length: 2_001 }, (_, n) => good(n)).join('\n')}`)),
    /2000 rader.+kommandot/,
  )
  assert.match(await refusal(() => preview(new Uint8Array(10_000_001))), /10 MB/)
})

test('nobody reads a spreadsheet into another organisation', async () => {
  const stranger: Actor = { kind: 'person', person: 3, grants: [{ role: 'steward', scope: inOrganisation(organisation + 1) }] }
  await assert.rejects(take(`${head}\n${good(1)}`, false, stranger), (error) => error instanceof Problem && error.kind === 'forbidden')
})

test('the command tells the same as the page, and ends with 1 where something is to be corrected', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'allmanning-import-'))
  const file = join(folder, 'poster.csv')
  writeFileSync(file, `${head}\n${good(8)}\n;Saknar titel;;;;\n`)
  const args = [
    'bin/allmanning',
    'import',
    'entries',
    file,
    '--kind',
    'dataset',
    '--organisation',
    '212000-0142',
    '--publish',
    '--format',
    'json',
  ]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: url, ALLMANNING_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('exit', resolve)),
  ])
  assert.equal(code, 1, errors)
  const { rows, added, published, faulty, refused } = JSON.parse(out)
  assert.deepEqual({ rows, added, published, faulty, refused }, { rows: 2, added: 2, published: 1, faulty: 1, refused: 0 })
})
