import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { datasetIndicators, dimensionNames, distributionIndicators, type IndicatorId, indicatorIds, indicators } from './indicators.ts'
import type { DatasetMarks, DistributionMarks, Mark, Marks } from './marks.ts'
import { bandOf, mostPerDimension, mostPoints, type Rules, usualRules } from './method.ts'
import { Assessing, bestOf, type Counts, countsOf, mqaOf, noCounts, pointsOf } from './mqa.ts'

const dataset = (marks: Partial<DatasetMarks> = {}, rest: Mark = 0) =>
  ({ ...Object.fromEntries(datasetIndicators.map((id) => [id, rest])), ...marks }) as DatasetMarks
const distribution = (marks: Partial<DistributionMarks> = {}, rest: Mark = 0) =>
  ({ ...Object.fromEntries(distributionIndicators.map((id) => [id, rest])), ...marks }) as DistributionMarks
const share: Rules = { method: 'eu', convention: 'share' }
const points = (marks: Marks, rules: Rules = usualRules) => pointsOf(countsOf(marks, rules), rules.method).points

test('23 indicators give 405 points, as the methodology divides them', () => {
  assert.equal(indicatorIds.length, 23)
  assert.equal(mostPoints('eu'), 405)
  assert.deepEqual(mostPerDimension('eu'), {
    findability: 100,
    accessibility: 100,
    interoperability: 110,
    reusability: 75,
    contextuality: 20,
  })
})

test('with the deviations of the Swedish portal 375 can be reached', () => {
  assert.equal(mostPoints('digg'), 375)
  assert.equal(mostPerDimension('digg').interoperability, 80)
})

// github.com/mjanez/ckan-mqa README (commit a784c13): 46 datasets, 255 distributions, 280.31 of 405, Good.
const example: { [id in IndicatorId]: [met: number, population: number, points: number] } = {
  keyword: [46, 46, 30],
  theme: [46, 46, 30],
  spatial: [42, 46, 18.26],
  temporal: [0, 46, 0],
  accessUrlAnswers: [255, 255, 50],
  downloadUrl: [0, 255, 0],
  downloadUrlAnswers: [0, 255, 0],
  format: [255, 255, 20],
  mediaType: [255, 255, 10],
  formatVocabulary: [378, 510, 7.41],
  nonProprietary: [131, 255, 10.27],
  machineReadable: [252, 255, 19.76],
  compliance: [0, 46, 0],
  licence: [255, 255, 20],
  licenceVocabulary: [245, 255, 9.61],
  accessRights: [46, 46, 10],
  accessRightsVocabulary: [0, 46, 0],
  contactPoint: [46, 46, 20],
  publisher: [46, 46, 10],
  rights: [255, 255, 5],
  byteSize: [0, 255, 0],
  issued: [46, 46, 5],
  modified: [46, 46, 5],
}
const round = (value: number) => Math.round(value * 100) / 100
const countsFrom = (table: { [id in IndicatorId]: readonly [number, number, ...number[]] }) =>
  Object.fromEntries(indicatorIds.map((id) => [id, { met: table[id][0], population: table[id][1], unknown: 0 }])) as Counts

test('the published example of a catalogue comes out indicator by indicator, and as 280.31', () => {
  const counts = countsFrom(example)
  // The README adds what it has rounded.
  let sum = 0
  for (const id of indicatorIds) {
    const alone = round(pointsOf({ ...noCounts(), [id]: counts[id] }, 'eu').points)
    assert.equal(alone, example[id][2], id)
    sum += alone
  }
  assert.equal(round(sum), 280.31)
  assert.equal(round(pointsOf(counts, 'eu').points), 280.32)
  assert.equal(bandOf(280.31).id, 'good')
})

test('the published example comes out also from 46 datasets with 255 distributions between them', () => {
  const records = Array.from({ length: 46 }, (_, at): Marks => {
    const own = Array.from({ length: 255 }, (_, n) => n).filter((n) => n % 46 === at)
    return {
      dataset: dataset({
        keyword: 1,
        theme: 1,
        spatial: at < 42 ? 1 : 0,
        accessRights: 1,
        contactPoint: 1,
        publisher: 1,
        issued: 1,
        modified: 1,
      }),
      distributions: own.map((n) =>
        distribution({
          accessUrlAnswers: 1,
          format: 1,
          mediaType: 1,
          formatVocabulary: n < 123 ? 1 : 0.5, // 123 × 1 + 132 × 0.5 = 189 of 255 = 378 of 510
          nonProprietary: n < 131 ? 1 : 0,
          machineReadable: n < 252 ? 1 : 0,
          licence: 1,
          licenceVocabulary: n < 245 ? 1 : 0,
          rights: 1,
        }),
      ),
    }
  })
  const { points, records: n, distributions, unknown } = mqaOf(records, share)
  assert.deepEqual([n, distributions, unknown], [46, 255, 0])
  assert.equal(round(points), 280.32)
})

test('everything fulfilled is all points, by either convention and by the rules of either portal', () => {
  const all = { dataset: dataset({}, 1), distributions: [distribution({}, 1), distribution({}, 1)] }
  for (const convention of ['best-distribution', 'share'] as const) {
    assert.equal(points(all, { method: 'eu', convention }), 405)
    assert.equal(points(all, { method: 'digg', convention }), 375)
  }
})

