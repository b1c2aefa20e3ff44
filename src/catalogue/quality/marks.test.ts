import assert from 'node:assert/strict'
import test from 'node:test'
import { quadsIn } from '../harvest/fixtures.ts'
import { factsOf } from './facts.ts'
import type { DatasetIndicator, DistributionIndicator } from './indicators.ts'
import { type Checks, marksOf, nothingChecked } from './marks.ts'
import type { Method } from './method.ts'

const uri = 'https://example.se/d'
const eu = 'http://publications.europa.eu/resource/authority'
const marks = async (about: string, { method = 'eu', checks = nothingChecked }: { method?: Method; checks?: Checks } = {}) =>
  marksOf(factsOf(uri, await quadsIn(about)), checks, method)
const ofDataset = async (about: string) => (await marks(`e:d a dcat:Dataset ; ${about} .`)).dataset
const ofDistribution = async (about: string, more: { method?: Method; checks?: Checks } = {}) =>
  (await marks(`e:d a dcat:Dataset ; dcat:distribution e:f . e:f a dcat:Distribution ; ${about} .`, more)).distributions[0]!

const onDataset: [id: DatasetIndicator, about: string, mark: 0 | 1][] = [
  ['keyword', 'dcat:keyword "badvatten"@sv', 1],
  ['keyword', 'dcat:keyword " "@sv', 0],
  ['theme', `dcat:theme <${eu}/data-theme/ENVI>`, 1],
  ['theme', 'dcterms:subject "miljö"', 0],
  ['spatial', 'dcterms:spatial [ a dcterms:Location ; locn:geometry "POINT(1 2)" ]', 1],
  ['temporal', 'dcterms:temporal [ dcat:startDate "2020"^^xsd:gYear ]', 1],
  ['accessRights', `dcterms:accessRights <${eu}/access-right/PUBLIC>`, 1],
  ['accessRightsVocabulary', `dcterms:accessRights <${eu}/access-right/PUBLIC>`, 1],
  ['accessRightsVocabulary', `dcterms:accessRights <${eu.replace('http:', 'https:')}/access-right/PUBLIC/>`, 1],
  ['accessRights', 'dcterms:accessRights "public"', 1],
  ['accessRightsVocabulary', 'dcterms:accessRights "public"', 0],
  ['accessRightsVocabulary', 'dcterms:accessRights e:PUBLIC', 0],
  ['contactPoint', 'dcat:contactPoint [ a vcard:Kind ]', 1],
  ['publisher', 'dcterms:publisher e:p', 1],
  ['publisher', 'dcterms:creator e:p', 0],
  ['issued', 'dcterms:issued "2020-01-01"^^xsd:date', 1],
  ['modified', 'dcterms:modified "2020"^^xsd:gYear', 1],
  ['modified', 'dcterms:issued "2020"^^xsd:gYear', 0],
]
for (const [id, about, mark] of onDataset)
  test(`${about} ${mark ? 'fulfils' : 'does not fulfil'} ${id}`, async () => assert.equal((await ofDataset(about))[id], mark))

const onDistribution: [id: DistributionIndicator, about: string, eu: number, digg?: number][] = [
  ['downloadUrl', 'dcat:downloadURL e:file.csv', 1],
  ['downloadUrl', 'dcat:accessURL e:file.csv', 0],
  ['format', 'dcterms:format "CSV"', 1],
  ['format', 'dcat:mediaType "text/csv"', 0],
  ['mediaType', 'dcat:mediaType "text/csv"', 1],
  ['formatVocabulary', `dcterms:format <${eu}/file-type/CSV> ; dcat:mediaType <http://www.iana.org/assignments/media-types/text/csv>`, 1],
  ['formatVocabulary', `dcterms:format <${eu}/file-type/CSV>`, 0.5],
  ['formatVocabulary', 'dcat:mediaType "text/csv"', 0.5],
  ['formatVocabulary', 'dcat:mediaType "application/x-7z-compressed"', 0.5], // in our table of file types, though not registered
  ['formatVocabulary', 'dcat:mediaType "application/x-something"', 0],
  ['formatVocabulary', 'dcat:mediaType "CSV"', 0],
  ['formatVocabulary', 'dcterms:format "CSV"', 0],
  ['formatVocabulary', 'dcterms:format "text/csv"', 0, 0.5],
  ['formatVocabulary', 'dcterms:format [ a dcterms:IMT ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> "text/csv" ]', 0, 0.5],
  ['nonProprietary', `dcterms:format <${eu}/file-type/CSV>`, 1],
  ['nonProprietary', 'dcterms:format "text/csv"', 0, 1],
  ['nonProprietary', 'dcterms:format <https://www.iana.org/assignments/media-types/text/csv>', 0, 1],
  ['nonProprietary', `dcterms:format <${eu}/file-type/XLSX>`, 0],
  ['nonProprietary', 'dcterms:format <https://example.se/formats/CSV>', 0],
  ['machineReadable', `dcterms:format <${eu}/file-type/XLSX>`, 1],
  ['machineReadable', `dcterms:format <${eu}/file-type/PDF>`, 0],
  ['machineReadable', `dcterms:format <${eu}/file-type/PDF>, <${eu}/file-type/JSON>`, 1],
  ['licence', 'dcterms:license "fri"', 1],
  ['licenceVocabulary', 'dcterms:license "fri"', 0],
  ['licenceVocabulary', 'dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/>', 1],
  ['licenceVocabulary', 'dcterms:license <https://creativecommons.org/publicdomain/zero/1.0>', 1],
  ['licenceVocabulary', 'dcterms:license <https://example.se/licences/CC0>', 0],
  ['rights', 'dcterms:rights [ a dcterms:RightsStatement ]', 1],
  ['byteSize', 'dcat:byteSize "12"^^xsd:nonNegativeInteger', 1],
]
for (const [id, about, mark, digg = mark] of onDistribution)
  test(`${about} gives ${mark} of ${id}${digg === mark ? '' : `, and ${digg} where media types are formats`}`, async () => {
    assert.equal((await ofDistribution(about))[id], mark)
    assert.equal((await ofDistribution(about, { method: 'digg' }))[id], digg)
  })

test('an address that answered, one that did not, and one that nobody asked', async () => {
  const answers: Checks = {
    ...nothingChecked,
    answers: (url) => ({ 'https://example.se/good': true, 'https://example.se/bad': false })[url],
  }
  const access = async (urls: string) => (await ofDistribution(`dcat:accessURL ${urls}`, { checks: answers })).accessUrlAnswers
  assert.equal(await access('e:good'), 1)
  assert.equal(await access('e:bad'), 0)
  assert.equal(await access('e:unasked'), undefined)
  assert.equal(await access('e:good, e:unasked'), 1)
  assert.equal(await access('e:bad, e:unasked'), undefined)
  const none = await ofDistribution('dcterms:title "utan adress"')
  assert.deepEqual([none.accessUrlAnswers, none.downloadUrlAnswers], [0, 0])
})

test('compliance is what the validation says, and unknown without one', async () => {
  for (const conforms of [true, false, undefined])
    assert.equal(
      (await marks('e:d a dcat:Dataset .', { checks: { ...nothingChecked, conforms: () => conforms } })).dataset.compliance,
      conforms === undefined ? undefined : Number(conforms),
    )
})

test('a distribution that is only mentioned counts as one without anything', async () => {
  const { distributions } = await marks('e:d a dcat:Dataset ; dcat:distribution e:elsewhere .')
  assert.equal(distributions.length, 1)
  assert.deepEqual(new Set(Object.values(distributions[0]!)), new Set([0]))
})
