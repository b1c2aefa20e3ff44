import assert from 'node:assert/strict'
import test from 'node:test'
import { harvestNode } from '../../../test/harvest.ts'
import { ns } from '../../rdf/namespaces.ts'
import { countNode } from './count-node.ts'
import { dqvOfSource } from './dqv-stored.ts'
import { qualityOf, recordQuality, recordsToFix, trendOf } from './find.ts'
import { lateRecords, nodeQuality, nodeTrend, publishersCompared, sourcesCompared } from './find-node.ts'
import { type Scoring, scoreSource } from './score-source.ts'

const { db, take, sourceOf } = await harvestNode()
const day = (n: number) => new Date(Date.UTC(2026, 10, n, 12))
const cc0 = 'dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/>'

/** Harvests a text and scores it. */
async function scored(text: string, name: string, scoring: Scoring) {
  await take(text, { name, confirmedRemoval: true })
  const { id } = await sourceOf(name)
  await scoreSource(db, id, scoring)
  return id
}
const idOf = async (uri: string) =>
  (await db.selectFrom('entry').select('id').where('uri', '=', `https://example.se/${uri}`).executeTakeFirstOrThrow()).id

test('a source is scored from its stored triples, and each of its records', async () => {
  const id = await scored(
    `e:a1 a dcat:Dataset ; dcterms:title "A"@sv ; dcat:keyword "a" ; dcterms:publisher e:p ; dcat:distribution [ ${cc0} ; dcterms:format "text/csv" ] .
     e:a2 a dcat:Dataset ; dcterms:title "B"@sv ; dcterms:publisher e:p .
     e:a3 a dcat:DataService ; dcterms:title "Räknas inte"@sv .
     e:p a foaf:Organization ; foaf:name "Almbro kommun"@sv .`,
    'Poäng',
    { now: day(1) },
  )
  const eu = (await qualityOf(db, id))!
  assert.deepEqual([eu.best.records, eu.best.distributions, eu.best.points, eu.best.unknown], [2, 1, (30 + 10 + 50 + 10) / 2, 30])
  const digg = (await qualityOf(db, id, 'digg'))!
  assert.equal(digg.best.points, (30 + 10 + 50 + 45 + 10) / 2)
  assert.deepEqual(eu.beside.stars, { count: [0, 0, 0, 1, 0], mean: 3 })

  const one = (await recordQuality(db, await idOf('a1')))!
  assert.deepEqual([one.points, one.unknown, one.dimensions.findability.points, one.stars], [90, 30, 30, [3]])
  assert.deepEqual([one.marks.keyword, one.marks.theme, one.marks.formatVocabulary, one.marks.compliance], [1, 0, 0, null])
  assert.ok(one.fixes.includes('list-format'))
  assert.equal(await recordQuality(db, await idOf('a3')), undefined)

  assert.equal(eu.fixes[0]!.id, 'add-distribution')
  assert.deepEqual(eu.fixes.find((fix) => fix.id === 'add-keywords')!.concerned, [
    { id: await idOf('a2'), uri: 'https://example.se/a2', title: { sv: 'B' } },
  ])
  const { total, records } = await recordsToFix(db, 'add-theme', { source: id })
  assert.deepEqual([total, records.map(({ title }) => title.sv)], [2, ['B', 'A']])
})

test('each run is a point of the trend; the same run scored again keeps its point', async () => {
  const name = 'Utveckling'
  const id = await scored('e:b1 a dcat:Dataset ; dcterms:title "A" .', name, { now: day(1) })
  await scored('e:b1 a dcat:Dataset ; dcterms:title "A" ; dcat:keyword "a" .', name, { now: day(2) })
  await scored('e:b1 a dcat:Dataset ; dcterms:title "A" ; dcat:keyword "a" ; dcat:theme e:t .', name, { now: day(3) })
  await scoreSource(db, id, { now: day(4) })
  const trend = await trendOf(db, id)
  assert.deepEqual(
    trend.map(({ at, points, dimensions }) => [at.getUTCDate(), points, dimensions.findability]),
    [
      [1, 0, 0],
      [2, 30, 30],
      [4, 60, 60],
    ],
  )
  const rows = await db
    .selectFrom('quality_score')
    .select('fixes')
    .where('source_id', '=', id)
    .where('method', '=', 'eu')
    .orderBy('run_id')
    .execute()
  assert.deepEqual(
    rows.map(({ fixes }) => fixes === null),
    [true, true, false],
  )
  assert.equal((await trendOf(db, id, { limit: 2 })).at(0)!.points, 30)
})

test('a record that is as it was keeps its time, and one that changed gets a new one', async () => {
  const text = (keyword: string) => `e:k1 a dcat:Dataset ; dcterms:title "1" . e:k2 a dcat:Dataset ; dcterms:title "2" ${keyword} .`
  await scored(text(''), 'Tider', { now: day(1) })
  await scored(text('; dcat:keyword "k"'), 'Tider', { now: day(2) })
  assert.deepEqual((await recordQuality(db, await idOf('k1')))!.at, day(1))
  const changed = (await recordQuality(db, await idOf('k2')))!
  assert.deepEqual([changed.at, changed.points], [day(2), 30])
})

