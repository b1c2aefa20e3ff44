import assert from 'node:assert/strict'
import test from 'node:test'
import { type Known, looksIll, reconcile } from './reconcile.ts'

const known = (of: Partial<Known> = {}): Known => ({ id: 1, hash: 'h1', version: 1, ended: false, changedRun: 1, ...of })

const cases: readonly (readonly [string, Known | undefined, string, string])[] = [
  ['an address that was not known is added', undefined, 'h1', 'added'],
  ['the same content is unchanged', known(), 'h1', 'unchanged'],
  ['other content is changed', known(), 'h2', 'changed'],
  ['one that had ended has returned, whatever its content', known({ ended: true }), 'h1', 'returned'],
  ['one that had ended has returned with new content', known({ ended: true }), 'h2', 'returned'],
  ['one that this run stored before it was interrupted is counted already', known({ changedRun: 7 }), 'h1', 'counted'],
  ['one that this run stored, and that has changed since, is changed', known({ changedRun: 7 }), 'h2', 'changed'],
  ['one that this run ended and now meets has returned', known({ changedRun: 7, ended: true }), 'h1', 'returned'],
]

for (const [sentence, before, hash, expected] of cases)
  test(sentence, () => {
    const result = reconcile(new Map(before ? [['uri', before]] : []), [{ uri: 'uri', hash }], 7)
    const filled = Object.entries(result).filter(([, records]) => records.length > 0)
    assert.deepEqual(
      filled.map(([name]) => name),
      [expected],
    )
  })

test('a share above the limit looks ill, one at the limit does not', () => {
  assert.equal(looksIll(31, 100, 0.3), true)
  assert.equal(looksIll(30, 100, 0.3), false)
  assert.equal(looksIll(0, 0, 0), false)
  assert.equal(looksIll(0, 100, 0), false)
  assert.equal(looksIll(1, 100, 0), true)
  assert.equal(looksIll(100, 100, 1), false)
})
