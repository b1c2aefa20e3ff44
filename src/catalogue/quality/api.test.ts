import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { testNode } from '../../../test/node.ts'
import { assessSource } from '../assess.ts'

const { url, db } = await testNode()
const api = `${url}/allmanning/v1`
// biome-ignore lint/suspicious/noExplicitAny: answers are looked at piece by piece
type Json = any
const get = async (path: string): Promise<{ status: number; body: Json }> => {
  const answer = await fetch(`${api}${path}`)
  return { status: answer.status, body: await answer.json() }
}

const { items } = (await get('/entries?kind=dataset&limit=1')).body
const { id, source } = items[0]
await assessSource(db, source.id, new Date())
while ((await get(`/sources/${source.id}/quality`)).status !== 200) await sleep(100)

test('a source has its points, the share of each indicator, and what gives most to mend first', async () => {
  const { body } = await get(`/sources/${source.id}/quality`)
  assert.deepEqual([body.method, body.most, body.sourceId], ['eu', 405, source.id])
  const sum = Object.values<Json>(body.indicators).reduce((total, { points }) => total + points, 0)
  assert.ok(Math.abs(sum - body.points) < 0.001)
  const gains = body.fixes.map(({ gain }: Json) => gain)
  assert.ok(gains.length > 0)
  assert.deepEqual(
    gains,
    [...gains].sort((a, b) => b - a),
  )
  assert.match(body.fixes[0].headline.sv, /datamängd/)
  assert.equal(body.trend.at(-1).points, body.points)
})

test('by the rules of the Swedish portal there are 375 points', async () => {
  const { body } = await get(`/sources/${source.id}/quality?method=digg`)
  assert.deepEqual([body.method, body.most], ['digg', 375])
})

test('an entry has its points and what can be done', async () => {
  const { body } = await get(`/entries/${id}/quality`)
  const sum = Object.values<Json>(body.dimensions).reduce((total, { points }) => total + points, 0)
  assert.ok(Math.abs(sum - body.points) < 0.001)
  for (const { advice } of body.advice) assert.ok(advice.sv && advice.en)
})

test('what is not scored says so', async () => {
  const publisher = (await get('/entries?kind=publisher&limit=1')).body.items[0].id
  const { status, body } = await get(`/entries/${publisher}/quality`)
  assert.equal(status, 404)
  assert.match(body.detail, /inga poäng än/)
  assert.equal((await get('/sources/1/quality')).status, 404)
})

test('publishers are compared, most points first, on the node and within a source', async () => {
  const all = (await get('/publishers')).body
  const points = all.items.map((one: Json) => one.points)
  assert.ok(all.total > 0)
  assert.deepEqual(
    points,
    [...points].sort((a, b) => b - a),
  )
  const within = (await get(`/publishers?source=${source.id}`)).body
  assert.ok(within.total > 0 && within.total <= all.total)
})

test('a method that is not there is named', async () => {
  const { status, body } = await get('/publishers?method=un')
  assert.deepEqual([status, body.findings[0].field, body.findings[0].fix.en], [422, 'method', 'Choose among eu, digg.'])
})
