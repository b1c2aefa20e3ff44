import assert from 'node:assert/strict'
import test from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { historyOf } from '../history/read.ts'
import { type Actor, anyone, inOrganisation, system, wholeNode } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { findOrganisation, grantsOf } from './find.ts'
import { endRole, giveRole } from './give-role.ts'
import { addOrganisation, changeOrganisation } from './keep.ts'

const { db } = await testDatabase()

const personNamed = async (subject: string) =>
  (await db.insertInto('person').values({ issuer: 'demonstration', subject }).returning('id').executeTakeFirstOrThrow()).id
const signedIn = async (person: number): Promise<Actor> => ({ kind: 'person', person, grants: await grantsOf(db, person) })
const refused = (kind: string) => (error: unknown) => error instanceof Problem && error.kind === kind

const [first, second] = [
  await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2599' }),
  await addOrganisation(db, system, { kind: 'agency', name: { sv: 'Kustdirektoratet' }, number: '202100-4284' }),
]

test('an organisation number is kept as digits, and one that does not check is refused', async () => {
  assert.equal((await findOrganisation(db, second)).number, '2021004284')
  await assert.rejects(addOrganisation(db, system, { kind: 'agency', name: { sv: 'Fel' }, number: '202100-4285' }))
})

test('the same number or code stands for one living organisation', async () => {
  await assert.rejects(addOrganisation(db, system, { kind: 'agency', name: { sv: 'Igen' }, number: '2021004284' }), refused('conflict'))
  await assert.rejects(addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Igen' }, code: '2599' }), refused('conflict'))
})

test('an administrator changes the own organisation, and nobody else’s', async () => {
  const person = await personNamed('anna')
  await giveRole(db, system, { person, role: 'administrator', scope: inOrganisation(first) })
  const anna = await signedIn(person)
  const changed = await changeOrganisation(db, anna, first, { kind: 'municipality', name: { sv: 'Älvbacka stad' }, code: '2599' }, 1)
  assert.equal('done' in changed && changed.done.version, 2)
  await assert.rejects(changeOrganisation(db, anna, second, { kind: 'agency', name: { sv: 'Kapad' } }, 1), refused('forbidden'))
  await assert.rejects(changeOrganisation(db, anyone, first, { kind: 'agency', name: { sv: 'Kapad' } }, 1), refused('unauthenticated'))
  const [last] = await historyOf(db, 'organisation', first)
  assert.deepEqual(last!.actor, { kind: 'person', person })
  assert.equal((last!.before as { name: { sv: string } }).name.sv, 'Älvbacka kommun')
})

test('a change made from an older version is refused, and nothing is lost', async () => {
  await assert.rejects(changeOrganisation(db, system, first, { kind: 'municipality', name: { sv: 'Sen' } }, 1), refused('conflict'))
  assert.equal((await findOrganisation(db, first)).name.sv, 'Älvbacka stad')
})

test('a role that ends is remembered, and the last administrator cannot leave', async () => {
  const person = await personNamed('bo')
  await giveRole(db, system, { person, role: 'administrator', scope: inOrganisation(second) })
  const bo = await signedIn(person)
  const own = { person, role: 'administrator', scope: inOrganisation(second) } as const
  await assert.rejects(endRole(db, bo, own, new Date()), refused('conflict'))
  const other = await personNamed('cy')
  await giveRole(db, bo, { ...own, person: other })
  await endRole(db, bo, own, new Date())
  assert.deepEqual(await grantsOf(db, person), [])
  assert.deepEqual((await historyOf(db, 'organisation', second)).map(({ action }) => action).slice(0, 3), [
    'role-ended',
    'role-given',
    'role-given',
  ])
  await assert.rejects(giveRole(db, await signedIn(person), own), refused('forbidden'), 'and the role is gone')
})

test('a role for the whole node needs a role in the whole node', async () => {
  const person = await personNamed('eva')
  await giveRole(db, system, { person, role: 'administrator', scope: inOrganisation(first) })
  await assert.rejects(giveRole(db, await signedIn(person), { person, role: 'administrator', scope: wholeNode }), refused('forbidden'))
})
