import assert from 'node:assert/strict'
import test from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { historyOf } from '../history/read.ts'
import { type Actor, inOrganisation, system } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { findOrganisation, grantsOf, listOrganisations, predecessorsOf, relativesOf } from './find.ts'
import { giveRole } from './give-role.ts'
import { addOrganisation, changeOrganisation } from './keep.ts'
import { callOff, endOrganisation, setParent, succeed } from './relate.ts'

const { db } = await testDatabase()
const today = '2026-11-25'
const agency = (sv: string, number?: string) => addOrganisation(db, system, { kind: 'agency', name: { sv }, ...(number && { number }) })
const refused = (kind: string) => (error: unknown) => error instanceof Problem && error.kind === kind
const actions = async (id: number) => (await historyOf(db, 'organisation', id)).map(({ action }) => action)

test('two become one: both end, the new one begins, and it finds both', async () => {
  const [coast, survey] = [await agency('Kustverket', '202100-4284'), await agency('Sjökarteverket')]
  const [merged] = await succeed(db, system, {
    from: [coast, survey],
    into: [{ kind: 'agency', name: { sv: 'Havsverket' }, number: '202100-4284' }],
    on: '2026-01-01',
    reason: 'Regeringens beslut',
  })
  for (const id of [coast, survey]) assert.equal((await findOrganisation(db, id)).validTo, '2026-01-01')
  assert.equal((await findOrganisation(db, merged!)).validFrom, '2026-01-01')
  assert.deepEqual(
    (await predecessorsOf(db, merged!, today)).map(({ name, endedOn }) => [name.sv, endedOn]),
    [
      ['Kustverket', '2026-01-01'],
      ['Sjökarteverket', '2026-01-01'],
    ],
  )
  assert.equal((await findOrganisation(db, coast)).name.sv, 'Kustverket', 'nothing is rewritten')
  assert.deepEqual(await actions(coast), ['succeeded', 'ended', 'added'])
  assert.deepEqual(await actions(merged!), ['succeeds', 'succeeds', 'added'])
  const [last] = await historyOf(db, 'organisation', coast)
  assert.deepEqual([last!.after, last!.reason], [{ successor: merged, on: '2026-01-01' }, 'Regeringens beslut'])
})

test('one becomes two, and what comes after them finds the first over two steps', async () => {
  const whole = await agency('Gamla verket')
  const [north, south] = await succeed(db, system, {
    from: [whole],
    into: [
      { kind: 'agency', name: { sv: 'Norra verket' } },
      { kind: 'agency', name: { sv: 'Södra verket' } },
    ],
    on: '2020-07-01',
  })
  assert.deepEqual(
    (await relativesOf(db, whole)).map(({ kind, id }) => [kind, id]),
    [
      ['successor', north],
      ['successor', south],
    ],
  )
  const absorbing = await agency('Stora verket')
  await succeed(db, system, { from: [north!], into: [absorbing], on: '2022-01-01' })
  assert.deepEqual(
    (await predecessorsOf(db, absorbing, today)).map(({ id }) => id),
    [north, whole],
  )
  assert.deepEqual(
    (await predecessorsOf(db, absorbing, '2021-12-31')).map(({ id }) => id),
    [],
    'the day before it had come after nobody',
  )
  await assert.rejects(succeed(db, system, { from: [absorbing], into: [whole], on: '2026-02-01' }), refused('conflict'))
  await assert.rejects(endOrganisation(db, system, whole, '2026-02-01'), refused('conflict'), 'what has ended does not end again')
})

test('a part that moves leaves the first one living', async () => {
  const first = await agency('Breda verket')
  const [part] = await succeed(db, system, {
    from: [first],
    into: [{ kind: 'agency', name: { sv: 'Smala verket' } }],
    on: '2024-01-01',
    remain: true,
  })
  assert.equal((await findOrganisation(db, first)).validTo, null)
  assert.deepEqual(
    (await predecessorsOf(db, part!, today)).map(({ id }) => id),
    [first],
  )
})

test('a merger to come changes nothing until its day, and can be called off', async () => {
  const [a, b] = [await agency('Östra nämnden'), await agency('Västra nämnden')]
  const person = (
    await db.insertInto('person').values({ issuer: 'demonstration', subject: 'ada' }).returning('id').executeTakeFirstOrThrow()
  ).id
  await giveRole(db, system, { person, role: 'administrator', scope: inOrganisation(a) })
  const [c] = await succeed(db, system, { from: [a, b], into: [{ kind: 'agency', name: { sv: 'Hela nämnden' } }], on: '2027-01-01' })
  const living = async (on: string) => (await listOrganisations(db, { text: 'nämnden' }, on)).rows.map(({ id }) => id).sort((x, y) => x - y)
  assert.deepEqual([await living(today), await living('2027-01-01')], [[a, b], [c]])
  assert.deepEqual(await predecessorsOf(db, c!, today), [])
  assert.equal((await predecessorsOf(db, c!, '2027-01-01')).length, 2)

  const ada: Actor = { kind: 'person', person, grants: await grantsOf(db, person, new Date('2026-12-31T12:00:00Z')) }
  assert.equal(ada.grants.length, 1)
  const version = (await findOrganisation(db, a)).version
  await changeOrganisation(db, ada, a, { kind: 'agency', name: { sv: 'Östra nämnden' }, validTo: '2027-01-01' }, version)
  assert.deepEqual(
    await grantsOf(db, person, new Date('2026-12-31T23:30:00Z')),
    [],
    'half past midnight in Sweden the role no longer counts',
  )

  const [toC] = (await relativesOf(db, a)).filter(({ kind }) => kind === 'successor')
  await callOff(db, system, toC!.relation, today)
  assert.equal((await findOrganisation(db, a)).validTo, null)
  assert.equal((await findOrganisation(db, b)).validTo, '2027-01-01')
  assert.deepEqual(
    (await predecessorsOf(db, c!, '2027-01-01')).map(({ id }) => id),
    [b],
  )
  const [fromB] = await relativesOf(db, b)
  await assert.rejects(callOff(db, system, fromB!.relation, '2027-01-02'), refused('conflict'))
})

test('who somebody belongs to moves by date, and never in a circle', async () => {
  const [above, below, other] = [await agency('Överst'), await agency('Underst'), await agency('Bredvid')]
  await setParent(db, system, below, above, '2020-01-01')
  await setParent(db, system, below, other, '2024-01-01')
  assert.deepEqual(
    (await relativesOf(db, below)).map(({ id, from, to }) => [id, from, to]),
    [
      [above, '2020-01-01', '2024-01-01'],
      [other, '2024-01-01', null],
    ],
  )
  await assert.rejects(setParent(db, system, other, below, '2025-01-01'), refused('conflict'))
  await assert.rejects(setParent(db, system, below, above, '2023-01-01'), refused('conflict'))
  await setParent(db, system, below, null, '2026-01-01')
  assert.equal((await relativesOf(db, below)).at(-1)!.to, '2026-01-01')
})

test('only a role for the whole node merges and splits', async () => {
  const id = await agency('Egna verket')
  const own: Actor = { kind: 'person', person: 1, grants: [{ role: 'administrator', scope: inOrganisation(id) }] }
  await assert.rejects(succeed(db, own, { from: [id], into: [{ kind: 'agency', name: { sv: 'Nya' } }], on: today }), refused('forbidden'))
  await assert.rejects(endOrganisation(db, own, id, today), refused('forbidden'))
})
