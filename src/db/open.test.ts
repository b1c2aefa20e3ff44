import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../test/database.ts'
import { openDatabase } from './open.ts'

const { db, url } = await testDatabase()

const values: [type: string, literal: string, expected: unknown][] = [
  ['bigint', '9007199254740991', 9007199254740991],
  ['bigint[]', "'{1,null,3}'", [1, null, 3]],
  ['date', "'2026-01-31'", '2026-01-31'],
  ['date[]', "'{2026-01-31}'", ['2026-01-31']],
  ['numeric', '1.10', '1.10'],
  ['numeric[]', "'{1.10}'", ['1.10']],
  ['timestamptz', "'2026-01-31T12:00:00Z'", new Date('2026-01-31T12:00:00Z')],
  ['jsonb', `'{"å": [1]}'`, { å: [1] }],
  ['text[]', "'{å,b}'", ['å', 'b']],
]
for (const [type, literal, expected] of values) {
  test(`${type} comes as ${JSON.stringify(expected)}`, async () => {
    const { rows } = await sql<{ value: unknown }>`select ${sql.raw(`${literal}::${type}`)} value`.execute(db)
    assert.deepEqual(rows[0]?.value, expected)
  })
}

test('a bigint that JavaScript cannot hold is an error and not another number', async () => {
  await assert.rejects(sql`select 9007199254740993::bigint`.execute(db), /9007199254740993 does not fit/)
})

test('days begin at midnight UTC whatever the server thinks', async () => {
  const { rows } = await sql`select '2026-06-30T23:30:00Z'::timestamptz::date as day`.execute(db)
  assert.deepEqual(rows, [{ day: '2026-06-30' }])
})

test('a connection that the server breaks is replaced, and the log says so', async () => {
  const lines: string[] = []
  const other = await openDatabase({ home: '', databaseUrl: url, poolSize: 1, log: (line) => lines.push(line) })
  try {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() pid`.execute(other.db)
    await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(db)
    while (lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    assert.match(lines[0]!, /^A database connection broke: /)
    await sql`select 1`.execute(other.db)
  } finally {
    await other.close()
  }
})

test('a database whose text is not UTF-8 is refused with what to do', async () => {
  const name = url.match(/test_\d+_[0-9a-f]+/)![0].replace(/[0-9a-f]{4}$/, 'a5c1')
  const libc = "locale_provider libc lc_collate 'C' lc_ctype 'C'"
  await sql.raw(`create database ${name} encoding 'SQL_ASCII' ${libc} template template0 strategy file_copy`).execute(db)
  const databaseUrl = url.replace(/test_\d+_[0-9a-f]+/, name)
  await assert.rejects(openDatabase({ home: '', databaseUrl }), {
    name: 'Problem',
    kind: 'invalid',
    message: /is encoded as SQL_ASCII\. Create it again/,
  })
  await sql.raw(`drop database ${name} with (force)`).execute(db)
})

const unreachable: [what: string, databaseUrl: string, kind: string, message: RegExp][] = [
  ['something else than an address', 'localhost', 'invalid', /DATABASE_URL cannot be read/],
  ['the address of another kind of server', 'mysql://a@localhost/b', 'invalid', /DATABASE_URL cannot be read/],
  ['a port where nobody listens', 'postgres://a:hemligt@127.0.0.1:1/b', 'upstream', /No server answers .* Check host and port/],
  ['a socket that is not there', 'postgres://a:hemligt@/b?host=/nowhere', 'upstream', /No server listens on the socket/],
  ['a database that is not there', url.replace(/test_\d+_[0-9a-f]+/, 'atlantis'), 'invalid', /does not exist\. Create it with/],
  ['a wrong password', url.replace(/(postgres:\/\/[^:/@]+:)[^@]*/, '$1hemligt'), 'invalid', /does not accept the password/],
]
for (const [what, databaseUrl, kind, message] of unreachable) {
  test(`${what} is refused with what to do, and without the password`, async (t) => {
    if (what === 'a wrong password' && databaseUrl === url) return t.skip('this server asks for no password')
    await assert.rejects(openDatabase({ home: '', databaseUrl }), (error: Error & { kind?: string }) => {
      assert.equal(error.name, 'Problem')
      assert.equal(error.kind, kind)
      assert.match(error.message, message)
      assert.doesNotMatch(error.message, /hemligt/)
      return true
    })
  })
}
