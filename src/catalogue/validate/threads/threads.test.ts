import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { catalogue } from '../fixtures.ts'
import { validateFile } from '../validate-file.ts'
import { checkFiles } from './check-files.ts'
import { Threads } from './threads.ts'

const folder = await mkdtemp(join(tmpdir(), 'allmanning-threads-'))
after(() => rm(folder, { recursive: true }))

const many = Array.from(
  { length: 450 },
  (_, n) =>
    `<https://data.example.se/${n}> a dcat:Dataset ; dcterms:title "${n}"@sv ; dcterms:issued "31.5.2024" ; dcterms:publisher <http://dataportal.se/organisation/SE2021000555> ; dcat:distribution [ a dcat:Distribution ; dcterms:title "Fil ${n}"@sv ] .`,
).join('\n')
const text = `${catalogue()}\n${many}`
async function* only() {
  yield Buffer.from(text)
}

async function checked(threads?: Threads, enough?: () => boolean) {
  const records = validateFile({ bytes: only(), name: 'catalogue.ttl' }, { folder, ...(threads && { threads }), ...(enough && { enough }) })
  return Array.fromAsync(records)
}

test('records checked in other threads get the same results in the same order, corrections included', async (t) => {
  const threads = new Threads(2)
  t.after(() => threads.close())
  const [here, there] = [await checked(), await checked(threads)]
  assert.equal(here.length, 456)
  assert.ok(here.some(({ results }) => results.some(({ patch }) => patch)))
  assert.deepEqual(
    there.map((record) => JSON.stringify(record)),
    here.map((record) => JSON.stringify(record)),
  )
})

test('when results are only to be counted, the first of each fault is told all the same', async (t) => {
  const threads = new Threads(1)
  t.after(() => threads.close())
  const [here, there] = [await checked(), await checked(threads, () => true)]
  const results = there.flatMap((record) => record.results)
  assert.equal(results.length, here.flatMap((record) => record.results).length)
  assert.ok(results.some(({ focus }) => focus === ''))
  const faults = (all: typeof results) => new Set(all.map(({ shape, severity }) => `${severity} ${shape}`))
  assert.deepEqual(faults(results.filter(({ focus }) => focus !== '')), faults(here.flatMap((record) => record.results)))
})

test('several files are checked beside each other as one after the other, whichever the number of cores', async () => {
  const files = []
  for (const name of ['a.ttl', 'b.ttl', 'publiccode.yml']) {
    const path = join(folder, name)
    const content = name.endsWith('yml') ? 'publiccodeYmlVersion: "0.4"\nurl: nowhere\n' : `${catalogue()}\n${name === 'a.ttl' ? many : ''}`
    await writeFile(path, content)
    files.push({ path, name, size: content.length, choices: { folder } })
  }
  const [one, two] = [await checkFiles(files, { cores: 1 }), await checkFiles(files, { cores: 2, worth: 0 })]
  assert.deepEqual(JSON.parse(JSON.stringify(two)), JSON.parse(JSON.stringify(one)))
  assert.deepEqual(
    two.map(({ name, records }) => [name, records]),
    [
      ['a.ttl', 456],
      ['b.ttl', 6],
      ['publiccode.yml', 1],
    ],
  )
  assert.deepEqual(two[0]!.totals, one[0]!.totals)
})

test('what goes wrong in another thread is told to whoever asked', async (t) => {
  const threads = new Threads(1)
  t.after(() => threads.close())
  const lost = { path: join(folder, 'lost.ttl'), name: 'lost.ttl', choices: { folder } }
  await assert.rejects(threads.ask('file', lost), /ENOENT/)
})
