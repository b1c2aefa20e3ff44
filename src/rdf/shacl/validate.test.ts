import assert from 'node:assert/strict'
import test from 'node:test'
import { DataFactory } from 'n3'
import { compiled, line, results, turtle, verdicts } from './fixtures.ts'
import { Graph } from './graph.ts'
import { validate } from './validate.ts'

const node = (name: string) => DataFactory.namedNode(`http://example.org/${name}`)
const dataset =
  ':S a sh:NodeShape ; sh:targetClass :Dataset ; sh:property [ sh:path :publisher ; sh:class :Agent ] ; sh:property [ sh:path :title ; sh:minCount 1 ] .'

test('focus nodes can be chosen: the others are context', () => {
  const data = ':a a :Dataset . :b a :Dataset .'
  assert.deepEqual(verdicts(dataset, data), ['a title MinCount', 'b title MinCount'])
  assert.deepEqual(verdicts(dataset, data, { focusNodes: { nodes: [node('b')] } }), ['b title MinCount'])
  assert.deepEqual(verdicts(dataset, data, { focusNodes: { nodes: [node('c')] } }), [])
  assert.deepEqual(verdicts(dataset, '', { focusNodes: { nodes: [node('c')], shapes: [node('S')] } }), ['c title MinCount'])
})

test('what is known of a node elsewhere counts for sh:class, and the node is not validated for it', () => {
  const shapes = `${dataset} :T a sh:NodeShape ; sh:targetClass :Agent ; sh:property [ sh:path :name ; sh:minCount 1 ] .`
  const data = ':a a :Dataset ; :title "x" ; :publisher :org .'
  assert.deepEqual(verdicts(shapes, data), ['a publisher Class org'])
  const typesOf = (iri: string) => (iri === 'http://example.org/org' ? ['http://example.org/Municipality'] : [])
  assert.deepEqual(verdicts(`${shapes} :Municipality rdfs:subClassOf :Agent .`, data, { typesOf }), [])
  const subClassOf = (iri: string) => (iri === 'http://example.org/Municipality' ? ['http://example.org/Agent'] : [])
  assert.deepEqual(verdicts(shapes, data, { typesOf, subClassOf }), [])
})

test('what one record says of classes is forgotten at the next', () => {
  const shapes = compiled(dataset)
  const record = ':a a :Dataset ; :title "x" ; :publisher :p . :p a :Firm .'
  const found = (data: string) => validate(shapes, turtle(data)).map(line)
  assert.deepEqual(found(`${record} :Firm rdfs:subClassOf :Agent .`), [])
  assert.deepEqual(found(record), ['a publisher Class p'])
})

test('severity and messages in languages come from the shape, and else we say something of our own', () => {
  const [said] = results(
    ':S a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path :p ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "Saknas."@sv, "Missing."@en ] .',
    '',
  )
  assert.equal(said!.severity, 'warning')
  assert.deepEqual(said!.message, { sv: 'Saknas.', en: 'Missing.' })
  const [own] = results(':S a sh:NodeShape ; sh:targetNode :a ; sh:severity :Dreadful ; sh:class :C .', '')
  assert.equal(own!.severity, 'http://example.org/Dreadful')
  assert.ok(own!.message.sv && own!.message.en)
})

test('a graph can be indexed once and used for several shapes', () => {
  const graph = new Graph(turtle(':a a :Dataset .'))
  assert.equal(validate(compiled(dataset), graph).length, 1)
  assert.equal(
    validate(compiled(':S a sh:NodeShape ; sh:targetClass :Dataset ; sh:property [ sh:path :q ; sh:minCount 1 ] .'), graph).length,
    1,
  )
})

test('terms from another library than n3 are the same terms', () => {
  const foreign = turtle(':a a :Dataset ; :title "x"@SV, "y"^^:own ; :publisher :p . :p a :Agent .').map(
    ({ subject, predicate, object, graph }) => {
      const plain = (term: typeof object) =>
        term.termType === 'Literal'
          ? {
              termType: 'Literal',
              value: term.value,
              language: term.language,
              datatype: { termType: 'NamedNode', value: term.datatype.value },
            }
          : { termType: term.termType, value: term.value }
      return { subject: plain(subject), predicate: plain(predicate), object: plain(object), graph } as never
    },
  )
  const shapes = compiled(`${dataset} :S sh:property [ sh:path :title ; sh:in ( "x"@sv "y"^^:own ) ; sh:uniqueLang true ] .`)
  assert.deepEqual(validate(shapes, foreign), [])
})
