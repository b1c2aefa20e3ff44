import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import type { Quad, Term } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { isomorphic } from 'rdf-isomorphic'
import { read } from '../../src/rdf/fixtures.ts'
import { ns } from '../../src/rdf/namespaces.ts'
import { compileShapes } from '../../src/rdf/shacl/compile.ts'
import { Graph } from '../../src/rdf/shacl/graph.ts'
import { reportQuads } from '../../src/rdf/shacl/report.ts'
import { keyOf } from '../../src/rdf/shacl/term.ts'
import { validate } from '../../src/rdf/shacl/validate.ts'

const { namedNode, quad } = DataFactory

/** The W3C's suite, as far as it is beside the project: whole reports are compared, up to the names of blank nodes. */
const suite = '../shared/data/w3c-shacl'
const absent = existsSync(suite) ? false : `${suite} is not here: the W3C suite is not run`

/** What we answer otherwise, and why. */
const deviations: Record<string, string> = {}

const mf = (name: string) => `http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#${name}`
const sht = (name: string) => `http://www.w3.org/ns/shacl-test#${name}`

const files = absent
  ? []
  : readFileSync(`${suite}/TESTS.txt`, 'utf8')
      .split('\n')
      .filter((line) => /^data-shapes-test-suite\/.*\.ttl$/.test(line))

for (const file of files) {
  const name = file.replace('data-shapes-test-suite/tests/', '').replace('.ttl', '')
  test(`W3C ${name}`, { todo: deviations[name] ?? false }, async () => {
    const url = baseOf(file)
    const manifest = new Graph(await quadsOf(url))
    const [entries] = manifest.from(namedNode(url), mf('entries'))
    const [entry] = manifest.list(entries!)!
    const [action] = manifest.from(entry!, mf('action'))
    const [expected] = manifest.from(entry!, mf('result'))
    const graphAt = async (name: string) => {
      const at = manifest.from(action!, sht(name))[0]!.value
      return at === url ? manifest.quads : quadsOf(at)
    }
    const [data, shapes] = await Promise.all([graphAt('dataGraph'), graphAt('shapesGraph')])
    const compiled = compileShapes(shapes)
    if (expected!.value === sht('Failure')) {
      assert.ok('refusal' in compiled, 'these shapes must be refused')
      return
    }
    assert.ok('shapes' in compiled, JSON.stringify('refusal' in compiled && compiled.refusal))
    const ours = reportQuads(validate(compiled.shapes, data))
    const [theirReport, ourReport] = comparable(manifest, expected!, ours, shapes === manifest.quads)
    assert.ok(isomorphic(theirReport, ourReport), `expected\n${lines(theirReport)}\n\ngot\n${lines(ourReport)}`)
  })
}

test('the W3C suite', { skip: absent }, () => assert.ok(files.length >= 60))

function baseOf(file: string): string {
  return `http://suite.example/${file.replace(/\.ttl$/, '')}`
}

async function quadsOf(url: string): Promise<Quad[]> {
  const file = `${suite}/${url.replace('http://suite.example/', '').replace(/\.ttl$/, '')}.ttl`
  const { quads, findings } = await read(readFileSync(file), { syntax: 'turtle', base: url })
  assert.deepEqual(findings, [])
  return quads
}

/** What the suite compares: messages, details and the source constraint only where the expected report has them. */
function comparable(manifest: Graph, expected: Term, ours: readonly Quad[], sameFile: boolean): [Quad[], Quad[]] {
  const theirs = below(manifest, expected)
  const mentions = (name: string) => theirs.some(({ predicate }) => predicate.value === ns.sh(name))
  const leftOut = new Set(['resultMessage', 'sourceConstraint'].filter((name) => !mentions(name)).map((name) => ns.sh(name)))
  leftOut.add(ns.sh('detail'))
  const graph = new Graph(ours.filter(({ predicate }) => !leftOut.has(predicate.value)))
  const [report] = graph.to(namedNode(ns.sh('ValidationReport')), ns.rdf('type'))
  return [named(theirs, sameFile), named(below(graph, report!), sameFile)]
}

function below(graph: Graph, start: Term): Quad[] {
  const nodes = new Map([[keyOf(start), start]])
  const found: Quad[] = []
  for (const node of nodes.values())
    for (const [predicate, objects] of graph.subjects.get(keyOf(node))?.properties ?? [])
      for (const object of objects) {
        found.push(quad(node as ReturnType<typeof namedNode>, namedNode(predicate), object as ReturnType<typeof namedNode>) as Quad)
        const follow =
          [ns.sh('result'), ns.sh('resultPath')].includes(predicate) || !predicate.startsWith(ns.sh('')) || /Path$/.test(predicate)
        if (object.termType === 'BlankNode' && follow) nodes.set(keyOf(object), object)
      }
  return found
}

/** Blank nodes of shapes and data are certain nodes, not any: they keep their names. */
function named(quads: readonly Quad[], sameFile: boolean): Quad[] {
  const fixed = new Set(['focusNode', 'value', 'sourceShape', 'sourceConstraint'].map((name) => ns.sh(name)))
  return quads.map((one) =>
    sameFile && fixed.has(one.predicate.value) && one.object.termType === 'BlankNode'
      ? (quad(one.subject, one.predicate, namedNode(`urn:blank:${one.object.value}`)) as Quad)
      : one,
  )
}

const lines = (quads: readonly Quad[]) =>
  quads.map(({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${object.value}`).join('\n')
