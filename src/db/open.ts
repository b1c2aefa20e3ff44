import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { Problem } from '../kernel/problem.ts'
import { cannotConnect } from './cannot-connect.ts'
import type { ServerSettings } from './embedded/configuration.ts'
import { openEmbedded } from './embedded/server.ts'
import { getTypeParser } from './result-types.ts'
import type { Tables } from './tables.ts'

/** What every read and write takes first. A transaction is one too. */
export type Db = Kysely<Tables>

export type OpenDatabase = { db: Db; url: string; close(): Promise<void> }

export type DatabaseSettings = {
  /** ALLMANNING_HOME: where the embedded server keeps its data. Not used with `databaseUrl`. */
  home: string
  databaseUrl?: string | undefined
  /** Most connections at once from this process. */
  poolSize?: number
  log?: (line: string) => void
  /** More settings for the embedded server; tests turn durability off. */
  serverSettings?: ServerSettings
}

/** Opens the database that is asked for, or the embedded one. What differs between the two is here and nowhere else. Migrates nothing. */
export async function openDatabase({
  home,
  databaseUrl,
  poolSize = 10,
  log = () => {},
  serverSettings,
}: DatabaseSettings): Promise<OpenDatabase> {
  const embedded = databaseUrl ? undefined : await openEmbedded(home, { log, ...(serverSettings && { settings: serverSettings }) })
  const url = embedded?.url ?? databaseUrl!
  try {
    const opened = await openUrl(url, { poolSize, log })
    return {
      ...opened,
      async close() {
        await opened.close()
        await embedded?.leave()
      },
    }
  } catch (error) {
    await embedded?.leave()
    throw error
  }
}

/** A pool on a server that runs already. */
export async function openUrl(
  url: string,
  { poolSize = 10, log = () => {} }: { poolSize?: number; log?: (line: string) => void } = {},
): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    ...connectTo(url),
    max: poolSize,
    types: { getTypeParser },
    application_name: 'allmanning',
    connectionTimeoutMillis: 10_000,
    // The same answers whatever the server's own defaults are; jit only costs with statements as short as ours.
    onConnect: async (client) => {
      await client.query("set timezone = 'UTC'; set jit = off; set random_page_cost = 1.1")
    },
  })
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', (error) => log(`A database connection broke: ${error.message}`))
  try {
    await checkServer(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const close = async () => {
    await db.destroy()
    if (!pool.ended) await pool.end() // Kysely leaves a pool alone that it was never asked to use
  }
  return { db, url, close }
}

/** We promise PostgreSQL 15 or newer and text in UTF-8. */
async function checkServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool
    .query(
      "select current_setting('server_version_num')::int number, current_setting('server_version') name, current_setting('server_encoding') encoding",
    )
    .catch((cause) => {
      throw cannotConnect(cause)
    })
  const { number, name, encoding } = rows[0]
  if (number < 150_000) {
    throw new Problem('invalid', {
      sv: `DATABASE_URL leder till PostgreSQL ${name}; Allmänning behöver 15 eller nyare. Uppgradera servern, eller ta bort DATABASE_URL och använd den medföljande.`,
      en: `DATABASE_URL leads to PostgreSQL ${name}; Allmänning needs 15 or newer. Upgrade the server, or remove DATABASE_URL and use the one that comes along.`,
    })
  }
  if (encoding !== 'UTF8') {
    throw new Problem('invalid', {
      sv: `Databasen i DATABASE_URL har teckenkodningen ${encoding}. Skapa den på nytt med: create database … encoding 'UTF8' template template0.`,
      en: `The database in DATABASE_URL is encoded as ${encoding}. Create it again with: create database … encoding 'UTF8' template template0.`,
    })
  }
}

function connectTo(url: string): pg.PoolConfig {
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url.replace('@/', '@localhost/'))) return { connectionString: url }
  throw new Problem('invalid', {
    sv: 'DATABASE_URL går inte att läsa. Den ska se ut som postgres://användare:lösenord@värd:5432/databas, med specialtecken i lösenordet procentkodade.',
    en: 'DATABASE_URL cannot be read. It should look like postgres://user:password@host:5432/database, with special characters in the password percent-encoded.',
  })
}
