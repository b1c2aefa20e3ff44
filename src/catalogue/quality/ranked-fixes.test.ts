import assert from 'node:assert/strict'
import test from 'node:test'
import { quadsIn } from '../harvest/fixtures.ts'
import { factsOf } from './facts.ts'
import { type FixId, fixes, fixIds } from './fixes.ts'
import { type Checks, marksOf, nothingChecked } from './marks.ts'
import { type Rules, usualRules } from './method.ts'
import { countsOf, mqaOf, pointsOf } from './mqa.ts'
import { adviceOf, afterFix, headlineOf, rankedFixes } from './ranked-fixes.ts'

const eu = 'http://publications.europa.eu/resource/authority'
const good = `dcat:keyword "vatten"@sv ; dcat:theme <${eu}/data-theme/ENVI> ; dcterms:spatial e:s ; dcterms:temporal [] ; dcterms:publisher e:p ; dcat:contactPoint e:c ;
  dcterms:accessRights <${eu}/access-right/PUBLIC> ; dcterms:issued "2020" ; dcterms:modified "2021"`
const goodFile = `dcat:accessURL e:a ; dcat:downloadURL e:a.csv ; dcterms:format <${eu}/file-type/CSV> ; dcat:mediaType "text/csv" ; dcterms:rights e:r ; dcat:byteSize 1 ;
  dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/>`
const checks: Checks = { answers: (url) => !url.includes('broken'), conforms: (uri) => !uri.includes('wrong') }

async function ranked(texts: Record<string, string>, { rules = usualRules, with: known = checks }: { rules?: Rules; with?: Checks } = {}) {
  const records = await Promise.all(
    Object.entries(texts).map(async ([name, text]) => {
      const uri = `https://example.se/${name}`
      const facts = factsOf(uri, await quadsIn(text))
      return { record: { uri, title: { sv: name } }, facts, marks: marksOf(facts, known, rules.method) }
    }),
  )
  const assessment = mqaOf(
    records.map(({ marks }) => marks),
    rules,
  )
  return { assessment, records, list: rankedFixes(records, assessment, rules) }
}
const record = (name: string, dataset = good, file: string | undefined = goodFile) => ({
  [name]: `e:${name} a dcat:Dataset ; ${dataset} ${file === undefined ? '' : `; dcat:distribution e:${name}f . e:${name}f a dcat:Distribution ; ${file}`} .`,
})
const without = (property: RegExp, text: string) => text.replace(property, '').replace(/^\s*;/, '').replace(/;\s*;/g, ';')
const brief = ({ id, records, gainPerRecord, gain }: { id: FixId; records: number; gainPerRecord: number; gain: number }) => [
  id,
  records,
  gainPerRecord,
  Math.round(gain * 100) / 100,
]

test('there is nothing to do about a perfect record', async () => {
  const { assessment, list } = await ranked(record('a'))
  assert.equal(assessment.points, 405)
  assert.deepEqual(list, [])
})

test('the fix that gives the catalogue most comes first, with what it gives each record', async () => {
  const noKeyword = without(/dcat:keyword "vatten"@sv ;/, good)
  const { assessment, list } = await ranked({
    ...record('a', noKeyword),
    ...record('b'),
    ...record('c', without(/dcterms:issued "2020" ;/, noKeyword)),
    ...record('wrong'),
  })
  assert.equal(assessment.points, 405 - (30 + 35 + 30) / 4)
  assert.deepEqual(list.map(brief), [
    ['add-keywords', 2, 30, 15],
    ['correct-violations', 1, 30, 7.5],
    ['add-issued', 1, 5, 1.25],
  ])
  assert.deepEqual(
    list[0]!.concerned.map(({ uri }) => uri),
    ['https://example.se/a', 'https://example.se/c'],
  )
})

const onFile: [what: string, file: string, fix: FixId, gain: number][] = [
  [
    'a licence from the list gives both points for licences',
    without(/dcterms:license <[^>]+>/, goodFile).replace(/;\s*$/, ''),
    'add-licence',
    30,
  ],
  ['a licence from outside the list', goodFile.replace('publicdomain/zero', 'my/own'), 'list-licence', 10],
  ['a download address that answers gives 20 and 30', without(/dcat:downloadURL e:a.csv ;/, goodFile), 'add-download-url', 50],
  ['an access URL that does not answer', goodFile.replace('accessURL e:a', 'accessURL e:broken'), 'mend-access-url', 50],
  ['a download URL that does not answer', goodFile.replace('e:a.csv', 'e:broken.csv'), 'mend-download-url', 30],
  ['no access URL at all', without(/dcat:accessURL e:a ;/, goodFile), 'add-access-url', 50],
  ['a format written as a word: the list gives what CSV gives', goodFile.replace(/<[^>]+CSV>/, '"CSV"'), 'list-format', 5 + 20 + 20],
  ['no format, but the file ends with .csv', without(/dcterms:format <[^>]+> ;/, goodFile), 'add-format', 20 + 5 + 20 + 20],
  ['no media type', without(/dcat:mediaType "text\/csv" ;/, goodFile), 'add-media-type', 15],
  ['a media type that is none', goodFile.replace('text/csv', 'CSV'), 'list-media-type', 5],
  ['only PDF', goodFile.replace('file-type/CSV', 'file-type/PDF'), 'open-format', 40],
  ['only Excel, which is machine-readable', goodFile.replace('file-type/CSV', 'file-type/XLSX'), 'open-format', 20],
  ['no rights statement', without(/dcterms:rights e:r ;/, goodFile), 'add-rights', 5],
  ['no file size', without(/dcat:byteSize 1 ;/, goodFile), 'add-byte-size', 5],
]
for (const [what, file, fix, gain] of onFile)
  test(`${what}: ${fix}, +${gain}`, async () => {
    const { list } = await ranked(record('a', good, file))
    assert.deepEqual(list.map(brief), [[fix, 1, gain, gain]])
    assert.equal(list[0]!.distributions, 1)
  })

