import assert from 'node:assert/strict'
import test from 'node:test'
import { lineOf } from '../../rdf/ntriples.ts'
import { catalogue, corrected, declared, inShort, recordsOf, resultsOf } from './fixtures.ts'
import { knownAddress } from './patches/licences.ts'
import { digitsOf } from './patches/organisations.ts'
import { validateRecord } from './validate-record.ts'

const authority = 'http://publications.europa.eu/resource/authority'
const xsd = 'http://www.w3.org/2001/XMLSchema#'

/** A fault, and the value that stands in its place after the correction; none where the right value would be a guess. */
const cases: readonly (readonly [what: string, from: string, to: string, value: string | undefined])[] = [
  [
    'a licence with https',
    'http://creativecommons.org/licenses/by/4.0/',
    'https://creativecommons.org/licenses/by/4.0/',
    '<http://creativecommons.org/licenses/by/4.0/>',
  ],
  [
    'a licence without its last slash',
    'http://creativecommons.org/licenses/by/4.0/',
    'http://creativecommons.org/licenses/by/4.0',
    '<http://creativecommons.org/licenses/by/4.0/>',
  ],
  [
    'a licence in a language',
    'http://creativecommons.org/licenses/by/4.0/',
    'https://creativecommons.org/licenses/by/4.0/deed.sv',
    '<http://creativecommons.org/licenses/by/4.0/>',
  ],
  [
    'a catalogue’s CC0 with https',
    'http://creativecommons.org/publicdomain/zero/1.0/',
    'https://creativecommons.org/publicdomain/zero/1.0',
    '<http://creativecommons.org/publicdomain/zero/1.0/>',
  ],
  [
    'a catalogue under another licence',
    'http://creativecommons.org/publicdomain/zero/1.0/',
    'https://creativecommons.org/licenses/by/4.0/',
    undefined,
  ],
  [
    'a keyword without language, in a record of one language',
    'dcat:keyword "luft"@sv ; dcat:theme',
    'dcat:keyword "luft" ; dcat:theme',
    undefined,
  ],
  ['a name without language, in a record in Swedish', '"Exempelverket"@sv', '"Exempelverket"', '"Exempelverket"@sv'],
  ['a title without language, in a record of two', '"Luftkvalitet"@sv', '"Luftkvalitet"', undefined],
  ['a date without type', '"2024"^^xsd:gYear', '"2024-05-31"', `"2024-05-31"^^<${xsd}date>`],
  ['a date with full stops', '"2024"^^xsd:gYear', '"31.5.2024"', `"2024-05-31"^^<${xsd}date>`],
  ['a date that can be read in two ways', '"2024"^^xsd:gYear', '"3/4/2024"', undefined],
  ['a day that is not in the calendar', '"2024"^^xsd:gYear', '"2024-02-31"', undefined],
  ['a year without type', '"2024"^^xsd:gYear', '"2024"', `"2024"^^<${xsd}gYear>`],
  ['a time typed as a date', '"2024"^^xsd:gYear', '"2024-05-31T10:00:00Z"^^xsd:date', `"2024-05-31T10:00:00Z"^^<${xsd}dateTime>`],
  ['a time with a space', '"2024"^^xsd:gYear', '"2024-05-31 10:00"', `"2024-05-31T10:00:00"^^<${xsd}dateTime>`],
  ['a format by its name', '"text/csv"', '"CSV"', '"text/csv"'],
  ['a format by its address', '"text/csv"', `<${authority}/file-type/CSV>`, '"text/csv"'],
  ['a format that was read as an address of the file', '"text/csv"', '<https://data.example.se/CSV>', '"text/csv"'],
  [
    'no format, and a media type',
    'dcterms:format "text/csv" ;',
    'dcat:mediaType <https://www.iana.org/assignments/media-types/application/json> ;',
    '"application/json"',
  ],
  [
    'no format, and a media type that says nothing, of a file whose name tells',
    'dcterms:format "text/csv" ;',
    'dcat:mediaType "application/octet-stream" ;',
    '"text/csv"',
  ],
  ['a format that nobody knows', '"text/csv"', '"Diverse"', undefined],
  ['no format, and a file whose name tells', 'dcterms:format "text/csv" ;', '', '"text/csv"'],
  ['an e-mail address as text', '<mailto:oppnadata@example.se>', '"oppnadata@example.se"', '<mailto:oppnadata@example.se>'],
  ['an e-mail address without mailto:', '<mailto:oppnadata@example.se>', '<oppnadata@example.se>', '<mailto:oppnadata@example.se>'],
  ['a telephone number as text', '<tel:+46-8-123456>', '"08-123 456"', '<tel:08-123-456>'],
  [
    'a web address as text',
    'dcat:accessURL <https://data.example.se/luft.csv>',
    'dcat:accessURL "https://data.example.se/luft.csv"',
    '<https://data.example.se/luft.csv>',
  ],
  [
    'a theme by its name',
    `dcat:theme <${authority}/data-theme/ENVI> ; dcterms:issued "2024"`,
    'dcat:theme "Miljö" ; dcterms:issued "2024"',
    `<${authority}/data-theme/ENVI>`,
  ],
  [
    'a theme with https',
    `dcat:theme <${authority}/data-theme/ENVI> ; dcterms:issued "2024"`,
    'dcat:theme <https://publications.europa.eu/resource/authority/data-theme/ENVI> ; dcterms:issued "2024"',
    `<${authority}/data-theme/ENVI>`,
  ],
  ['a language by its tag', `<${authority}/language/SWE>`, '"sv"', `<${authority}/language/SWE>`],
  ['a language by its older code', `<${authority}/language/SWE>`, '"fre"', `<${authority}/language/FRA>`],
  [
    'a language by an address elsewhere',
    `${authority}/language/SWE`,
    'http://id.loc.gov/vocabulary/iso639-1/sv',
    `<${authority}/language/SWE>`,
  ],
  ['a language that is no code', `<${authority}/language/SWE>`, '"TODO:"', undefined],
  [
    'a web page that is the record itself',
    'dcterms:issued "2024"',
    'dcat:landingPage "https://data.example.se/luft" ; dcterms:issued "2024"',
    undefined,
  ],
  [
    'an older availability',
    `${authority}/planned-availability/STABLE`,
    'http://data.europa.eu/r5r/availability/stable',
    `<${authority}/planned-availability/STABLE>`,
  ],
  [
    'a size without type',
    'dcterms:format "text/csv" ;',
    'dcterms:format "text/csv" ; dcat:byteSize "1024" ;',
    `"1024"^^<${xsd}nonNegativeInteger>`,
  ],
  ['a size that is no number', 'dcterms:format "text/csv" ;', 'dcterms:format "text/csv" ; dcat:byteSize "1 MB" ;', undefined],
  [
    'a time step without type',
    'dcterms:format "text/csv" ;',
    'dcterms:format "text/csv" ; dcat:temporalResolution "PT1H" ;',
    `"PT1H"^^<${xsd}duration>`,
  ],
]

