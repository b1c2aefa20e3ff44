import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { entryFromQuads } from './dcat.ts'
import { cut } from './harvest/cut.ts'
import { absent, quadsIn, subjectsOf } from './harvest/fixtures.ts'
import type { Kind } from './kind.ts'

const uri = 'https://example.se/a'
const entry = async (text: string, kind: Kind = 'dataset') => entryFromQuads(uri, kind, await quadsIn(text))

test('a dataset has all that DCAT-AP-SE says of it', async () => {
  const dataset = await entry(`
    e:a a dcat:Dataset ; dcterms:title "Badplatser"@sv, "Bathing places"@en ; dcterms:description "Var man badar"@sv ;
      dcat:keyword "bad"@sv, "vatten"@sv ; dcterms:publisher e:p ; dcterms:creator [ foaf:name "Kontoret" ] ;
      dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ; dcterms:identifier "42" ;
      adms:identifier [ skos:notation "urn:42" ] ; dcterms:issued "2025-01-01"^^xsd:date ; dcterms:modified "2026-01-01"^^xsd:date ;
      dcterms:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC> ;
      dcterms:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/ANNUAL> ;
      dcterms:spatial [ rdfs:label "Umeå" ] ; dcterms:temporal [ dcat:startDate "2020" ; dcat:endDate "2025" ] ;
      dcterms:language <http://publications.europa.eu/resource/authority/language/SWE> ; dcat:landingPage e:page ; dcterms:conformsTo e:standard ;
      dcat:contactPoint [ vcard:fn "Karin" ; vcard:hasEmail <mailto:karin@example.se> ; vcard:hasTelephone [ vcard:hasValue <tel:090-1> ] ] ;
      dcat:distribution e:d, [ dcat:downloadURL e:file ; dcterms:format "CSV" ] .
    e:d a dcat:Distribution ; dcterms:title "API"@sv ; dcat:accessURL e:api ; dcterms:license e:licence ; dcterms:format "JSON" .`)
  assert.deepEqual(dataset, {
    uri,
    kind: 'dataset',
    title: { sv: 'Badplatser', en: 'Bathing places' },
    description: { sv: 'Var man badar' },
    keywords: [
      { text: 'bad', language: 'sv' },
      { text: 'vatten', language: 'sv' },
    ],
    publisher: { uri: 'https://example.se/p', name: {} },
    creators: [{ name: { '': 'Kontoret' } }],
    contacts: [{ name: { '': 'Karin' }, email: 'karin@example.se', telephone: '090-1' }],
    themes: ['http://publications.europa.eu/resource/authority/data-theme/ENVI'],
    licences: ['https://example.se/licence'],
    formats: ['JSON', 'CSV'],
    accessRights: ['http://publications.europa.eu/resource/authority/access-right/PUBLIC'],
    languages: ['http://publications.europa.eu/resource/authority/language/SWE'],
    frequency: 'http://publications.europa.eu/resource/authority/frequency/ANNUAL',
    issued: '2025-01-01',
    modified: '2026-01-01',
    identifiers: ['42', 'urn:42'],
    spatial: [{ name: { '': 'Umeå' } }],
    temporal: [{ start: '2020', end: '2025' }],
    landingPages: ['https://example.se/page'],
    conformsTo: [{ uri: 'https://example.se/standard', name: {} }],
    distributions: [
      {
        uri: 'https://example.se/d',
        title: { sv: 'API' },
        description: {},
        accessUrls: ['https://example.se/api'],
        downloadUrls: [],
        formats: ['JSON'],
        licence: 'https://example.se/licence',
        conformsTo: [],
      },
      { title: {}, description: {}, accessUrls: [], downloadUrls: ['https://example.se/file'], formats: ['CSV'], conformsTo: [] },
    ],
    otherTexts: [{ text: 'API', language: 'sv' }],
  })
})

test('a publisher, a contact and a concept are named by the properties of their own vocabularies', async () => {
  assert.deepEqual((await entry('e:a a foaf:Agent ; foaf:name "Umeå kommun" .', 'publisher')).title, { '': 'Umeå kommun' })
  const contact = await entry('e:a a vcard:Kind ; vcard:fn "Karin"@sv ; vcard:hasEmail <mailto:k@example.se> .', 'contact')
  assert.deepEqual([contact.title, contact.contacts], [{ sv: 'Karin' }, [{ uri, name: { sv: 'Karin' }, email: 'k@example.se' }]])
  assert.deepEqual((await entry('e:a a skos:Concept ; skos:prefLabel "Miljö"@sv, "Environment"@en .', 'other')).title, {
    sv: 'Miljö',
    en: 'Environment',
  })
})