test('a licence on the dataset is to be moved, not invented', async () => {
  const { list } = await ranked(
    record('a', `${good} ; dcterms:license e:l`, without(/dcterms:license <[^>]+>/, goodFile).replace(/;\s*$/, '')),
  )
  assert.deepEqual(list.map(brief), [['move-licence', 1, 30, 30]])
})

test('media types are formats where the Swedish portal decides, and need no correction', async () => {
  const texts = record('a', good, goodFile.replace(/<[^>]+CSV>/, '"text/csv"'))
  assert.deepEqual((await ranked(texts)).list.map(brief), [['list-format', 1, 45, 45]])
  assert.deepEqual((await ranked(texts, { rules: { method: 'digg', convention: 'best-distribution' } })).list, [])
})

test('a dataset without a distribution needs one, and what that gives is told for the catalogue by either convention', async () => {
  const texts = { ...record('a'), b: `e:b a dcat:Dataset ; ${good} .` }
  const best = await ranked(texts)
  assert.deepEqual(best.list.map(brief), [['add-distribution', 1, 160, 80]])
  // Among all distributions the new one is not as good as the other: the share goes down.
  const share = await ranked(texts, { rules: { method: 'eu', convention: 'share' } })
  assert.deepEqual(share.list.map(brief), [['add-distribution', 1, 160, (160 - 220) / 2]])
})

test('a worse distribution beside a good one costs nothing, unless the share counts', async () => {
  const texts = {
    a: `e:a a dcat:Dataset ; ${good} ; dcat:distribution e:f, e:g . e:f a dcat:Distribution ; ${goodFile} . e:g a dcat:Distribution ; ${goodFile.replace('dcterms:rights e:r ;', '')} .`,
  }
  assert.deepEqual((await ranked(texts)).list, [])
  const { list } = await ranked(texts, { rules: { method: 'eu', convention: 'share' } })
  assert.deepEqual(list.map(brief), [['add-rights', 1, 2.5, 2.5]])
})

test('what nobody has checked is not called broken', async () => {
  const { list, assessment } = await ranked(record('a'), { with: nothingChecked })
  assert.deepEqual(list, [])
  assert.deepEqual([assessment.points, assessment.unknown], [295, 110])
})

test('a fix promises exactly what scoring the mended catalogue gives', async () => {
  const texts = {
    ...record('a', 'dcterms:title "a"', 'dcat:accessURL e:broken ; dcterms:format "CSV"'),
    ...record('wrong', good, 'dcat:accessURL e:a ; dcterms:license e:own'),
    c: 'e:c a dcat:Dataset ; dcat:keyword "c" .',
    ...record('d'),
  }
  for (const convention of ['best-distribution', 'share'] as const) {
    const rules: Rules = { method: 'eu', convention }
    const { assessment, records, list } = await ranked(texts, { rules })
    assert.ok(list.length > 10)
    for (const fix of list) {
      const mended = records.map(({ facts, marks }) => {
        const after = afterFix(fix.id, facts, marks, 'eu')
        const better = after && pointsOf(countsOf(after.marks, rules), 'eu').points > pointsOf(countsOf(marks, rules), 'eu').points
        return better ? after.marks : marks
      })
      assert.ok(Math.abs(mqaOf(mended, rules).points - assessment.points - fix.gain) < 1e-9, `${convention} ${fix.id}`)
    }
  }
})

test('a headline says how many, what, and what it gives', () => {
  const fix = {
    id: 'add-keywords',
    indicator: 'keyword',
    effort: 'each',
    records: 47,
    distributions: 0,
    gainPerRecord: 30,
    gain: 8.24,
    concerned: [],
  } as const
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
  assert.deepEqual(headlineOf({ ...fix, concerned: [] }), {
    sv: '47 datamängder saknar nyckelord: +30 poäng var, +8,2 för katalogen',
    en: '47 datasets lack keywords: +30 points each, +8.2 for the catalogue',
  })
  assert.deepEqual(headlineOf({ ...fix, concerned: [], records: 1, gain: 0.02 }), {
    sv: '1 datamängd saknar nyckelord: +30 poäng, +0,02 för katalogen',
    en: '1 dataset lacks keywords: +30 points, +0.02 for the catalogue',
  })
  assert.equal(plain(headlineOf({ ...fix, concerned: [], records: 12_345 }).sv).split(':')[0], '12 345 datamängder saknar nyckelord')
})

test('every fix says what is wrong and what to do, in both languages', () => {
  for (const id of fixIds) {
    const { state } = fixes[id]
    for (const text of [state.sv, state.en.one, state.en.many]) assert.match(text, /^\p{Ll}.*[^.]$/u)
    for (const text of Object.values(adviceOf(id))) assert.match(text, /^\p{Lu}.*\.$/u)
  }
})