test('batches make no difference', async () => {
  const text = Array.from(
    { length: 25 },
    (_, n) => `e:n${n} a dcat:Dataset ; dcterms:title "${n}" ${n % 3 ? '; dcat:keyword "k"' : ''} .`,
  ).join('\n')
  const id = await scored(text, 'Många', { now: day(1), batchSize: 4 })
  const small = await qualityOf(db, id)
  await scoreSource(db, id, { now: day(1) })
  assert.deepEqual(await qualityOf(db, id), small)
  assert.equal(small!.best.records, 25)
  assert.equal((await recordsToFix(db, 'add-keywords', { source: id })).total, 9)
})

test('what has ended is no longer scored', async () => {
  const id = await scored('e:c1 a dcat:Dataset ; dcterms:title "A" . e:c2 a dcat:Dataset ; dcterms:title "B" .', 'Slut', { now: day(1) })
  const gone = await idOf('c2')
  await scored('e:c1 a dcat:Dataset ; dcterms:title "A" .', 'Slut', { now: day(2) })
  assert.equal((await qualityOf(db, id))!.best.records, 1)
  assert.equal(await recordQuality(db, gone), undefined)
})

test('compliance comes from whoever validates; what is not validated is unknown', async () => {
  const id = await scored(
    'e:d1 a dcat:Dataset ; dcterms:title "1" . e:d2 a dcat:Dataset ; dcterms:title "2" . e:d3 a dcat:Dataset ; dcterms:title "3" .',
    'Regler',
    {
      now: day(1),
      conforms: async (_, records) =>
        new Map(records.flatMap(({ id, uri }) => (uri.endsWith('d3') ? [] : [[id, uri.endsWith('d1')] as const]))),
    },
  )
  const { best, fixes } = (await qualityOf(db, id))!
  assert.deepEqual(best.counts.compliance, { met: 1, unknown: 1, population: 3 })
  assert.equal(fixes.find((fix) => fix.id === 'correct-violations')!.records, 1)
})

test('a source without a finished run has no score', async () => {
  const { id } = await db.insertInto('source').values({ name: 'Ny', kind: 'rdf' }).returning('id').executeTakeFirstOrThrow()
  assert.equal(await scoreSource(db, id, { now: day(1) }), undefined)
  assert.equal(await qualityOf(db, id), undefined)
})

test('a source is written in the Data Quality Vocabulary: the catalogue, and each record as it was scored', async () => {
  const id = await scored(
    `e:kat a dcat:Catalog ; dcterms:title "K" ; dcat:dataset e:v1, e:v2 .
     e:v1 a dcat:Dataset ; dcterms:title "1" ; dcat:keyword "k" . e:v2 a dcat:Dataset ; dcterms:title "2" .`,
    'Vokabulär',
    { now: day(1) },
  )
  const quads = (
    await Array.fromAsync(
      dqvOfSource(db, id, {
        entry: (n) => `https://a.example/e/${n}`,
        source: (n) => `https://a.example/s/${n}`,
        node: 'https://a.example/n',
      }),
    )
  ).flat()
  const measuredAt = (address: string) =>
    quads.find(({ subject, predicate }) => subject.value === address && predicate.value === ns.dqv('value'))?.object.value
  const one = `https://a.example/e/${await idOf('v1')}`
  assert.deepEqual(
    [measuredAt(`${one}#keyword`), measuredAt(`${one}#theme`), measuredAt(`${one}#compliance`), measuredAt(`${one}#scoring`)],
    ['true', 'false', undefined, '30'],
  )
  assert.deepEqual([measuredAt(`https://a.example/s/${id}#keyword`), measuredAt(`https://a.example/s/${id}#scoring`)], ['0.5', '15'])
  const measured = new Set(quads.filter(({ predicate }) => predicate.value === ns.dqv('computedOn')).map(({ object }) => object.value))
  assert.deepEqual(
    [...measured],
    ['kat', 'v1', 'v2'].map((name) => `https://example.se/${name}`),
  )
  assert.deepEqual(await Array.fromAsync(dqvOfSource(db, 2 ** 30, { entry: String, source: String, node: '' })), [])
})

test('publishers are compared, by name, over the node and within a source', async () => {
  const text = `
    e:s1 a dcat:Dataset ; dcterms:title "1" ; dcterms:publisher e:north ; dcat:keyword "k" ; dcat:theme e:t .
    e:s2 a dcat:Dataset ; dcterms:title "2" ; dcterms:publisher e:north ; dcat:keyword "k" .
    e:s3 a dcat:Dataset ; dcterms:title "3" ; dcterms:publisher e:south .
    e:s4 a dcat:Dataset ; dcterms:title "4" .
    e:north a foaf:Organization ; foaf:name "Norrskog"@sv .`
  const id = await scored(text, 'Utgivare', { now: day(1) })
  const compared = await publishersCompared(db, { source: id })
  assert.deepEqual(
    compared.map(({ publisher, name, records, points, dimensions }) => [
      publisher?.slice(19) ?? null,
      name?.sv,
      records,
      points,
      dimensions.findability,
    ]),
    [
      ['north', 'Norrskog', 2, 55, 45],
      ['south', undefined, 1, 10, 0],
      [null, undefined, 1, 0, 0],
    ],
  )
  assert.ok((await publishersCompared(db)).length > 3)
  assert.deepEqual(
    (await publishersCompared(db, { source: id, least: 2 })).map(({ records }) => records),
    [2],
  )
})

