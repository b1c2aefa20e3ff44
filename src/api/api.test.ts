import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { testDatabase } from '../../test/database.ts'
import { inTransaction } from '../db/within.ts'
import { historyOf } from '../history/read.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { openApi, refuseTheRest } from './api.ts'
import { documentedSettings, documentOf } from './document.ts'
import { paged, pageOf, pageQuery, slice } from './paging.ts'
import { route } from './route.ts'
import { idIn } from './values.ts'

const { db } = await testDatabase()
const logged: [string, unknown][] = []
const texts = { sv: 'Sak', en: 'Thing' }
const Thing = z.object({ name: z.string() }).meta({ id: 'Thing' })
const answer = { description: texts, schema: Thing, example: { name: 'Boll' } }
let thing = { name: 'Boll' }

/** A room of its own with one thing in it: the kit knows no domain. Who calls is told in a header. */
function thingApi({ perMinute = 0, proxies = [] as string[] } = {}) {
  const api = openApi({
    db,
    log: (message, cause) => logged.push([message, cause]),
    perMinute,
    proxies,
    groups: [{ name: 'things', title: texts, description: texts }],
    actorOf: (c): Actor => (c.req.header('X-Actor') === 'operator' ? { kind: 'operator', name: 'Åsa' } : { kind: 'anyone' }),
  })
  const usual = { group: 'things', summary: texts, description: texts, answer }
  const list = { ...answer, schema: pageOf(Thing), example: { items: [thing], links: { self: '/things' } } }
  route(
    api,
    { ...usual, method: 'get', path: '/things', id: 'listThings', query: z.object(pageQuery), answer: list },
    async ({ query, address }) => ({
      body: paged(
        address,
        query,
        slice(
          Array.from({ length: 45 }, (_, n) => ({ name: `nr ${n + 1}` })),
          query,
        ),
      ),
    }),
  )
  route(
    api,
    { ...usual, method: 'get', path: '/things/{thing}', id: 'getThing', params: z.object({ thing: idIn(texts) }) },
    async ({ params }) => {
      if (params.thing === 13) throw new Error('secret of the database')
      return { body: thing }
    },
  )
  route(
    api,
    {
      ...usual,
      method: 'post',
      path: '/things',
      id: 'addThing',
      json: { schema: Thing, example: thing },
      answer: { ...answer, status: 201 },
    },
    async ({ db: trx, actor, body }) => {
      await record(trx, actor, 'added', { kind: 'thing', id: body!.name }, null, body)
      if (body!.name === 'refused') throw new Problem('conflict', { sv: 'Nej', en: 'No' })
      return { body: body!, headers: { Location: `/things/${body!.name}` } }
    },
  )
  route(
    api,
    {
      ...usual,
      method: 'patch',
      path: '/things/{thing}',
      id: 'changeThing',
      params: z.object({ thing: idIn(texts) }),
      json: { schema: Thing, example: thing },
      current: async () => thing,
    },
    async ({ body }) => {
      thing = body!
      return { body: thing }
    },
  )
  route(
    api,
    {
      method: 'put',
      path: '/things/{thing}',
      id: 'proposeThing',
      ...usual,
      params: z.object({ thing: idIn(texts) }),
      json: { schema: Thing, example: thing },
      instead: { status: 202, description: texts, schema: Thing, example: thing },
    },
    async ({ body }) => (body!.name === 'wait' ? { instead: body!, headers: { Location: '/proposals/1' } } : { body: body! }),
  )
  route(
    api,
    { ...usual, method: 'post', path: '/secrets', id: 'makeSecret', json: { schema: Thing, example: thing }, shownOnce: true },
    async () => ({ body: { name: 'hemlig' } }),
  )
  refuseTheRest(api)
  return api
}

const { app } = thingApi()
const json = { 'Content-Type': 'application/json' }
const post = (body: unknown, headers: Record<string, string> = {}, to = app) =>
  to.request('/things', { method: 'POST', body: JSON.stringify(body), headers: { ...json, ...headers } })
const additions = async (name: string) => (await historyOf(db, 'thing', name)).length

test('a fault of ours is told by a number that is also in the log, and nothing else of it', async () => {
  for (const [language, title] of [
    ['sv', 'Något gick fel hos oss'],
    ['en', 'Something went wrong on our side'],
  ] as const) {
    logged.length = 0
    const response = await app.request('/things/13', { headers: { 'Accept-Language': language } })
    const text = await response.text()
    const problem = JSON.parse(text)
    assert.deepEqual(
      [response.status, problem.status, problem.title, response.headers.get('content-type')],
      [500, 500, title, 'application/problem+json'],
    )
    assert.doesNotMatch(text, /secret/)
    assert.match(response.headers.get('traceparent')!, /^00-/)
    assert.deepEqual(
      logged.map(([message]) => message),
      [`Incident ${problem.incident}`],
    )
    assert.match(String(logged[0]![1]), /secret of the database/)
  }
})

