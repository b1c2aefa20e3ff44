import assert from 'node:assert/strict'
import test from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { historyOf } from '../../history/read.ts'
import { type Actor, inOrganisation, system, wholeNode } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Role } from '../../kernel/role.ts'
import { findOrganisation } from '../find.ts'
import { giveRole } from '../give-role.ts'
import { organisationTelling } from '../history/telling.ts'
import { addOrganisation, changeOrganisation, factsOf } from '../keep.ts'
import { makeKey } from '../keys/make-key.ts'
import type { OrganisationInput } from '../organisation.ts'
import { changeRequestsOf, findChangeRequest } from './change-request.ts'
import { type Approvables, decide, decideMany, withdraw } from './decide.ts'
import { setApproval } from './settings.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const refused = (kind: string) => (error: unknown) => error instanceof Problem && error.kind === kind

const approvables: Approvables = {
  organisation: {
    name: { sv: 'Uppgifter', en: 'Facts' },
    fields: organisationTelling.fields,
    now: async (db, subject) => factsOf(await findOrganisation(db, Number(subject))),
    async carryOut(db, actor, { subject, input }, approval) {
      const { version } = await findOrganisation(db, Number(subject))
      return changeOrganisation(db, actor, Number(subject), input as OrganisationInput, version, approval)
    },
  },
}

async function someone(organisation: number, role: Role): Promise<Extract<Actor, { kind: 'person' }>> {
  const { id } = await db
    .insertInto('person')
    .values({ issuer: 'demonstration', subject: crypto.randomUUID(), name: role })
    .returning('id')
    .executeTakeFirstOrThrow()
  await giveRole(db, system, { person: id, role, scope: inOrganisation(organisation) })
  return { kind: 'person', person: id, grants: [{ role, scope: inOrganisation(organisation) }] }
}

async function careful() {
  const id = await addOrganisation(db, system, { kind: 'other', name: { sv: 'Före' } })
  const [anna, bo, reader] = [await someone(id, 'administrator'), await someone(id, 'administrator'), await someone(id, 'reader')]
  await setApproval(db, anna, approvables, { organisation: id, kinds: ['organisation'] })
  const propose = async (sv: string, by: Actor = anna) => {
    const { version } = await findOrganisation(db, id)
    const outcome = await changeOrganisation(db, by, id, { kind: 'other', name: { sv } }, version)
    assert.ok('waiting' in outcome)
    return outcome.waiting
  }
  const name = async () => (await findOrganisation(db, id)).name['sv']
  return { id, anna, bo, reader, propose, name }
}

test('a change waits, and what was published stays until a second person has said yes', async () => {
  const { id, anna, bo, propose, name } = await careful()
  const request = await propose('Efter')
  assert.equal(await name(), 'Före')
  assert.deepEqual(
    (await changeRequestsOf(db, id, 'waiting')).map((one) => one.id),
    [request],
  )
  assert.deepEqual(await decide(db, bo, approvables, { request, verdict: 'approve' }, now), { id: request, state: 'approved' })
  assert.equal(await name(), 'Efter')
  const { actor } = (await historyOf(db, 'organisation', id)).find(
    ({ action, after }) => action === 'changed' && (after as { kind?: string }).kind,
  )!
  assert.deepEqual(actor, { kind: 'person', person: anna.person }, 'the one who proposed has made it')
  assert.deepEqual(
    (await historyOf(db, 'change-request', request)).map(({ action }) => action),
    ['approved', 'proposed'],
  )
})

test('nobody approves the own change, nor without the role', async () => {
  const { anna, reader, propose, name } = await careful()
  const request = await propose('Efter')
  await assert.rejects(decide(db, anna, approvables, { request, verdict: 'approve' }, now), refused('forbidden'))
  await assert.rejects(decide(db, reader, approvables, { request, verdict: 'approve' }, now), refused('forbidden'))
  await assert.rejects(decide(db, { kind: 'anyone' }, approvables, { request, verdict: 'approve' }, now), refused('unauthenticated'))
  const stranger = await careful()
  await assert.rejects(decide(db, stranger.bo, approvables, { request, verdict: 'approve' }, now), refused('forbidden'))
  assert.equal(await name(), 'Före')
})

test('what is rejected is not made, and the reason is kept', async () => {
  const { bo, propose, name } = await careful()
  const request = await propose('Efter')
  await decide(db, bo, approvables, { request, verdict: 'reject', reason: 'Namnet är fel' }, now)
  assert.equal(await name(), 'Före')
  const { state, decisionReason } = await findChangeRequest(db, request)
  assert.deepEqual([state, decisionReason], ['rejected', 'Namnet är fel'])
  await assert.rejects(decide(db, bo, approvables, { request, verdict: 'approve' }, now), refused('conflict'), 'it is decided')
})

