import assert from 'node:assert/strict'
import test from 'node:test'
import { results, verdicts } from './fixtures.ts'

const friends =
  ':Person a sh:NodeShape ; sh:property [ sh:path :name ; sh:minCount 1 ] ; sh:property [ sh:path :knows ; sh:node :Person ] .'
const asked = `${friends} :Person sh:targetNode :a .`

test('people who know each other are persons as long as nothing says otherwise', () => {
  assert.deepEqual(verdicts(asked, ':a :knows :b ; :name "a" . :b :knows :a ; :name "b" .'), [])
  assert.deepEqual(verdicts(asked, ':a :knows :a ; :name "a" .'), [])
})

test('someone without a name makes everyone who leads there wrong, round the circle', () => {
  const circle = ':a :knows :b ; :name "a" . :b :knows :c ; :name "b" . :c :knows :a .'
  assert.deepEqual(verdicts(asked, circle), ['a knows Node b'])
  assert.deepEqual(
    verdicts(`${friends} :Person sh:targetSubjectsOf :knows .`, circle),
    ['a knows Node b', 'b knows Node c', 'c name MinCount'].concat('c knows Node a').sort(),
  )
})

test('an answer that rested on an assumption falls with it', () => {
  // b is asked while a is assumed, and d while b is: when a falls, so do they.
  const data = ':a :knows :b, :c ; :name "a" . :b :knows :a ; :name "b" . :c :knows :a . :d :knows :b ; :name "d" .'
  assert.deepEqual(
    verdicts(`${friends} :Person sh:targetNode :a, :b, :d .`, data).filter((line) => line.startsWith('d')),
    ['d knows Node b'],
  )
})

test('a shape that is its own property shape speaks once about each node', () => {
  const shapes = ':P sh:path :next ; sh:class :C ; sh:property :P . :S a sh:NodeShape ; sh:targetNode :a ; sh:property :P .'
  assert.deepEqual(verdicts(shapes, ':a :next :b . :b :next :c . :c :next :a . :a a :C . :b a :C .'), ['b next Class c'])
})

test('a shape that denies itself has an answer, the same each time', () => {
  const liar = ':S a sh:NodeShape ; sh:targetNode :a ; sh:not :S .'
  assert.deepEqual(verdicts(liar, ':a :p 1 .'), verdicts(liar, ':a :p 1 .'))
})

test('everyone knowing everyone, and a bad one among them, is answered at once', () => {
  const names = Array.from({ length: 40 }, (_, n) => `:n${n}`)
  const data = names.map((name) => `${name} :knows ${names.join(', ')} ; :name "x" .`).join('\n')
  assert.deepEqual(verdicts(`${friends} :Person sh:targetNode :n0 .`, data), [])
  assert.equal(verdicts(`${friends} :Person sh:targetNode :n0 .`, `${data} :n7 :knows :nameless .`).length, 40)
})

test('a chain longer than we follow, and shapes that fan out for ever, end with a result that says so', () => {
  const chain = Array.from({ length: 5000 }, (_, n) => `:c${n} :knows :c${n + 1} ; :name "x" .`).join('\n')
  const [deep, ...more] = results(`${friends} :Person sh:targetNode :c0 .`, chain)
  assert.deepEqual(more, [])
  assert.match(deep!.component, /ValidationLimit$/)
  assert.match(deep!.message.en!, /more steps than we allow/)

  const fan = Array.from({ length: 40 }, (_, n) => `:F${n} sh:and ( :F${n + 1} :F${n + 1} ) .`).join('\n')
  const [wide] = results(`:F0 a sh:NodeShape ; sh:targetNode :a . ${fan} :F40 sh:nodeKind sh:IRI .`, '')
  assert.match(wide!.component, /ValidationLimit$/)
})

test('details say why a value does not have the shape, also through circles', () => {
  const [result] = results(asked, ':a :knows :b ; :name "a" . :b :knows :a .')
  assert.equal(result!.value!.value, 'http://example.org/b')
  assert.ok(result!.detail!.some(({ pathText }) => pathText === 'http://example.org/name'))
})
