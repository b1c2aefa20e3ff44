import assert from 'node:assert/strict'
import test, { beforeEach } from 'node:test'
import { sql } from 'kysely'
import { harvestNode } from '../../../test/harvest.ts'
import { door, webServer } from '../../outside/fixtures.ts'
import { checkLinks } from './check-links.ts'
import { brokenLinks, linkFigures, qualityOf } from './find.ts'
import { type Scoring, scoreSource } from './score-source.ts'

const { db, take, sourceOf } = await harvestNode()
const day = (n: number) => new Date(Date.UTC(2026, 10, n, 12))

/** Harvests a text and scores it, which is how its links become known. */
async function scored(text: string, name: string, scoring: Scoring) {
  await take(text, { name, confirmedRemoval: true })
  const { id } = await sourceOf(name)
  await scoreSource(db, id, scoring)
  return id
}

// Each test has servers of its own, which are gone afterwards.
beforeEach(() => sql`delete from entry_link`.execute(db))

test('links are asked once, remembered, used in the points, and told to the contact point', async (t) => {
  const asked: string[] = []
  const base = await webServer(t, (request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(request.url === '/good' ? 200 : 404).end()
  })
  const name = 'Länkar'
  const text = `
    e:l1 a dcat:Dataset ; dcterms:title "Ett"@sv ; dcat:contactPoint e:k ; dcat:distribution [ dcat:accessURL <${base}/good> ; dcat:downloadURL <${base}/bad> ] .
    e:l2 a dcat:Dataset ; dcterms:title "Två"@sv ; dcat:contactPoint e:k ; dcat:distribution [ dcat:accessURL <${base}/bad> ] .
    e:k a vcard:Organization ; vcard:fn "Data" ; vcard:hasEmail <mailto:data@example.se> .`
  const id = await scored(text, name, { now: day(1) })
  const before = (await qualityOf(db, id))!.best
  assert.deepEqual([before.dimensions.accessibility.points, before.dimensions.accessibility.unknown], [10, (50 + 30 + 50) / 2])

  const tools = { db, outside: door(t), now: () => day(100) }
  const round = await checkLinks(tools)
  assert.deepEqual(round, { asked: 2, answers: 1, broken: 1, unsure: 0, sources: [id] })
  assert.deepEqual(asked.sort(), ['GET /bad', 'HEAD /bad', 'HEAD /good'])
  assert.deepEqual(await checkLinks(tools), { asked: 0, answers: 0, broken: 0, unsure: 0, sources: [] })

  await scoreSource(db, id, { now: day(100) })
  const after = (await qualityOf(db, id))!
  assert.deepEqual([after.best.dimensions.accessibility.points, after.best.dimensions.accessibility.unknown], [(50 + 20) / 2, 0])
  assert.deepEqual(
    after.fixes.filter(({ id }) => id.startsWith('mend')).map(({ id, records }) => [id, records]),
    [
      ['mend-access-url', 1],
      ['mend-download-url', 1],
    ],
  )
  assert.deepEqual(await linkFigures(db, id), { answers: 1, broken: 1, unsure: 0, waiting: 0 })
  const links = await brokenLinks(db, id)
  const [link] = links
  assert.equal(links.length, 1)
  assert.deepEqual(await brokenLinks(db), links, 'and so in the whole node')
  assert.deepEqual(
    [link!.url, link!.status, link!.more, link!.entry.title.sv, link!.contact?.email],
    [`${base}/bad`, 404, 1, 'Ett', 'data@example.se'],
  )
  assert.equal(link!.finding!.code, 'outside-not-found')
  assert.deepEqual(link!.since, day(100))

  // An answer too old is no answer.
  await scoreSource(db, id, { now: day(140) })
  assert.equal((await qualityOf(db, id))!.best.dimensions.accessibility.unknown, 65)
})

test('a broken link that answers again is found to', async (t) => {
  let status = 404
  const base = await webServer(t, (_, response) => response.writeHead(status).end())
  const id = await scored(`e:m1 a dcat:Dataset ; dcterms:title "A" ; dcat:distribution [ dcat:accessURL <${base}/> ] .`, 'Lagad', {
    now: day(1),
  })
  let now = day(100)
  const tools = { db, outside: door(t), now: () => now }
  assert.equal((await checkLinks(tools)).broken, 1)
  status = 200
  now = day(102)
  assert.deepEqual(await checkLinks(tools), { asked: 1, answers: 1, broken: 0, unsure: 0, sources: [id] })
  assert.deepEqual(await brokenLinks(db, id), [])
})

test('a host in trouble is left alone for this time, and one that says when to come back is believed', async (t) => {
  let questions = 0
  const down = await webServer(t, (request) => {
    questions++
    request.socket.destroy()
  })
  const busy = await webServer(t, (_, response) => response.writeHead(503, { 'Retry-After': '90000' }).end())
  const links = Array.from({ length: 8 }, (_, n) => `dcat:distribution [ dcat:accessURL <${down}/${n}>, <${busy}/${n}> ]`).join(' ; ')
  const id = await scored(`e:o1 a dcat:Dataset ; dcterms:title "A" ; ${links} .`, 'Nere', { now: day(1) })
  const round = await checkLinks({ db, outside: door(t), now: () => day(100) }, { patience: 3 })
  assert.deepEqual([round.asked, round.unsure, questions], [4, 4, 3])
  assert.deepEqual(await linkFigures(db, id), { answers: 0, broken: 0, unsure: 4, waiting: 12 })
  const { rows } = await db.executeQuery<{ n: number }>(
    db
      .selectFrom('link_check')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('url', 'like', `${busy}%`)
      .where('due_at', '>=', new Date(day(100).getTime() + 90_000_000))
      .compile(),
  )
  assert.equal(rows[0]!.n, 8)
})

test('a round takes so many of each host and so many in all, and two rounds at once do not ask the same', async (t) => {
  const asked: string[] = []
  const servers = await Promise.all(
    [1, 2].map(() =>
      webServer(t, (request, response) => {
        asked.push(`${request.headers.host}${request.url}`)
        response.end()
      }),
    ),
  )
  const links = servers
    .flatMap((base) => Array.from({ length: 10 }, (_, n) => `dcat:distribution [ dcat:accessURL <${base}/${n}> ]`))
    .join(' ; ')
  await scored(`e:q1 a dcat:Dataset ; dcterms:title "A" ; ${links} .`, 'Köer', { now: day(1) })
  const tools = { db, outside: door(t), now: () => day(50) }
  assert.equal((await checkLinks(tools, { perHost: 3 })).asked, 6)
  assert.equal((await checkLinks(tools, { most: 4 })).asked, 4)
  const both = await Promise.all([checkLinks(tools), checkLinks(tools)])
  assert.equal(both[0].asked + both[1].asked, 10)
  assert.equal(new Set(asked).size, 20)
  assert.equal(asked.length, 20)
})

test('addresses that nobody has any longer are not asked', async (t) => {
  const base = await webServer(t, (_, response) => response.end())
  await scored(`e:r1 a dcat:Dataset ; dcterms:title "A" ; dcat:distribution [ dcat:accessURL <${base}/old> ] .`, 'Byter', { now: day(1) })
  await scored(`e:r1 a dcat:Dataset ; dcterms:title "A" ; dcat:distribution [ dcat:accessURL <${base}/new> ] .`, 'Byter', { now: day(2) })
  assert.equal((await checkLinks({ db, outside: door(t), now: () => day(60) })).asked, 1)
})
