import assert from 'node:assert/strict'
import test from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { type Actor, anyone, inOrganisation, system } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Role } from '../../kernel/role.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { membersOf } from './common-need.ts'
import { findNeed, listNeeds } from './find.ts'
import { answerProposal, joinCommonNeed, leaveCommonNeed, proposeCommonNeed } from './join.ts'
import { addNeed, changeNeed, closeNeed, publishNeed } from './keep.ts'
import type { NeedInput } from './need.ts'
import { similarNeeds } from './similar.ts'

const { db } = await testDatabase()
const älvbacka = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
const tallmo = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Tallmo kommun' }, code: '2599' })
const as = (organisation: number, role: Role = 'editor'): Actor => ({
  kind: 'key',
  key: organisation,
  grants: [{ role, scope: inOrganisation(organisation) }],
})
const [mine, theirs] = [as(älvbacka), as(tallmo)]

const bathing: NeedInput = {
  title: { sv: 'Invånare vill veta om det går att bada' },
  problem: { sv: 'Badgäster ringer och undrar om badvattnet är tjänligt. Provsvaren från badplatserna når inte ut.' },
  themes: ['ENVI'],
}
const warning: NeedInput = {
  title: { sv: 'Varna när badvattnet är otjänligt' },
  problem: { sv: 'När proverna vid en badplats visar för höga värden sätter vi upp en lapp. Den som är på väg dit vet inget.' },
  themes: ['ENVI'],
}
const permits: NeedInput = {
  title: { sv: 'Den som söker bygglov ser inte sitt ärende' },
  problem: { sv: 'Sökande ringer handläggarna om hur långt bygglovsärendet har kommit.' },
}
const refusal = (kind: string) => (error: unknown) => error instanceof Problem && error.kind === kind

async function published(organisation: number, input: NeedInput): Promise<number> {
  const id = await addNeed(db, as(organisation), organisation, input)
  await publishNeed(db, as(organisation), id, 1)
  return id
}

test('a draft is there for its own organisation and for nobody else, in lists, searches and likeness', async () => {
  const draft = await addNeed(db, theirs, tallmo, warning)
  await assert.rejects(findNeed(db, mine, draft), refusal('not-found'))
  await assert.rejects(findNeed(db, anyone, draft), refusal('not-found'))
  assert.equal((await findNeed(db, theirs, draft)).title.sv, warning.title.sv)
  const text = `${bathing.title.sv} ${bathing.problem.sv}`
  for (const actor of [mine, anyone]) {
    assert.deepEqual(
      (await listNeeds(db, actor, {})).rows.map(({ id }) => id).filter((id) => id === draft),
      [],
    )
    assert.deepEqual(
      (await similarNeeds(db, actor, { text })).filter(({ id }) => id === draft),
      [],
    )
  }
  assert.ok((await similarNeeds(db, theirs, { text })).some(({ id }) => id === draft))

  const before = await similarNeeds(db, mine, { text })
  for (let n = 0; n < 5; n++) await addNeed(db, theirs, tallmo, warning)
  assert.deepEqual(await similarNeeds(db, mine, { text }), before, 'the figures tell nothing of drafts of others either')
})

test('only those who edit for the organisation may describe, publish and close its needs', async () => {
  await assert.rejects(addNeed(db, theirs, älvbacka, bathing), refusal('forbidden'))
  await assert.rejects(addNeed(db, as(älvbacka, 'reader'), älvbacka, bathing), refusal('forbidden'))
  await assert.rejects(addNeed(db, anyone, älvbacka, bathing), refusal('unauthenticated'))
  const id = await published(älvbacka, permits)
  await assert.rejects(changeNeed(db, theirs, id, permits, 2), refusal('forbidden'))
  await assert.rejects(closeNeed(db, theirs, id, { why: 'x', version: 2 }), refusal('forbidden'))
  await closeNeed(db, mine, id, { why: 'Prov.', version: 2 })
})

test('a change that was made from an older version is refused', async () => {
  const id = await addNeed(db, mine, älvbacka, bathing)
  await changeNeed(db, mine, id, { ...bathing, urgency: 'high' }, 1)
  await assert.rejects(changeNeed(db, mine, id, { ...bathing, urgency: 'low' }, 1), refusal('conflict'))
  assert.equal((await findNeed(db, mine, id)).urgency, 'high')
  await closeNeed(db, mine, id, { why: 'Prov.', version: 2 })
})

