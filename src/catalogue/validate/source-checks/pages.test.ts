import assert from 'node:assert/strict'
import test from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { assessSource } from '../../assess.ts'
import { checkOf } from '../check-entries.ts'
import type { RecordResult } from '../result.ts'
import { checksOf, checkTrend, problemsOf } from './find.ts'

const { get, app, db, take, sourceOf } = await testApp()

const dataset = (n: number, more = '') => `e:d${n} a dcat:Dataset ; dcterms:title "Mängd ${n}"@sv ${more} .\n`
const whole = '; dcterms:description "Om den."@sv ; dcterms:publisher e:p'
async function assessed(text: string, name: string, day: number) {
  await take(text, { name, confirmedRemoval: true })
  const { id } = await sourceOf(name)
  await assessSource(db, id, new Date(Date.UTC(2026, 10, day, 12)))
  return id
}
const many = Array.from({ length: 60 }, (_, n) => dataset(n)).join('')
const source = await assessed(many, 'Många', 1)
const description = async () => (await problemsOf(db, source)).find(({ first }) => /saknar beskrivning/.test(first.message['sv'] ?? ''))!
const json = async (path: string) => JSON.parse((await get(path)).text) as { conforms: boolean; records: number; results: RecordResult[] }

test('each problem of a source is told once, with how many records have it, errors first', async () => {
  const page = await get(`/sources/${source}/checks`)
  assert.equal(page.status, 200)
  assert.match(page.text, /Datamängden saknar beskrivning/)
  assert.equal((await description()).records, 60)
  assert.match(page.text, /Visa alla 60 poster/)
  const severities = [...page.text.matchAll(/<h3><span class="ds-tag" data-color="(\w+)"/g)].map(([, tone]) => tone!)
  assert.deepEqual(
    severities,
    [...severities].sort((a, b) => ['danger', 'warning', 'info'].indexOf(a) - ['danger', 'warning', 'info'].indexOf(b)),
  )
  assert.ok(new Set(severities).size > 1)
  assert.match((await get(`/en/sources/${source}/checks`)).text, /Show all 60 records/)
})

test('what the points count says what it would give', async () => {
  // 30 points for keywords, and every record lacks them.
  assert.match((await get(`/sources/${source}/checks`)).text, /\+30 poäng för katalogen/)
})

test('the list is narrowed down by severity, profile and field', async () => {
  const text = (await get(`/sources/${source}/checks?severity=warning`)).text
  assert.doesNotMatch(text, /data-color="danger">Fel/)
  assert.match(text, /data-color="warning">Varning/)
  assert.match((await get(`/sources/${source}/checks?profile=cpsv-ap`)).text, /0 av \d+ sorters anmärkningar visas/)
  const field = (await get(`/sources/${source}/checks?field=Beskrivning`)).text
  assert.match(field, /saknar beskrivning/)
  assert.doesNotMatch(field, /saknar nyckelord/)
})

test('all records that have a problem are listed, a page at a time', async () => {
  const { key } = await description()
  const [first, second] = [await get(`/sources/${source}/checks/${key}`), await get(`/sources/${source}/checks/${key}?page=2`)]
  const titles = [first, second].map(({ text }) => [...text.matchAll(/>Mängd (\d+)<\/a>/g)].map(([, n]) => Number(n)))
  assert.deepEqual(
    titles.map((each) => each.length),
    [50, 10],
  )
  assert.equal(new Set(titles.flat()).size, 60)
  assert.equal((await get(`/sources/${source}/checks/AAAAAAAAAAAA`)).status, 404)
})

test('a report holds every result of the source, of one problem, or of one entry, as stored', async () => {
  const all = await json(`/sources/${source}/checks.json`)
  const { violations, warnings, infos, records } = await checksOf(db, source)
  assert.deepEqual([all.results.length, all.records, all.conforms], [violations + warnings + infos, records, false])
  const { key } = await description()
  assert.equal((await json(`/sources/${source}/checks.json?problem=${key}`)).results.length, 60)
  const { id } = await db.selectFrom('entry').select('id').where('source_id', '=', source).orderBy('id').executeTakeFirstOrThrow()
  assert.deepEqual((await json(`/entries/${id}/checks.json`)).results, (await checkOf(db, id))!.results)
})

test('every format can be taken away, in the language of its address', async () => {
  for (const [ending, type] of [
    ['csv', 'text/csv'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['sarif', 'application/sarif+json'],
    ['xml', 'application/xml'],
    ['ttl', 'text/turtle'],
  ] as const) {
    const answer = await app.request(`/sources/${source}/checks.${ending}`)
    assert.deepEqual([answer.status, answer.headers.get('content-type')!.split(';')[0]], [200, type])
    assert.match(answer.headers.get('content-disposition')!, new RegExp(`checks\\.${ending}`))
    assert.ok((await answer.arrayBuffer()).byteLength > 1_000)
  }
  assert.match((await get(`/en/sources/${source}/checks.csv`)).text, /What is wrong/)
  assert.equal((await get(`/sources/${source}/checks.doc`)).status, 404)
})

test('errors and warnings are a point for each run, and what was mended is gone from the list', async () => {
  const name = 'Utveckling'
  const id = await assessed(dataset(1) + dataset(2), name, 1)
  await assessed(dataset(1, whole) + dataset(2), name, 2)
  await assessed(dataset(1, whole) + dataset(2, whole), name, 3)
  await assessSource(db, id, new Date(Date.UTC(2026, 10, 4)))
  const trend = await checkTrend(db, id)
  assert.equal(trend.length, 3, 'the same run counted again keeps its point')
  assert.ok(trend[0]!.violations > trend[1]!.violations && trend[1]!.violations > trend[2]!.violations)
  assert.ok(!(await problemsOf(db, id)).some(({ first }) => /saknar beskrivning/.test(first.message['sv'] ?? '')))
  const page = (await get(`/sources/${id}/checks`)).text
  assert.match(page, /Fel och varningar över tid/)
  assert.ok(page.includes(`<td class="number">${trend[0]!.violations}</td>`), 'the numbers stand in a table too')
})

test('a source that has not been checked says so', async () => {
  await take(dataset(1), { name: 'Ny' })
  const { id } = await sourceOf('Ny')
  assert.match((await get(`/sources/${id}/checks`)).text, /inte granskats än/)
})
