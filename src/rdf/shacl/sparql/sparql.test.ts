import assert from 'node:assert/strict'
import test from 'node:test'
import { compileShapes } from '../compile.ts'
import { refusals, results, turtle, verdicts } from '../fixtures.ts'

const prefixed = ': sh:declare [ sh:prefix "ex" ; sh:namespace "http://example.org/"^^xsd:anyURI ] .'
const asks = (select: string, more = '') =>
  `${prefixed} :S a sh:NodeShape ; sh:targetSubjectsOf :p ; ${more} sh:sparql [ sh:prefixes : ; sh:select """${select}""" ] .`

test('each answer is a result, with path and value where the query names them', () => {
  assert.deepEqual(verdicts(asks('SELECT $this ?path ?value { $this ?path ?value FILTER(?value > 3) }'), ':a :p 1, 5 . :b :p 4 .'), [
    'a p SPARQL "5"',
    'b p SPARQL "4"',
  ])
  assert.deepEqual(verdicts(asks('SELECT $this { $this ex:p ?any }'), ':a :p 1, 5 .'), ['a SPARQL a', 'a SPARQL a'])
})

test('the focus node is known in groups, filters, unions, options and inner queries, and grouping goes by it', () => {
  const queries = [
    'SELECT $this { { FILTER(false) } UNION { $this ex:p ?x } }',
    'SELECT $this { FILTER(bound($this)) FILTER EXISTS { $this ex:p ?x } }',
    'SELECT $this { FILTER NOT EXISTS { $this ex:q ?x } }',
    'SELECT $this { { SELECT $this (COUNT(?x) AS ?n) { $this ex:p ?x } GROUP BY $this } FILTER(?n = 1) }',
    'SELECT $this { OPTIONAL { $this ex:q ?x } FILTER(!bound(?x)) }',
    'SELECT ?this WHERE { # $this in a comment, and "}" in a string\n ?this ex:p ?x FILTER(str(?x) != "} $this") }',
  ]
  for (const query of queries) assert.deepEqual(verdicts(asks(query), ':a :p 1 . :b :q 2 .'), ['a SPARQL a'], query)
})

test('blank nodes and literals may be focus nodes', () => {
  assert.deepEqual(verdicts(asks('SELECT $this ?value { $this ex:p ?value FILTER isBlank($this) }'), '[] :p 1 . [] :p 2 . :a :p 3 .'), [
    '[] SPARQL "1"',
    '[] SPARQL "2"',
  ])
  assert.deepEqual(
    verdicts(
      ':S a sh:NodeShape ; sh:targetObjectsOf :p ; sh:sparql [ sh:select "SELECT $this { FILTER(strlen($this) > 3) }" ] .',
      ':a :p "no \\"quotes\\"", "yes" .',
    ),
    ['"no "quotes"" SPARQL "no "quotes""'],
  )
})

test('what is optional, absent or counted in an inner query is so of this focus node, with a name or without', () => {
  const shapes = (query: string) =>
    `${prefixed} :S a sh:NodeShape ; sh:targetObjectsOf :has ; sh:sparql [ sh:prefixes : ; sh:select """${query}""" ] .`
  for (const query of [
    'SELECT $this { OPTIONAL { $this ex:p ?x } FILTER(!bound(?x)) }',
    'SELECT $this { FILTER NOT EXISTS { OPTIONAL { $this ex:p ?x } FILTER(bound(?x)) } }',
    'SELECT $this { OPTIONAL { { SELECT $this (SAMPLE(?o) AS ?x) { $this ex:p ?o } GROUP BY $this } } FILTER(!bound(?x)) }',
  ])
    assert.deepEqual(verdicts(shapes(query), ':x :has :a, :b, [ :p 1 ], [ :q 1 ] . :a :p 1 .'), ['[] SPARQL []', 'b SPARQL b'], query)
})

test('$PATH is the path of the property shape', () => {
  const shapes = `:S a sh:PropertyShape ; sh:targetNode :a ; sh:path [ sh:inversePath :p ] ;
    sh:sparql [ sh:select "SELECT $this ?value { $this $PATH ?value }" ] .`
  assert.deepEqual(verdicts(shapes, ':b :p :a .'), ['a ^p SPARQL b'])
})

