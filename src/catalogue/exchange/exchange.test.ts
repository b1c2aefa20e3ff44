import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { Hono } from 'hono'
import { harvestNode } from '../../../test/harvest.ts'
import { Problem, problems } from '../../kernel/problem.ts'
import { canonicalise } from '../../rdf/canonical.ts'
import { absent, quadsIn, told } from '../harvest/fixtures.ts'
import { exchangeRoutes, preferred } from './routes.ts'

const { db, take, harvest, live, sourceOf } = await harvestNode()

const app = new Hono()
app.route('/', exchangeRoutes(db))
app.onError((error, c) => {
  if (error instanceof Problem) return c.text(error.detail.en, problems[error.kind].status)
  throw error
})

const extensions = {
  ttl: 'text/turtle',
  rdf: 'application/rdf+xml',
  jsonld: 'application/ld+json',
  nt: 'application/n-triples',
  trig: 'application/trig',
}
const recordsOf = async (source: string) =>
  (await live(source)).map(({ uri, kind, hash, catalogues }) => [uri, kind, hash, [...catalogues].sort()])
const canonicalOf = async (text: string, name: string) => {
  const canonical = await canonicalise(await quadsIn(text, name))
  return 'text' in canonical ? canonical.text : assert.fail(canonical.refusal.message.en)
}

const catalogue = `
  e:c a dcat:Catalog ; dcterms:title "Katalogen"@sv ; dcat:dataset e:a, <https://elsewhere.example/x> ; dcat:service e:s .
  e:a a dcat:Dataset ; dcterms:title "A"@sv ; dcat:contactPoint [ vcard:fn "Karin" ] ; dcat:distribution e:d .
  e:d a dcat:Distribution ; dcat:accessURL e:file . e:s a dcat:DataService ; dcterms:title "S"@sv . e:p a foaf:Agent ; foaf:name "Kommunen" .`
await take(catalogue, { name: 'Katalog' })
await take('e:other a dcat:Dataset ; dcterms:title "I en annan källa"@sv .', { name: 'En annan' })
const { id: source } = await sourceOf('Katalog')
const idOf = async (uri: string) =>
  (await db.selectFrom('entry').select('id').where('uri', '=', uri).orderBy('id').executeTakeFirstOrThrow()).id

for (const [extension, mediaType] of Object.entries(extensions)) {
  test(`a source as ${extension} says what was harvested, no more and no less`, async () => {
    const response = await app.request(`/sources/${source}/catalog.${extension}`)
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-type')!.split(';')[0], mediaType)
    assert.equal(response.headers.get('access-control-allow-origin'), '*')
    assert.equal(await canonicalOf(await response.text(), `catalog.${extension}`), await canonicalOf(catalogue, 'catalogue.ttl'))
  })

  test(`the whole node as ${extension} holds every source`, async () => {
    const text = await (await app.request(`/catalog.${extension}`)).text()
    const all = `${await canonicalOf(catalogue, 'c.ttl')}${await canonicalOf('e:other a dcat:Dataset ; dcterms:title "I en annan källa"@sv .', 'c.ttl')}`
    const sorted = (lines: string) => lines.trim().split('\n').sort()
    assert.deepEqual(sorted(await canonicalOf(text, `catalog.${extension}`)), sorted(all))
  })

  test(`HEAD on ${extension} has the headers and no body`, async () => {
    const response = await app.request(`/catalog.${extension}`, { method: 'HEAD' })
    assert.deepEqual([response.status, response.headers.get('content-type')!.split(';')[0], await response.text()], [200, mediaType, ''])
  })
}

test('the address that Sveriges dataportal asks first answers in RDF/XML', async () => {
  const response = await app.request('/datasets/dcat')
  assert.equal(response.headers.get('content-type')!.split(';')[0], 'application/rdf+xml')
  assert.match(await response.text(), /<rdf:RDF/)
})

