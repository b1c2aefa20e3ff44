import assert from 'node:assert/strict'
import test from 'node:test'
import type { Quad } from '@rdfjs/types'
import fc from 'fast-check'
import { DataFactory, Parser } from 'n3'
import { isomorphic } from 'rdf-isomorphic'
import { anyGraph, asSet, read, seed, withoutGraphs, written } from './fixtures.ts'
import { split } from './rdf-xml-writer.ts'
import type { Syntax } from './syntax.ts'

const xmlCannotHold = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const writable: Partial<Record<Syntax, (quad: Quad) => boolean>> = {
  rdfxml: ({ predicate, object }) =>
    split(predicate.value) !== undefined && !(object.termType === 'Literal' && xmlCannotHold.test(object.value)),
}
const same = (a: Quad[], b: Quad[]): boolean => a.length === b.length && isomorphic(a, b)

for (const syntax of ['turtle', 'trig', 'ntriples', 'nquads', 'rdfxml', 'jsonld'] as const)
  test(`what is written as ${syntax} comes back as the same graph, or the loss is told`, async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph({ graphs: syntax === 'trig' || syntax === 'nquads' }), async (quads) => {
        const expected = quads.filter(writable[syntax] ?? (() => true))
        const { text, findings } = await written([quads], syntax)
        const back = await read(text, { syntax })
        assert.deepEqual(back.findings, [])
        assert.ok(same(asSet(back.quads), expected), text)
        assert.equal(findings.length, quads.length - expected.length)
      }),
      { ...seed, numRuns: 400 },
    )
  })

test('blank nodes of different records stay different, though they have the same label', async () => {
  const record = (iri: string): Quad[] =>
    new Parser().parse(`<${iri}> <http://e.se/contact> _:b, _:c . _:b <http://e.se/knows> _:c . _:c <http://e.se/knows> _:b .`)
  const labels = (quads: Quad[]) =>
    new Set(
      quads
        .flatMap(({ subject, object }) => [subject, object])
        .filter(({ termType }) => termType === 'BlankNode')
        .map(({ value }) => value),
    ).size
  for (const syntax of ['turtle', 'trig', 'ntriples', 'nquads', 'rdfxml', 'jsonld'] as const) {
    const { text } = await written([record('http://e.se/1'), record('http://e.se/2')], syntax)
    const { quads } = await read(text, { syntax })
    assert.equal(withoutGraphs(quads).length, 8, syntax)
    assert.equal(labels(quads), 4, syntax)
  }
})

test('a file of nothing can be read, and holds nothing', async () => {
  for (const syntax of ['turtle', 'trig', 'ntriples', 'nquads', 'rdfxml', 'jsonld'] as const) {
    for (const records of [[], [[]]]) {
      const { text } = await written(records, syntax)
      assert.deepEqual((await read(text, { syntax })).quads, [], syntax)
    }
  }
})

test('a class that is also a value is written in both places, though it is one and the same term', async () => {
  const { namedNode, quad } = DataFactory
  const [thing, type, like, kind] = [
    'http://e.se/1',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
    'http://e.se/like',
    'http://e.se/K',
  ].map((iri) => namedNode(iri))
  const quads = [quad(thing!, type!, kind!), quad(thing!, like!, kind!)] as Quad[]
  const { text } = await written([quads], 'rdfxml')
  assert.equal((await read(text, { syntax: 'rdfxml' })).quads.length, 2)
})
