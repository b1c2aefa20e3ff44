import assert from 'node:assert/strict'
import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { type Syntax, syntaxes } from '../../rdf/syntax.ts'
import { write } from '../../rdf/write.ts'
import { absent, quadsIn, sharedFiles } from '../harvest/fixtures.ts'
import { type Corrected, correctedFile } from './corrected-file.ts'
import { catalogue, declared, inShort, recordsIn } from './fixtures.ts'
import type { RecordResult } from './result.ts'
import { validateRecord } from './validate-record.ts'

const folder = tmpdir()
const inPieces = async function* (text: string) {
  yield Buffer.from(text)
}
const made = (corrected: Awaited<ReturnType<typeof correctedFile>>): Corrected => {
  assert.ok('text' in corrected)
  return corrected
}
const textOf = async ({ text }: Corrected) => (await Array.fromAsync(text)).join('')

const faulty = catalogue(
  ['"2024"^^xsd:gYear', '"31.5.2024"'],
  ['http://creativecommons.org/licenses/by/4.0/', 'https://creativecommons.org/licenses/by/4.0'],
  ['<mailto:oppnadata@example.se>', '"oppnadata@example.se"'],
)

test('the corrected file has its ready corrections made and nothing else changed, in the syntax it came in', async () => {
  const right = await quadsIn(catalogue(['"2024"^^xsd:gYear', '"2024-05-31"^^xsd:date']))
  for (const syntax of Object.keys(syntaxes) as Syntax[]) {
    let text = ''
    for await (const piece of write([await quadsIn(faulty)], syntax)) text += piece
    const name = `catalogue.${syntaxes[syntax].extensions[0]}`
    const corrected = made(await correctedFile({ bytes: inPieces(text), name }, { folder }))
    assert.equal(corrected.syntax, syntax)
    assert.deepEqual(corrected.applied.map(inShort).sort(), [
      'violation Dataset-issued-date 31.5.2024',
      'violation Kind-hasEmail-mailto oppnadata@example.se',
      'warning Distribution-license-cc https://creativecommons.org/licenses/by/4.0',
    ])
    const { isomorphic } = await import('rdf-isomorphic')
    assert.ok(isomorphic(await quadsIn(await textOf(corrected), name), right), syntax)
  }
})

test('only the corrections that are chosen are made', async () => {
  const corrected = made(
    await correctedFile(
      { bytes: inPieces(faulty), name: 'catalogue.ttl' },
      { folder, choose: ({ path }) => path?.endsWith('#hasEmail') ?? false },
    ),
  )
  assert.deepEqual(corrected.applied.map(inShort), ['violation Kind-hasEmail-mailto oppnadata@example.se'])
  const text = await textOf(corrected)
  assert.match(text, /<mailto:oppnadata@example.se>/)
  assert.match(text, /"31.5.2024"/)
})

test('a record without an address has none in the corrected file either', async () => {
  const text = catalogue(
    ['<https://data.example.se/serie> a', '[] a'],
    ['dcterms:issued "2024-01-01"^^xsd:date ; dcterms:spatial', 'dcterms:issued "2024-01-01" ; dcterms:spatial'],
  )
  const corrected = await textOf(made(await correctedFile({ bytes: inPieces(text), name: 'catalogue.ttl' }, { folder })))
  assert.doesNotMatch(corrected, /genid/)
  assert.match(corrected, /"2024-01-01"\^\^xsd:date/)
})

test('a file that cannot be read to its end has no corrected form', async () => {
  const corrected = await correctedFile({ bytes: inPieces(faulty.slice(0, -30)), name: 'catalogue.ttl' }, { folder })
  assert.ok('refusal' in corrected && corrected.refusal.code.startsWith('rdf-'))
})

test('named graphs are kept, and a correction is made in each graph that says what is wrong', async () => {
  const quads = await quadsIn(faulty)
  const graphs = [DataFactory.namedNode('https://data.example.se/graf/1'), DataFactory.namedNode('https://data.example.se/graf/2')]
  const inBoth = quads.flatMap((quad) =>
    graphs.map((graph) => DataFactory.quad(quad.subject as never, quad.predicate as never, quad.object as never, graph)),
  ) as unknown as Quad[]
  for (const syntax of ['trig', 'nquads'] as const) {
    const text = (await Array.fromAsync(write([inBoth], syntax))).join('')
    const name = `catalogue.${syntaxes[syntax].extensions[0]}`
    const corrected = await quadsIn(await textOf(made(await correctedFile({ bytes: inPieces(text), name }, { folder }))), name)
    for (const graph of graphs) {
      const own = corrected.filter((quad) => quad.graph.equals(graph))
      assert.equal(own.length, quads.length, `${syntax} ${graph.value}`)
      assert.deepEqual(
        own.filter(({ object }) => object.value.endsWith('@example.se')).map(({ object }) => object.termType),
        ['NamedNode'],
      )
      assert.ok(own.some(({ object }) => object.value === '2024-05-31'))
    }
    assert.equal(corrected.length, inBoth.length)
  }
})