test('a public service is published by its competent authority', async () => {
  const service = await entry(
    'e:a a cpsv:PublicService ; dcterms:title "Bygglov"@sv ; cv:hasCompetentAuthority [ a cv:PublicOrganisation ; dcterms:title "Umeå kommun"@sv ] .',
    'public-service',
  )
  assert.deepEqual(service.publisher, { name: { sv: 'Umeå kommun' } })
})

test('a text without a language is kept without one, and the first of several in one language is the title', async () => {
  const { title } = await entry('e:a dcterms:title "Utan", "Första"@sv, "Andra"@SV .')
  assert.deepEqual(title, { '': 'Utan', sv: 'Första' })
})

test('the title goes before the name, whichever comes first in the file', async () => {
  assert.deepEqual((await entry('e:a foaf:name "Namnet" ; dcterms:title "Titeln" .')).title, { '': 'Titeln' })
})

test('a record about which nothing is said is an entry with nothing in it', async () => {
  const nothing = await entry('e:a a dcat:Dataset .')
  assert.deepEqual([nothing.title, nothing.keywords, nothing.distributions, nothing.publisher], [{}, [], [], undefined])
})

test('texts where addresses belong, and addresses where texts belong, are no reason to fail', async () => {
  const strange = await entry(`
    e:a dcat:distribution "filen" ; dcterms:publisher "Kommunen" ; dcat:contactPoint "Karin" ; dcterms:title e:title ; dcat:theme "miljö" ;
      dcterms:spatial "Umeå" ; dcterms:temporal "2020" ; dcat:keyword e:k ; dcterms:license "fri" ; dcterms:format [ rdfs:label "CSV" ] .`)
  assert.deepEqual(strange.publisher, { name: { '': 'Kommunen' } })
  assert.deepEqual([strange.licences, strange.formats, strange.title], [['fri'], ['CSV'], {}])
})

test('parts that refer to each other in a circle are no reason to fail', async () => {
  const circle = await entry('e:a dcat:distribution e:d ; dcterms:publisher e:a . e:d dcat:distribution e:a ; dcterms:conformsTo e:d .')
  assert.equal(circle.distributions.length, 1)
})

if (absent) test('real records', { skip: absent }, () => {})
else {
  const recordsIn = async (file: string) => {
    const cuts = await Array.fromAsync(cut(subjectsOf(await quadsIn(readFileSync(`../shared/data/${file}`), file))))
    return cuts.map((piece) => entryFromQuads(piece.uri, piece.kind, piece.quads))
  }

  const complete: readonly (readonly [string, Kind, number])[] = [
    ['dcat-se/sgu_2015.rdf', 'dataset', 9],
    ['dcat-eu/de_bremen-catalog-original-input.rdf', 'dataset', 153],
    ['dcat-eu/de_destatis-catalog-original-input.rdf', 'dataset', 135],
    ['dcat-se/DCAT-AP-SE__exempel__rekommenderat.ttl', 'data-service', 1],
    ['cpsv/harvester/Finnish_data/FinnishServices.ttl', 'public-service', 13],
  ]
  for (const [file, kind, n] of complete)
    test(`${file}: each ${kind} has a title`, async () => {
      const entries = (await recordsIn(file)).filter((each) => each.kind === kind)
      assert.equal(entries.length, n)
      assert.deepEqual(
        entries.filter(({ title }) => Object.keys(title).length === 0),
        [],
      )
    })

  test('the recommended example of DCAT-AP-SE fills the fields that a page shows', async () => {
    const entries = await recordsIn('dcat-se/DCAT-AP-SE__exempel__rekommenderat.ttl')
    const dataset = entries.find(({ kind }) => kind === 'dataset')!
    const filled = ['title', 'description', 'keywords', 'publisher', 'contacts', 'themes', 'licences', 'formats', 'distributions'] as const
    for (const field of filled) assert.ok(Object.keys(dataset[field] ?? {}).length > 0, field)
  })
}
