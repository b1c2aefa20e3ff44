import assert from 'node:assert/strict'
import test from 'node:test'
import { gravest, levelOf, scoreOf } from './risk.ts'

test('a risk is likelihood times impact', () => {
  assert.equal(scoreOf({ likelihood: 3, impact: 5 }), 15)
})

test('the levels begin at 8 and 15', () => {
  assert.deepEqual([1, 7, 8, 14, 15, 25].map(levelOf), ['low', 'low', 'medium', 'medium', 'high', 'high'])
})

test('the gravest risk is compared, and no told risk is not zero', () => {
  assert.equal(
    gravest([
      { likelihood: 5, impact: 1 },
      { likelihood: 2, impact: 4 },
    ]),
    8,
  )
  assert.equal(gravest([]), undefined)
})
