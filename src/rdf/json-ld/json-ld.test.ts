import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { isomorphic } from 'rdf-isomorphic'
import { absent, asSet, read, sharedFiles, withoutGraphs, written } from '../fixtures.ts'
import { lineOf } from '../ntriples.ts'
import { ParseProblem } from '../parse.ts'
import { compileContext, emptyContext, Unusual } from './context.ts'
import { nodeReader, type Terms } from './expand.ts'
import { firstErrorIn } from './json-problems.ts'
import { quadsByLibrary } from './library.ts'
import { shippedContexts } from './shipped.ts'

const base = 'https://e.se/katalog/'
const jsonLd = (document: unknown) => read(JSON.stringify(document), { syntax: 'jsonld', base })
const lines = (quads: Quad[]) =>
  asSet(quads)
    .map((quad) => lineOf(quad))
    .sort()

function terms(): Terms {
  let made = 0
  return {
    node: DataFactory.namedNode,
    blank: (label) => DataFactory.blankNode(label ?? `made${made++}`),
    inLanguage: DataFactory.literal,
    ignored: () => {},
  }
}

const dct = 'http://purl.org/dc/terms/'
const documents: Record<string, { context?: unknown; node: unknown }> = {
  'prefixes and whole addresses': {
    context: { dct, e: 'http://e.se/' },
    node: { '@id': 'e:1', '@type': ['e:A', 'e:B'], 'dct:title': 'a', [`${dct}issued`]: { '@value': '2026', '@type': 'e:year' } },
  },
  'a prefix that is no prefix': {
    context: { ab: 'http://e.se/ab', cd: { '@id': 'http://e.se/', '@prefix': true } },
    node: { '@id': 'ab:1', 'ab:x': 1, 'cd:y': 2, ab: 3 },
  },
  'terms with coercions': {
    context: {
      '@vocab': 'http://e.se/v#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
      link: { '@type': '@id' },
      kind: { '@type': '@vocab' },
      day: { '@id': 'http://e.se/day', '@type': 'xsd:date' },
      Kind: 'http://e.se/Kind',
    },
    node: {
      '@id': 'x',
      link: ['a', { '@id': 'b' }, { name: 'inner' }],
      kind: ['Kind', 'Other', 'http://e.se/Z'],
      day: '2026-11-23',
      plain: 'x',
    },
  },
  'language in its four places': {
    context: {
      '@vocab': 'http://e.se/',
      '@language': 'sv',
      none: { '@language': null },
      en: { '@language': 'en' },
      map: { '@container': '@language' },
      set: { '@container': ['@set', '@language'] },
    },
    node: {
      a: 'å',
      none: 'b',
      en: 'c',
      map: { sv: ['d', 'e'], '@none': 'f' },
      set: { en: 'g' },
      value: { '@value': 'h', '@language': 'de' },
      plain: { '@value': 'i' },
    },
  },
  'numbers and booleans': {
    context: {
      '@vocab': 'http://e.se/',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
      d: { '@type': 'xsd:double' },
      dec: { '@type': 'xsd:decimal' },
      i: { '@type': 'xsd:integer' },
    },
    node: { a: [0, 1, -7, 1.5, 1e21, 1.1e-7, 123456789012, true, false], d: [1, 2.5], dec: [3, 3.25], i: [4, true] },
  },
  lists: {
    context: { '@vocab': 'http://e.se/', ordered: { '@container': '@list', '@type': '@id' } },
    node: { '@id': 'l', a: { '@list': [1, 'x', { b: 2 }] }, empty: { '@list': [] }, ordered: ['p', 'q'], one: { '@set': [1, [2]] } },
  },
  'nothing, null and what is not explained': {
    context: { known: 'http://e.se/known', hidden: null },
    node: { '@id': 'n', known: [null, 'x', { '@value': null }], hidden: 'y', unknown: { known: 'deep' }, '_:blank': 1 },
  },
  'aliases of keywords': {
    context: { '@vocab': 'http://e.se/', id: '@id', type: '@type', val: '@value', lang: '@language' },
    node: { id: 'a', type: 'T', p: { id: 'b', type: ['U'] }, t: { val: 'x', lang: 'sv' } },
  },
  'a context for a type': {
    context: {
      '@vocab': 'http://e.se/',
      Dataset: { '@id': 'http://e.se/Dataset', '@context': { title: 'http://e.se/scoped-title' } },
      title: 'http://e.se/title',
    },
    node: { '@type': 'Dataset', title: 'a', part: { title: 'b' } },
  },
  'a context inside a node': {
    context: { p: 'http://e.se/p' },
    node: { '@id': 'a', p: { '@context': { q: 'http://e.se/q', p: 'http://e.se/other' }, '@id': 'b', q: 1, p: { p: 2 } } },
  },
  'a named graph': { context: { p: 'http://e.se/p' }, node: { '@id': 'g', p: 1, '@graph': [{ '@id': 'a', p: [2, { p: 3 }] }] } },
  'a base of its own, and none': {
    context: [{ '@base': 'http://other.se/x/' }, { p: { '@id': 'http://e.se/p', '@type': '@id' } }],
    node: { '@id': '', p: ['a', '../b', '?q', '#f'] },
  },
  'an expanded document': {
    node: { '@id': 'http://e.se/1', '@type': ['http://e.se/T'], 'http://e.se/p': [{ '@value': 'x' }, { '@id': 'http://e.se/2' }] },
  },
  'blank nodes with labels': {
    context: { p: 'http://e.se/p' },
    node: { '@id': '_:a', p: [{ '@id': '_:b', p: { '@id': '_:a' } }, '_:not a node'] },
  },
}

