import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { DatasetCore, Quad, Term } from '@rdfjs/types'
import fc from 'fast-check'
import { Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { absent, read, seed } from '../fixtures.ts'
import { syntaxOfName } from '../syntax.ts'
import { compileShapes } from './compile.ts'
import { turtle } from './fixtures.ts'
import { keyOf, shownIri } from './term.ts'
import { validate } from './validate.ts'

/**
 * rdf-validate-shacl is another reading of the same recommendation. Where the two mean the same, generated shapes and data and real catalogues
 * must have the same verdicts; where they do not, the difference stands in `differences`, with the reason, and is held to by a test.
 */
type Verdict = { text: string }

const dataset = (quads: readonly Quad[]) => new Store(quads as never) as unknown as DatasetCore

const verdict = (focus: Term, path: Term | string | null | undefined, component: string, value: Term | null | undefined): Verdict => {
  const way =
    path === null || path === undefined ? '' : typeof path === 'string' ? path : path.termType === 'NamedNode' ? path.value : 'path'
  return { text: [keyOf(focus), way, shownIri(component), value ? keyOf(value) : ''].join(' ') }
}

function ours(shapes: readonly Quad[], data: readonly Quad[]): Verdict[] {
  const compiled = compileShapes(shapes, { tolerant: true })
  assert.ok('shapes' in compiled)
  return validate(compiled.shapes, data).map(({ focus, path, component, value }) =>
    verdict(focus, path && (path.kind === 'predicate' ? path.iri : 'path'), component, value),
  )
}

async function theirs(shapes: readonly Quad[], data: readonly Quad[]): Promise<Verdict[]> {
  const report = await new SHACLValidator(dataset(shapes)).validate(dataset(data))
  return report.results.map(({ focusNode, path, sourceConstraintComponent, value }) =>
    verdict(focusNode as Term, path as Term | null, sourceConstraintComponent!.value, value as Term | null),
  )
}

/** The verdicts that one of the two has more often than the other. */
function differing(a: readonly Verdict[], b: readonly Verdict[]): Verdict[] {
  const count = new Map<string, { verdict: Verdict; more: number }>()
  for (const [verdicts, step] of [[a, 1] as const, [b, -1] as const])
    for (const one of verdicts) {
      const entry = count.get(one.text) ?? { verdict: one, more: 0 }
      entry.more += step
      count.set(one.text, entry)
    }
  return [...count.values()].filter(({ more }) => more !== 0).map(({ verdict }) => verdict)
}

const officialShapes = '../shared/data/shapes/dcat-ap/3.0.1/shacl/dcat-ap-SHACL.ttl'
const catalogues = [
  'dcat-eu/de_destatis-catalog-original-input.rdf',
  'dcat-eu/de_bremen-catalog-original-input.rdf',
  'dcat-eu/de_brandenburg-catalog-original-input.rdf',
]

for (const file of catalogues)
  test(`the official shapes of DCAT-AP 3.0.1 say the same of ${file} in both`, { skip: absent }, async () => {
    const quadsOf = async (path: string) =>
      (await read(readFileSync(path), { syntax: syntaxOfName(path)!, base: 'http://base.example/' })).quads
    const [shapes, data] = await Promise.all([quadsOf(officialShapes), quadsOf(`../shared/data/${file}`)])
    const found = ours(shapes, data)
    assert.ok(found.length > 900)
    assert.deepEqual(differing(found, await theirs(shapes, data)), [])
  })

const property = fc.constantFrom(':p', ':q', ':r')
const node = fc.constantFrom(':a', ':b', ':c', ':d', '_:e', '_:f')
const numbers = ['1', '2', '3', '2.0', '2.5', '1e0', '"2"^^xsd:byte']
const others = [
  ...['"x"^^xsd:integer', 'true', '"1"^^xsd:boolean', '"a"', '"b"', '"ab"', '"aB c"', '""', '"a"@sv', '"b"@sv', '"a"@en', '"a"@sv-FI'],
  ...['"2024-01-01"^^xsd:date', '"2024-02-30"^^xsd:date', '"2024-01-01T00:00:00Z"^^xsd:dateTime', '"2024-01-01T00:00:00"^^xsd:dateTime'],
]
const literal = fc.constantFrom(...numbers, ...others)
const number = fc.constantFrom(...numbers)
const klass = fc.constantFrom(':C', ':D', ':E')

const dataWith = (literals: fc.Arbitrary<string>) => {
  const triple = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(node, property, fc.oneof(node, literals)).map((parts) => parts.join(' ')) },
    { weight: 2, arbitrary: fc.tuple(node, fc.constant('a'), klass).map((parts) => parts.join(' ')) },
    { weight: 1, arbitrary: fc.constantFrom(':D rdfs:subClassOf :C', ':E rdfs:subClassOf :D') },
  )
  return fc.array(triple, { maxLength: 16 }).map((triples) => triples.map((one) => `${one} .`).join('\n'))
}