test('one entry is its record, and a catalogue comes with the list of what is in it', async () => {
  const dataset = await (await app.request(`/entries/${await idOf('https://example.se/a')}.nt`)).text()
  assert.match(dataset, /Karin/)
  assert.doesNotMatch(dataset, /Kommunen|Katalogen/)
  const listed = await (await app.request(`/entries/${await idOf('https://example.se/c')}.nt`)).text()
  assert.match(listed, /dcat#dataset> <https:\/\/example\.se\/a>/)
  assert.match(listed, /dcat#dataset> <https:\/\/elsewhere\.example\/x>/)
  assert.match(listed, /dcat#service> <https:\/\/example\.se\/s>/)
})

test('the address of a thing leads to the page or the data that the asker likes best', async () => {
  const id = await idOf('https://example.se/a')
  const to = async (accept?: string) => {
    const response = await app.request(`/id/dataset/${id}`, accept === undefined ? {} : { headers: { Accept: accept } })
    return [response.status, response.headers.get('location'), response.headers.get('vary')]
  }
  assert.deepEqual(await to('text/turtle'), [303, `/entries/${id}.ttl`, 'Accept'])
  assert.deepEqual(await to('application/ld+json, text/html;q=0.5'), [303, `/entries/${id}.jsonld`, 'Accept'])
  assert.deepEqual(await to('text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'), [303, `/entries/${id}`, 'Accept'])
  assert.deepEqual(await to(), [303, `/entries/${id}`, 'Accept'])
})

test('the address of a thing under another kind leads to the one that holds', async () => {
  const id = await idOf('https://example.se/a')
  const response = await app.request(`/id/public-service/${id}`)
  assert.deepEqual([response.status, response.headers.get('location')], [308, `/id/dataset/${id}`])
})

test('what has never been is not found, also where the number is larger than any of ours', async () => {
  for (const path of [
    '/entries/999999.ttl',
    '/entries/0.ttl',
    '/entries/99999999999.ttl',
    '/entries/99999999999999999999.ttl',
    '/id/dataset/99999999999',
    '/sources/999999/catalog.ttl',
    '/sources/99999999999/catalog.ttl',
    '/catalog.docx',
    `/sources/${source}/catalog.csv`,
    `/entries/${await idOf('https://example.se/a')}.pdf`,
  ])
    assert.equal((await app.request(path)).status, 404, path)
})

test('what has ended is gone, and no longer in any catalogue', async () => {
  const name = 'Tar slut'
  await take('e:c2 a dcat:Catalog ; dcat:dataset e:stays, e:ends . e:stays a dcat:Dataset . e:ends a dcat:Dataset .', { name })
  await take('e:c2 a dcat:Catalog ; dcat:dataset e:stays . e:stays a dcat:Dataset .', { name, confirmedRemoval: true })
  const id = await idOf('https://example.se/ends')
  assert.equal((await app.request(`/entries/${id}.ttl`)).status, 410)
  assert.equal((await app.request(`/id/dataset/${id}`)).status, 410)
  const { id: number } = await sourceOf(name)
  const text = await (await app.request(`/sources/${number}/catalog.nt`)).text()
  assert.match(text, /stays/)
  assert.doesNotMatch(text, /ends/)
})

test('a source with more records than a batch is written whole', async () => {
  const name = 'Stor'
  const n = 1_203
  const members = Array.from({ length: n }, (_, i) => `e:n${i}`)
  await take(
    `e:big a dcat:Catalog ; dcat:dataset ${members.join(', ')} . ${members.map((each) => `${each} a dcat:Dataset .`).join('\n')}`,
    { name },
  )
  const { id } = await sourceOf(name)
  const lines = (await (await app.request(`/sources/${id}/catalog.nt`)).text()).trim().split('\n')
  assert.equal(new Set(lines).size, 2 * n + 1)
  assert.equal(lines.length, 2 * n + 1)
})

const liked: readonly (readonly [string, string])[] = [
  ['', 'html'],
  ['*/*', 'html'],
  ['text/html', 'html'],
  ['text/turtle', 'ttl'],
  ['TEXT/TURTLE', 'ttl'],
  ['text/turtle; charset=utf-8', 'ttl'],
  ['application/rdf+xml;q=0.9, text/turtle;q=0.8', 'rdf'],
  ['application/rdf+xml;q=0.7, text/turtle;q=0.8', 'ttl'],
  ['text/turtle;q=0, application/n-triples;q=0.1', 'nt'],
  ['application/pdf, application/trig;q=0.2', 'trig'],
  ['application/pdf', 'html'],
  ['text/turtle;q=nonsense', 'ttl'],
  [';;,,;q=', 'html'],
]
for (const [accept, extension] of liked)
  test(`Accept: ${accept || '(nothing)'} gets ${extension}`, () => assert.equal(preferred(accept), extension))

if (absent) test('real catalogues', { skip: absent }, () => {})
else
  for (const file of [
    'dcat-se/DCAT-AP-SE__exempel__rekommenderat.rdf',
    'dcat-se/sgu_2015.rdf',
    'dcat-se/umea_example_2015.rdf',
    'dcat-eu/de_destatis-catalog-original-input.rdf',
    'dcat-eu/de_govdata_catalog-endpoint.rdf',
    'dcat-evolution/raa_soch/2020-08-07T070412_6c48e38.rdf',
    'cpsv/harvester/Finnish_data/FinnishServices.ttl',
    'base-registers/it_bdin/metadatiDCATAPIT_PRA.jsonld',
    'publiccode-real/repositories/SE__AI-Riksarkivet__htrflow__publiccode.yml',
  ])
    test(`${file}: harvested again from what we publish, in any syntax, the records are the same`, async () => {
      const place = `../shared/data/${file}`
      assert.ok(readFileSync(place).length > 0)
      assert.equal(told(await harvest({ place, name: file })).state, 'done')
      const { id } = await sourceOf(file)
      for (const extension of Object.keys(extensions)) {
        const text = await (await app.request(`/sources/${id}/catalog.${extension}`)).text()
        const name = `${file} ${extension}`
        const report = await take(Buffer.from(text), { name, file: `again.${extension}` })
        assert.equal(report.outcome.state, 'done', extension)
        assert.deepEqual(await recordsOf(name), await recordsOf(file), extension)
      }
    })
