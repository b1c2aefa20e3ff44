import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { absent, sharedFiles } from '../harvest/fixtures.ts'
import { catalogue, inShort, recordsOf, resultsOf } from './fixtures.ts'
import { validateRecord } from './validate-record.ts'

const hvd = 'http://data.europa.eu/eli/reg_impl/2023/138/oj'
const authority = 'http://publications.europa.eu/resource/authority'

test('a catalogue that follows DCAT-AP-SE has nothing to correct', async () => {
  assert.deepEqual((await resultsOf(catalogue(), 'dcat-ap-se')).map(inShort), [])
})

/** One change to the faultless catalogue, and what is told of it. */
const cases: readonly (readonly [what: string, from: string, to: string, ...told: string[]])[] = [
  // Mandatory, recommended, at most one
  ['a dataset without title', 'dcterms:title "Luftkvalitet"@sv, "Air quality"@en ;', '', 'violation Dataset-title-required'],
  ['a catalogue without datasets', 'dcat:dataset <https://data.example.se/luft> ;', '', 'violation Catalog-dataset-required'],
  [
    'a dataset without keyword',
    'dcat:keyword "luft"@sv ;\n    dcat:theme',
    'dcat:theme',
    'warning Dataset-keyword-recommended',
    'warning DatasetSeries-keyword-recommended',
  ],
  [
    'a dataset without theme',
    `dcat:theme <${authority}/data-theme/ENVI> ; dcterms:issued "2024"`,
    'dcterms:issued "2024"',
    'warning Dataset-theme-recommended',
  ],
  [
    'a distribution without address',
    'dcat:accessURL <https://data.example.se/luft.csv> ;',
    '',
    'violation Distribution-accessURL-required',
  ],
  ['a distribution without format', 'dcterms:format "text/csv" ;', '', 'warning Distribution-format-recommended'],
  ['a service without endpoint', 'dcat:endpointURL <https://api.example.se/luft> ;', '', 'violation DataService-endpointURL-required'],
  ['an agent without type', 'dcterms:type <http://purl.org/adms/publishertype/NationalAuthority> ;', '', 'violation Agent-type-required'],
  ['a contact without e-mail', 'vcard:hasEmail <mailto:oppnadata@example.se> ;', '', 'violation Kind-hasEmail-required'],
  [
    'two access rights',
    `/PUBLIC> ; dcat:distribution`,
    `/PUBLIC>, <${authority}/access-right/RESTRICTED> ; dcat:distribution`,
    'violation Dataset-accessRights-single',
    'info Dataset-distribution-node-protected',
  ],
  // Forms
  ['a title without language', '"Luftkvalitet"@sv', '"Luftkvalitet"', 'violation Dataset-title-language Luftkvalitet'],
  ['a date without type', '"2024"^^xsd:gYear', '"2024-01-01"', 'violation Dataset-issued-date 2024-01-01'],
  ['a day that is not in the calendar', '"2024"^^xsd:gYear', '"2024-02-31"^^xsd:date', 'violation Dataset-issued-date 2024-02-31'],
  ['a point in time', '"2024"^^xsd:gYear', '"2024-01-01T10:00:00+01:00"^^xsd:dateTime'],
  [
    'a web address as text',
    'dcat:accessURL <https://data.example.se/luft.csv>',
    'dcat:accessURL "https://data.example.se/luft.csv"',
    'violation Distribution-accessURL-web https://data.example.se/luft.csv',
  ],
  [
    'an e-mail address as text',
    '<mailto:oppnadata@example.se>',
    '"oppnadata@example.se"',
    'violation Kind-hasEmail-mailto oppnadata@example.se',
  ],
  ['a telephone number as text', '<tel:+46-8-123456>', '"08-123456"', 'violation Voice-hasValue-tel 08-123456'],
  [
    'a size that is no number',
    'dcterms:format "text/csv" ;',
    'dcterms:format "text/csv" ; dcat:byteSize "3 MB" ;',
    'violation Distribution-byteSize-number 3 MB',
  ],
  [
    'a theme from another list',
    `${authority}/data-theme/ENVI> ; dcterms:issued "2024"`,
    'https://www.example.se/tema/luft> ; dcterms:issued "2024"',
    'warning Dataset-theme-node-theme',
  ],
  [
    'a theme from another list beside one of ours',
    `${authority}/data-theme/ENVI> ; dcterms:issued "2024"`,
    `${authority}/data-theme/ENVI>, <https://www.example.se/tema/luft> ; dcterms:issued "2024"`,
  ],
  [
    'access rights that are not in the list',
    `/access-right/PUBLIC> ; dcat:distribution`,
    `/access-right/SENSITIVE> ; dcat:distribution`,
    `violation Dataset-accessRights-list ${authority}/access-right/SENSITIVE`,
  ],
  [
    'a language from another table',
    `${authority}/language/SWE`,
    'http://id.loc.gov/vocabulary/iso639-1/sv',
    'violation Catalog-language-code http://id.loc.gov/vocabulary/iso639-1/sv',
  ],
  [
    'an agent that is described as something else',
    'a foaf:Organization ;',
    'a foaf:Document ;',
    'violation Catalog-publisher-class http://dataportal.se/organisation/SE2021000555',
    'violation Dataset-publisher-class http://dataportal.se/organisation/SE2021000555',
    'violation DatasetSeries-publisher-class http://dataportal.se/organisation/SE2021000555',
  ],
  // R-HVD
  [
    'a high-value dataset without category',
    'dcat:keyword "luft"@sv ;\n    dcat:theme',
    `dcat:keyword "luft"@sv ; dcatap:applicableLegislation <${hvd}> ;\n    dcat:theme`,
    'violation Dataset-hvdCategory-node-hvd-category',
    'violation DatasetSeries-hvdCategory-node-hvd-category',
  ],
  [
    'a category without the regulation',
    'dcterms:issued "2024"',
    'dcatap:hvdCategory <http://data.europa.eu/bna/c_dd313021> ; dcterms:issued "2024"',
    'warning Dataset-hvdCategory-node-hvd-legislation',
  ],
  // R-LIC and the form of licences
  [
    'a catalogue under another licence',
    'publicdomain/zero/1.0/',
    'licenses/by/4.0/',
    'violation Catalog-license-list http://creativecommons.org/licenses/by/4.0/',
  ],
  [
    'a licence with https',
    '<http://creativecommons.org/licenses/by/4.0/>',
    '<https://creativecommons.org/licenses/by/4.0/>',
    'warning Distribution-license-cc https://creativecommons.org/licenses/by/4.0/',
  ],
  ['a licence of another kind', '<http://creativecommons.org/licenses/by/4.0/>', '<https://www.example.se/villkor>'],
  // R-FMT
  ['a format that is no media type', '"text/csv"', '"CSV"', 'violation Distribution-format-media-type CSV'],
  ['a media type with a parameter', '"text/csv"', '"text/csv; charset=utf8"'],
  [
    'a format by its address',
    '"text/csv"',
    `<${authority}/file-type/CSV>`,
    `warning Distribution-format-media-type-text ${authority}/file-type/CSV`,
  ],
  ['two formats', '"text/csv"', '"text/csv", "application/json"', 'violation Distribution-format-single'],
  // HV-5, HV-7, HV-8, HV-9
  [
    'a contact without an address of its own',
    'dcat:contactPoint <https://data.example.se/kontakt> ; dcat:keyword "luft"@sv ;\n    dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ; dcterms:issued',
    'dcat:contactPoint [ a vcard:Individual ; vcard:fn "E" ; vcard:hasEmail <mailto:e@example.se> ; vcard:hasTelephone [] ; vcard:hasAddress [] ] ; dcat:keyword "luft"@sv ;\n    dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ; dcterms:issued',
    'violation Kind-address',
  ],
  [
    'one address for a dataset and an agent',
    '<https://data.example.se/luft> a dcat:Dataset ;',
    '<https://data.example.se/luft> a dcat:Dataset, foaf:Agent ; foaf:name "L"@sv ; dcterms:type <http://purl.org/adms/publishertype/Company> ; dcterms:identifier "1" ;',
    'info Agent-organisation-number',
    'warning Dataset-one-thing',
  ],
  [
    'one address for publisher and contact',
    'dcterms:publisher <http://dataportal.se/organisation/SE2021000555> ; dcat:contactPoint <https://data.example.se/kontakt> ; dcat:keyword "luft"@sv ;\n    dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ; dcterms:issued',
    'dcterms:publisher <https://elsewhere.example/a> ; dcat:contactPoint <https://elsewhere.example/a> ; dcat:keyword "luft"@sv ;\n    dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ; dcterms:issued',
    'warning Dataset-contactPoint-not-publisher https://elsewhere.example/a',
  ],
  [
    'a publisher by another address',
    'http://dataportal.se/organisation/SE2021000555',
    'https://www.example.se/om',
    'info Agent-organisation-number',
  ],
  // Content
  [
    'a title of ten words',
    '"Luftkvalitet"@sv',
    '"Ett två tre fyra fem sex sju åtta nio tio"@sv',
    'info Dataset-title-short Ett två tre fyra fem sex sju åtta nio tio',
  ],
  ['a title of nine words', '"Luftkvalitet"@sv', '"Ett två tre fyra fem sex sju åtta nio"@sv'],
  [
    'a title with a year and a format',
    '"Luftkvalitet"@sv',
    '"Luftkvalitet 2024 (CSV)"@sv',
    'info Dataset-title-format Luftkvalitet 2024 (CSV)',
    'info Dataset-title-year Luftkvalitet 2024 (CSV)',
  ],
  ['a title in Swedish alone', '"Luftkvalitet"@sv, "Air quality"@en', '"Luftkvalitet"@sv', 'info Dataset-title-node-title-english'],
  [
    'several keywords in one',
    'dcat:keyword "luft"@sv ;\n    dcterms:accessRights',
    'dcat:keyword "luft, väder"@sv ;\n    dcterms:accessRights',
    'info DataService-keyword-one-each luft, väder',
  ],
  [
    'an API description among a dataset’s standards',
    'dcterms:conformsTo <https://www.example.se/standard> ; dcterms:spatial <http://sws.geonames.org/2661886/> ;\n    dcterms:temporal [ a dcterms:PeriodOfTime ; dcat:startDate "2020-01-01"^^xsd:date ; dcat:endDate "2025-12-31"^^xsd:date ] ;\n    dcterms:access',
    'dcterms:conformsTo <https://api.example.se/openapi.json> ; dcterms:spatial <http://sws.geonames.org/2661886/> ;\n    dcterms:temporal [ a dcterms:PeriodOfTime ; dcat:startDate "2020-01-01"^^xsd:date ; dcat:endDate "2025-12-31"^^xsd:date ] ;\n    dcterms:access',
    'info Dataset-conformsTo-not-openapi https://api.example.se/openapi.json',
  ],
  [
    'a series in a series',
    'a dcat:DatasetSeries ;',
    'a dcat:DatasetSeries ; dcat:inSeries <https://data.example.se/serie2> ;',
    'warning DatasetSeries-inSeries-none',
  ],
  [
    'protected data without size',
    `/access-right/PUBLIC> ; dcat:distribution`,
    `/access-right/RESTRICTED> ; dcat:distribution`,
    'info Dataset-distribution-node-protected',
  ],
  // Sub-resources
  [
    'an offer without description',
    'dcat:keyword "luft"@sv ;\n    dcterms:accessRights',
    'dcat:keyword "luft"@sv ; schema:offers [ a schema:Offer ; schema:mainEntityOfPage <https://www.example.se/avgift> ] ;\n    dcterms:accessRights',
    'violation Offer-description-required',
  ],
  [
    'a checksum without algorithm',
    'dcterms:format "text/csv" ;',
    'dcterms:format "text/csv" ; spdx:checksum [ a spdx:Checksum ; spdx:checksumValue "ab12" ] ;',
    'violation Checksum-algorithm-required',
  ],
  [
    'an actor without role',
    'dcterms:issued "2024"',
    'prov:qualifiedAttribution [ a prov:Attribution ; prov:agent <https://elsewhere.example/b> ] ; dcterms:issued "2024"',
    'violation Attribution-hadRole-required',
  ],
]

