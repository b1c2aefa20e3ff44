import assert from 'node:assert/strict'
import test from 'node:test'
import { testApp } from '../../../test/app.ts'
import { ns } from '../../rdf/namespaces.ts'
import { assessSource } from '../assess.ts'
import { quadsIn } from '../harvest/fixtures.ts'
import { metricNamespace } from './dqv.ts'
import { qualityOf } from './find.ts'
import { nodeQuality } from './find-node.ts'

const baseUrl = 'https://node.example'
const { app, get, db, take, sourceOf } = await testApp({ BASE_URL: baseUrl })

const now = (day: number) => new Date(Date.UTC(2026, 10, day, 12))
async function assessed(text: string, name: string, day: number) {
  await take(text, { name, confirmedRemoval: true })
  const { id } = await sourceOf(name)
  await assessSource(db, id, now(day))
  return id
}

const csv = 'dcat:distribution [ dcat:accessURL e:f ; dcterms:format "text/csv" ]'
const one = await assessed(
  `e:a a dcat:Dataset ; dcterms:title "Bad"@sv ; dcat:keyword "bad"@sv ; dcterms:publisher e:p ; ${csv} .
   e:b a dcat:Dataset ; dcterms:title "Väg"@sv ; dcterms:publisher e:p .
   e:c a dcat:Dataset ; dcterms:title "Skog"@sv ; dcterms:publisher e:q .
   e:p a foaf:Organization ; foaf:name "Almbro kommun"@sv . e:q a foaf:Organization ; foaf:name "Norrskog"@sv .`,
  'Ett',
  1,
)
const two = await assessed('e:d a dcat:Dataset ; dcterms:title "Karta"@sv ; dcterms:publisher e:p .', 'Två', 1)
const idOf = async (uri: string) =>
  (await db.selectFrom('entry').select('id').where('uri', '=', `https://example.se/${uri}`).executeTakeFirstOrThrow()).id
const measured = async (path: string, name: string) => {
  const quads = await quadsIn((await get(path)).text, name)
  return (address: string) =>
    quads.find(({ subject, predicate }) => subject.value === address && predicate.value === ns.dqv('value'))?.object.value
}

for (const [extension, type] of [
  ['ttl', 'text/turtle'],
  ['rdf', 'application/rdf+xml'],
  ['jsonld', 'application/ld+json'],
  ['nt', 'application/n-triples'],
] as const)
  test(`the measurements of node, source and entry as ${extension} are what is stored`, async () => {
    const name = `quality.${extension}`
    assert.equal((await get(`/${name}`)).type.split(';')[0], type)
    for (const [method, rules] of [
      ['eu', ''],
      ['digg', '?method=digg'],
    ] as const) {
      const round = (points: number) => String(Math.round(points * 1e6) / 1e6)
      const node = await measured(`/${name}${rules}`, name)
      const source = await measured(`/sources/${one}/${name}${rules}`, name)
      const entry = await measured(`/entries/${await idOf('a')}/${name}${rules}`, name)
      const stored = (await qualityOf(db, one, method))!.best
      assert.equal(node(`${baseUrl}/quality${rules}#scoring`), round((await nodeQuality(db, method))!.best.points))
      assert.equal(node(`${baseUrl}/sources/${one}/quality${rules}#scoring`), round(stored.points))
      assert.equal(source(`${baseUrl}/sources/${one}/quality${rules}#scoring`), round(stored.points))
      assert.equal(source(`${baseUrl}/entries/${await idOf('b')}/quality${rules}#keyword`), 'false')
      assert.equal(entry(`${baseUrl}/entries/${await idOf('a')}/quality${rules}#keyword`), 'true')
      const { points } = await db
        .selectFrom('record_quality')
        .select('points')
        .where('entry_id', '=', await idOf('a'))
        .where('method', '=', method)
        .executeTakeFirstOrThrow()
      assert.equal(entry(`${baseUrl}/entries/${await idOf('a')}/quality${rules}#scoring`), round(points))
    }
  })

test('measurements come with what they mean, and HEAD without a body', async () => {
  const quads = await quadsIn((await get('/quality.ttl')).text, 'q.ttl')
  assert.ok(quads.some(({ subject, object }) => subject.value === `${metricNamespace}scoring` && object.value === ns.dqv('Metric')))
  const head = await app.request('/quality.ttl', { method: 'HEAD' })
  assert.deepEqual([head.status, await head.text(), head.headers.get('access-control-allow-origin')], [200, '', '*'])
})

test('what has no points, and what we cannot write or count by, is said', async () => {
  for (const [path, status] of [
    ['/quality.csv', 404],
    ['/sources/999/quality.ttl', 404],
    [`/entries/${await idOf('p')}/quality.ttl`, 404],
    ['/quality.ttl?method=other', 422],
    ['/quality/fixes/no-such-fix', 404],
  ] as const)
    assert.equal((await get(path)).status, status, path)
})

test('the node page has the points, what to fix first, its sources and who has most to gain, in both languages', async () => {
  const { best } = (await nodeQuality(db))!
  const points = Math.round(best.points)
  const swedish = (await get('/quality')).text
  for (const text of [
    `${points} av 405`,
    'Rätta det här först',
    'Källor jämförda',
    'Ett',
    'Två',
    'Almbro kommun',
    'datamängder saknar nyckelord',
  ])
    assert.ok(swedish.includes(text), text)
  const english = (await get('/en/quality')).text
  for (const text of [`${points} of 405`, 'Fix this first', 'Sources compared', 'datasets lack keywords'])
    assert.ok(english.includes(text), text)
})

test('by the rules of the Swedish portal there are other points, and every link keeps the choice', async () => {
  const best = (await nodeQuality(db, 'digg'))!.best
  const page = (await get('/quality?method=digg')).text
  assert.ok(page.includes(`${Math.round(best.points)} av 375`))
  assert.match(page, /<strong aria-current="true">Sveriges dataportals avvikelser/)
  assert.match(page, new RegExp(`/sources/${one}/quality\\?method=digg`))
  assert.match(page, /\/quality\/fixes\/add-keywords\?method=digg/)
  const source = (await get(`/sources/${one}/quality?method=digg`)).text
  assert.ok(source.includes(`${Math.round((await qualityOf(db, one, 'digg'))!.best.points)} av 375`))
  assert.match((await get(`/entries/${await idOf('a')}/quality?method=digg`)).text, / av 375/)
  const publishers = (await get(`/quality/publishers?method=digg&source=${one}`)).text
  assert.match(publishers, new RegExp(`href="/quality/publishers\\?source=${one}"`), 'the switch keeps the source')
})

test('the records of a fix are listed, over the node and in one source', async () => {
  const all = (await get('/quality/fixes/add-keywords')).text
  for (const text of ['3 datamängder', 'Väg', 'Skog', 'Karta']) assert.ok(all.includes(text), text)
  const some = (await get(`/quality/fixes/add-keywords?source=${two}`)).text
  assert.ok(some.includes('Karta') && !some.includes('Skog'))
})

test('a node where nothing is assessed says what to do', async () => {
  await db.deleteFrom('node_quality').execute()
  const page = await get('/quality')
  assert.equal(page.status, 200)
  assert.match(page.text, /Lägg till en källa/)
  assert.equal((await get('/quality.ttl')).status, 404)
})