test('a proposal about something that has changed meanwhile is out of date', async () => {
  const { id, bo, propose, name } = await careful()
  const request = await propose('Efter')
  await changeOrganisation(db, system, id, { kind: 'other', name: { sv: 'Emellan' } }, 1)
  assert.deepEqual(await decide(db, bo, approvables, { request, verdict: 'approve' }, now), { id: request, state: 'outdated' })
  assert.equal(await name(), 'Emellan')
})

test('one change of a thing waits at a time, and can be taken back by the one who proposed it', async () => {
  const { anna, bo, reader, propose, name } = await careful()
  const request = await propose('Efter')
  await assert.rejects(propose('Igen', bo), refused('conflict'))
  await assert.rejects(withdraw(db, reader, request, now), refused('forbidden'))
  await withdraw(db, anna, request, now)
  await decide(db, anna, approvables, { request: await propose('Igen', bo), verdict: 'approve' }, now)
  assert.equal(await name(), 'Igen')
})

test('of several decided at once, those that cannot be are told and the others are made', async () => {
  const [one, other] = [await careful(), await careful()]
  const [mine, theirs] = [await one.propose('Efter'), await other.propose('Efter')]
  const outcomes = await decideMany(
    db,
    one.bo,
    approvables,
    [
      { request: theirs, verdict: 'approve' },
      { request: mine, verdict: 'approve' },
    ],
    now,
  )
  assert.deepEqual(
    outcomes.map((outcome) => ('problem' in outcome ? outcome.problem.kind : outcome.state)),
    ['forbidden', 'approved'],
  )
  assert.deepEqual([await one.name(), await other.name()], ['Efter', 'Före'])
})

test('a role that ended before the approval stops the change', async () => {
  const { id, anna, bo, propose, name } = await careful()
  const request = await propose('Efter')
  await db.updateTable('role_grant').set({ valid_to: now }).where('person_id', '=', anna.person).where('scope_id', '=', id).execute()
  await assert.rejects(decide(db, bo, approvables, { request, verdict: 'approve' }, now), refused('forbidden'))
  assert.equal(await name(), 'Före')
})

test('the operator and the system wait for nobody, and only known kinds can be chosen', async () => {
  const { id, anna, name } = await careful()
  await changeOrganisation(db, system, id, { kind: 'other', name: { sv: 'Direkt' } }, 1)
  assert.equal(await name(), 'Direkt')
  await assert.rejects(setApproval(db, anna, approvables, { organisation: id, kinds: ['påhittad'] }), refused('invalid'))
})

test('a key acts for whoever made it: what it proposes somebody else approves', async () => {
  const { id, anna, bo, propose, name } = await careful()
  const made = await makeKey(db, anna, { organisation: id, name: 'Systemet', roles: ['administrator'] }, now)
  const key: Actor = { kind: 'key', key: made.id, grants: [{ role: 'administrator', scope: inOrganisation(id) }] }
  const request = await propose('Efter', key)
  await assert.rejects(decide(db, anna, approvables, { request, verdict: 'approve' }, now), refused('forbidden'))
  await decide(db, bo, approvables, { request, verdict: 'approve' }, now)
  assert.equal(await name(), 'Efter')
  await assert.rejects(
    decide(db, key, approvables, { request: await propose('Igen', anna), verdict: 'approve' }, now),
    refused('forbidden'),
  )
})

test('of several in one transaction, one that is refused half-way leaves nothing behind and the others are made', async () => {
  const first = await careful()
  const second = await careful()
  const requests = [await first.propose('Halvvägs'), await second.propose('Hela vägen')]
  const halfway: Approvables = {
    organisation: {
      ...approvables['organisation']!,
      async carryOut(trx, actor, request, ...rest) {
        await approvables['organisation']!.carryOut(trx, actor, request, ...rest)
        if (request.id === requests[0]) throw new Problem('conflict', { sv: 'Nej', en: 'No' })
      },
    },
  }
  const node: Actor = { kind: 'key', key: 1, grants: [{ role: 'administrator', scope: wholeNode }] }
  const decisions = requests.map((request) => ({ request, verdict: 'approve' }) as const)
  const outcomes = await db.transaction().execute((trx) => decideMany(trx, node, halfway, decisions, now))
  assert.deepEqual(
    outcomes.map((one) => ('problem' in one ? one.problem.kind : one.state)),
    ['conflict', 'approved'],
  )
  assert.deepEqual([await first.name(), await second.name()], ['Före', 'Hela vägen'])
})