test('a file in a syntax that cannot hold its named graphs when it is written again has no corrected form', async () => {
  const document = JSON.stringify({
    '@context': { dcterms: 'http://purl.org/dc/terms/' },
    '@id': 'https://data.example.se/graf',
    '@graph': [{ '@id': 'https://data.example.se/d', '@type': 'http://www.w3.org/ns/dcat#Dataset', 'dcterms:title': 'Luft' }],
  })
  const corrected = await correctedFile({ bytes: inPieces(document), name: 'catalogue.jsonld' }, { folder })
  assert.ok('refusal' in corrected && corrected.refusal.code === 'correction-loses-graphs')
})

test('a file and corrections that do not fit in memory are corrected from disk, and nothing is left there', async (t) => {
  const own = await mkdtemp(join(tmpdir(), 'allmanning-corrected-'))
  t.after(() => rm(own, { recursive: true }))
  const many = 3_000
  const datasets = Array.from(
    { length: many },
    (_, n) =>
      `<https://data.example.se/${n}> a dcat:Dataset ; dcterms:title "Nr ${n}"@sv ; dcterms:issued "31.5.2024" ; dcterms:spatial [ a dcterms:Location ] .`,
  )
  const text = `${declared}${datasets.join('\n')}`
  const corrected = made(await correctedFile({ bytes: inPieces(text), name: 'catalogue.ttl' }, { folder: own, keepInMemory: 1_000 }))
  assert.ok(readdirSync(own).length > 0)
  const pieces = await Array.fromAsync(corrected.text)
  assert.ok(pieces.length > many)
  assert.deepEqual([corrected.corrections, pieces.join('').match(/"2024-05-31"\^\^xsd:date/g)?.length], [many, many])
  const expected = await quadsIn(text.replaceAll('"31.5.2024"', '"2024-05-31"^^xsd:date'))
  const { isomorphic } = await import('rdf-isomorphic')
  const some = ({ subject, object }: Quad) => [subject, object].every(({ termType }) => termType !== 'BlankNode')
  const after = await quadsIn(pieces.join(''))
  assert.equal(after.length, expected.length)
  assert.ok(isomorphic(after.filter(some), expected.filter(some)))
  assert.deepEqual(readdirSync(own), [])
})

test('a file that one node without an address holds together is refused above a limit', async () => {
  const shared = `${declared}_:x a foaf:Agent . ${Array.from({ length: 50 }, (_, n) => `<https://e.se/${n}> a dcat:Dataset ; dcterms:publisher _:x .`).join('\n')}`
  const ask = (mostTogether: number) => correctedFile({ bytes: inPieces(shared), name: 'c.ttl' }, { folder, mostTogether })
  const refused = await ask(100)
  assert.ok('refusal' in refused && refused.refusal.code === 'correction-entangled')
  assert.equal((await quadsIn(await textOf(made(await ask(101))))).length, 101)
})

// A correction that leaves its fault, or makes a new one, would be a promise broken.
test('on real catalogues every ready correction takes its fault away and brings no new one', { skip: absent }, async () => {
  const asked = { 'dcat-se': ['dcat-ap-se'], 'dcat-eu': ['dcat-ap'] }
  let corrections = 0
  for (const [place, profiles] of Object.entries(asked))
    for (const file of sharedFiles(`${place}/*.{rdf,ttl,jsonld}`)) {
      const name = file.split('/').at(-1)!
      const corrected = await correctedFile(
        { bytes: createReadStream(file), name, base: 'https://base.example/' },
        { folder, asked: profiles },
      )
      if (!('text' in corrected) || corrected.applied.length === 0) continue
      corrections += corrected.applied.length
      const before = await faultsIn(readFileSync(file), name, profiles)
      const after = await faultsIn(Buffer.from(await textOf(corrected)), name, profiles)
      const fault = ({ focus, path, shape, value }: RecordResult) => JSON.stringify([focus, path, shape, value])
      const renamed = corrected.applied.some(({ patch }) => patch?.rename)
      const known = new Set(before.map(fault))
      const left = new Set(after.map(fault))
      // A text that becomes an address can be seen to be the address of something else; that was hidden before.
      const fresh = after.filter((each) => !known.has(fault(each)) && each.severity === 'violation' && each.value !== undefined)
      const revealed = fresh.filter(({ component }) => !component.endsWith('#ClassConstraintComponent'))
      if (!renamed) assert.deepEqual(revealed.map(inShort), [], `${file}: new faults`)
      assert.deepEqual(
        corrected.applied.filter((each) => each.value !== undefined && left.has(fault(each))).map(inShort),
        [],
        `${file}: faults left`,
      )
    }
  assert.ok(corrections > 500, String(corrections))
})

async function faultsIn(bytes: Buffer, name: string, profiles: string[]): Promise<RecordResult[]> {
  return (await recordsIn(await quadsIn(bytes, name))).flatMap((record) => validateRecord(record, profiles))
}
