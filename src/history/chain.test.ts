import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../test/database.ts'
import { type Actor, inOrganisation, system } from '../kernel/actor.ts'
import { chainOf, verifyHistory } from './chain.ts'
import { exportHistory } from './export.ts'
import { asItWas, historyOf } from './read.ts'
import { record, recordMany } from './record.ts'

const { db } = await testDatabase()
const organisation = async () =>
  (await db.insertInto('organisation').values({ kind: 'other', name: '{"sv":"Prov"}' }).returning('id').executeTakeFirstOrThrow()).id
const many = (n: number) => Array.from({ length: n }, (_, id) => ({ id, before: null, after: { id, text: `å "${id}" \n` } }))

/** What somebody with access to the database itself could do. */
const tamper = (statement: string) =>
  db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx) // triggers are off
    await sql.raw(statement).execute(trx)
  })

test('each organisation has a chain of its own, and so has each of its sources', () => {
  assert.equal(chainOf({}), 'node')
  assert.equal(chainOf({ organisation: null, source: 3 }), 'node source 3')
  assert.equal(chainOf({ organisation: 5 }), 'organisation 5')
  assert.equal(chainOf({ organisation: 5, source: 3 }), 'organisation 5 source 3')
})

test('an untouched history holds together', async () => {
  const id = await organisation()
  await record(db, system, 'added', { kind: 'source', id: 1, organisation: id }, null, { name: 'Sjö' })
  await recordMany(db, system, 'added', { kind: 'entry', organisation: id, source: 1 }, many(300))
  await recordMany(db, system, 'changed', { kind: 'entry', organisation: id, source: 1 }, many(2))
  const { chains, seals, lines, breaks } = await verifyHistory(db, { organisation: id })
  assert.deepEqual({ chains, seals, lines, breaks }, { chains: 2, seals: 3, lines: 303, breaks: [] })
})

test('thirty who write to one chain at once leave it whole', async () => {
  const id = await organisation()
  await Promise.all(
    many(30).map((one) => recordMany(db, system, 'added', { kind: 'thing', organisation: id }, [one, { ...one, id: one.id + 100 }])),
  )
  const { seals, lines, breaks } = await verifyHistory(db, { organisation: id })
  assert.deepEqual({ seals, lines, breaks }, { seals: 30, lines: 60, breaks: [] })
})

const attacks: [what: string, statement: (id: number) => string, why: string][] = [
  [
    'a line is rewritten',
    (id) => `update history set after = '{"name":"Hav"}' where organisation_id = ${id} and subject_id = '2'`,
    'changed',
  ],
  [
    'a line gets another time',
    (id) => `update history set at = at - interval '1 day' where organisation_id = ${id} and subject_id = '2'`,
    'changed',
  ],
  [
    'somebody else is said to have done it',
    (id) => `update history set actor = '{"kind":"person","person":9}' where organisation_id = ${id} and subject_id = '2'`,
    'changed',
  ],
  ['a line is taken away', (id) => `delete from history where organisation_id = ${id} and subject_id = '2'`, 'missing'],
  [
    'a line and its seal are taken away',
    (id) =>
      `delete from history where organisation_id = ${id} and subject_id = '2'; delete from history_seal where chain = 'organisation ${id}' and number = 2`,
    'missing',
  ],
  [
    'the last line and its seal are taken away',
    (id) =>
      `delete from history where organisation_id = ${id} and subject_id = '3'; delete from history_seal where chain = 'organisation ${id}' and number = 3`,
    'head',
  ],
  [
    'a line is added past the chain',
    (id) =>
      `insert into history (chain, organisation_id, actor, action, subject_kind, subject_id) values ('organisation ${id}', ${id}, '{"kind":"system"}', 'added', 'thing', '4')`,
    'unsealed',
  ],
]
for (const [what, statement, why] of attacks) {
  test(`it shows when ${what}`, async () => {
    const id = await organisation()
    for (const one of [1, 2, 3]) await record(db, system, 'added', { kind: 'thing', id: one, organisation: id }, null, { name: 'Sjö' })
    await tamper(statement(id))
    const { breaks } = await verifyHistory(db, { organisation: id })
    assert.ok(
      breaks.some((one) => one.why === why && one.chain === `organisation ${id}`),
      JSON.stringify(breaks),
    )
  })
}

