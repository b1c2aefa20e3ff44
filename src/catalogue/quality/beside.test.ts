import assert from 'node:assert/strict'
import test from 'node:test'
import { codeList } from '../code-lists.ts'
import { quadsIn } from '../harvest/fixtures.ts'
import { descriptionQuality } from './description.ts'
import { Likenesses } from './duplicates.ts'
import { factsOf } from './facts.ts'
import { stalenessOf } from './staleness.ts'
import { starsIn } from './stars.ts'

const eu = 'http://publications.europa.eu/resource/authority'
const cc0 = 'dcterms:license <https://creativecommons.org/publicdomain/zero/1.0>'

const starred: [about: string, stars: number][] = [
  [`${cc0} ; dcterms:format "PDF"`, 1],
  [`${cc0}`, 0],
  ['dcterms:format "text/csv"', 0],
  ['dcterms:license <http://creativecommons.org/licenses/by-nc/4.0/> ; dcterms:format "text/csv"', 0],
  [`${cc0} ; dcat:mediaType "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"`, 2],
  [`${cc0} ; dcterms:format "text/csv"`, 3],
  [`${cc0} ; dcterms:format <${eu}/file-type/CSV>`, 3],
  [`${cc0} ; dcterms:format "application/pdf", "text/csv"`, 3],
  [`${cc0} ; dcat:mediaType <https://www.iana.org/assignments/media-types/text/turtle>`, 4],
  [`${cc0} ; dcterms:format "application/ld+json"`, 4],
]
for (const [about, stars] of starred)
  test(`${about}: ${stars} stars`, async () => {
    const quads = await quadsIn(`e:d a dcat:Dataset ; dcat:distribution [ a dcat:Distribution ; ${about} ] .`)
    assert.deepEqual(starsIn(factsOf('https://example.se/d', quads)), [stars])
  })

const now = new Date('2026-11-23T12:00:00Z')
const ages: [frequency: string | undefined, modified: string | undefined, expected: object][] = [
  [`${eu}/frequency/DAILY`, '2026-11-22', { kind: 'current' }],
  [`${eu}/frequency/DAILY`, '2026-11-20', { kind: 'stale', lateDays: 1 }],
  [`${eu}/frequency/WEEKLY`, '2026-11-09', { kind: 'current' }],
  [`${eu}/frequency/WEEKLY`, '2026-11-08', { kind: 'stale', lateDays: 7 }],
  ['http://purl.org/cld/freq/annual', '2024-11-25', { kind: 'current' }],
  ['http://purl.org/cld/freq/annual', '2024-10-01', { kind: 'stale', lateDays: 416 }],
  [`${eu}/frequency/ANNUAL`, '2025', { kind: 'current' }],
  [`${eu}/frequency/MONTHLY`, '2026-09', { kind: 'current' }],
  [`${eu}/frequency/HOURLY`, '2026-11-23T08:00:00+01:00', { kind: 'current' }],
  [`${eu}/frequency/IRREG`, '2001-01-01', { kind: 'nothing-promised' }],
  [`${eu}/frequency/NEVER`, '2001-01-01', { kind: 'nothing-promised' }],
  [undefined, '2001-01-01', { kind: 'nothing-promised' }],
  ['ofta', '2001-01-01', { kind: 'nothing-promised' }],
  [`${eu}/frequency/DAILY`, undefined, { kind: 'no-date' }],
  [`${eu}/frequency/DAILY`, 'i går', { kind: 'no-date' }],
]
for (const [frequency, modified, expected] of ages)
  test(`${frequency?.replace(/.*\//, '')} and ${modified}: ${JSON.stringify(expected)}`, () =>
    assert.deepEqual(stalenessOf({ ...(frequency && { frequency }), ...(modified && { modified }) }, now), expected))

test('without a date of modification the release counts', () => {
  assert.deepEqual(stalenessOf({ frequency: `${eu}/frequency/WEEKLY`, issued: '2026-11-20' }, now), { kind: 'current' })
})

test('every frequency of the EU either promises something or is known to promise nothing', () => {
  const silent = codeList('frequencies')
    .concepts.filter(({ uri }) => stalenessOf({ frequency: uri }, now).kind === 'nothing-promised')
    .map(({ code }) => code)
  assert.deepEqual(silent.sort(), ['AS_NEEDED', 'IRREG', 'NEVER', 'NOT_PLANNED', 'OTHER', 'UNKNOWN'])
})

async function likenesses(text: string, names: string[]) {
  const quads = await quadsIn(text)
  const found = new Likenesses()
  for (const name of names) found.add(factsOf(`https://example.se/${name}`, quads))
  return found.result().map(({ reason, uris }) => [reason, ...uris.map((uri) => uri.slice(-1))])
}

test('the same title and publisher, UUID or access URL makes two datasets look like one', async () => {
  const text = `
    e:a dcterms:title "Badvatten"@sv ; dcterms:publisher e:p ; dcterms:identifier "2F1C7C0E-0B52-4B51-9D5E-0A2B3C4D5E6F" .
    e:b dcterms:title "badvatten "@sv ; dcterms:publisher e:p .
    e:c dcterms:title "Badvatten"@sv ; dcterms:publisher e:q ; dcterms:identifier "urn:uuid:2f1c7c0e-0b52-4b51-9d5e-0a2b3c4d5e6f" .
    e:d dcterms:title "Luft"@sv ; dcterms:identifier "17" ; dcat:distribution [ dcat:accessURL e:x ], [ dcat:accessURL e:x ] .
    e:f dcterms:title "Buller"@sv ; dcterms:identifier "17" ; dcat:distribution [ dcat:accessURL e:x ] .`
  assert.deepEqual(await likenesses(text, ['a', 'b', 'c', 'd', 'f']), [
    ['identifier', 'a', 'c'],
    ['titleAndPublisher', 'a', 'b'],
    ['accessUrl', 'd', 'f'],
  ])
})

test('titles in two languages tell of one likeness, not of two', async () => {
  const same = 'dcterms:title "Luft"@sv, "Air"@en ; dcterms:publisher e:p'
  assert.deepEqual(await likenesses(`e:a ${same} . e:b ${same} .`, ['a', 'b']), [['titleAndPublisher', 'a', 'b']])
})

test('a description is missing, only the title again, short, or good', () => {
  const titles = ['Badvatten']
  assert.equal(descriptionQuality({ titles, descriptions: [] }), 'missing')
  assert.equal(descriptionQuality({ titles, descriptions: ['Badvatten'] }), 'same-as-title')
  assert.equal(descriptionQuality({ titles, descriptions: ['Badvatten', 'Prover.'] }), 'short')
  assert.equal(descriptionQuality({ titles, descriptions: ['x'.repeat(100)] }), 'good')
})
