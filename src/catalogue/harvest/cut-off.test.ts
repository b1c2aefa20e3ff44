import assert from 'node:assert/strict'
import test from 'node:test'
import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { cutOff } from './cut-off.ts'

const { blankNode, literal, namedNode, quad } = DataFactory
const term = (name: string) => (name.startsWith('_:') ? blankNode(name.slice(2)) : namedNode(name))
/** `a links b` or `a says "x"`. */
const said = (...lines: string[]) =>
  lines.map((line) => {
    const [subject, , object] = line.split(' ')
    return quad(
      term(subject!) as never,
      namedNode('p'),
      object!.startsWith('"') ? literal(object!) : (term(object!) as never),
    ) as unknown as Quad
  })

test('what was being read when the file ended is cut off, and nothing that was told before it', () => {
  assert.deepEqual([...cutOff(said('a says "x"', 'b says "y"'))], ['b'])
})

test('whoever the last thing stands inside of is cut off too, however deep (RDF/XML)', () => {
  assert.deepEqual([...cutOff(said('c links a', 'a says "x"', 'a links p', 'p links t', 't says "x"'))], ['t', 'p', 'a', 'c'])
})

test('of all that refer to a shared publisher, only the one that was being told is cut off', () => {
  assert.deepEqual([...cutOff(said('a links p', 'a says "x"', 'b links p', 'p says "x"'))], ['p', 'b'])
})

test('a blank node that nobody refers to yet belongs to whoever was being told when it began (Turtle)', () => {
  assert.deepEqual([...cutOff(said('a says "x"', '_:outer says "x"', '_:inner says "x"'))], ['_:inner', '_:outer', 'a'])
  assert.deepEqual([...cutOff(said('a says "x"', '_:done says "x"', 'a links _:done', '_:b says "y"'))], ['_:b', 'a'])
})

test('circles end, and an empty file cuts nothing off', () => {
  assert.deepEqual([...cutOff(said('a links b', 'b links a'))].sort(), ['a', 'b'])
  assert.deepEqual([...cutOff([])], [])
})
