import assert from 'node:assert/strict'
import test from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { system } from '../kernel/actor.ts'
import { historyOf } from './read.ts'
import { record, recordMany } from './record.ts'

const { db } = await testDatabase()
const operator = { kind: 'operator', name: 'Åsa' } as const

test('history tells who changed what, latest first', async () => {
  const { at } = await db.selectNoFrom((eb) => eb.fn<Date>('now').as('at')).executeTakeFirstOrThrow()
  await record(db, operator, 'added', { kind: 'source', id: 7 }, null, { name: 'Sjö' })
  await record(db, system, 'renamed', { kind: 'source', id: 7 }, { name: 'Sjö' }, { name: 'Hav' }, 'The name was too small')
  const [renamed, added, ...more] = await historyOf(db, 'source', 7)
  assert.deepEqual(more, [])
  assert.deepEqual(added, {
    ...added,
    actor: operator,
    action: 'added',
    before: null,
    after: { name: 'Sjö' },
    reason: null,
    onBehalf: null,
  })
  assert.deepEqual(renamed, {
    ...renamed,
    actor: system,
    before: { name: 'Sjö' },
    after: { name: 'Hav' },
    reason: 'The name was too small',
  })
  assert.ok(added && added.at >= at)
})

test('many changes are remembered in one statement, whatever their values are', async () => {
  const values = ['plain', ['a', 'list'], { quote: '"{},\\' }, 0, false, '']
  await recordMany(
    db,
    system,
    'changed',
    { kind: 'entry' },
    values.map((after, id) => ({ id, before: null, after })),
  )
  for (const [id, after] of values.entries()) assert.deepEqual((await historyOf(db, 'entry', id))[0]?.after, after)
})

test('ten thousand changes are not too many for one statement', async () => {
  const many = Array.from({ length: 10_000 }, (_, id) => ({ id, before: { n: id }, after: null }))
  await recordMany(db, system, 'removed', { kind: 'many' }, many)
  assert.deepEqual((await historyOf(db, 'many', 9_999))[0]?.before, { n: 9_999 })
})

test('nothing to remember is nothing to do', async () => {
  await recordMany(db, system, 'removed', { kind: 'nothing' }, [])
  assert.deepEqual(await historyOf(db, 'nothing', 1), [])
})

test('a change that is undone with its transaction leaves no trace', async () => {
  const failing = db.transaction().execute(async (trx) => {
    await record(trx, system, 'added', { kind: 'source', id: 8 }, null, {})
    throw new Error('changed my mind')
  })
  await assert.rejects(failing, /changed my mind/)
  assert.deepEqual(await historyOf(db, 'source', 8), [])
})

test('only as many as asked for are read', async () => {
  for (let n = 0; n < 3; n++) await record(db, system, 'touched', { kind: 'source', id: 9 }, null, { n })
  assert.deepEqual(
    (await historyOf(db, 'source', 9, 2)).map(({ after }) => after),
    [{ n: 2 }, { n: 1 }],
  )
})

test('the past can be neither changed nor taken away', async () => {
  await record(db, system, 'added', { kind: 'source', id: 10 }, null, {})
  await assert.rejects(db.updateTable('history').set({ action: 'never' }).execute(), /append-only/)
  await assert.rejects(db.deleteFrom('history').execute(), /append-only/)
})
