import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { harvestNode } from '../../test/harvest.ts'
import { loadDemonstration, loadFacts } from './shipped.ts'

const { db, tools } = await harvestNode()

const entries = async () =>
  (
    await sql<{ origin: string; kind: string; n: number }>`
      select origin, entry.kind, count(*)::int n from entry join source on source.id = source_id where entry.ended_at is null group by 1, 2 order by 1, 2`.execute(
      db,
    )
  ).rows
const runs = () =>
  db
    .selectFrom('harvest_run')
    .innerJoin('source', 'source.id', 'source_id')
    .select(['source.name', 'state', 'added', 'changed', 'removed', 'refused', 'held', 'violations'])
    .orderBy('harvest_run.id')
    .execute()

test('the shipped facts are taken in whole', async () => {
  await loadFacts(tools)
  for (const run of await runs()) assert.deepEqual([run.state, run.refused, run.violations], ['done', 0, 0], run.name)
  const found = Object.fromEntries((await entries()).map(({ kind, n }) => [kind, n]))
  assert.ok(found.standard! >= 90, `${found.standard} standards`)
  assert.ok(found['building-block']! >= 10, `${found['building-block']} building blocks`)
})

test('the demonstration is taken in whole, with a history to see', async () => {
  await loadDemonstration(tools)
  for (const run of await runs()) assert.deepEqual([run.state, run.refused, run.held, run.violations], ['done', 0, 0, 0], run.name)
  const kinds = new Set((await entries()).filter(({ origin }) => origin === 'demonstration').map(({ kind }) => kind))
  for (const kind of ['dataset', 'data-service', 'catalogue', 'publisher', 'public-service', 'software']) assert.ok(kinds.has(kind), kind)
  assert.ok((await runs()).some(({ changed }) => changed > 0))
})

test('the next start changes nothing', async () => {
  const before = await entries()
  const { rows: versions } = await sql`select count(*) from entry_version`.execute(db)
  const done = (await runs()).length
  await loadFacts(tools)
  await loadDemonstration(tools)
  assert.deepEqual(await entries(), before)
  assert.deepEqual((await sql`select count(*) from entry_version`.execute(db)).rows, versions)
  assert.equal((await runs()).length, done, 'a start with nothing new leaves no run behind')
})

test('every entry that can be searched for is indexed', async () => {
  const { rows } = await sql<{ missing: number }>`
    select count(*)::int missing from entry left join search_entry on search_entry.entry = entry.id
    where ended_at is null and kind not in ('contact', 'other') and search_entry.entry is null`.execute(db)
  assert.equal(rows[0]!.missing, 0)
})