test('the node is the mean of all datasets of all sources', async () => {
  await countNode(db, day(20))
  for (const method of ['eu', 'digg'] as const) {
    const { sources, best, bands } = (await nodeQuality(db, method))!
    const { rows } = await db.executeQuery<{ n: number; mean: number }>(
      db
        .selectFrom('record_quality')
        .select((e) => [e.fn.countAll<number>().as('n'), e.fn.avg<number>('points').as('mean')])
        .where('method', '=', method)
        .compile(),
    )
    assert.ok(sources > 5)
    assert.equal(best.records, rows[0]!.n)
    assert.ok(Math.abs(best.points - Number(rows[0]!.mean)) < 1e-9)
    assert.equal(
      Object.values(bands).reduce((sum, n) => sum + n, 0),
      best.records,
    )
  }
})

test('a fix gives the node what it gives its sources, weighed by their records, and its records are listed', async () => {
  await countNode(db, day(20))
  const { fixes, best } = (await nodeQuality(db))!
  const keywords = fixes.find(({ id }) => id === 'add-keywords')!
  const { total, records } = await recordsToFix(db, 'add-keywords', { limit: 1000 })
  assert.deepEqual([keywords.records, records.length], [total, total])
  // Keywords are worth 30 points, and each record that lacks them lifts the mean of all.
  assert.ok(Math.abs(keywords.gain - (30 * total) / best.records) < 1e-9)
  assert.equal(keywords.gainPerRecord, 30)
  assert.deepEqual(
    fixes.map(({ gain }) => gain),
    fixes.map(({ gain }) => gain).sort((a, b) => b - a),
  )
})

test('the node has a point a day, and its sources stand side by side', async () => {
  const before = (await nodeQuality(db))!.best
  await countNode(db, day(21))
  await scored('e:w1 a dcat:Dataset ; dcterms:title "Ny" .', 'Senare', { now: day(22) })
  await scoreSource(db, (await sourceOf('Senare')).id, { now: new Date(day(22).getTime() + 3_600_000) })
  const trend = await nodeTrend(db)
  assert.deepEqual(
    trend.slice(-2).map(({ at, records }) => [at.getUTCDate(), records]),
    [
      [21, before.records],
      [22, before.records + 1],
    ],
  )
  assert.ok(Math.abs(trend.at(-1)!.points - (before.points * before.records) / (before.records + 1)) < 1e-9)
  const compared = await sourcesCompared(db)
  assert.equal(compared.find(({ name }) => name === 'Senare')!.points, 0)
  assert.deepEqual(
    compared.map(({ points }) => points),
    compared.map(({ points }) => points).sort((a, b) => b - a),
  )
})

test('what is latest is told first, and a dataset in two sources is told of', async () => {
  const yearly = 'dcterms:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/ANNUAL>'
  const late = `e:x1 a dcat:Dataset ; dcterms:title "Sen" ; ${yearly} ; dcterms:modified "2015-01-01" .
    e:x2 a dcat:Dataset ; dcterms:title "Senare" ; ${yearly} ; dcterms:modified "2010-01-01" .`
  await scored(late, 'Sena', { now: day(23) })
  await scored(late, 'Samma igen', { now: day(23) })
  const found = await lateRecords(db, { source: (await sourceOf('Sena')).id })
  assert.deepEqual(
    found.map(({ title }) => title['']),
    ['Senare', 'Sen'],
  )
  assert.ok(found[0]!.lateDays > found[1]!.lateDays)
  const { beside } = (await nodeQuality(db))!
  assert.equal(beside.duplicates.addresses, 2)
  assert.deepEqual(beside.duplicates.first[0], {
    uri: 'https://example.se/x1',
    sources: [(await sourceOf('Sena')).id, (await sourceOf('Samma igen')).id],
  })
  assert.ok(beside.staleness.stale >= 4)
})

test('publishers with many and bad datasets have most to gain', async () => {
  const id = await scored(
    `e:y1 a dcat:Dataset ; dcterms:title "1" ; dcterms:publisher e:many . e:y2 a dcat:Dataset ; dcterms:title "2" ; dcterms:publisher e:many .
     e:y3 a dcat:Dataset ; dcterms:title "3" ; dcterms:publisher e:few .`,
    'Vinna',
    { now: day(24) },
  )
  const compared = await publishersCompared(db, { source: id, by: 'most-to-gain' })
  assert.deepEqual(
    compared.map(({ publisher }) => publisher),
    ['https://example.se/many', 'https://example.se/few'],
  )
})
