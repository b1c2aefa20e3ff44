import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { Quad } from '@rdfjs/types'
import fc from 'fast-check'
import { DataFactory } from 'n3'
import { canonize } from 'rdf-canonize'
import { canonicalise } from './canonical.ts'
import { absent, anyGraph, asSet, read, seed, sharedFiles } from './fixtures.ts'
import { syntaxOfName } from './syntax.ts'

const { namedNode, blankNode, literal, quad } = DataFactory
const p = (name: string) => namedNode(`http://e.se/${name}`)
const triple = (s: Quad['subject'], name: string, o: Quad['object']) => quad(s, p(name), o) as Quad

/** rdf-canonize without our fast path; undefined where it gives up at its own limit. */
async function oracle(quads: Quad[]): Promise<string | undefined> {
  try {
    return await canonize(quads, { algorithm: 'RDFC-1.0', maxWorkFactor: 2 })
  } catch {
    return undefined
  }
}

async function agrees(quads: Quad[]): Promise<void> {
  const expected = await oracle(quads)
  const ours = await canonicalise(quads)
  if (expected === undefined) return
  assert.ok('text' in ours, 'refused what rdf-canonize manages')
  assert.equal(ours.text, expected)
}

test('the canonical text is exactly that of rdf-canonize, on arbitrary graphs with shared and cyclic blank nodes and named graphs', async () => {
  await fc.assert(fc.asyncProperty(anyGraph({ graphs: true, blanks: 6 }), agrees), { ...seed, numRuns: 600 })
})

test('the same on graphs of blank nodes only, where most look alike', async () => {
  const alike = fc
    .array(fc.tuple(fc.nat({ max: 5 }), fc.constantFrom('a', 'b'), fc.nat({ max: 5 })), { maxLength: 9 })
    .map((edges) => asSet(edges.map(([from, name, to]) => triple(blankNode(`n${from}`), name, blankNode(`n${to}`)))))
  await fc.assert(fc.asyncProperty(alike, agrees), { ...seed, numRuns: 400 })
})

test('labels and order do not matter, and a triple said twice counts once', async () => {
  const contact = (label: string) => [triple(blankNode(label), 'name', literal('Anna')), triple(p('set'), 'contact', blankNode(label))]
  const [one, other] = await Promise.all([canonicalise(contact('x')), canonicalise([...contact('y').reverse(), ...contact('y')])])
  assert.deepEqual(one, other)
  assert.ok('text' in one)
  assert.equal(one.text, '<http://e.se/set> <http://e.se/contact> _:c14n0 .\n_:c14n0 <http://e.se/name> "Anna" .\n')
  assert.match(one.hash, /^[0-9a-f]{64}$/)
})

test('two blank nodes that say the same, shared and apart, are different graphs', async () => {
  const [a, b] = [blankNode('a'), blankNode('b')]
  const apart = await canonicalise([
    triple(p('x'), 'has', a),
    triple(p('x'), 'has', b),
    triple(a, 'n', literal('1')),
    triple(b, 'n', literal('1')),
  ])
  const shared = await canonicalise([triple(p('x'), 'has', a), triple(a, 'n', literal('1'))])
  assert.ok('hash' in apart && 'hash' in shared)
  assert.notEqual(apart.hash, shared.hash)
})

test('a poison graph, where every blank node points at every other, is refused with a finding', async () => {
  const nodes = Array.from({ length: 10 }, (_, index) => blankNode(`n${index}`))
  const clique = nodes.flatMap((from) => nodes.filter((to) => to !== from).map((to) => triple(from, 'knows', to)))
  const result = await canonicalise(clique)
  assert.ok('refusal' in result)
  assert.equal(result.refusal.code, 'blank-nodes-entangled')
  assert.match(result.refusal.message.sv!, /10 namnlösa noder/)
})

test('a few hundred blank nodes that say the same are an ordinary record', async () => {
  const many = Array.from({ length: 300 }, (_, index) => [
    triple(p('set'), 'period', blankNode(`n${index}`)),
    triple(blankNode(`n${index}`), 'year', literal('2026')),
  ]).flat()
  assert.ok('text' in (await canonicalise(many)))
})

test('real catalogues have the same canonical text in both', { skip: absent }, async () => {
  for (const file of sharedFiles('{dcat-se,base-registers/it_bdin,cpsv/harvester/Finnish_data}/*.{rdf,ttl,jsonld}')) {
    const { quads } = await read(readFileSync(file), { syntax: syntaxOfName(file)!, base: 'http://base.example/' })
    await agrees(asSet(quads))
  }
})
