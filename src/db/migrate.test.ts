import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'
import { openUrl } from './open.ts'

const { db, url } = await testDatabase()

test('a database that is up to date is left as it is', async () => {
  assert.deepEqual(await migrate(db), { applied: [] })
})

test('files are applied once, in the order of their numbers', async (t) => {
  const { directory, write, empty } = await emptyDatabase(t)
  write('0002-more.sql', 'insert into lake values (1); insert into lake values (2);')
  write('0001-lake.sql', 'create table lake (id int);')
  write('notes.txt', 'not a migration')
  assert.deepEqual(await migrate(empty, directory), { applied: ['0001-lake.sql', '0002-more.sql'] })
  write('0003-drained.sql', 'delete from lake where id = 2;')
  assert.deepEqual(await migrate(empty, directory), { applied: ['0003-drained.sql'] })
  assert.deepEqual((await sql`select id from lake`.execute(empty)).rows, [{ id: 1 }])
})

test('many processes may migrate at once, and each file is applied by one of them', async (t) => {
  const { directory, write, empty } = await emptyDatabase(t)
  write('0001-lake.sql', 'create table lake (id int); select pg_sleep(0.05);')
  write('0002-more.sql', 'insert into lake values (1);')
  const answers = await Promise.all([1, 2, 3, 4].map(() => migrate(empty, directory)))
  assert.deepEqual(answers.flatMap(({ applied }) => applied).sort(), ['0001-lake.sql', '0002-more.sql'])
})

test('a file that fails leaves nothing of itself, and what came before it stays', async (t) => {
  const { directory, write, empty } = await emptyDatabase(t)
  write('0001-lake.sql', 'create table lake (id int);')
  write('0002-wrong.sql', 'insert into lake values (1); insert into sea values (1);')
  await assert.rejects(migrate(empty, directory), /0002-wrong\.sql failed and nothing of it was kept: relation "sea" does not exist/)
  assert.deepEqual((await sql`select id from lake`.execute(empty)).rows, [])
  write('0002-wrong.sql', 'insert into lake values (3);')
  assert.deepEqual(await migrate(empty, directory), { applied: ['0002-wrong.sql'] })
})

test('line endings are not a change', async (t) => {
  const { directory, write, empty } = await emptyDatabase(t)
  write('0001-lake.sql', 'create table lake (id int);\n')
  await migrate(empty, directory)
  write('0001-lake.sql', 'create table lake (id int);\r\n')
  assert.deepEqual(await migrate(empty, directory), { applied: [] })
})

const refusals: [why: string, files: Record<string, string>, message: RegExp][] = [
  ['an applied file that has changed', { '0002-b.sql': 'select 2' }, /0002-b\.sql has changed .* write the change in a new, later file/],
  [
    'a new file numbered before an applied one',
    { '0002-b.sql': 'select 1', '0001-late.sql': 'select 1' },
    /0001-late\.sql is new but .* next free number/,
  ],
  [
    'two files with one number',
    { '0002-b.sql': 'select 1', '0003-c.sql': '', '0003-d.sql': '' },
    /Two migrations have the number of 0003-d\.sql/,
  ],
  [
    'a database that a newer version has migrated',
    { '0001-a.sql': '' },
    /0002-b\.sql, which this program does not know.* upgrade the program/,
  ],
]
for (const [why, files, message] of refusals) {
  test(`${why} is refused with what to do`, async (t) => {
    const { directory, write, empty } = await emptyDatabase(t)
    write('0002-b.sql', 'select 1')
    await migrate(empty, directory)
    rmSync(join(directory, '0002-b.sql'))
    for (const [name, text] of Object.entries(files)) write(name, text)
    await assert.rejects(migrate(empty, directory), { name: 'Problem', kind: 'conflict', message })
  })
}

/** A database of its own without any migration, and a folder to write some in. */
async function emptyDatabase(t: TestContext) {
  const name = `test_${Math.floor(Date.now() / 1000)}_${randomBytes(4).toString('hex')}`
  await sql.raw(`create database ${name} template template0 encoding 'UTF8' strategy file_copy`).execute(db)
  const { db: empty, close } = await openUrl(url.replace(/test_\d+_[0-9a-f]+/, name))
  const directory = mkdtempSync(join(tmpdir(), 'allmanning-migrations-'))
  t.after(async () => {
    await close()
    await sql.raw(`drop database ${name}`).execute(db)
    rmSync(directory, { recursive: true })
  })
  return { directory, empty, write: (file: string, text: string) => writeFileSync(join(directory, file), text) }
}