for (const [what, from, to, ...told] of cases)
  test(`${what}: ${told.join(', ') || 'nothing'}`, async () => {
    assert.deepEqual((await resultsOf(catalogue([from, to]), 'dcat-ap-se')).map(inShort).sort(), told.sort())
  })

test('code lists, agents and standards that are described elsewhere are never a fault', async () => {
  const elsewhere = catalogue().replaceAll('http://dataportal.se/organisation/SE2021000555> a', 'https://other.example/x> a')
  for (const profile of ['dcat-ap', 'dcat-ap-se']) {
    const wrong = (await resultsOf(elsewhere, profile)).filter(({ component }) => component.endsWith('#ClassConstraintComponent'))
    assert.deepEqual(wrong.map(inShort), [])
  }
})

test('what a catalogue lists is not judged where it is not known', async () => {
  const [record] = (await recordsOf(catalogue(['dcat:dataset <https://data.example.se/luft> ;', '']))).filter(
    ({ kind }) => kind === 'catalogue',
  )
  const { surroundings: _, ...alone } = record!
  assert.deepEqual(validateRecord(record!, ['dcat-ap-se']).map(inShort), ['violation Catalog-dataset-required'])
  assert.deepEqual(validateRecord(alone, ['dcat-ap-se']).map(inShort), [])
})