test('a list has links to the pages beside it, and says how many there are', async () => {
  const response = await app.request('/things?limit=20&page=2')
  const { items, total, links } = (await response.json()) as { items: { name: string }[]; total: number; links: unknown }
  assert.deepEqual([items[0]!.name, items.length, total], ['nr 21', 20, 45])
  assert.deepEqual(links, { self: '/things?limit=20&page=2', next: '/things?limit=20&page=3', previous: '/things?limit=20&page=1' })
  assert.equal(response.headers.get('link'), '</things?limit=20&page=3>; rel="next"')
  const last = (await (await app.request('/things?limit=20&page=3')).json()) as { items: unknown[]; links: object }
  assert.deepEqual([last.items.length, 'next' in last.links], [5, false])
})

const wrongQueries: [query: string, fields: string[]][] = [
  ['limit=0', ['limit']],
  ['limit=101', ['limit']],
  ['limit=many', ['limit']],
  ['page=0', ['page']],
  ['page=1&page=2', ['page']],
  ['Limit=5', ['Limit']],
  ['limit=0&sort=name', ['limit', 'sort']],
]
for (const [query, fields] of wrongQueries)
  test(`?${query} is refused, and ${fields.join(' and ')} named`, async () => {
    const response = await app.request(`/things?${query}`)
    const { findings } = (await response.json()) as {
      findings: { field: string; message: { sv: string; en: string }; fix: { sv: string; en: string } }[]
    }
    assert.deepEqual([response.status, findings.map(({ field }) => field)], [422, fields])
    for (const { message, fix } of findings) assert.ok(message.sv && message.en && fix.sv && fix.en)
  })

test('a body that is wrong is told by JSON Pointers, what is unknown included', async () => {
  const { findings } = (await (await post({ name: 7, colour: 'red' })).json()) as { findings: { field: string; code: string }[] }
  assert.deepEqual(
    findings.map(({ field, code }) => [field, code]),
    [
      ['/name', 'wrong-value'],
      ['/colour', 'unknown-name'],
    ],
  )
})

test('nothing, half of something and too much are refused each in its way', async () => {
  const status = async (body: BodyInit | undefined, headers: Record<string, string> = json) =>
    (await app.request('/things', { method: 'POST', headers, ...(body !== undefined && { body }) })).status
  assert.equal(await status(undefined, {}), 422)
  assert.equal(await status('{"name":'), 422)
  assert.equal(await status(JSON.stringify({ name: 'a'.repeat(1_000_001) })), 413)
  assert.equal(await status('<thing/>', { 'Content-Type': 'application/xml' }), 415)
})

test('a body that says it is small, and is not, is read no further than its limit', async () => {
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 100_000
      controller.enqueue(new Uint8Array(100_000).fill(32))
    },
  })
  const response = await app.request('/things', {
    method: 'POST',
    body,
    headers: { ...json, 'Content-Length': '10' },
    duplex: 'half',
  } as RequestInit)
  assert.equal(response.status, 413)
  assert.ok(sent < 2_000_000, `${sent} bytes were read`)
})

test('what one has already is not sent again', async () => {
  const first = await app.request('/things/1')
  const etag = first.headers.get('ETag')!
  for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
    const again = await app.request('/things/1', { headers: { 'If-None-Match': known } })
    assert.deepEqual([again.status, await again.text(), again.headers.get('ETag')], [304, '', etag], known)
  }
  assert.equal((await app.request('/things/1', { headers: { 'If-None-Match': '"other"' } })).status, 200)
})

test('a change names the version that was read: else 428, and 412 when somebody else came first', async () => {
  const patch = (name: string, headers: Record<string, string> = {}) =>
    app.request('/things/1', { method: 'PATCH', body: JSON.stringify({ name }), headers: { ...json, ...headers } })
  const etag = (await app.request('/things/1')).headers.get('ETag')!
  assert.equal((await patch('Without')).status, 428)
  const mine = await patch('Mine', { 'If-Match': etag })
  assert.deepEqual([mine.status, mine.headers.get('ETag')], [200, (await app.request('/things/1')).headers.get('ETag')])
  assert.equal((await patch('Yours', { 'If-Match': etag })).status, 412)
  assert.deepEqual(thing, { name: 'Mine' })
})

test('the same key does the same once, and answers as the first time', async () => {
  const [first, second] = [
    await post({ name: 'once' }, { 'Idempotency-Key': 'k1' }),
    await post({ name: 'once' }, { 'Idempotency-Key': 'k1' }),
  ]
  assert.deepEqual([first.status, first.headers.get('Idempotent-Replayed')], [201, null])
  assert.deepEqual(
    [second.status, second.headers.get('Idempotent-Replayed'), second.headers.get('Location')],
    [201, 'true', '/things/once'],
  )
  assert.equal(await second.text(), await first.text())
  assert.equal(await additions('once'), 1)
})

