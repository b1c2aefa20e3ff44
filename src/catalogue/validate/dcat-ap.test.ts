import assert from 'node:assert/strict'
import test from 'node:test'
import { catalogue, inShort, resultsOf } from './fixtures.ts'

const hvd = 'http://data.europa.eu/eli/reg_impl/2023/138/oj'
const authority = 'http://publications.europa.eu/resource/authority'
// What DCAT-AP wants otherwise than DCAT-AP-SE: formats and more by their addresses.
const european: readonly (readonly [string, string])[] = [
  ['dcterms:format "text/csv"', `dcterms:format <${authority}/file-type/CSV>`],
  [
    'dcterms:format "application/json" ;',
    `dcterms:format <${authority}/file-type/JSON> ; dcterms:publisher <http://dataportal.se/organisation/SE2021000555> ; dcat:theme <${authority}/data-theme/ENVI> ; dcterms:conformsTo <https://spec.openapis.org/oas/v3.1.0> ;`,
  ],
]

test('the faultless catalogue, with formats by their addresses, has nothing to correct by DCAT-AP but advice', async () => {
  const results = await resultsOf(catalogue(...european), 'dcat-ap')
  assert.deepEqual(results.filter(({ severity }) => severity !== 'info').map(inShort), [])
})

const general: readonly (readonly [what: string, from: string, to: string, ...told: string[]])[] = [
  [
    'a dataset without description',
    'dcterms:description "Mätvärden per timme."@sv, "Hourly values."@en ;',
    '',
    'violation Dataset-description-required',
  ],
  [
    'a dataset without publisher',
    'dcterms:publisher <http://dataportal.se/organisation/SE2021000555> ; dcat:contactPoint <https://data.example.se/kontakt> ; dcat:keyword "luft"@sv ;\n    dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ; dcterms:issued',
    'dcat:contactPoint <https://data.example.se/kontakt> ; dcat:keyword "luft"@sv ;\n    dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ; dcterms:issued',
    'warning Dataset-publisher-recommended',
  ],
  ['a title without language', '"Luftkvalitet"@sv', '"Luftkvalitet"'],
  ['a month', '"2024"^^xsd:gYear', '"2024-05"^^xsd:gYearMonth'],
  ['a date without type', '"2024"^^xsd:gYear', '"2024-05-31"', 'violation Dataset-issued-date 2024-05-31'],
  [
    'a format as text',
    `<${authority}/file-type/CSV>`,
    '"CSV"',
    'violation Distribution-format-address CSV',
    'violation Distribution-format-code CSV',
  ],
  [
    'a media type as text',
    'dcat:accessURL',
    'dcat:mediaType "text/csv" ; dcat:accessURL',
    'violation Distribution-mediaType-address text/csv',
    'violation Distribution-mediaType-code text/csv',
  ],
  [
    'a frequency from another table',
    'dcterms:issued "2024"',
    'dcterms:accrualPeriodicity <http://purl.org/cld/freq/daily> ; dcterms:issued "2024"',
    'violation Dataset-accrualPeriodicity-code http://purl.org/cld/freq/daily',
  ],
  [
    'a theme from another list',
    `${authority}/data-theme/ENVI> ; dcterms:issued "2024"`,
    'https://www.example.se/tema> ; dcterms:issued "2024"',
    'warning Dataset-theme-node-theme',
  ],
  ['an empty catalogue', 'dcat:dataset <https://data.example.se/luft> ;', '', 'warning Catalog-dataset-node-empty'],
]

for (const [what, from, to, ...told] of general)
  test(`by DCAT-AP, ${what}: ${told.join(', ') || 'nothing'}`, async () => {
    const results = await resultsOf(catalogue(...european, [from, to]), 'dcat-ap')
    assert.deepEqual(
      results
        .filter(({ severity }) => severity !== 'info')
        .map(inShort)
        .sort(),
      told,
    )
  })

const law = `dcatap:applicableLegislation <${hvd}> ; dcatap:hvdCategory <http://data.europa.eu/bna/c_dd313021> ;`
const marked: readonly (readonly [string, string])[] = [
  ['dcterms:issued "2024"', `${law} dcterms:issued "2024"`],
  ['dcterms:format "text/csv" ;', `dcterms:format "text/csv" ; dcatap:applicableLegislation <${hvd}> ;`],
  [
    'dcterms:format "application/json" ;',
    `dcterms:format "application/json" ; ${law} foaf:page <https://www.example.se/api> ; dcterms:license <http://creativecommons.org/licenses/by/4.0/> ;`,
  ],
]
const highValue: readonly (readonly [what: string, from: string, to: string, ...told: string[]])[] = [
  ['all that is asked', 'dcterms:issued', 'dcterms:issued'],
  [
    'a category that is not in the list',
    '/c_dd313021> ; dcterms:issued',
    '/c_0> ; dcterms:issued',
    'violation Dataset-hvdCategory-list http://data.europa.eu/bna/c_0',
  ],
  [
    'no distribution marked',
    `dcterms:format "text/csv" ; dcatap:applicableLegislation <${hvd}> ;`,
    'dcterms:format "text/csv" ;',
    'violation Dataset-distribution-marked',
  ],
  [
    'a distribution without licence',
    'dcterms:license <http://creativecommons.org/licenses/by/4.0/> ;\n    dcatap',
    'dcatap',
    'violation Distribution-license-node-licence-or-rights',
  ],
  ['a service without documentation', 'foaf:page <https://www.example.se/api> ;', '', 'violation DataService-page-required'],
  [
    'no service that serves the dataset',
    'dcat:servesDataset <https://data.example.se/luft>',
    'dcat:servesDataset <https://data.example.se/annat>',
    'violation Dataset-accessService-node-api',
  ],
  ['a contact that cannot be reached', 'vcard:hasEmail <mailto:oppnadata@example.se> ;', '', 'warning Kind-hasEmail-node-reachable'],
]

for (const [what, from, to, ...told] of highValue)
  test(`of a high-value dataset, ${what}: ${told.join(', ') || 'nothing'}`, async () => {
    const about = (await resultsOf(catalogue(...marked, [from, to]), 'dcat-ap-hvd')).filter(({ focus }) => !focus.endsWith('/serie'))
    assert.deepEqual(about.map(inShort).sort(), told)
  })

test('what two profiles say alike is told once', async () => {
  const text = catalogue(...marked, ['dcatap:hvdCategory <http://data.europa.eu/bna/c_dd313021> ; dcterms:issued', 'dcterms:issued'])
  const [both] = [await resultsOf(text, 'dcat-ap-se', 'dcat-ap-hvd')]
  const missing = both!.filter(({ path, focus }) => path?.endsWith('hvdCategory') && focus.endsWith('/luft'))
  assert.deepEqual(
    missing.map(({ severity, profile }) => [severity, profile]),
    [['violation', 'dcat-ap-se']],
  )
})