for (const [name, { context, node }] of Object.entries(documents))
  test(`our reader and the jsonld package agree on ${name}`, async () => {
    const empty = emptyContext(base)
    const ours = nodeReader(terms())(structuredClone(node), context === undefined ? empty : compileContext(context, empty))
    const theirs = await quadsByLibrary(node, context, base, terms())
    assert.ok(ours.length > 0)
    assert.ok(isomorphic(asSet(ours), asSet(theirs)), `${lines(ours).join('\n')}\n---\n${lines(theirs).join('\n')}`)
  })

test('what our reader does not know is read by the package, and labels still mean the same node', async () => {
  const context = { p: 'http://e.se/p', owns: { '@reverse': 'http://e.se/owner' } }
  assert.throws(() => compileContext(context, emptyContext()), Unusual)
  const { quads } = await jsonLd({
    '@context': context,
    '@graph': [
      { '@id': '_:x', p: '_:text' },
      { '@id': '1', owns: { '@id': '_:x' } },
    ],
  })
  const [first, second] = quads
  assert.equal(first!.object.value, '_:text')
  assert.ok(first!.subject.equals(second!.subject))
  assert.equal(second!.object.value, `${base}1`)
})

test('the graph may come before its context, and both may be split anywhere', async () => {
  const graph = [
    { '@id': '1', p: 'å"}]\\' },
    { '@id': '2', p: { '@id': '1' } },
  ]
  const expected = (await jsonLd({ '@context': { p: 'http://e.se/p' }, '@graph': graph })).quads
  assert.equal(expected.length, 2)
  const late = `{ "@graph" : ${JSON.stringify(graph, null, 1)} , "@context": {"p": "http://e.se/p"}\n}\n`
  for (const size of [1, 3, 1000])
    assert.deepEqual(lines((await read(Buffer.from(late), { syntax: 'jsonld', base }, size)).quads), lines(expected))
})

test('a graph beside an identifier is a named graph, and the rest of the object is about it', async () => {
  const { quads } = await jsonLd({ '@context': { '@vocab': 'http://e.se/' }, '@id': 'g', name: 'x', '@graph': [{ '@id': 'a', name: 'y' }] })
  assert.deepEqual(lines(quads), [`<${base}a> <http://e.se/name> "y" <${base}g> .`, `<${base}g> <http://e.se/name> "x" .`])
})

