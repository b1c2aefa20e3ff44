import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { testNode } from '../../../test/node.ts'
import { webServer } from '../../outside/fixtures.ts'
import { prefixes } from '../harvest/fixtures.ts'

const { url, db } = await testNode({ UPLOAD_MAX_BYTES: '200000' })
const api = `${url}/allmanning/v1`
// biome-ignore lint/suspicious/noExplicitAny: answers are looked at piece by piece
type Json = any
const faulty = `${prefixes}e:d a dcat:Dataset ; dcterms:title "Badplatser"@sv ; dcat:contactPoint [ a vcard:Kind ; vcard:fn "Kansliet" ; vcard:hasEmail "bad@example.se" ] .\n`
const turtle = { 'Content-Type': 'text/turtle' }
const send = (path: string, body: BodyInit, headers: Record<string, string> = turtle) =>
  fetch(`${api}${path}`, { method: 'POST', body, headers })
const sent = async (...call: Parameters<typeof send>): Promise<Json> => (await send(...call)).json()

test('a file is answered as the command answers', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'allmanning-api-')), 'faulty.ttl')
  writeFileSync(file, faulty)
  const command = ['--import', 'tsx', 'src/main.ts', 'validate', file, '--profile', 'dcat-ap-se', '--format', 'json']
  const { stdout } = await promisify(execFile)(process.execPath, command).catch((error) => error)
  const answer = await sent('/validations?profile=dcat-ap-se', faulty)
  assert.equal(answer.conforms, false)
  assert.ok(answer.results.length > 0)
  assert.deepEqual(answer, JSON.parse(stdout))
})

test('several profiles are used together, and one that is not there is said to be missing', async () => {
  const both = await sent('/validations?profile=dcat-ap&profile=dcat-ap-se', faulty)
  assert.deepEqual(new Set(both.results.map(({ profile }: Json) => profile)), new Set(['dcat-ap', 'dcat-ap-se']))
  assert.equal((await send('/validations?profile=none', faulty)).status, 404)
})

test('a file at an address is checked the same as one that is sent', async (t) => {
  const server = await webServer(t, (_, answer) => answer.setHeader('Content-Type', 'text/turtle').end(faulty))
  const json = { 'Content-Type': 'application/json' }
  const shapes = ({ results }: Json) => results.map(({ shape }: Json) => shape)
  const fetched = await sent('/validations', JSON.stringify({ url: `${server}/katalog.ttl` }), json)
  assert.deepEqual(shapes(fetched), shapes(await sent('/validations', faulty)))
  assert.equal((await send('/validations', JSON.stringify({ url: 'ftp://a.example/x' }), json)).status, 422)
  assert.equal((await send('/validations', JSON.stringify({ url: 'http://169.254.169.254/latest' }), json)).status, 502)
})