const path: fc.Arbitrary<string> = fc.letrec<{ path: string }>((tie) => ({
  path: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 5, arbitrary: property },
    { weight: 1, arbitrary: property.map((inner) => `[ sh:inversePath ${inner} ]`) },
    { weight: 1, arbitrary: fc.tuple(tie('path'), tie('path')).map(([a, b]) => `( ${a} ${b} )`) },
    { weight: 1, arbitrary: fc.tuple(tie('path'), tie('path')).map(([a, b]) => `[ sh:alternativePath ( ${a} ${b} ) ]`) },
    { weight: 1, arbitrary: tie('path').map((inner) => `[ sh:zeroOrMorePath ${inner} ]`) },
    { weight: 1, arbitrary: tie('path').map((inner) => `[ sh:oneOrMorePath ${inner} ]`) },
    { weight: 1, arbitrary: tie('path').map((inner) => `[ sh:zeroOrOnePath ${inner} ]`) },
  ),
})).path

const small = fc.nat({ max: 3 })
const list = (members: fc.Arbitrary<string>) => fc.array(members, { minLength: 1, maxLength: 3 }).map((all) => `( ${all.join(' ')} )`)
const said = (name: string, parameter: fc.Arbitrary<string | number>) => parameter.map((text) => [`sh:${name}`, String(text)] as const)
const named = fc.constantFrom(':a', ':b', ':c', ':d')

/** What can be asked of values anywhere. */
const simple = fc.oneof(
  said('class', klass),
  said('datatype', fc.constantFrom('xsd:integer', 'xsd:string', 'xsd:date', 'rdf:langString', 'xsd:boolean')),
  said(
    'nodeKind',
    fc.constantFrom('sh:IRI', 'sh:Literal', 'sh:BlankNode', 'sh:BlankNodeOrIRI', 'sh:IRIOrLiteral', 'sh:BlankNodeOrLiteral'),
  ),
  said('minInclusive', number),
  said('maxInclusive', number),
  said('minExclusive', number),
  said('maxExclusive', number),
  said('minLength', small),
  said('maxLength', small),
  said('pattern', fc.constantFrom('"^a"', '"b$"', '"[0-9]+"', '"a|b"')),
  said('languageIn', fc.constantFrom('( "sv" )', '( "en" "sv-FI" )')),
  said('disjoint', property),
  said('in', list(fc.oneof(named, literal))),
)
type Parameter = readonly [name: string, value: string]
const shapeText = (parameters: readonly Parameter[]) =>
  [...new Map(parameters)].map(([name, parameter]) => `${name} ${parameter}`).join(' ; ')