test('the seals, too, can be neither changed nor taken away', async () => {
  await assert.rejects(db.updateTable('history_seal').set({ number: 9 }).execute(), /append-only/)
  await assert.rejects(db.deleteFrom('history_seal').execute(), /append-only/)
})

test('an exported history can be checked without us', async () => {
  const id = await organisation()
  await recordMany(db, system, 'added', { kind: 'entry', organisation: id, source: 7 }, many(3))
  await record(db, system, 'changed', { kind: 'organisation', id, organisation: id }, { name: 'Å' }, { name: 'Ö' }, 'Nytt namn')
  let text = ''
  for await (const part of exportHistory(db, id)) text += part
  const heads = new Map<string, Buffer>()
  let lines: string[] = []
  let seals = 0
  for (const line of text.trimEnd().split('\n')) {
    const { seal } = JSON.parse(line) as { seal?: { chain: string; hash: string; rows: number } }
    if (!seal) {
      lines.push(line)
      continue
    }
    assert.equal(lines.length, seal.rows)
    const hash = createHash('sha256')
      .update(heads.get(seal.chain) ?? Buffer.alloc(0))
      .update(lines.join('\n'))
      .digest()
    assert.equal(hash.toString('hex'), seal.hash)
    heads.set(seal.chain, hash)
    lines = []
    seals++
  }
  assert.equal(seals, 2)
  assert.equal(
    (await db.selectFrom('history_chain').select('hash').where('chain', '=', `organisation ${id}`).executeTakeFirstOrThrow()).hash.toString(
      'hex',
    ),
    heads.get(`organisation ${id}`)!.toString('hex'),
  )
})

test('a person who is forgotten is so in the past, too, and the chain still holds', async () => {
  const id = await organisation()
  const { id: person } = await db
    .insertInto('person')
    .values({ issuer: 'https://x.example', subject: 's', name: 'Åsa Berg' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const actor: Actor = { kind: 'person', person, grants: [{ role: 'editor', scope: inOrganisation(id) }] }
  await record(db, actor, 'changed', { kind: 'thing', id: 'x', organisation: id }, null, {})
  const [told] = await historyOf(db, 'thing', 'x')
  assert.deepEqual([told!.who, told!.onBehalf], ['Åsa Berg', `organisation ${id}`])
  await db.updateTable('person').set({ name: null, subject: 'forgotten' }).where('id', '=', person).execute()
  assert.equal((await historyOf(db, 'thing', 'x'))[0]!.who, null)
  assert.deepEqual((await verifyHistory(db, { organisation: id })).breaks, [])
})

test('a thing is told as it was on a day', async () => {
  const thing = { kind: 'thing', id: 'dated' }
  await record(db, system, 'added', thing, null, { name: 'A' })
  const between = (await db.selectNoFrom((e) => e.fn<Date>('clock_timestamp').as('at')).executeTakeFirstOrThrow()).at
  await new Promise((resolve) => setTimeout(resolve, 20))
  await record(db, system, 'changed', thing, { name: 'A' }, { name: 'B' })
  assert.equal(await asItWas(db, 'thing', 'dated', new Date(0)), undefined)
  assert.deepEqual(await asItWas(db, 'thing', 'dated', new Date(between.getTime() + 5)), { name: 'A' })
  assert.deepEqual(await asItWas(db, 'thing', 'dated', new Date(Date.now() + 1000)), { name: 'B' })
})

test('many organisations are sealed at once, each in its own chain', async () => {
  const ids = await Promise.all([organisation(), organisation(), organisation()])
  const changes = ids.flatMap((id) => [
    { id, before: null, after: { n: 1 }, organisation: id },
    { id, before: { n: 1 }, after: { n: 2 }, organisation: id },
  ])
  await Promise.all([1, 2, 3].map(() => recordMany(db, system, 'added', { kind: 'organisation' }, changes.toReversed())))
  for (const id of ids) {
    const { chains, seals, lines, breaks } = await verifyHistory(db, { organisation: id })
    assert.deepEqual({ chains, seals, lines, breaks }, { chains: 1, seals: 3, lines: 6, breaks: [] })
  }
})
