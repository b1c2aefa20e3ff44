import assert from 'node:assert/strict'
import test from 'node:test'
import { apiCaller } from '../../../../test/api-caller.ts'
import { testApp } from '../../../../test/app.ts'
import { calculate } from '../calculate.ts'
import { calculateApart } from '../calculate-apart.ts'
import { CaseResultJson } from '../case-result-json.ts'
import { wholeCase } from '../fixtures.ts'
import { notesIn } from '../notes-in.ts'
import { readCase } from '../read-case.ts'
import { exampleDocument, exampleResult } from './example.ts'

const { app } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const anyone = apiCaller(app)
const send = (json: unknown, headers = {}) => anyone('POST', '/cases/calculation', { json, headers })

test('anyone gets what a calculation comes to, as the engine has it', async () => {
  const { status, body, headers } = await send(exampleDocument)
  assert.deepEqual([status, headers.get('cache-control')], [200, 'no-store'])
  assert.deepEqual(body, JSON.parse(JSON.stringify(notesIn(calculate(readCase(exampleDocument)), 'sv'))))
  CaseResultJson.strict().parse(body)
})

test('the example in the document is what it comes to', async () => {
  const { body } = await send(exampleDocument)
  const rounded = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (_, one) => (typeof one === 'number' ? Math.round(one) : one))
  const { simulation, ...figures } = body
  const { simulation: example, ...others } = exampleResult
  assert.deepEqual(rounded(figures), rounded(others))
  assert.equal(Math.round(simulation.p5), Math.round(example!.p5))
})

test('notes are in the reader’s language', async () => {
  const document = { ...wholeCase(0), items: wholeCase(0).items.slice(0, 1) }
  assert.match((await send(document)).body.notes.irr, /byter aldrig tecken/)
  assert.match((await send(document, { 'accept-language': 'en' })).body.notes.irr, /never changes sign/)
})

test('what cannot be calculated is refused with its place', async () => {
  const { status, body } = await send({ ...exampleDocument, rate: -2, parties: ['Tallviks kommun'] })
  assert.equal(status, 422)
  assert.deepEqual(
    body.findings.map(({ field }: { field: string }) => field),
    ['/rate', '/keys/0/weights/Granby kommun', '/items/2/party'],
  )
})

test('a document of more than a megabyte is not read', async () => {
  assert.equal((await send({ ...exampleDocument, title: 'x'.repeat(1_100_000) })).status, 413)
})

test('in another thread it is the same; with too many waiting it says to come back', async () => {
  const document = wholeCase(0.035)
  assert.deepEqual(await calculateApart(document), calculate(document))
  const all = await Promise.allSettled(Array.from({ length: 40 }, () => calculateApart(document)))
  const refused = all.filter((one) => one.status === 'rejected')
  assert.ok(refused.length > 0 && refused.length < 40)
  for (const { reason } of refused) assert.deepEqual([reason.kind, reason.retryAfterSeconds], ['too-many-requests', 30])
  assert.equal((await calculateApart(document)).npv, calculate(document).npv)
})