const shapesWith = (comparing: boolean) =>
  fc.letrec<{ propertyShape: string; nodeShape: string }>((tie) => {
    const inside = tie('nodeShape').map((shape) => `[ ${shape} ]`)
    const compound = fc.oneof(
      said('not', inside),
      said('or', list(inside)),
      said('xone', list(inside)),
      said('node', inside),
      said(
        'property',
        tie('propertyShape').map((shape) => `[ ${shape} ]`),
      ),
    )
    const counts = fc.oneof(
      said('minCount', small),
      said('maxCount', small),
      said('uniqueLang', fc.constant('true')),
      said('equals', property),
      said('hasValue', fc.oneof(named, literal)),
      ...(comparing ? [said('lessThan', property), said('lessThanOrEquals', property)] : []),
    )
    const qualified = fc
      .tuple(inside, fc.constantFrom('qualifiedMinCount', 'qualifiedMaxCount'), small)
      .map(([shape, name, bound]): Parameter[] => [
        ['sh:qualifiedValueShape', shape],
        [`sh:${name}`, String(bound)],
      ])
    const closed = list(fc.constantFrom('rdf:type', ':p')).map((ignored): Parameter[] => [
      ['sh:closed', 'true'],
      ['sh:ignoredProperties', ignored],
    ])
    const one = (parameter: fc.Arbitrary<Parameter>) => parameter.map((only): Parameter[] => [only])
    return {
      nodeShape: fc
        .array(
          fc.oneof(
            { maxDepth: 2 },
            { weight: 4, arbitrary: one(simple) },
            { weight: 1, arbitrary: one(said('and', list(inside))) },
            { weight: 2, arbitrary: one(compound) },
            { weight: 1, arbitrary: closed },
          ),
          { minLength: 1, maxLength: 3 },
        )
        .map((parts) => shapeText(parts.flat())),
      propertyShape: fc
        .tuple(
          path,
          fc.array(
            fc.oneof(
              { maxDepth: 2 },
              { weight: 3, arbitrary: one(simple) },
              { weight: 3, arbitrary: one(counts) },
              { weight: 2, arbitrary: one(compound) },
              { weight: 1, arbitrary: qualified },
            ),
            { minLength: 1, maxLength: 3 },
          ),
        )
        .map(([path, parts]) => `sh:path ${path} ; ${shapeText(parts.flat())}`),
    }
  })

const target = fc
  .oneof(said('targetNode', named), said('targetClass', klass), said('targetSubjectsOf', property), said('targetObjectsOf', property))
  .map(([name, of]) => `${name} ${of}`)
function anyShapes(comparing: boolean): fc.Arbitrary<string> {
  const { nodeShape, propertyShape } = shapesWith(comparing)
  const shape = fc.oneof(
    nodeShape.map((parameters) => `a sh:NodeShape ; ${parameters}`),
    propertyShape.map((parameters) => `a sh:PropertyShape ; ${parameters}`),
  )
  return fc
    .array(fc.tuple(target, shape), { minLength: 1, maxLength: 2 })
    .map((shapes) => shapes.map(([target, parameters], n) => `:S${n} ${target} ; ${parameters} .`).join('\n'))
}

async function agree(shapes: string, data: string): Promise<void> {
  const quads = [turtle(shapes), turtle(data)] as const
  assert.deepEqual(differing(ours(...quads), await theirs(...quads)), [], `${shapes}\n${data}`)
}

test('generated shapes say the same of generated data in both', async () => {
  await fc.assert(fc.asyncProperty(anyShapes(false), dataWith(literal), agree), { ...seed, numRuns: 250 })
})

test('and so do shapes that compare the values of two properties, of generated numbers', async () => {
  await fc.assert(fc.asyncProperty(anyShapes(true), dataWith(number), agree), { ...seed, numRuns: 150 })
})

const onValues = (constraint: string) => `:S a sh:PropertyShape ; sh:targetNode :a ; sh:path :p ; ${constraint} .`
const onNode = (constraint: string) => `:S a sh:NodeShape ; sh:targetNode :a ; ${constraint} .`

