import assert from 'node:assert/strict'
import test from 'node:test'
import type { Quad } from '@rdfjs/types'
import { turtle, verdicts } from './fixtures.ts'
import { Graph } from './graph.ts'
import { follow, pathTerm, pathText, readPath } from './path.ts'

const data = `
  :a :p :b, :c . :b :p :d . :c :p :d . :d :p :a . :e :q :a . :f :q :e .
  :x :p :y . :y :q :z, "z" .`
const graph = new Graph(turtle(data))

function pathOf(text: string) {
  const shapes = new Graph(turtle(`:S sh:path ${text} .`))
  return readPath(
    shapes,
    shapes.from({ termType: 'NamedNode', value: 'http://example.org/S' } as Quad['subject'], 'http://www.w3.org/ns/shacl#path')[0]!,
  )
}

const cases: [path: string, sparql: string, from: string, to: string[]][] = [
  [':p', 'http://example.org/p', 'a', ['b', 'c']],
  ['[ sh:inversePath :p ]', '^p', 'd', ['b', 'c']],
  ['( :p :p )', 'p/p', 'a', ['d']],
  ['( :p :q )', 'p/q', 'x', ['z', '"z"']],
  ['[ sh:alternativePath ( :p :q ) ]', 'p|q', 'e', ['a']],
  ['[ sh:zeroOrMorePath :p ]', 'p*', 'a', ['a', 'b', 'c', 'd']],
  ['[ sh:oneOrMorePath :p ]', 'p+', 'a', ['a', 'b', 'c', 'd']],
  ['[ sh:oneOrMorePath :q ]', 'q+', 'f', ['e', 'a']],
  ['[ sh:zeroOrOnePath :p ]', 'p?', 'a', ['a', 'b', 'c']],
  ['[ sh:inversePath ( :p :p ) ]', '^(p/p)', 'd', ['a']],
  ['[ sh:inversePath [ sh:inversePath :p ] ]', '^(^p)', 'a', ['b', 'c']],
  ['[ sh:inversePath [ sh:oneOrMorePath :q ] ]', '^(q+)', 'a', ['e', 'f']],
  ['[ sh:inversePath [ sh:alternativePath ( :p :q ) ] ]', '^(p|q)', 'a', ['d', 'e']],
  ['[ sh:inversePath [ sh:zeroOrOnePath :q ] ]', '^(q?)', 'a', ['a', 'e']],
  ['( [ sh:inversePath :p ] [ sh:inversePath :p ] )', '(^p)/(^p)', 'd', ['a']],
  ['[ sh:zeroOrMorePath ( :p :p ) ]', '(p/p)*', 'a', ['a', 'd', 'b', 'c']],
  ['[ sh:zeroOrMorePath [ sh:alternativePath ( :q [ sh:inversePath :q ] ) ] ]', '(q|(^q))*', 'a', ['a', 'e', 'f']],
  ['( [ sh:zeroOrMorePath :q ] :p )', '(q*)/p', 'f', ['b', 'c']],
]

test('every kind of path leads where SPARQL says, each value once', () => {
  for (const [text, sparql, from, to] of cases) {
    const path = pathOf(text)
    assert.ok(path, text)
    assert.equal(sparql.startsWith('http') ? pathText(path) : pathText(path).replaceAll('http://example.org/', ''), sparql, text)
    const [start] = turtle(`:${from} :p 1 .`).map(({ subject }) => subject)
    const values = follow(path)(graph, start!).map(({ termType, value }) =>
      termType === 'Literal' ? `"${value}"` : value.replace('http://example.org/', ''),
    )
    assert.deepEqual(values.toSorted(), to.toSorted(), text)
  }
})

test('a path written as RDF is read as the same path', () => {
  for (const [text] of cases) {
    const path = pathOf(text)!
    const quads: Quad[] = []
    const term = pathTerm(path, quads)
    assert.deepEqual(readPath(new Graph(quads), term), path, text)
  }
})

test('paths that are not well-formed are no paths', () => {
  for (const text of [
    '[]',
    '"text"',
    '( :p )',
    '()',
    '[ sh:alternativePath ( :p ) ]',
    '[ sh:inversePath :p, :q ]',
    '[ sh:alternativePath :p ]',
    '( :p [] )',
  ])
    assert.equal(pathOf(text), undefined, text)
  const own = new Graph(turtle(':S sh:path _:me . _:me sh:inversePath _:me .'))
  assert.equal(readPath(own, own.from(turtle(':S :p 1 .')[0]!.subject, 'http://www.w3.org/ns/shacl#path')[0]!), undefined)
})

test('a path through a circle, and one of ten thousand steps, come to an end', () => {
  const long = Array.from({ length: 10_000 }, (_, n) => `:n${n} :next :n${n + 1} .`).join('\n')
  const shapes = ':S a sh:PropertyShape ; sh:targetNode :n0 ; sh:path [ sh:oneOrMorePath :next ] ; sh:maxCount 10000 ; sh:class :C .'
  assert.equal(verdicts(shapes, `${long} :n10000 :next :n0 .`).length, 10_002)
})
