import assert from 'node:assert/strict'
import test from 'node:test'
import { alternativeKinds } from './alternative.ts'
import { refusalsOf } from './gate.ts'

const refused = (reuse: Parameters<typeof refusalsOf>[1]) =>
  alternativeKinds.filter((kind) => refusalsOf({ kind, innovation: 'research' }, reuse, 7).length > 0)

test('building is refused until every hit of the reuse check is answered; nothing else is', () => {
  assert.deepEqual(refused({ kind: 'none' }), ['co-develop', 'develop'])
  assert.deepEqual(refused({ kind: 'open', unanswered: 1 }), ['co-develop', 'develop'])
  assert.deepEqual(refused({ kind: 'answered', on: new Date('2026-06-01') }), [])
})

test('the refusal leads to the check', () => {
  assert.equal(refusalsOf({ kind: 'develop', innovation: null }, { kind: 'none' }, 7)[0]!.focus, '/initiatives/7/reuse')
})

test('innovation procurement needs its case', () => {
  const [finding] = refusalsOf({ kind: 'innovation', innovation: null }, { kind: 'none' }, 7)
  assert.equal(finding!.field, '/innovation')
})
