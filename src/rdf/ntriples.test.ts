import assert from 'node:assert/strict'
import test from 'node:test'
import type { Quad } from '@rdfjs/types'
import fc from 'fast-check'
import { DataFactory, Parser } from 'n3'
import { anyQuad, seed } from './fixtures.ts'
import { lineOf, parseLines } from './ntriples.ts'

const { namedNode, blankNode, literal, quad } = DataFactory
const line = (object: Quad['object']) => lineOf(quad(namedNode('http://e.se/s'), namedNode('http://e.se/p'), object) as Quad)

test('a line is written as RDFC-1.0 wants it: only control characters, quotes and backslashes are escaped', () => {
  const cases: [Quad['object'], string][] = [
    [literal('Västerås "stad"\n\t\\'), '"Västerås \\"stad\\"\\n\\t\\\\"'],
    [literal('\u0000\u001f\u007f\u0085😀'), '"\\u0000\\u001F\\u007F\u0085😀"'],
    [literal('hej', 'sv-FI'), '"hej"@sv-fi'],
    [literal('1', namedNode('http://www.w3.org/2001/XMLSchema#integer')), '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'],
    [blankNode('b0'), '_:b0'],
  ]
  for (const [object, text] of cases) assert.equal(line(object), `<http://e.se/s> <http://e.se/p> ${text} .`)
})

test('every line that we write comes back as the same quad, from our reader and from n3', () => {
  fc.assert(
    fc.property(fc.array(anyQuad({ graphs: true }), { maxLength: 20 }), (quads) => {
      const text = quads.map((one) => lineOf(one)).join('\n')
      const back = parseLines(text)
      assert.equal(back.length, quads.length)
      for (const [index, one] of back.entries()) assert.ok(one.equals(quads[index]!), lineOf(quads[index]!))
      assert.equal(new Parser({ format: 'application/n-quads' }).parse(text).length, quads.length)
    }),
    { ...seed, numRuns: 500 },
  )
})

test('a damaged line is an error and not a quad', () => {
  for (const text of ['<http://e.se/s> <http://e.se/p>', '<http://e.se/s> <http://e.se/p> "x" ', '<s> <p> "x .', 'x', '<s> <p> <o> . <s>'])
    assert.throws(() => parseLines(text), /canonical line/)
})