test('a fault inside a record is told by what the part is called, never by a blank node', async () => {
  const named = await resultsOf(catalogue(['dcterms:format "text/csv"', 'dcterms:format "CSV"']), 'dcat-ap-se')
  assert.deepEqual(
    named.map(({ part, partUri, title }) => [part, partUri, title]),
    [
      [
        { sv: 'Distribution «CSV-fil»', en: 'Distribution “CSV-fil”' },
        'https://data.example.se/luft-csv',
        { sv: 'Luftkvalitet', en: 'Air quality' },
      ],
    ],
  )
  const unnamed = await resultsOf(
    catalogue([
      'dcat:distribution <https://data.example.se/luft-csv>',
      'dcat:distribution [ a dcat:Distribution ; dcat:downloadURL <https://a.example/x.csv> ], [ a dcat:Distribution ]',
    ]),
    'dcat-ap-se',
  )
  const foreign = await resultsOf(
    catalogue([
      'dcterms:issued "2024"',
      '<https://elsewhere.example/terms/originator> [ a foaf:Agent ; foaf:name "Verket\\n för luft"@sv ] ; dcterms:issued "2024"',
    ]),
    'dcat-ap-se',
  )
  assert.deepEqual([...new Set(foreign.map(({ part }) => part?.sv))], ['Aktör «Verket för luft»'])
  const parts = new Set(unnamed.map(({ part }) => part?.sv))
  assert.deepEqual([...parts].sort(), ['Distribution 2', 'Distribution «https://a.example/x.csv»'])
  assert.equal(
    unnamed.some((result) => JSON.stringify({ ...result, patch: undefined }).includes('_:')),
    false,
  )
})

test('Digg’s own example of what is mandatory follows version 2: it lacks the agent’s type and the language of its name', {
  skip: absent,
}, async () => {
  for (const file of sharedFiles('dcat-se/DCAT-AP-SE__exempel__obligatoriskt.ttl')) {
    const results = await resultsOf(readFileSync(file, 'utf8'), 'dcat-ap-se')
    const violations = results.filter(({ severity }) => severity === 'violation').map(inShort)
    assert.ok(violations.includes('violation Agent-type-required'))
    assert.ok(violations.some((each) => each.startsWith('violation Agent-name-language')))
  }
})
