import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { testNode } from '../../test/node.ts'

const { url, db } = await testNode()
const api = `${url}/allmanning/v1`
// biome-ignore lint/suspicious/noExplicitAny: answers are looked at piece by piece
type Json = any
const get = async (path: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: Headers; body: Json }> => {
  const answer = await fetch(`${api}${path}`, { headers })
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}
const count = async () =>
  (
    await db
      .selectFrom('entry')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow()
  ).n

test('a search finds what the page finds, best first', async () => {
  const { body } = await get('/entries?q=badvatten&kind=dataset')
  assert.ok(body.total >= 1)
  assert.match(JSON.stringify(body.items[0].title), /[Bb]advatten/)
  assert.ok(body.items.every(({ kind }: Json) => kind === 'dataset'))
  const page = await (await fetch(`${url}/search?q=badvatten&kind=dataset`)).text()
  assert.ok(page.includes(`href="/entries/${body.items[0].id}"`))
})

test('values of a facet may be given several times, and facets say what each would give', async () => {
  const all = (await get('/entries?facets=true&limit=1')).body
  const counts = Object.fromEntries(all.facets.kind.map(({ value, count: n }: Json) => [value, n]))
  const two = (await get('/entries?kind=dataset&kind=software&limit=1')).body
  assert.equal(two.total, counts.dataset + counts.software)
  assert.equal(all.facets.kind.find(({ value }: Json) => value === 'dataset').label, 'Datamängd')
  assert.equal(
    (await get('/entries?facets=true&limit=1', { 'Accept-Language': 'en' })).body.facets.kind.find(({ value }: Json) => value === 'dataset')
      .label,
    'Dataset',
  )
  assert.equal('facets' in two, false)
})

test('a better spelling is proposed when nothing is found', async () => {
  const { body } = await get('/entries?q=badvatenkvalitet')
  assert.deepEqual([body.total, typeof body.didYouMean], [0, 'string'])
})

test('a walk by cursor meets everything once, whatever the size of its steps', async () => {
  for (const limit of [7, 100]) {
    const seen: number[] = []
    let cursor: string | undefined = '*'
    while (cursor) {
      const { body }: Json = await get(`/entries?limit=${limit}&cursor=${encodeURIComponent(cursor)}`)
      seen.push(...body.items.map(({ id }: Json) => id))
      cursor = body.nextCursor
    }
    assert.equal(seen.length, await count())
    assert.deepEqual(
      seen,
      [...new Set(seen)].sort((a, b) => a - b),
    )
  }
})

test('a cursor that we have not given out is refused', async () => {
  for (const cursor of ['x', 'YWZ0ZXI', Buffer.from('after 1; drop table').toString('base64url')])
    assert.deepEqual(
      [(await get(`/entries?cursor=${cursor}`)).status, (await get(`/entries?cursor=${cursor}`)).body.findings[0].field],
      [422, 'cursor'],
    )
})

test('a walk is through everything: what it cannot heed is refused, and not passed over', async () => {
  for (const query of ['q=vatten', 'theme=ENVI', 'page=2', 'publisher=x&q=y'])
    assert.equal((await get(`/entries?cursor=*&${query}`)).status, 422, query)
})

test('further than ten thousand one walks, and does not leaf', async () => {
  const { status, body } = await get('/entries?limit=100&page=102')
  assert.equal(status, 422)
  assert.match(body.detail, /cursor/)
})

test('an entry says what is understood of it, and where its triples are', async () => {
  const [{ id }] = (await get('/entries?q=badvatten&kind=dataset')).body.items
  const { body } = await get(`/entries/${id}`)
  assert.ok(body.keywords.length > 0 && body.distributions.length > 0 && body.publisherNamed.uri)
  for (const link of ['turtle', 'rdfxml', 'jsonld', 'ntriples', 'page', 'versions', 'checks', 'quality']) {
    const answers = async () => (await fetch(new URL(body.links[link], url))).status === 200
    // Checks and points are made in the background after the harvest.
    for (let tries = 0; tries < 100 && !(await answers()); tries++) await sleep(100)
    assert.ok(await answers(), link)
  }
  assert.equal((await fetch(new URL(body.links.thing, url), { redirect: 'manual' })).status, 303)
})

test('an entry that is unchanged is not sent again', async () => {
  const first = await get('/entries/1')
  const again = await fetch(`${api}/entries/1`, { headers: { 'If-None-Match': first.headers.get('ETag')! } })
  assert.equal(again.status, 304)
})

test('versions tell what came and what went, newest first', async () => {
  const { id } = await db
    .selectFrom('entry')
    .select('id')
    .where('version', '=', 2)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const { items, total } = (await get(`/entries/${id}/versions`)).body
  assert.deepEqual([total, items.map(({ version }: Json) => version)], [2, [2, 1]])
  assert.deepEqual([items[1].removed.length, items[1].added.length > 5], [0, true])
  assert.ok(items[0].added.length > 0 && items[0].added.length < items[1].added.length)
  const oneByOne = [
    (await get(`/entries/${id}/versions?limit=1`)).body.items[0],
    (await get(`/entries/${id}/versions?limit=1&page=2`)).body.items[0],
  ]
  assert.deepEqual(oneByOne, items)
})

test('the export has every entry on a line of its own, as it is when read alone', async () => {
  const answer = await fetch(`${api}/entries/export`)
  assert.equal(answer.headers.get('content-type'), 'application/x-ndjson')
  const lines = (await answer.text())
    .trimEnd()
    .split('\n')
    .map((line): Json => JSON.parse(line))
  assert.equal(lines.length, await count())
  const one = lines.find(({ kind }) => kind === 'dataset')
  assert.deepEqual((await get(`/entries/${one.id}`)).body, one)
})

test('the export can be narrowed down, and comes as a list of JSON for whoever asks', async () => {
  const { body, headers } = await get('/entries/export?kind=dataset&source=3', { Accept: 'application/json' })
  assert.equal(headers.get('content-type'), 'application/json')
  assert.ok(body.length > 0 && body.every(({ kind, source }: Json) => kind === 'dataset' && source.id === 3))
  assert.deepEqual((await get('/entries/export?source=999', { Accept: 'application/json' })).body, [])
})

test('what has ended is left out unless asked for', async () => {
  const { id } = (await get('/entries?kind=software&limit=1')).body.items[0]
  await db
    .updateTable('entry')
    .set({ ended_at: new Date('2026-01-02T03:04:05Z') })
    .where('id', '=', id)
    .execute()
  const walked = async (query: string) =>
    (await get(`/entries?cursor=*&limit=100&kind=software${query}`)).body.items.map((one: Json) => one.id)
  assert.equal((await walked('')).includes(id), false)
  assert.equal((await walked('&ended=true')).includes(id), true)
  assert.equal((await get(`/entries/${id}`)).body.endedAt, '2026-01-02T03:04:05.000Z')
})

test('pages of other sites may read, and are told which headers they may see', async () => {
  const answer = await fetch(`${api}/entries?limit=1`, { headers: { Origin: 'https://data.example' } })
  assert.equal(answer.headers.get('access-control-allow-origin'), '*')
  assert.match(answer.headers.get('access-control-expose-headers')!, /ETag/)
  assert.equal(answer.headers.get('access-control-allow-credentials'), null)
})
