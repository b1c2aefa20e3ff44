import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import test from 'node:test'
import type { Problem } from '../../kernel/problem.ts'
import { quadsIn } from '../harvest/fixtures.ts'
import { checkByShapes } from './check-by-shapes.ts'
import { catalogue, recordsOf } from './fixtures.ts'
import { readShapes, validateGraph } from './validate-graph.ts'
import { validateRecordBy } from './validate-record.ts'

const own = `@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix allm: <https://w3id.org/allmanning/ns#> . @prefix ex: <https://www.example.se/regler#> .
ex:Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property ex:frequency, ex:publisher .
ex:frequency sh:path dcterms:accrualPeriodicity ; sh:minCount 1 ; sh:message "Vi vill veta hur ofta den uppdateras."@sv ; allm:fix "Fråga ansvarig."@sv .
ex:publisher sh:path dcterms:publisher ; sh:class foaf:Agent ; sh:severity sh:Warning .`

const official = '../shared/data/shapes/dcat-ap/3.0.1/shacl/dcat-ap-SHACL.ttl'

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

const folder = tmpdir()
const prologue = own.slice(0, own.indexOf('ex:Dataset'))
const byShapes = (data: string, text: string, choices: { tolerant?: boolean; most?: number } = {}) =>
  checkByShapes(
    { name: 'data.ttl', bytes: only(`${prologue}${data}`) },
    [{ name: 'regler.ttl', bytes: Buffer.from(`${prologue}${text}`) }],
    {
      folder,
      ...choices,
    },
  )
async function* only(text: string) {
  yield Buffer.from(text)
}

test('shapes that are not well-formed in part are refused, and the refusal says how to leave those parts out', async () => {
  const text = 'ex:S a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property [ sh:path dcterms:title ; sh:minCount 1 ] , ex:missing .'
  await assert.rejects(byShapes('ex:d a dcat:Dataset .', text), (error: Problem) => {
    assert.match(error.detail.en, /--tolerant/)
    assert.match(error.detail.sv, /--tolerant/)
    assert.match(error.findings[0]!.message.en!, /#S, sh:property: .*missing/)
    return true
  })
  const checked = await byShapes('ex:d a dcat:Dataset .', text, { tolerant: true })
  assert.deepEqual(
    checked.findings.map(({ severity, code, fix }) => [severity, code, /left out/.test(fix.en!), /utelämnad/.test(fix.sv!)]),
    [['warning', 'shape-ill-formed', true, true]],
  )
  assert.deepEqual(
    checked.results.map(({ path }) => path),
    ['http://purl.org/dc/terms/title'],
  )
})

test('the official shapes of DCAT-AP 3.0.1 can be used with a tolerant reading', {
  skip: !existsSync(official) && `${official} is not here`,
}, async () => {
  const shapes = [{ name: 'official.ttl', bytes: readFileSync(official) }]
  const file = () => ({ name: 'data.ttl', bytes: only(catalogue(['dcterms:title "Luftkvalitet"@sv, "Air quality"@en ;', ''])) })
  await assert.rejects(checkByShapes(file(), shapes, { folder }), /not be used|cannot be used|går inte/)
  const { results, findings } = await checkByShapes(file(), shapes, { folder, tolerant: true })
  assert.ok(findings.length > 0)
  assert.ok(results.some(({ focus, path }) => focus === 'https://data.example.se/luft' && path === 'http://purl.org/dc/terms/title'))
})

test('a file with more statements than memory is promised for is refused before it is held there', async () => {
  const many = Array.from({ length: 11 }, (_, n) => `ex:${n} a dcat:Dataset .`).join('\n')
  const text = 'ex:S a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:nodeKind sh:IRI .'
  await assert.rejects(byShapes(many, text, { most: 10 }), (error: Problem) => {
    assert.match(error.detail.en, /11 statements.*10 is the most.*--profile/)
    return true
  })
  assert.equal((await byShapes(many, text, { most: 11 })).conforms, true)
})

test('shapes that ask themselves, in a circle of data, come to an end with an answer', async () => {
  const text =
    'ex:Person a sh:NodeShape ; sh:targetClass foaf:Agent ; sh:property [ sh:path foaf:knows ; sh:node ex:Person ] , [ sh:path foaf:name ; sh:minCount 1 ] .'
  const data = 'ex:a a foaf:Agent ; foaf:name "A" ; foaf:knows ex:b . ex:b a foaf:Agent ; foaf:name "B" ; foaf:knows ex:a .'
  assert.equal((await byShapes(data, text)).conforms, true)
  assert.equal((await byShapes(data.replace('foaf:name "B" ;', ''), text)).conforms, false)
})

test('patterns that would hang JavaScript, on texts made for them, are answered at once', async () => {
  const text = 'ex:S a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property [ sh:path dcterms:title ; sh:pattern "^(a+)+$" ] .'
  const began = performance.now()
  const { results } = await byShapes(`ex:d a dcat:Dataset ; dcterms:title "${'a'.repeat(50_000)}!" .`, text)
  assert.equal(results.length, 1)
  assert.ok(performance.now() - began < 5_000)
})

test('ten thousand constraints are read, and put to a hundred records, in seconds', async () => {
  const properties = Array.from({ length: 10_000 }, (_, n) => `[ sh:path ex:p${n} ; sh:maxCount 0 ]`).join(' , ')
  const data = Array.from({ length: 100 }, (_, n) => `ex:d${n} a dcat:Dataset ; ex:p${n} 1 .`).join('\n')
  const began = performance.now()
  const { results } = await byShapes(data, `ex:S a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property ${properties} .`)
  assert.equal(results.length, 100)
  // 4.4 s on two cores with ten times their work (2026-11).
  assert.ok(performance.now() - began < 20_000)
})
