import assert from 'node:assert/strict'
import test from 'node:test'
import { doneSteps, missingBeforeProposal, type ReadinessFacts, readinessOf } from './readiness.ts'

const nothing: ReadinessFacts = {
  id: 7,
  state: 'draft',
  hasGoals: false,
  needs: 0,
  reuse: { kind: 'none' },
  alternatives: [{ kind: 'nothing', cased: false }],
  validBenefits: 0,
  invalidBenefits: 0,
  decisionDrafts: 0,
  benefits: 0,
  plannedBenefits: 0,
  affectedGroups: 0,
  evaluations: 0,
}
const enough: ReadinessFacts = {
  ...nothing,
  reuse: { kind: 'answered', on: new Date('2026-06-01') },
  alternatives: [
    { kind: 'nothing', cased: false },
    { kind: 'procure', cased: true },
  ],
  validBenefits: 1,
  benefits: 1,
}
const stateOf = (facts: ReadinessFacts, key: string) => readinessOf(facts).find((task) => task.key === key)!.state

test('four things stop a proposal: no reuse check, nothing to choose, no valid benefit, no case', () => {
  assert.deepEqual(
    missingBeforeProposal(nothing).map(({ code }) => code),
    ['no-reuse', 'no-alternatives', 'no-benefits', 'no-cases'],
  )
  assert.deepEqual(missingBeforeProposal(enough), [])
})

test('an open check says how many hits wait, and one alternative without a case is enough to stop it', () => {
  const [open] = missingBeforeProposal({ ...enough, reuse: { kind: 'open', unanswered: 3 } })
  assert.equal(open!.message['sv'], '3 träffar i återanvändningskontrollen är obesvarade.')
  const [uncased] = missingBeforeProposal({ ...enough, alternatives: [...enough.alternatives, { kind: 'join', cased: false }] })
  assert.equal(uncased!.message['sv'], 'Ett alternativ saknar kalkyl.')
})

test('what comes after the decision has its turn then, and not before', () => {
  for (const key of ['decision', 'plan', 'change', 'start', 'complete', 'follow']) assert.equal(stateOf(enough, key), 'later', key)
  const decided: ReadinessFacts = { ...enough, state: 'decided' }
  assert.deepEqual(
    ['decision', 'plan', 'change', 'start', 'complete', 'follow'].map((key) => stateOf(decided, key)),
    ['done', 'remains', 'remains', 'remains', 'later', 'later'],
  )
})

test('a view gets its tick when all on it that has had its turn is done', () => {
  assert.deepEqual([...doneSteps(readinessOf(enough))].sort(), ['/alternatives', '/benefits', '/cases', '/reuse'])
  // When it is decided, each benefit is also to have an owner and a target.
  assert.ok(!doneSteps(readinessOf({ ...enough, state: 'decided' })).has('/benefits'))
})
