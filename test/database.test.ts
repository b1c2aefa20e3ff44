import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import { sql } from 'kysely'
import { databaseAt, testDatabase } from './database.ts'

test('each test database is migrated and its own, and is gone when it is closed', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()])
  await sql`create table mine (n int)`.execute(one.db)
  await assert.rejects(sql`select from mine`.execute(two.db), /does not exist/)
  assert.ok((await two.db.selectFrom('migration').selectAll().execute()).length > 0)
  await one.close()
  const name = one.url.match(/test_\d+_[0-9a-f]{8}/)?.[0]
  assert.deepEqual((await sql`select from pg_database where datname = ${name}`.execute(two.db)).rows, [])
  await two.close()
})

test('what uses the database is closed before it, the last one first', async () => {
  const closed: string[] = []
  const database = await testDatabase()
  for (const name of ['first', 'second']) {
    database.alsoClose({
      async close() {
        await database.db.selectFrom('migration').select('name').execute()
        closed.push(name)
      },
    })
  }
  await database.close()
  assert.deepEqual(closed, ['second', 'first'])
})

test('a test file that leaves a connection open fails, and says what it last did', async () => {
  const outcome = await runFile(`
    const { url } = await testDatabase()
    test('leaks', async () => {
      const { db } = await openUrl(url)
      await db.selectFrom('migration').select('checksum').execute()
    })`)
  assert.equal(outcome.exitCode, 1)
  assert.match(outcome.output, /connections to the test database were left open/)
  assert.match(outcome.output, /allmanning: select "checksum" from "migration"/)
})

test('a test file that closes what it opens passes', async () => {
  const outcome = await runFile(`
    const { url, alsoClose } = await testDatabase()
    const other = alsoClose(await openUrl(url))
    test('uses both', async () => { await other.db.selectFrom('migration').select('name').execute() })`)
  assert.equal(outcome.exitCode, 0, outcome.output)
})

const addresses: [given: string, expected: string][] = [
  ['postgres://a:b@host:5432/c', 'postgres://a:b@host:5432/new'],
  ['postgres://a:b@host/c?sslmode=require', 'postgres://a:b@host/new?sslmode=require'],
  ['postgres://a:b@/c?host=%2Ftmp%2Fd', 'postgres://a:b@/new?host=%2Ftmp%2Fd'],
  ['postgres://a:b@/c?host=/tmp/d', 'postgres://a:b@/new?host=/tmp/d'],
]
for (const [given, expected] of addresses) {
  test(`beside ${given} is ${expected}`, () => assert.equal(databaseAt(given, 'new'), expected))
}

async function runFile(body: string): Promise<{ exitCode: number | null; output: string }> {
  const program = `
    import test from 'node:test'
    const { testDatabase } = await import(${JSON.stringify(new URL('./database.ts', import.meta.url).href)})
    const { openUrl } = await import(${JSON.stringify(new URL('../src/db/open.ts', import.meta.url).href)})
    ${body}`
  const { NODE_TEST_CONTEXT: _, ...env } = process.env // else it would report to our runner and not to us
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [output, errors, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { exitCode, output: output + errors }
}