const formats: [format: string, mediaType: string, holds: RegExp][] = [
  ['csv', 'text/csv; charset=utf-8', /Badplatser/],
  ['sarif', 'application/sarif+json', /"2\.1\.0"/],
  ['junit', 'application/xml; charset=utf-8', /<testsuite/],
  ['turtle', 'text/turtle; charset=utf-8', /sh:ValidationReport/],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', /^PK/],
]
for (const [format, mediaType, holds] of formats)
  test(`the answer comes as ${format}, by the query and by Accept`, async () => {
    for (const answer of [
      await send(`/validations?format=${format}`, faulty),
      await send('/validations', faulty, { ...turtle, Accept: mediaType.split(';')[0]! }),
    ]) {
      assert.deepEqual(
        [answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')],
        [200, mediaType, 'no-store'],
      )
      assert.match(Buffer.from(await answer.arrayBuffer()).toString('latin1'), holds)
    }
  })

test('texts of a report follow Accept-Language', async () => {
  assert.match(await (await send('/validations?format=csv', faulty, { ...turtle, 'Accept-Language': 'en' })).text(), /What is wrong/)
  assert.match(await (await send('/validations?format=csv', faulty)).text(), /Vad som är fel/)
})

test('publiccode.yml is checked by its own rules, and a file that cannot be read says where', async () => {
  const software = await sent('/validations', 'publiccodeYmlVersion: "0.4"\nname: Badplatsen\n', { 'Content-Type': 'application/yaml' })
  assert.ok(software.results.some(({ path, line }: Json) => path === 'publiccodeYmlVersion' && line === 1))
  const broken = await sent('/validations', `${prefixes}e:d a dcat:Dataset ; !`)
  assert.equal(broken.conforms, false)
  assert.ok(broken.findings[0].line > 1)
})

test('the corrected file comes in the syntax it was sent in, or with what was corrected', async () => {
  const answer = await send('/corrections?profile=dcat-ap-se', faulty)
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'text/turtle; charset=utf-8'])
  const corrected = await answer.text()
  assert.match(corrected, /<mailto:bad@example\.se>/)
  const told = await sent('/corrections?profile=dcat-ap-se', faulty, { ...turtle, Accept: 'application/json' })
  assert.equal(told.file, corrected)
  assert.ok(told.applied.length > 0 && told.applied.every(({ patch }: Json) => patch.sv))
  const again = await sent('/validations?profile=dcat-ap-se', corrected)
  assert.equal(
    again.results.some(({ patch }: Json) => patch),
    false,
  )
})

test('a file that cannot be read has no corrected form', async () => {
  const answer = await send('/corrections', `${prefixes}e:d a dcat:Dataset ; !`)
  assert.equal(answer.status, 422)
  assert.equal(((await answer.json()) as Json).findings.length, 1)
})

test('a file that is too large is refused, whether its length is told or not', async () => {
  const large = `${faulty}${'# padding\n'.repeat(30_000)}`
  assert.equal((await send('/validations', large)).status, 413)
  const chunks = new Blob([large]).stream()
  const answer = await fetch(`${api}/validations`, { method: 'POST', body: chunks, headers: turtle, duplex: 'half' } as RequestInit)
  assert.equal(answer.status, 413)
})

test('what cannot be read is refused by its Content-Type', async () => {
  for (const type of ['image/png', 'multipart/form-data; boundary=x', 'text/html'])
    assert.equal((await send('/validations', faulty, { 'Content-Type': type })).status, 415, type)
})

test('nothing that is checked is stored', async () => {
  await send('/validations', faulty.replace('Badplatser', 'Xyzzyplugh'), { ...turtle, 'Idempotency-Key': 'k' })
  const { rows } = await sql<{
    found: boolean
  }>`select exists (select from entry_version where triples like '%Xyzzyplugh%') or exists (select from idempotent_answer) found`.execute(
    db,
  )
  assert.deepEqual(rows, [{ found: false }])
})

test('a profile tells its rules in plain words', async () => {
  const list = (await (await fetch(`${api}/profiles`)).json()) as Json
  assert.ok(list.total >= 8)
  const profile = (await (await fetch(`${api}/profiles/dcat-ap-se`)).json()) as Json
  assert.ok(profile.rules.length > 50)
  for (const { message, fix } of profile.rules) assert.ok(message.sv && message.en && fix.sv && fix.en)
})

test('what the profiles say of an entry is told, and of one that waits that it waits', async () => {
  const id = async (path: string) => ((await (await fetch(`${api}${path}`)).json()) as Json).items[0].id
  const dataset = await id('/entries?kind=dataset&limit=1')
  // Points are made after the checks of the same source: then nobody makes them again meanwhile.
  while ((await fetch(`${api}/entries/${dataset}/quality`)).status !== 200) await sleep(100)
  assert.equal((await fetch(`${api}/entries/${dataset}/checks`)).status, 200)
  await db.deleteFrom('entry_check').where('entry_id', '=', dataset).execute()
  const waiting = await fetch(`${api}/entries/${dataset}/checks`)
  assert.equal(waiting.status, 404)
  assert.match(((await waiting.json()) as Json).detail, /har inte granskats än/)
})
