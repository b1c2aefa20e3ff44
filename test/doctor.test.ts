import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { readConfig } from '../src/config.ts'
import { examine } from '../src/doctor.ts'
import { record } from '../src/history/record.ts'
import { system } from '../src/kernel/actor.ts'
import { testDatabase } from './database.ts'

const { db } = await testDatabase()
const now = new Date()
const config = readConfig({ ALLMANNING_HOME: '.' })
const told = async (name: string, settings = config) => (await examine({ db, config: settings, now })).find((one) => one.name === name)!

test('a node that is well has nothing to fix', async () => {
  await record(db, system, 'added', { kind: 'thing', id: 1 }, null, { name: 'Sjö' })
  for (const { name, state } of await examine({ db, config, now })) if (name !== 'disk') assert.equal(state, 'well', name)
})

test('a history that somebody has rewritten is ill', async () => {
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`update history set after = '{"name":"Hav"}'`.execute(trx)
  })
  const { state, says, fix } = await told('history')
  assert.equal(state, 'ill')
  assert.match(says, /node, seal 1: changed/)
  assert.match(fix!, /backup/)
})

test('a run that nobody carries out is a warning', async () => {
  const { id } = await db.insertInto('source').values({ name: 'Still', kind: 'rdf' }).returning('id').executeTakeFirstOrThrow()
  await db
    .insertInto('harvest_run')
    .values({ source_id: id, requested_by: '{"kind":"system"}', requested_at: new Date(now.getTime() - 2 * 3_600_000) })
    .execute()
  assert.equal((await told('runs')).state, 'warning')
})

test('a public address without TLS is ill', async () => {
  assert.equal((await told('address', readConfig({ BASE_URL: 'http://allmanning.example' }))).state, 'ill')
  assert.equal((await told('address', readConfig({ BASE_URL: 'https://allmanning.example' }))).state, 'well')
})