test('of two distributions the better one counts, or both by half', () => {
  const marks: Marks = {
    dataset: dataset(),
    distributions: [distribution({ licence: 1, rights: 1 }), distribution({ format: 1, licence: 1, accessUrlAnswers: 1 })],
  }
  assert.equal(bestOf(marks.distributions, 'eu'), 1)
  assert.equal(points(marks), 20 + 20 + 50)
  assert.equal(points(marks, share), 20 + (5 + 20 + 50) / 2)
})

test('points are never taken from two distributions at once', () => {
  const marks: Marks = { dataset: dataset(), distributions: [distribution({ format: 1 }), distribution({ licence: 1 })] }
  assert.equal(points(marks), 20)
})

test('a dataset without a distribution weighs in the mean of datasets, but has no share of distributions', () => {
  const records: Marks[] = [
    { dataset: dataset(), distributions: [] },
    { dataset: dataset(), distributions: [distribution({}, 1)] },
  ]
  assert.equal(mqaOf(records, usualRules).points, 220 / 2)
  assert.equal(mqaOf(records, share).points, 220)
})

test('what nobody has checked gives no points, and is told beside them', () => {
  const marks: Marks = {
    dataset: dataset({ keyword: 1, compliance: undefined }),
    distributions: [distribution({ downloadUrl: 1, accessUrlAnswers: undefined, downloadUrlAnswers: undefined })],
  }
  const result = pointsOf(countsOf(marks, usualRules), 'eu')
  assert.deepEqual([result.points, result.unknown], [50, 30 + 50 + 30])
  assert.deepEqual(result.dimensions.accessibility, { points: 20, unknown: 80 })
  assert.deepEqual(pointsOf(countsOf(marks, usualRules), 'digg').unknown, 80)
})

test('an unchecked link never beats a known point, but decides between equals', () => {
  const known = distribution({ rights: 1 })
  const hopeful = distribution({ accessUrlAnswers: undefined })
  assert.equal(bestOf([hopeful, known], 'eu'), 1)
  assert.equal(bestOf([distribution(), hopeful], 'eu'), 1)
})

for (const [at, band] of [
  [405, 'excellent'],
  [351, 'excellent'],
  [350.5, 'excellent'],
  [350.4, 'good'],
  [221, 'good'],
  [220, 'sufficient'],
  [121, 'sufficient'],
  [120, 'bad'],
  [0, 'bad'],
] as const)
  test(`${at} points is ${band}`, () => assert.equal(bandOf(at).id, band))

const anyMark = fc.constantFrom<Mark>(0, 0.5, 1, undefined)
const anyMarks = fc.record({
  dataset: fc
    .tuple(...datasetIndicators.map(() => anyMark))
    .map((marks) => Object.fromEntries(datasetIndicators.map((id, n) => [id, marks[n]])) as DatasetMarks),
  distributions: fc.array(
    fc
      .tuple(...distributionIndicators.map(() => anyMark))
      .map((marks) => Object.fromEntries(distributionIndicators.map((id, n) => [id, marks[n]])) as DistributionMarks),
    { maxLength: 4 },
  ),
})
const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-9, `${a} and ${b}`)
const seeded = { seed: 20261123, numRuns: 300 }

test('dimensions add up, and nothing exceeds what can be had', () => {
  fc.assert(
    fc.property(
      fc.array(anyMarks, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('eu', 'digg'),
      fc.constantFrom('best-distribution', 'share'),
      (records, method, convention) => {
        const { points, unknown, dimensions } = mqaOf(records, { method, convention })
        close(
          points,
          dimensionNames.reduce((sum, name) => sum + dimensions[name].points, 0),
        )
        assert.ok(points >= 0 && points + unknown <= mostPoints(method) + 1e-9)
        for (const name of dimensionNames)
          assert.ok(dimensions[name].points + dimensions[name].unknown <= mostPerDimension(method)[name] + 1e-9)
      },
    ),
    seeded,
  )
})

test('a catalogue by the best distributions has the mean of its datasets', () => {
  fc.assert(
    fc.property(fc.array(anyMarks, { minLength: 1, maxLength: 6 }), (records) => {
      close(mqaOf(records, usualRules).points, records.reduce((sum, marks) => sum + points(marks), 0) / records.length)
    }),
    seeded,
  )
})

test('sources put together are the node, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(anyMarks, { maxLength: 5 }), fc.array(anyMarks, { maxLength: 5 }), (one, other) => {
      const node = new Assessing(usualRules)
      for (const part of [other, one]) node.addAll(mqaOf(part, usualRules))
      close(node.result().points, mqaOf([...one, ...other], usualRules).points)
    }),
    seeded,
  )
})

test('the best is best: no other distribution would have given more', () => {
  fc.assert(
    fc.property(anyMarks, (marks) => {
      const most = points(marks)
      for (const one of marks.distributions) assert.ok(points({ ...marks, distributions: [one] }) <= most + 1e-9)
    }),
    seeded,
  )
})

test('every indicator has a label, a reason and an advice in both languages', () => {
  for (const id of indicatorIds) {
    const { label, why, do: advice } = indicators[id]
    for (const text of [label.sv, label.en, why.sv, why.en, advice.sv, advice.en]) assert.match(text, /^\p{Lu}/u, id)
    for (const text of [why, advice]) assert.notEqual(String(text.sv), text.en, id)
  }
  assert.equal(new Set(indicatorIds.map((id) => indicators[id].metric)).size, 23)
})
