import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { advisoryLocks } from '../src/db/advisory-locks.ts'
import { type EmbeddedServer, openEmbedded } from '../src/db/embedded/server.ts'
import { migrate, readMigrations } from '../src/db/migrate.ts'
import { type OpenDatabase, openUrl } from '../src/db/open.ts'

export type TestDatabase = OpenDatabase & {
  /** Something else that uses the database, to be closed before it; the last one given is closed first. (node:test's own `after` runs them in the wrong order.) */
  alsoClose<T extends { close(): Promise<unknown> }>(thing: T): T
}

/**
 * A migrated database of one's own for a test file, dropped after its last test:
 *
 *     const { db, url, alsoClose } = await testDatabase()
 *     const queue = alsoClose(await openQueue(url))
 *
 * All files share one server: an embedded one in the temporary folder, started by the first and stopped by the last, or the one
 * that `DATABASE_URL` leads to (`npm run test:server`; its user must be allowed to create databases).
 * Whoever leaves a connection open fails the file.
 */
export async function testDatabase({ poolSize = 5 }: { poolSize?: number } = {}): Promise<TestDatabase> {
  const server = await testServer()
  const name = `test_${Math.floor(Date.now() / 1000)}_${randomBytes(4).toString('hex')}`
  const template = await templateDatabase(server.url)
  await ask(server.url, `create database ${name} template ${template} strategy file_copy`)
  const opened = await openUrl(databaseAt(server.url, name), { poolSize })

  const toClose: { close(): Promise<unknown> }[] = [opened]
  const close = async () => {
    if (toClose.length === 0) return
    for (const thing of toClose.splice(0).reverse()) await thing.close()
    const leaked = await connectionsLeft(server.url, name)
    await ask(server.url, `drop database ${name} with (force)`)
    await server.leave()
    if (leaked.length > 0) process.exitCode = 1 // node:test ends with 0 when a file that is run alone fails in its last hook
    assert.deepEqual(leaked, [], 'connections to the test database were left open; here is what each of them last did')
  }
  after(close)
  return {
    ...opened,
    close,
    alsoClose(thing) {
      toClose.push(thing)
      return thing
    },
  }
}

/** Where the embedded server of the tests keeps its data, from run to run: with the templates there the next run starts in a tenth of a second. A new database takes 20 ms in memory (`TMPDIR=/dev/shm npm test`), 50–400 ms on a disk that others use too. */
const home = join(tmpdir(), `allmanning-test-${userInfo().uid}`)

/** Fast, because nothing in it need survive the machine. */
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200', shared_buffers: '128MB' }

/** The server that the tests share. Hold it for a whole run and no file needs to start it. */
export async function testServer(): Promise<Pick<EmbeddedServer, 'url' | 'leave'>> {
  const given = process.env.DATABASE_URL
  if (given) return { url: given, leave: async () => {} }
  return openEmbedded(home, { settings: careless })
}

/** A database with every migration applied, made once for each content of the migrations; nobody connects to it, so it can be copied. */
async function templateDatabase(url: string): Promise<string> {
  const checksums = readMigrations().map(({ checksum }) => checksum)
  const name = `template_${createHash('sha256').update(checksums.join()).digest('hex').slice(0, 16)}`
  await withClient(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [advisoryLocks.testTemplate])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return
    await dropOld(client)
    await client.query(`drop database if exists ${name}_new`)
    await client.query(`create database ${name}_new template template0 encoding 'UTF8'`)
    const fresh = await openUrl(databaseAt(url, `${name}_new`), { poolSize: 1 })
    await migrate(fresh.db).finally(fresh.close)
    await client.query(`alter database ${name}_new rename to ${name}`)
    await client.query(`comment on database ${name} is '${Math.floor(Date.now() / 1000)}'`)
  })
  return name
}

/** What killed runs and earlier migrations left behind, when it is more than an hour old and nobody uses it. */
async function dropOld(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select datname name
    from pg_database d, lateral (select case when datname ~ '^template_[0-9a-f]{16}$' then shobj_description(d.oid, 'pg_database') else substring(datname from '^test_(\\d+)_') end) made (at)
    where made.at::bigint < extract(epoch from now()) - 3600 and not exists (select from pg_stat_activity a where a.datid = d.oid)`)
  for (const { name } of rows) await client.query(`drop database if exists ${name}`)
}

/** What still holds a connection, given a second to finish saying goodbye. */
async function connectionsLeft(url: string, name: string): Promise<string[]> {
  for (let tries = 0; ; tries++) {
    const left = await ask<{ who: string }>(
      url,
      `select application_name || ': ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 100) who from pg_stat_activity where datname = '${name}' and backend_type = 'client backend'`,
    )
    if (left.length === 0 || tries === 20) return left.map(({ who }) => who)
    await sleep(50)
  }
}

/** The same server, another database. */
export function databaseAt(url: string, name: string): string {
  return url.replace(/(?<!\/)\/[^/?]*(?=\?|$)/, `/${name}`)
}

const ask = <Row extends pg.QueryResultRow>(url: string, query: string) =>
  withClient(url, async (client) => (await client.query<Row>(query)).rows)

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return await use(client)
  } finally {
    await client.end()
  }
}