for (const [what, from, to, value] of cases)
  test(`${what}: ${value ?? 'left to its owner'}`, async () => {
    const text = from.startsWith('dcat:keyword')
      ? catalogue().replace('dcat:keyword "luft"@sv ;', 'dcat:keyword "luft" ;')
      : catalogue([from, to])
    const faults = (await resultsOf(text, 'dcat-ap-se')).filter(({ severity }) => severity !== 'info')
    assert.ok(faults.length > 0, 'there is a fault to correct')
    const added = faults.flatMap(({ patch }) => patch?.add ?? []).map((quad) => lineOf(quad))
    if (value === undefined) return assert.deepEqual(added, [])
    assert.ok(added.length > 0 && added.every((line) => line.includes(` ${value} `)), added.join('\n'))
    const { left } = await corrected(text, 'dcat-ap-se')
    assert.deepEqual(left.filter(({ severity }) => severity !== 'info').map(inShort), [])
  })

test('a media type by a name of old becomes the address of the one in use', async () => {
  const faults = await resultsOf(catalogue(['dcterms:format "text/csv" ;', 'dcat:mediaType "application/vnd.geo+json" ;']), 'dcat-ap')
  assert.deepEqual(
    [
      ...new Set(
        faults.flatMap(({ path, patch }) => (path?.endsWith('#mediaType') ? (patch?.add ?? []) : [])).map(({ object }) => object.value),
      ),
    ],
    ['https://www.iana.org/assignments/media-types/application/geo+json'],
  )
})

test('a text without language gets its catalogue’s, where the record itself has none', async () => {
  const [agent] = await recordsOf(
    `${declared}<https://a.example.se/o> a foaf:Agent ; foaf:name "Verket" ; dcterms:type <http://purl.org/adms/publishertype/Company> .`,
  )
  const patches = (language?: string) =>
    validateRecord({ ...agent!, ...(language === undefined ? {} : { language }) }, ['dcat-ap-se']).flatMap(({ patch }) => patch?.add ?? [])
  assert.deepEqual(
    patches('sv').map((quad) => lineOf(quad)),
    ['<https://a.example.se/o> <http://xmlns.com/foaf/0.1/name> "Verket"@sv .'],
  )
  assert.deepEqual(patches(), [])
})

test('an agent’s address is built on its organisation number, stated or known, everywhere in the file', async () => {
  const from = 'http://dataportal.se/organisation/SE2021000555'
  const stated = await corrected(catalogue([from, 'https://www.example.se/om'], ['"202100-0555"', '"202100-4284"']), 'dcat-ap-se')
  const values = new Set(stated.quads.flatMap(({ subject, object }) => [subject.value, object.value]))
  assert.ok(values.has('http://dataportal.se/organisation/SE2021004284'))
  assert.ok(!values.has('https://www.example.se/om'))
  assert.deepEqual(stated.left.map(inShort), [])
  const known = await resultsOf(
    catalogue([from, 'https://www.example.se/om'], ['"Exempelverket"', '"Affärsverket svenska kraftnät"'], ['"202100-0555"', '"A1"']),
    'dcat-ap-se',
  )
  assert.deepEqual(
    known.flatMap(({ patch }) => patch?.rename ?? []),
    [{ from: 'https://www.example.se/om', to: 'http://dataportal.se/organisation/SE2021004284' }],
  )
})

test('only organisation numbers with the right check digit are trusted', () => {
  const numbers = {
    '202100-4284': '2021004284',
    '2021004284': '2021004284',
    SE202100428401: '2021004284',
    '202100-4285': undefined,
    '810101-1234': undefined,
    abc: undefined,
  }
  for (const [text, digits] of Object.entries(numbers)) assert.equal(digitsOf(text), digits, text)
})

test('licences are known by many addresses, and by no other', () => {
  const addresses = {
    'https://creativecommons.org/licenses/by-sa/4.0/legalcode.sv': 'http://creativecommons.org/licenses/by-sa/4.0/',
    'http://creativecommons.org/licenses/by/2.5/se': 'http://creativecommons.org/licenses/by/2.5/se/',
    'http://publications.europa.eu/resource/authority/licence/CC0': 'http://creativecommons.org/publicdomain/zero/1.0/',
    'https://www.example.org/CC0': undefined,
    'https://creativecommons.org/licenses/': undefined,
  }
  for (const [written, right] of Object.entries(addresses)) assert.equal(knownAddress(written), right, written)
})
