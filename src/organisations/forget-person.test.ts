import assert from 'node:assert/strict'
import test from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { verifyHistory } from '../history/chain.ts'
import { historyOf } from '../history/read.ts'
import { whoDid } from '../history/words.ts'
import { type Actor, inOrganisation, system } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { grantsOf } from './find.ts'
import { forgetAbsent, forgetPerson } from './forget-person.ts'
import { giveRole } from './give-role.ts'
import { addOrganisation, changeOrganisation } from './keep.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const organisation = await addOrganisation(db, system, { kind: 'other', name: { sv: 'Prov' } })
const person = async (name: string, seen = now) =>
  (
    await db
      .insertInto('person')
      .values({ issuer: 'https://idp.example', subject: name, name, email: `${name}@x.example`, seen_at: seen })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
const signedIn = async (id: number): Promise<Actor> => ({ kind: 'person', person: id, grants: await grantsOf(db, id) })

test('whoever is forgotten has no name, no roles and no way back in, and what was done stays', async () => {
  const id = await person('Åsa')
  await giveRole(db, system, { person: id, role: 'administrator', scope: inOrganisation(organisation) })
  await changeOrganisation(db, await signedIn(id), organisation, { kind: 'other', name: { sv: 'Prov två' } }, 1)
  assert.equal(whoDid((await historyOf(db, 'organisation', organisation))[0]!, 'sv'), 'Åsa')

  assert.equal(await forgetPerson(db, await signedIn(id), id, now), true)
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.deepEqual([row.name, row.email, row.subject === 'Åsa'], [null, null, false])
  assert.deepEqual(await grantsOf(db, id), [])
  const changed = (await historyOf(db, 'organisation', organisation)).find(({ action }) => action === 'changed')
  assert.equal(whoDid(changed!, 'sv'), `person ${id}`)
  assert.deepEqual((await verifyHistory(db)).breaks, [])
  assert.equal(await forgetPerson(db, system, id, now), false, 'once is enough')
})

test('nobody forgets somebody else without the role for it', async () => {
  const [one, other] = [await person('Bo'), await person('Cy')]
  await assert.rejects(forgetPerson(db, await signedIn(one), other, now), (error) => error instanceof Problem && error.kind === 'forbidden')
})

test('those who have been away too long are forgotten, invented people are not', async () => {
  const [away, here] = [await person('Du', new Date('2023-01-01')), await person('Eva', new Date('2026-01-01'))]
  await db
    .insertInto('person')
    .values({ issuer: 'demonstration', subject: 'Fia', name: 'Fia', added_at: new Date('2020-01-01') })
    .execute()
  assert.equal(await forgetAbsent(db, 36, now), 1)
  const names = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', [away, here]).orderBy('id').execute()
  assert.deepEqual(
    names.map(({ name }) => name),
    [null, 'Eva'],
  )
})
