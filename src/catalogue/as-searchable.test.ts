import assert from 'node:assert/strict'
import test from 'node:test'
import { asSearchable, facetsOf } from './as-searchable.ts'
import { type CodeListName, codeList, conceptOf } from './code-lists.ts'
import { entryFromQuads } from './dcat.ts'
import { facetLabel } from './facet-label.ts'
import { quadsIn } from './harvest/fixtures.ts'
import type { Kind } from './kind.ts'

const entry = async (text: string, kind: Kind = 'dataset') => entryFromQuads('https://example.se/a', kind, await quadsIn(text))
const searchable = async (text: string, kind?: Kind, publisherName?: { [tag: string]: string }) =>
  asSearchable(await entry(text, kind), { id: 1, source: 7, changedAt: new Date(0), ...(publisherName && { publisherName }) })

const meanings: readonly (readonly [CodeListName, string, string])[] = [
  ['licences', 'http://creativecommons.org/publicdomain/zero/1.0/', 'CC0'],
  ['licences', 'https://creativecommons.org/publicdomain/zero/1.0', 'CC0'],
  ['themes', 'http://publications.europa.eu/resource/authority/data-theme/ENVI', 'ENVI'],
  ['file-types', 'http://publications.europa.eu/resource/authority/file-type/CSV', 'CSV'],
  ['file-types', 'text/csv', 'CSV'],
  ['file-types', 'text/csv; charset=utf-8', 'CSV'],
  ['file-types', 'http://www.iana.org/assignments/media-types/text/csv', 'CSV'],
  ['file-types', 'csv', 'CSV'],
  ['access-rights', 'http://publications.europa.eu/resource/authority/access-right/PUBLIC', 'PUBLIC'],
  ['languages', 'http://publications.europa.eu/resource/authority/language/SWE', 'SWE'],
  ['languages', 'sv', 'SWE'],
  ['languages', 'http://id.loc.gov/vocabulary/iso639-1/sv', 'SWE'],
]
for (const [list, written, code] of meanings)
  test(`${written} means ${code} among ${list}`, () => assert.equal(conceptOf(list, written)?.code, code))

test('what means nothing in a list is found nowhere in it', () => {
  for (const written of ['', 'nonsense', 'https://example.se/', 'http://']) assert.equal(conceptOf('themes', written), undefined, written)
})

test('every list has Swedish and English labels, and no address twice', () => {
  for (const name of ['access-rights', 'file-types', 'frequencies', 'languages', 'licences', 'themes'] as const) {
    const { concepts } = codeList(name)
    assert.ok(concepts.length > 2)
    for (const { uri, sv, en } of concepts) assert.ok(sv && en, uri)
    assert.equal(new Set(concepts.map(({ uri }) => uri)).size, concepts.length, name)
  }
})

test('facets are codes where there are codes, and what was published where licences and formats have none', async () => {
  const facets = facetsOf(
    await entry(`e:a dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI>, e:own ; dcterms:license "Vår egen licens" ;
      dcat:distribution [ dcterms:format "text/csv" ; dcat:mediaType "CSV" ], [ dcterms:format "märkligt" ] ; dcterms:language "klingon" .`),
  )
  assert.deepEqual(facets, { theme: ['ENVI'], licence: ['Vår egen licens'], format: ['CSV', 'märkligt'], access: [], language: [] })
})

test('contacts and things we do not know are not searched for', async () => {
  assert.equal(await searchable('e:a vcard:fn "Karin" .', 'contact'), undefined)
  assert.equal(await searchable('e:a skos:prefLabel "Miljö" .', 'other'), undefined)
  assert.equal((await searchable('e:a dcterms:title "A" .'))?.source, '7')
})

test('a publisher is told by its address, and shown by the name it has here or elsewhere', async () => {
  assert.deepEqual((await searchable('e:a dcterms:publisher e:p . e:p foaf:name "Kommunen"@sv .'))?.publisher, {
    value: 'https://example.se/p',
    label: 'Kommunen',
  })
  assert.deepEqual((await searchable('e:a dcterms:publisher e:p .', 'dataset', { sv: 'Kommunen' }))?.publisher?.label, 'Kommunen')
  assert.deepEqual((await searchable('e:a dcterms:publisher [ foaf:name "Kommunen" ] .'))?.publisher, {
    value: 'Kommunen',
    label: 'Kommunen',
  })
  assert.equal((await searchable('e:a dcterms:title "A" .'))?.publisher, undefined)
})

test('a publisher whose name is a whole paragraph is cut for the index', async () => {
  const { publisher } = (await searchable(`e:a dcterms:publisher [ foaf:name "${'ord '.repeat(2_000)}" ] .`))!
  assert.ok(Buffer.byteLength(publisher!.value) <= 2_000)
})

test('a facet value is shown in the words of the reader, or as it was published', () => {
  const at = { language: 'sv', sources: new Map([['7', 'Umeå']]) } as const
  assert.equal(facetLabel('kind', { value: 'dataset' }, at), 'Datamängd')
  assert.equal(facetLabel('source', { value: '7' }, at), 'Umeå')
  assert.equal(facetLabel('theme', { value: 'ENVI' }, at), 'Miljö')
  assert.equal(facetLabel('theme', { value: 'ENVI' }, { ...at, language: 'en' }), 'Environment')
  assert.equal(facetLabel('licence', { value: 'https://www.example.se/licens' }, at), 'example.se/licens')
})
