import assert from 'node:assert/strict'
import test from 'node:test'
import { quadsIn } from '../harvest/fixtures.ts'
import { catalogue, recordsOf } from './fixtures.ts'
import { readShapes, validateGraph } from './validate-graph.ts'
import { validateRecordBy } from './validate-record.ts'

const own = `@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix allm: <https://w3id.org/allmanning/ns#> . @prefix ex: <https://www.example.se/regler#> .
ex:Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property ex:frequency, ex:publisher .
ex:frequency sh:path dcterms:accrualPeriodicity ; sh:minCount 1 ; sh:message "Vi vill veta hur ofta den uppdateras."@sv ; allm:fix "Fråga ansvarig."@sv .
ex:publisher sh:path dcterms:publisher ; sh:class foaf:Agent ; sh:severity sh:Warning .`

async function shapes(text = own) {
  const read = await readShapes(Buffer.from(text), { name: 'regler.ttl' })
  assert.ok('compiled' in read)
  return read
}

test('shapes of one’s own judge records in their own words, and fields get our labels', async () => {
  const judging = await shapes()
  const results = (await recordsOf(catalogue())).flatMap((record) => validateRecordBy(record, [judging]))
  assert.deepEqual(
    results.map(({ severity, label, message, fix, profile, focus }) => ({ severity, label, message, fix, profile, focus })),
    [
      {
        severity: 'violation',
        label: { sv: 'Uppdateringsfrekvens', en: 'Frequency of update' },
        message: { sv: 'Vi vill veta hur ofta den uppdateras.' },
        fix: { sv: 'Fråga ansvarig.' },
        profile: 'regler.ttl',
        focus: 'https://data.example.se/luft',
      },
    ],
  )
})

test('over a whole graph the shapes mean what W3C says: what is not described there is not of the class', async () => {
  const graph = await quadsIn(catalogue(['<http://dataportal.se/organisation/SE2021000555> a', '<https://elsewhere.example/x> a']))
  assert.deepEqual(
    validateGraph(graph, await shapes()).map(({ severity, pathText }) => `${severity} ${pathText}`),
    ['violation http://purl.org/dc/terms/accrualPeriodicity', 'warning http://purl.org/dc/terms/publisher'],
  )
})

test('shapes that cannot be used are refused with what to do', async () => {
  const wrong = await readShapes(Buffer.from(own.replace('sh:minCount 1', 'sh:minCount "ett"')), { name: 'regler.ttl' })
  assert.ok('refusal' in wrong && wrong.refusal.length > 0)
  for (const { message, fix } of wrong.refusal) for (const text of [message.sv, message.en, fix.sv, fix.en]) assert.ok(text)
  const none = await readShapes(Buffer.from('<!doctype html>'), { name: 'regler.html' })
  assert.ok('refusal' in none)
})
