import assert from 'node:assert/strict'
import test from 'node:test'
import { demand, may, type Rule } from './access.ts'
import { type Actor, anyone, inOrganisation, recorded, system, wholeNode } from './actor.ts'
import { Problem } from './problem.ts'

const change: Rule = { what: { sv: 'ändra en källa', en: 'change a source' }, who: ['steward', 'administrator'] }
const person = (...grants: Extract<Actor, { kind: 'person' }>['grants']): Actor => ({ kind: 'person', person: 7, grants })
const steward = person({ role: 'steward', scope: inOrganisation(1) })

test('a role holds in its own organisation and in no other', () => {
  assert.equal(may(steward, change, inOrganisation(1)), true)
  assert.equal(may(steward, change, inOrganisation(2)), false)
  assert.equal(may(steward, change, { kind: 'collaboration', id: 1 }), false)
  assert.equal(may(steward, change, wholeNode), false)
})

test('a role for the whole node holds everywhere', () => {
  const everywhere = person({ role: 'steward', scope: wholeNode })
  for (const scope of [inOrganisation(1), inOrganisation(null), { kind: 'collaboration', id: 3 } as const])
    assert.equal(may(everywhere, change, scope), true)
})

test('a rule for the node asks for a role in the node', () => {
  const rule: Rule = { ...change, at: 'node' }
  assert.equal(may(steward, rule, inOrganisation(1)), false)
  assert.equal(may(person({ role: 'steward', scope: wholeNode }), rule, inOrganisation(1)), true)
})

test('another role does not help, nor does being a run', () => {
  assert.equal(may(person({ role: 'editor', scope: inOrganisation(1) }), change, inOrganisation(1)), false)
  assert.equal(may({ kind: 'run', run: '1' }, change), false)
  assert.equal(may(anyone, change), false)
  assert.equal(may(system, change), true)
  assert.equal(may(anyone, { ...change, who: 'anyone' }), true)
})

test('whoever is not signed in is asked to sign in, others are told which role it takes', () => {
  assert.throws(
    () => demand(anyone, change),
    (error) => error instanceof Problem && error.kind === 'unauthenticated',
  )
  assert.throws(
    () => demand(person(), change, inOrganisation(1)),
    (error) =>
      error instanceof Problem &&
      error.kind === 'forbidden' &&
      error.detail.sv ===
        'För att ändra en källa behöver du vara förvaltare eller administratör i organisationen. Be en administratör om rollen.',
  )
})

test('history keeps a person by number only', () => assert.deepEqual(recorded(steward), { kind: 'person', person: 7 }))
