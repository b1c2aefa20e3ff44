import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { html, textOf } from '../../../../test/pages-harness/html.ts'
import { Difference, folded } from './difference.tsx'
import { compareLines, type Line } from './lines.ts'

const sign = { same: ' ', added: '+', removed: '-' }
const drawn = (lines: Line[]) => lines.map(({ kind, text }) => sign[kind] + text).join(' ')

for (const [before, after, expected] of [
  ['a b c', 'a b c', ' a  b  c'],
  ['a b c', 'a x c', ' a -b +x  c'],
  ['a c', 'a b c', ' a +b  c'],
  ['', 'a', '+a'],
  ['a b', '', '-a -b'],
  ['a b c d', 'b d e', '-a  b -c  d +e'],
] as const) {
  test(`from «${before}» to «${after}»`, () =>
    assert.equal(drawn(compareLines(before.split(' ').filter(Boolean), after.split(' ').filter(Boolean))), expected))
}

test('taking away and adding as it says always leads from the one to the other', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const found = compareLines(before, after)
      assert.deepEqual(
        found.filter(({ kind }) => kind !== 'added').map(({ text }) => text),
        before,
      )
      assert.deepEqual(
        found.filter(({ kind }) => kind !== 'removed').map(({ text }) => text),
        after,
      )
    }),
    { seed: 1 },
  )
})

test('thousands of lines that all differ are still told apart', () => {
  const many = (letter: string) => Array.from({ length: 3000 }, (_, at) => `${letter}${at}`)
  assert.equal(compareLines(many('a'), many('b')).length, 6000)
})

test('equal lines far from a change are counted, but one alone is shown', () => {
  const lines = compareLines([...'abcdefX'], [...'abcdefY'])
  assert.deepEqual(
    folded(lines, 1).map((part) => (typeof part === 'number' ? part : part.text)),
    [5, 'f', 'X', 'Y'],
  )
  assert.deepEqual(folded(compareLines(['a', 'b', 'X'], ['a', 'b', 'Y']), 1)[0], { kind: 'same', text: 'a' })
})

test('a change is told by sign, by element and in words, so not by colour alone', async () => {
  assert.match(await html(<Difference language="sv" before={['a']} after={['b']} />), /<del>a<\/del>.*<ins>b<\/ins>/)
  assert.match(await textOf(<Difference language="sv" before={['a']} after={['b']} />), /− Borttaget: a \+ Tillagt: b/)
})