test('ten at once with the same key do it once', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => post({ name: 'at once' }, { 'Idempotency-Key': 'k2' })))
  assert.deepEqual(
    all.map(({ status }) => status),
    Array(10).fill(201),
  )
  assert.equal(all.filter(({ headers }) => headers.get('Idempotent-Replayed') === null).length, 1)
  assert.equal(await additions('at once'), 1)
})

test('the same key for something else is refused, and another caller has keys of their own', async () => {
  assert.equal((await post({ name: 'else' }, { 'Idempotency-Key': 'k1' })).status, 422)
  const other = await post({ name: 'else' }, { 'Idempotency-Key': 'k1', 'X-Actor': 'operator' })
  assert.deepEqual([other.status, other.headers.get('Idempotent-Replayed')], [201, null])
})

test('what was refused leaves nothing behind, and its key is free', async () => {
  assert.equal((await post({ name: 'refused' }, { 'Idempotency-Key': 'k3' })).status, 409)
  assert.equal(await additions('refused'), 0)
  assert.equal((await post({ name: 'mended' }, { 'Idempotency-Key': 'k3' })).status, 201)
})

test('a key may be forgotten after a day', async () => {
  await post({ name: 'old' }, { 'Idempotency-Key': 'k4' })
  await inTransaction(db, (trx) =>
    trx
      .updateTable('idempotent_answer')
      .set({ at: new Date(Date.now() - 25 * 3_600_000) })
      .where('key', '=', 'k4')
      .execute(),
  )
  await post({ name: 'old' }, { 'Idempotency-Key': 'k4' })
  assert.equal(await additions('old'), 2)
})

test('a key is a word: what is none is refused', async () => {
  for (const key of [' ', 'a b', 'a'.repeat(256)]) assert.equal((await post({ name: 'x' }, { 'Idempotency-Key': key })).status, 422, key)
})

test('whoever asks too much is told to wait, each caller by itself, and the operator never', async () => {
  const limited = thingApi({ perMinute: 3 }).app
  const ask = (headers: Record<string, string> = {}) => limited.request('/things', { headers })
  const left = [await ask(), await ask(), await ask()].map(({ status, headers }) => [
    status,
    headers.get('RateLimit-Limit'),
    headers.get('RateLimit-Remaining'),
  ])
  assert.deepEqual(left, [
    [200, '3', '2'],
    [200, '3', '1'],
    [200, '3', '0'],
  ])
  const refused = await ask({ 'Accept-Language': 'en' })
  const wait = Number(refused.headers.get('Retry-After'))
  assert.deepEqual(
    [refused.status, refused.headers.get('content-type'), wait > 0 && wait <= 60, refused.headers.get('RateLimit-Remaining')],
    [429, 'application/problem+json', true, '0'],
  )
  assert.equal((await ask()).status, 429)
  assert.equal((await ask({ 'X-Actor': 'operator' })).status, 200)
})

test('the count is the same for all processes', async () => {
  await db.deleteFrom('rate_limit').execute()
  const [one, other] = [thingApi({ perMinute: 2 }).app, thingApi({ perMinute: 2 }).app]
  assert.deepEqual(
    [(await one.request('/things')).status, (await other.request('/things')).status, (await one.request('/things')).status],
    [200, 200, 429],
  )
})

test('every operation in the document has what every operation should have', () => {
  const document = documentOf(thingApi(), { ...documentedSettings, version: '0' }, 'sv')
  assert.deepEqual(Object.keys(document.paths['/things'].post.responses).sort(), [
    '201',
    '401',
    '403',
    '405',
    '406',
    '409',
    '413',
    '415',
    '422',
    '429',
    '500',
    'default',
  ])
  assert.doesNotMatch(JSON.stringify(document), /x-sv/)
  assert.equal(document.paths['/things'].get.summary, 'Sak')
})

test('what is not done at once is told by its own status and address, and described beside the usual answer', async () => {
  const put = (name: string) => app.request('/things/1', { method: 'PUT', body: JSON.stringify({ name }), headers: json })
  const [done, waits] = [await put('now'), await put('wait')]
  assert.deepEqual(
    [done.status, waits.status, waits.headers.get('location'), await waits.json()],
    [200, 202, '/proposals/1', { name: 'wait' }],
  )
  const { responses } = documentOf(thingApi(), { ...documentedSettings, version: '0' }, 'en').paths['/things/{thing}'].put
  assert.ok(responses['200'] && responses['202'].headers.Location)
})

test('an answer with a secret is kept for nobody who sends again', async () => {
  const send = (headers: Record<string, string>) =>
    app.request('/secrets', { method: 'POST', body: JSON.stringify(thing), headers: { ...json, ...headers } })
  assert.deepEqual([(await send({})).status, (await send({ 'Idempotency-Key': 'a' })).status], [200, 422])
  assert.equal((await db.selectFrom('idempotent_answer').select('key').where('body', 'like', '%hemlig%').execute()).length, 0)
  const { parameters } = documentOf(thingApi(), { ...documentedSettings, version: '0' }, 'en').paths['/secrets'].post
  assert.ok(!JSON.stringify(parameters).includes('Idempotency-Key'))
})