test('the same need in other words is found, and a need of another sort is not', async () => {
  const [warn, permit] = [await published(tallmo, warning), await published(tallmo, permits)]
  const found = await similarNeeds(db, mine, { text: `${bathing.title.sv} ${bathing.problem.sv}`, themes: ['ENVI'] })
  assert.equal(found[0]?.id, warn)
  assert.ok(!found.some(({ id }) => id === permit))
  assert.ok(found[0]!.likeness > 0 && found[0]!.likeness <= 1)
  assert.deepEqual(await similarNeeds(db, mine, { text: 'och det är som att' }), [])
})

test('a common need has the others in it only when they have said yes, and they are told that they are asked', async () => {
  const [own, other] = [await published(älvbacka, bathing), await published(tallmo, warning)]
  const common = await proposeCommonNeed(db, mine, { need: own, others: [other] })
  const states = async () => (await membersOf(db, common)).map(({ need, state }) => [need, state])
  assert.deepEqual(await states(), [
    [own, 'joined'],
    [other, 'proposed'],
  ])
  const told = await db.selectFrom('notice').selectAll().where('organisation_id', '=', tallmo).where('done_at', 'is', null).execute()
  assert.deepEqual(
    told.map(({ kind, path }) => [kind, path]),
    [['need-proposed', `/needs/common/${common}`]],
  )

  await assert.rejects(answerProposal(db, mine, common, { need: other, verdict: 'join' }), refusal('forbidden'))
  await assert.rejects(joinCommonNeed(db, mine, common, other), refusal('forbidden'))
  await answerProposal(db, theirs, common, { need: other, verdict: 'join' })
  assert.deepEqual(await states(), [
    [own, 'joined'],
    [other, 'joined'],
  ])
  const waiting = await db.selectFrom('notice').select('organisation_id').where('done_at', 'is', null).execute()
  assert.deepEqual(waiting, [{ organisation_id: älvbacka }], 'the question is dealt with, and the one who asked is told')

  await assert.rejects(proposeCommonNeed(db, theirs, { need: await published(tallmo, permits), others: [own] }), refusal('conflict'))
  await leaveCommonNeed(db, theirs, common, { need: other, reason: 'Vi löser det själva.' })
  assert.deepEqual((await states())[1], [other, 'left'])
})

test('who declines says so with a reason, may be asked again, and no draft can be asked about', async () => {
  const [own, other] = [await published(älvbacka, bathing), await published(tallmo, warning)]
  const common = await proposeCommonNeed(db, mine, { need: own, others: [other] })
  await answerProposal(db, theirs, common, { need: other, verdict: 'decline', reason: 'Inte i år.' })
  assert.equal((await membersOf(db, common)).find(({ need }) => need === other)?.reason, 'Inte i år.')
  await assert.rejects(answerProposal(db, theirs, common, { need: other, verdict: 'join' }), refusal('conflict'))
  assert.equal(await proposeCommonNeed(db, mine, { need: own, others: [other] }), common)
  assert.equal((await membersOf(db, common)).find(({ need }) => need === other)?.state, 'proposed')

  const draft = await addNeed(db, theirs, tallmo, warning)
  await assert.rejects(proposeCommonNeed(db, mine, { need: own, others: [draft] }), refusal('not-found'))
})

test('a closed need can be read, is in no list, and has left the common need', async () => {
  const [own, other] = [await published(älvbacka, bathing), await published(älvbacka, permits)]
  const common = await proposeCommonNeed(db, mine, { need: own, others: [other] })
  await closeNeed(db, mine, own, { why: 'Kartan finns.', version: 2 })
  assert.equal((await findNeed(db, anyone, own)).closedWhy, 'Kartan finns.')
  assert.ok(!(await listNeeds(db, anyone, { limit: 1000 })).rows.some(({ id }) => id === own))
  assert.ok((await listNeeds(db, anyone, { closed: true, limit: 1000 })).rows.some(({ id }) => id === own))
  assert.equal((await membersOf(db, common)).find(({ need }) => need === own)?.state, 'left')
  await assert.rejects(changeNeed(db, mine, own, bathing, 3), refusal('conflict'))
})