test('a context that does not come with the program is refused by its address, and never fetched', async () => {
  for (const context of [
    'https://other.se/context.jsonld',
    [{ a: 'http://e.se/a' }, 'https://other.se/context.jsonld'],
    { a: { '@id': 'http://e.se/a', '@reverse': 'x' }, '@import': 'https://other.se/context.jsonld' },
  ])
    await assert.rejects(
      jsonLd({ '@context': context, '@id': 'x', a: 1 }),
      (error) =>
        error instanceof ParseProblem &&
        (error.finding.code === 'jsonld-context-unknown'
          ? error.finding.message.sv!.includes('https://other.se/context.jsonld') && error.finding.line === 1
          : error.finding.code === 'jsonld-syntax'),
    )
})

test('a field that the context does not explain is told once', async () => {
  const { findings } = await jsonLd({
    '@context': {},
    '@graph': [
      { '@id': 'a', titel: 1 },
      { '@id': 'b', titel: 2 },
    ],
  })
  assert.deepEqual(
    findings.map(({ code, severity, message }) => [code, severity, message.sv]),
    [['jsonld-term-unknown', 'info', 'Fältet «titel» förklaras inte av filens kontext och är därför utelämnat.']],
  )
})

test('every context that is shipped means the same to our reader and to the package', async () => {
  for (const [address, context] of shippedContexts) {
    compileContext(context, emptyContext())
    const node = { '@type': 'Dataset', title: 'x', keyword: ['y'], publisher: { '@id': 'http://e.se/p' }, 'PublicService.name': 'z' }
    const ours = nodeReader(terms())(node, compileContext(address, emptyContext(base)))
    assert.ok(isomorphic(ours, await quadsByLibrary(node, address, base, terms())), address)
  }
})

test('what we write is read alike by the package', async () => {
  const { quads } = await read(
    '@prefix dcat: <http://www.w3.org/ns/dcat#> . <http://e.se/1> a dcat:Dataset ; dcat:theme <http://e.se/t> ; <http://purl.org/dc/terms/title> "å"@sv ; dcat:contactPoint [ <http://e.se/p> 1.5, true, "x" ] .',
    { syntax: 'turtle' },
  )
  const document = JSON.parse((await written([quads], 'jsonld')).text) as { '@context': unknown; '@graph': unknown[] }
  assert.equal(document['@graph'].length, 1)
  assert.ok(isomorphic(quads, await quadsByLibrary(document['@graph'][0], document['@context'], undefined, terms())))
})

test('the place of a mistake is found in any JSON text', () => {
  const cases: [string, number][] = [
    ['{"a": 1,}', 8],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['["a\nb"]', 1],
    ['{"a": tru}', 6],
    ['{"a": 1', 7],
    ['[01]', 2],
    ['', 0],
  ]
  for (const [text, at] of cases) assert.equal(firstErrorIn(text), at, text)
})

// Two pairs differ at the source: "100" against "100.0", and a category that only one of them has.
const unlike = ['geodcat-ap/quality-measurement.jsonld', '3.0.0-hvd/html/examples/example-data_service_terms_sla.jsonld']

test('examples of the specifications say the same in Turtle and JSON-LD', { skip: absent }, async () => {
  let compared = 0
  for (const file of sharedFiles('{peer-examples,cpsv/spec-examples}/**/*.jsonld')) {
    const turtle = file.replace(/jsonld$/, 'ttl')
    if (!existsSync(turtle)) continue
    const expected = await read(readFileSync(turtle), { syntax: 'turtle', base }).catch((error: unknown) => {
      assert.ok(error instanceof ParseProblem)
      return undefined
    })
    const { quads } = await read(readFileSync(file), { syntax: 'jsonld', base })
    if (expected === undefined) continue
    const same = isomorphic(withoutGraphs(quads), withoutGraphs(expected.quads))
    assert.equal(
      same,
      !unlike.some((name) => file.endsWith(name)),
      `${file}\n${lines(quads).join('\n')}\n---\n${lines(expected.quads).join('\n')}`,
    )
    compared++
  }
  assert.ok(compared >= 20, `only ${compared} pairs`)
})
