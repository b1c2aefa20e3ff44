import assert from 'node:assert/strict'
import test from 'node:test'
import { compileShapes } from './compile.ts'
import { compiled, refusals, turtle, verdicts } from './fixtures.ts'
import { validate } from './validate.ts'

test('shapes that are not well-formed are refused, and the finding says which shape, which property and why', () => {
  const cases: [shapes: string, said: RegExp][] = [
    [':S a sh:PropertyShape .', /example\.org\/S, sh:path: is missing/],
    [':S a sh:NodeShape ; sh:path :p .', /sh:path: may not stand in a sh:NodeShape/],
    [':S a sh:PropertyShape ; sh:path :p, :q .', /sh:path: may stand only once, but stands 2 times/],
    [':S a sh:PropertyShape ; sh:path "p" .', /“p” is not a property, or a path/],
    [':S a sh:PropertyShape ; sh:path _:x . _:x sh:inversePath _:x .', /is not a property, or a path/],
    [':S a sh:NodeShape ; sh:minCount 1 .', /sh:minCount: may only stand in a shape that has sh:path/],
    [':S a sh:NodeShape ; sh:lessThan :p .', /may only stand in a shape that has sh:path/],
    [
      ':S a sh:NodeShape ; sh:property [ sh:path dcterms:title ; sh:minCount "1" ] .',
      /shape for dcterms:title in http:\/\/example\.org\/S, sh:minCount: “1” is not a whole number/,
    ],
    [':S a sh:NodeShape ; sh:property [ sh:path :p ; sh:minCount 1, 2 ] .', /sh:minCount: may stand only once/],
    [':S a sh:NodeShape ; sh:property :T . :T a sh:NodeShape .', /sh:property: .*is not a property shape/],
    [':S a sh:NodeShape ; sh:node [ sh:path :p ] .', /sh:node: .*is not a node shape/],
    [':S a sh:NodeShape ; sh:class "C" .', /sh:class: “C” is not an IRI/],
    [':S a sh:NodeShape ; sh:datatype xsd:string, xsd:date .', /sh:datatype: may stand only once/],
    [':S a sh:NodeShape ; sh:nodeKind sh:Iri .', /sh:nodeKind: “sh:Iri” is not one of/],
    [':S a sh:NodeShape ; sh:in :notAList .', /sh:in: .*not a complete list/],
    [':S a sh:NodeShape ; sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l .', /not a complete list/],
    [':S a sh:NodeShape ; sh:or ( "x" ) .', /sh:or: .*not a complete list of shapes/],
    [':S a sh:NodeShape ; sh:languageIn ( "sv"@sv ) .', /not a list of language tags/],
    [':S a sh:NodeShape ; sh:pattern "(" .', /sh:pattern: the pattern cannot be read at character 2/],
    [':S a sh:NodeShape ; sh:deactivated "maybe" .', /sh:deactivated: “maybe” is not true or false/],
    [':S a sh:NodeShape ; sh:message 7 .', /sh:message: “7” is not a text/],
    [':S a sh:NodeShape ; sh:severity sh:Warning, sh:Info .', /sh:severity: may stand only once/],
    [':S a sh:NodeShape ; sh:targetClass "C" .', /sh:targetClass: “C” is not an IRI/],
    [':S a sh:NodeShape ; sh:targetNode [] .', /sh:targetNode: .* is not an IRI or a literal/],
    [':S a sh:NodeShape ; sh:closed true ; sh:ignoredProperties ( "p" ) .', /sh:ignoredProperties/],
    [':S a sh:NodeShape ; sh:sparql [ sh:select "SELECT $this { $this ?p }" ] .', /sh:sparql: the query cannot be read/],
    [':S a sh:NodeShape ; sh:sparql [] .', /sh:sparql: should have one query/],
  ]
  for (const [shapes, said] of cases) assert.match(refusals(shapes).join('\n'), said, shapes)
})

test('each finding says what to do, in both languages', () => {
  const result = compileShapes(turtle(':S a sh:NodeShape ; sh:minCount 1 ; sh:class "C" ; sh:pattern "[" .'))
  assert.ok('refusal' in result)
  assert.equal(result.refusal.length, 3)
  for (const { message, fix, code, focus } of result.refusal) {
    assert.ok(message.sv && message.en && fix.sv && fix.en)
    assert.equal(code, 'shape-ill-formed')
    assert.equal(focus, 'http://example.org/S')
  }
})

test('a tolerant reading leaves out what is not well-formed, tells it, and keeps the rest', () => {
  const shapes = turtle(':S a sh:NodeShape ; sh:targetNode :a ; sh:property :missing, [ sh:path :p ; sh:minCount 1 ; sh:maxCount "x" ] .')
  const result = compileShapes(shapes, { tolerant: true })
  assert.ok('shapes' in result)
  assert.equal(result.leftOut.length, 2)
  assert.deepEqual(
    validate(result.shapes, []).map(({ component }) => component),
    ['http://www.w3.org/ns/shacl#MinCountConstraintComponent'],
  )
})

test('what is no shape may hold anything', () => {
  assert.deepEqual(refusals('_:p sh:inversePath _:p . :x sh:minCount "many" ; sh:class 7 .'), [])
})

test('ten thousand constraints, in one shape or nested in each other, are compiled and used', () => {
  const properties = Array.from({ length: 10_000 }, (_, n) => `[ sh:path :p${n} ; sh:minCount 1 ]`).join(', ')
  assert.equal(verdicts(`:S a sh:NodeShape ; sh:targetNode :a ; sh:property ${properties} .`, '').length, 10_000)
  const nested = Array.from({ length: 10_000 }, (_, n) => `:S${n} sh:node :S${n + 1} .`).join('\n')
  assert.equal(compiled(`:S0 a sh:NodeShape . ${nested} :S10000 a sh:NodeShape .`).shapes.length, 10_001)
})

test('a misspelt property is no reason to refuse, but is told', () => {
  const result = compileShapes(turtle(':S a sh:NodeShape ; sh:targetNode :a ; sh:mincount 1 ; sh:name "x" ; :own 7 .'))
  assert.ok('shapes' in result)
  assert.deepEqual(
    result.leftOut.map(({ severity, message }) => [severity, message.en]),
    [['warning', 'http://example.org/S: sh:mincount does not exist in SHACL, and is not checked.']],
  )
})
