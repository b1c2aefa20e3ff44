import assert from 'node:assert/strict'
import { request } from 'node:http'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { testNode } from '../../../test/node.ts'
import { historyOf } from '../../history/read.ts'
import { webServer } from '../../outside/fixtures.ts'
import { prefixes } from './fixtures.ts'

const { url, db } = await testNode()
const api = `${url}/allmanning/v1`
// biome-ignore lint/suspicious/noExplicitAny: answers are looked at piece by piece
type Json = any
type Answer = { status: number; headers: Headers; body: Json }
async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(`${api}${path}`, {
    method,
    headers: { ...(body !== undefined && typeof body !== 'string' && { 'Content-Type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}
const catalogue = (title: string) =>
  `${prefixes}e:a a dcat:Dataset ; dcterms:title "${title}"@sv .\ne:b a dcat:Dataset ; dcterms:title "B"@sv .\n`
async function over(run: string): Promise<Json> {
  for (;;) {
    const { body } = await call('GET', run.replace('/allmanning/v1', ''))
    if (!['waiting', 'running'].includes(body.state)) return body
    await sleep(100)
  }
}

test('a source is added, read, changed and ended, and its history says by whom', async () => {
  const added = await call('POST', '/sources', { name: 'Tallvik', url: 'https://tallvik.example/dcat', everyHours: 24 })
  assert.deepEqual(
    [added.status, added.headers.get('Location'), added.body.name, added.body.everyHours],
    [201, added.body.links.self, 'Tallvik', 24],
  )
  const path = `/sources/${added.body.id}`
  const read = await call('GET', path)
  assert.deepEqual(read.body, added.body)
  assert.equal((await call('PATCH', path, {}, { 'If-Match': read.headers.get('ETag')! })).status, 422)
  const changed = await call('PATCH', path, { everyHours: null, paused: true }, { 'If-Match': read.headers.get('ETag')! })
  assert.deepEqual(
    [changed.status, changed.body.everyHours, changed.body.paused, changed.body.url],
    [200, null, true, 'https://tallvik.example/dcat'],
  )
  assert.equal((await call('GET', path)).headers.get('ETag'), changed.headers.get('ETag'))
  const ended = await call('DELETE', path, undefined, { 'If-Match': changed.headers.get('ETag')! })
  assert.deepEqual([ended.status, typeof ended.body.endedAt], [200, 'string'])
  const past = await historyOf(db, 'source', added.body.id)
  assert.deepEqual(
    past.map(({ action, actor }) => [action, actor.kind]),
    [
      ['ended', 'operator'],
      ['changed', 'operator'],
      ['added', 'operator'],
    ],
  )
  assert.equal(
    (await call('GET', '/sources?limit=100')).body.items.some(({ id }: Json) => id === added.body.id),
    false,
  )
})

test('two people change the same source: the second is told, and loses nothing', async () => {
  const { body } = await call('POST', '/sources', { name: 'Två ändrar' })
  const etag = (await call('GET', `/sources/${body.id}`)).headers.get('ETag')!
  const both = await Promise.all(['Första', 'Andra'].map((name) => call('PATCH', `/sources/${body.id}`, { name }, { 'If-Match': etag })))
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 412])
  const winner = both.find(({ status }) => status === 200)!.body.name
  assert.equal((await call('GET', `/sources/${body.id}`)).body.name, winner)
  assert.equal((await historyOf(db, 'source', body.id)).length, 2)
})

test('a name or an address that is taken is a conflict, when adding and when changing', async () => {
  await call('POST', '/sources', { name: 'Upptaget', url: 'https://upptaget.example/dcat' })
  assert.equal((await call('POST', '/sources', { name: 'UPPTAGET' })).status, 409)
  const { body, headers } = await call('POST', '/sources', { name: 'Ledigt' })
  for (const change of [{ name: 'upptaget' }, { url: 'https://upptaget.example/dcat' }])
    assert.equal((await call('PATCH', `/sources/${body.id}`, change, { 'If-Match': headers.get('ETag')! })).status, 409)
  assert.equal((await call('PATCH', `/sources/${body.id}`, { name: 'LEDIGT' }, { 'If-Match': headers.get('ETag')! })).status, 200)
})

test('an address is harvested in the background, and its run tells how it went', async (t) => {
  const server = await webServer(t, (_, answer) => answer.setHeader('Content-Type', 'text/turtle').end(catalogue('Badplatser')))
  const { body: source } = await call('POST', '/sources', { name: 'Hämtas', url: `${server}/katalog.ttl` })
  const started = await call('POST', `/sources/${source.id}/runs`)
  assert.deepEqual([started.status, started.body.state, started.headers.get('Location')], [202, 'waiting', started.body.links.self])
  const run = await over(started.body.links.self)
  assert.deepEqual([run.state, run.added, run.records, run.sourceId], ['done', 2, 2, source.id])
  const listed = (await call('GET', `/sources/${source.id}/runs`)).body
  assert.deepEqual(listed.items, [run])
  const found = (await call('GET', run.links.findings.replace('/allmanning/v1', ''))).body
  assert.equal(found.total, run.violations + run.warnings + run.infos)
})

test('a file is handed in as it is, and one with faults says where they are', async () => {
  const { body: source } = await call('POST', '/sources', { name: 'Lämnas in' })
  const started = await call('POST', `/sources/${source.id}/runs`, catalogue('Lekplatser'), { 'Content-Type': 'text/turtle' })
  assert.equal((await over(started.body.links.self)).added, 2)
  const faulty = await call('POST', `/sources/${source.id}/runs`, `${catalogue('Lekplatser')}e:c a dcat:Dataset ; !`, {
    'Content-Type': 'text/turtle',
  })
  const run = await over(faulty.body.links.self)
  assert.equal(run.state, 'failed')
  const { items } = (await call('GET', `/runs/${run.id}/findings`)).body
  assert.ok(items[0].line > 1 && items[0].message.sv && items[0].fix.en)
})

test('the same start sent twice with the same key is one run', async (t) => {
  const server = await webServer(t, (_, answer) => answer.setHeader('Content-Type', 'text/turtle').end(catalogue('En gång')))
  const { body: source } = await call('POST', '/sources', { name: 'En gång', url: `${server}/k.ttl` })
  const keyed = { 'Idempotency-Key': crypto.randomUUID() }
  const [one, other] = [
    await call('POST', `/sources/${source.id}/runs`, undefined, keyed),
    await call('POST', `/sources/${source.id}/runs`, undefined, keyed),
  ]
  assert.deepEqual(other.body, one.body)
  await over(one.body.links.self)
  assert.equal((await call('GET', `/sources/${source.id}/runs`)).body.total, 1)
})

test('a source without an address needs a file, and one that has ended takes none', async () => {
  const { body: source, headers } = await call('POST', '/sources', { name: 'Utan adress' })
  assert.equal((await call('POST', `/sources/${source.id}/runs`)).status, 422)
  await call('DELETE', `/sources/${source.id}`, undefined, { 'If-Match': headers.get('ETag')! })
  assert.equal((await call('POST', `/sources/${source.id}/runs`, catalogue('x'), { 'Content-Type': 'text/turtle' })).status, 409)
})

/** fetch sets Host by itself; somebody who forges it does not use fetch. */
const asHost = (host: string, path: string, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request(`${api}${path}`, { method: 'POST', headers: { Host: host, 'Content-Type': 'application/json' } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode!)
    })
    asked.on('error', reject)
    asked.end(body)
  })

test('only the operator changes anything, and a page of another site is not the operator', async () => {
  const foreign = { Origin: 'https://evil.example' }
  const { body: source, headers } = await call('POST', '/sources', { name: 'Skyddad' })
  const etag = headers.get('ETag')!
  assert.equal((await call('POST', '/sources', { name: 'Ond' }, foreign)).status, 401)
  assert.equal((await call('PATCH', `/sources/${source.id}`, { name: 'Ond' }, { ...foreign, 'If-Match': etag })).status, 401)
  assert.equal((await call('DELETE', `/sources/${source.id}`, undefined, { ...foreign, 'If-Match': etag })).status, 401)
  assert.equal((await call('POST', `/sources/${source.id}/runs`, undefined, foreign)).status, 401)
  assert.equal((await call('POST', '/sources', { name: 'Ond' }, { Origin: 'null' })).status, 401)
  assert.equal(await asHost('evil.example', '/sources', '{"name":"Ond"}'), 401)
  assert.equal((await call('GET', `/sources/${source.id}`)).body.name, 'Skyddad')
})
