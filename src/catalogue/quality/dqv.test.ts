import assert from 'node:assert/strict'
import test from 'node:test'
import { ns } from '../../rdf/namespaces.ts'
import { quadsIn } from '../harvest/fixtures.ts'
import { dqvMetrics, dqvOf, metricNamespace } from './dqv.ts'
import { factsOf } from './facts.ts'
import { indicatorIds } from './indicators.ts'
import { marksOf, nothingChecked } from './marks.ts'
import { usualRules } from './method.ts'
import { countsOf, mqaOf, pointsOf } from './mqa.ts'

const uri = 'https://example.se/d'
const at = new Date('2026-11-23T12:00:00Z')
const facts = factsOf(
  uri,
  await quadsIn(
    'e:d a dcat:Dataset ; dcat:keyword "a" ; dcat:distribution [ dcterms:format <http://publications.europa.eu/resource/authority/file-type/CSV> ] .',
  ),
)
const marks = marksOf(facts, nothingChecked, 'eu')
const base = 'https://allmanning.example/entries/1/quality'

const values = (quads: ReturnType<typeof dqvOf>) => {
  const metricOf = new Map(
    quads
      .filter(({ predicate }) => predicate.value === ns.dqv('isMeasurementOf'))
      .map(({ subject, object }) => [subject.value, object.value]),
  )
  return Object.fromEntries(
    quads
      .filter(({ predicate }) => predicate.value === ns.dqv('value'))
      .map(({ subject, object }) => [metricOf.get(subject.value)!.replace(metricNamespace, ''), object.value]),
  )
}

test('a record says yes and no, and nothing of what nobody knows', () => {
  const counts = countsOf(marks, usualRules)
  const quads = dqvOf({ uri, base, method: 'eu', at, points: pointsOf(counts, 'eu'), counts }, 'record')
  const found = values(quads)
  assert.equal(found.keywordAvailability, 'true')
  assert.equal(found.categoryAvailability, 'false')
  assert.equal('dcatApCompliance' in found, false)
  assert.equal(found[`${ns.allm('formatMediaTypeVocabularyAlignmentShare')}`], '0.5')
  assert.equal(found.accessUrlStatusCode, 'false') // it has no access URL, and that is known
  assert.deepEqual([found.findabilityScoring, found.interoperabilityScoring, found.scoring], ['30', '65', '95'])
  assert.ok(quads.every(({ subject }) => subject.value === uri || subject.value.startsWith(`${base}#`)))
})

test('a catalogue has shares', () => {
  const other = { dataset: { ...marks.dataset, keyword: 0 }, distributions: [] }
  const { points, unknown, dimensions, counts } = mqaOf([marks, other], usualRules)
  const found = values(dqvOf({ uri, base, method: 'eu', at, points: { points, unknown, dimensions }, counts }, 'catalogue'))
  assert.equal(found[ns.allm('keywordAvailabilityShare')], '0.5')
  assert.equal(found.scoring, '47.5') // 95 and 0
})

test('every measurement is of a metric that is explained, in both languages and with its weight', () => {
  for (const method of ['eu', 'digg'] as const) {
    const explained = dqvMetrics(method)
    const about = Map.groupBy(explained, ({ subject }) => subject.value)
    const all = mqaOf([marksOf(facts, { answers: () => true, conforms: () => true }, method)], { method, convention: 'share' })
    for (const what of ['record', 'catalogue'] as const)
      for (const { predicate, object } of dqvOf({ uri, base, method, at, points: all, counts: all.counts }, what)) {
        if (predicate.value !== ns.dqv('isMeasurementOf')) continue
        const told = about.get(object.value) ?? []
        assert.equal(told.filter((quad) => quad.predicate.value === ns.skos('prefLabel')).length, 2, object.value)
        assert.ok(
          told.some((quad) => quad.predicate.value === ns.schema('maxValue')),
          object.value,
        )
      }
    const weights = explained
      .filter(({ predicate }) => predicate.value === `${metricNamespace}trueScore`)
      .map(({ object }) => Number(object.value))
    assert.deepEqual([weights.length, weights.reduce((sum, n) => sum + n, 0)], method === 'eu' ? [indicatorIds.length, 405] : [22, 375])
  }
})