test('messages come from the answer, then the constraint, then the shape, and are filled in', () => {
  const said = (shapes: string) => results(shapes, ':a :p 7 .')[0]!.message
  const select = 'SELECT $this ?value { $this ex:p ?value }'
  const constraint = (more: string, query = select) => `${prefixed} :S a sh:NodeShape ; sh:targetNode :a ; sh:message "shape"@en ;
    sh:sparql [ sh:prefixes : ; ${more} sh:select "${query}" ] .`
  assert.deepEqual(said(constraint('sh:message "{?value} hos {$this}"@sv, "{?value} at {$this}"@en ;')), {
    sv: '7 hos http://example.org/a',
    en: '7 at http://example.org/a',
  })
  assert.deepEqual(said(constraint('')), { en: 'shape' })
  assert.deepEqual(said(constraint('', "SELECT $this ('of the answer' AS ?message) { $this ex:p ?value }")), { '': 'of the answer' })
})

test('what the query engine rewrites comes back as it stands in the data', () => {
  assert.deepEqual(verdicts(asks('SELECT $this ?value { $this ex:p ?value }'), ':a :p 3.10, "05"^^xsd:integer .'), [
    'a SPARQL "05"',
    'a SPARQL "3.10"',
  ])
})

test('components of the shapes’ own, by ASK for each value and by SELECT', () => {
  const component = (validator: string) =>
    `${prefixed} :Longest a sh:ConstraintComponent ; sh:parameter [ sh:path :longest ] ; ${validator} .`
  const ask = component(
    'sh:validator [ sh:prefixes : ; sh:message "longer than {$longest}: {?value}" ; sh:ask "ASK { FILTER(strlen(str($value)) <= $longest) }" ]',
  )
  const shape = ':S a sh:PropertyShape ; sh:targetNode :a ; sh:path :p ; :longest 3 .'
  const found = results(`${ask} ${shape}`, ':a :p "abc", "abcd" .')
  assert.deepEqual(
    found.map(({ component, message, value }) => [component, message[''], value!.value]),
    [['http://example.org/Longest', 'longer than 3: abcd', 'abcd']],
  )

  const select = component(
    'sh:propertyValidator [ sh:prefixes : ; sh:select "SELECT $this ?value { $this $PATH ?value FILTER(strlen(str(?value)) > $longest) }" ]',
  )
  assert.deepEqual(verdicts(`${select} ${shape}`, ':a :p "abc", "abcd" .'), ['a p http://example.org/Longest "abcd"'])
})

test('targets by query', () => {
  const shapes = `${prefixed} :S a sh:NodeShape ; sh:class :C ;
    sh:target [ a sh:SPARQLTarget ; sh:prefixes : ; sh:select "SELECT ?this { ?this ex:p ?x FILTER(?x > 3) }" ] .`
  assert.deepEqual(verdicts(shapes, ':a :p 5 . :b :p 1 .'), ['a Class a'])
})

test('queries that SHACL does not allow are refused before any is asked', () => {
  for (const [query, why] of [
    ['SELECT $this { $this ?p ?o MINUS { $this ex:p 1 } }', /MINUS/],
    ['SELECT $this { SERVICE <http://e.se/> { $this ?p ?o } }', /SERVICE/],
    ['SELECT $this { VALUES ?x { 1 } }', /VALUES/],
    ['SELECT $this { BIND(1 AS ?this) }', /value of its own/],
    ['SELECT $this { $this ?p ?o { SELECT ?o { ?o ?q ?r } } }', /inner SELECT/],
    ['SELECT $this { $this unknown:p ?o }', /cannot be read/],
  ] as const)
    assert.match(refusals(asks(query)).join(), why, query)
})

test('strangers’ shapes may be refused to ask anything in SPARQL', () => {
  const refused = (shapes: string) => {
    const result = compileShapes(turtle(shapes), { queries: false })
    return 'refusal' in result ? result.refusal.map(({ message }) => message.en) : []
  }
  assert.match(refused(asks('SELECT $this { $this ?p ?o }')).join(), /SPARQL queries are not accepted here/)
  assert.deepEqual(refused(':S a sh:NodeShape ; sh:class :C .'), [])
})