/** Every difference that we know of. `ours` and `theirs` are what each finds that the other does not. */
const differences: { why: string; shapes: string; data: string; ours: string[]; theirs: string[] | 'throws' }[] = [
  {
    why: 'W3C test core/node/hasValue-001: at a node shape the focus node is the value of the result',
    shapes: onNode('sh:hasValue :b'),
    data: ':b :p 1',
    ours: ['a HasValue a'],
    theirs: ['a HasValue'],
  },
  {
    why: 'SHACL §4.5.1: a focus node that is not a value of sh:equals is a result, also where there are other values',
    shapes: onNode('sh:equals :p'),
    data: ':a :p :b',
    ours: ['a Equals a'],
    theirs: [],
  },
  {
    why: 'SHACL §4.6.2: sh:and of a property shape is about each value; theirs puts the path to the focus node once more, so that it depends on the other values',
    shapes: onValues('sh:and ( [ sh:nodeKind sh:IRI ] )'),
    data: ':a :p :b, 1',
    ours: [],
    theirs: ['a p And b'],
  },
  {
    why: 'SPARQL 1.1 §17.3: texts with a language do not compare',
    shapes: onValues('sh:maxInclusive "b"'),
    data: ':a :p "a"@sv',
    ours: ['a p MaxInclusive "a"@sv'],
    theirs: [],
  },
  {
    why: 'SPARQL 1.1 §17.3: strings are ordered by code point, not by the language of the machine',
    shapes: onValues('sh:minExclusive "a"'),
    data: ':a :p "B"',
    ours: ['a p MinExclusive "B"'],
    theirs: [],
  },
  {
    why: 'SPARQL 1.1 §17.3: a day and a moment do not compare',
    shapes: onValues('sh:minInclusive "2024-01-01"^^xsd:date'),
    data: ':a :p "2024-01-02T00:00:00"^^xsd:dateTime',
    ours: ['a p MinInclusive "2024-01-02T00:00:00"'],
    theirs: [],
  },
  {
    why: 'XML Schema §3.3.7: with and without time zone compare where they are more than 14 hours apart',
    shapes: onValues('sh:minInclusive "2024-01-01T00:00:00Z"^^xsd:dateTime'),
    data: ':a :p "2024-06-01T00:00:00"^^xsd:dateTime',
    ours: [],
    theirs: ['a p MinInclusive "2024-06-01T00:00:00"'],
  },
  {
    why: 'numbers beyond 2⁵³ are compared without rounding',
    shapes: onValues('sh:maxInclusive 9007199254740992'),
    data: ':a :p 9007199254740993',
    ours: ['a p MaxInclusive "9007199254740993"'],
    theirs: [],
  },
  {
    why: 'what is no number is not less than one',
    shapes: onValues('sh:lessThan :q'),
    data: ':a :p "x"^^xsd:integer ; :q 1',
    ours: ['a p LessThan "x"'],
    theirs: [],
  },
  {
    why: 'STRLEN counts characters, not halves of them',
    shapes: onValues('sh:minLength 2'),
    data: ':a :p "😀"',
    ours: ['a p MinLength "😀"'],
    theirs: [],
  },
  {
    why: 'langMatches: the range sv holds sv-FI, but not svx',
    shapes: onValues('sh:languageIn ( "sv" )'),
    data: ':a :p "a"@svx',
    ours: ['a p LanguageIn "a"@svx'],
    theirs: [],
  },
  {
    why: 'XPath: \\i is the beginning of a name, and the first character of a pattern that JavaScript cannot read',
    shapes: onValues('sh:pattern "^\\\\i\\\\c*$"'),
    data: ':a :p "name"',
    ours: [],
    theirs: ['a p Pattern "name"'],
  },
  {
    why: 'SHACL §2.3.1.4: an inverse path may be the inverse of any path',
    shapes: ':S a sh:PropertyShape ; sh:targetNode :a ; sh:path [ sh:inversePath [ sh:oneOrMorePath :p ] ] ; sh:maxCount 1 .',
    data: ':b :p :a . :c :p :b',
    ours: ['a path MaxCount'],
    theirs: 'throws',
  },
]

for (const { why, shapes, data, ours: onlyOurs, theirs: onlyTheirs } of differences)
  test(`different: ${why}`, async () => {
    const quads = [turtle(shapes), turtle(`${data} .`)] as const
    const plain = (verdicts: readonly Verdict[]) => verdicts.map(({ text }) => plainly(text)).sort()
    const found = ours(...quads)
    if (onlyTheirs === 'throws') {
      await assert.rejects(theirs(...quads))
      assert.deepEqual(plain(found), onlyOurs)
      return
    }
    const found2 = await theirs(...quads)
    const missingIn =
      (verdicts: readonly Verdict[]) =>
      ({ text }: Verdict) =>
        !verdicts.some((other) => other.text === text)
    assert.deepEqual(plain(found.filter(missingIn(found2))), onlyOurs)
    assert.deepEqual(plain(found2.filter(missingIn(found))), onlyTheirs)
  })

const plainly = (text: string): string =>
  text
    .replaceAll('http://example.org/', '')
    .replace(/\^\^\S+/g, '')
    .replace('sh:', '')
    .replace('ConstraintComponent', '')
    .replace(/ {2,}/g, ' ')
    .trim()
