import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Kysely, sql } from 'kysely'
import { Problem } from '../kernel/problem.ts'
import { advisoryLocks } from './advisory-locks.ts'

/** The migrations that come with this program. */
const shipped = fileURLToPath(new URL('./migrations/', import.meta.url))

type Migration = { name: string; text: string; checksum: string }

/** Brings the schema up to date and says which files were applied. Safe to call from many processes at once: they take turns. */
// biome-ignore lint/suspicious/noExplicitAny: it runs before there are any tables, so it cannot depend on their types
export async function migrate(db: Kysely<any>, directory = shipped): Promise<{ applied: string[] }> {
  const files = readMigrations(directory)
  return db.connection().execute(async (session) => {
    // A session lock, since each file has a transaction of its own; it goes away with the connection if we are killed.
    await sql`select pg_advisory_lock(${sql.lit(advisoryLocks.migrate)})`.execute(session)
    try {
      const waiting = notApplied(files, await appliedBefore(session))
      for (const file of waiting) await apply(session, file)
      return { applied: waiting.map(({ name }) => name) }
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(advisoryLocks.migrate)})`.execute(session)
    }
  })
}

export function readMigrations(directory = shipped): Migration[] {
  const names = readdirSync(directory)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
  return names.map((name) => {
    const text = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n') // git may have changed line endings
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

type Applied = { name: string; checksum: string }

async function appliedBefore(session: Kysely<unknown>): Promise<Applied[]> {
  await sql`create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`.execute(
    session,
  )
  const { rows } = await sql<Applied>`select name, checksum from migration order by name`.execute(session)
  return rows
}

/** Forward only: what is applied stays as it is, and what is new comes after it. */
function notApplied(files: Migration[], applied: Applied[]): Migration[] {
  const checksums = new Map(applied.map(({ name, checksum }) => [name, checksum]))
  const known = new Set(files.map(({ name }) => name))
  const latest = applied.at(-1)?.name ?? ''
  const twice = files.find((file, n) => files[n - 1]?.name.slice(0, 4) === file.name.slice(0, 4))
  if (twice) throw refusal.sameNumber(twice.name)
  for (const { name } of applied) if (!known.has(name)) throw refusal.newerDatabase(name)
  for (const { name, checksum } of files) {
    const before = checksums.get(name)
    if (before !== undefined && before !== checksum) throw refusal.changed(name)
    if (before === undefined && name < latest) throw refusal.outOfOrder(name, latest)
  }
  return files.filter(({ name }) => !checksums.has(name))
}

async function apply(session: Kysely<unknown>, { name, text, checksum }: Migration): Promise<void> {
  try {
    await session.transaction().execute(async (trx) => {
      await sql.raw(text).execute(trx)
      await sql`insert into migration (name, checksum) values (${name}, ${checksum})`.execute(trx)
    })
  } catch (cause) {
    throw new Error(`Migration ${name} failed and nothing of it was kept: ${(cause as Error).message}`, { cause })
  }
}

const refusal = {
  changed: (name: string) =>
    new Problem('conflict', {
      sv: `Migreringen ${name} har ändrats sedan den kördes i den här databasen. Återställ filen och skriv ändringen i en ny, senare fil.`,
      en: `Migration ${name} has changed since it was applied to this database. Restore the file, and write the change in a new, later file.`,
    }),
  outOfOrder: (name: string, latest: string) =>
    new Problem('conflict', {
      sv: `Migreringen ${name} är ny men numrerad före ${latest}, som redan är körd. Ge den nästa lediga nummer.`,
      en: `Migration ${name} is new but numbered before ${latest}, which is applied already. Give it the next free number.`,
    }),
  sameNumber: (name: string) =>
    new Problem('conflict', {
      sv: `Två migreringar har samma nummer som ${name}. Ge den senare nästa lediga nummer.`,
      en: `Two migrations have the number of ${name}. Give the later one the next free number.`,
    }),
  newerDatabase: (name: string) =>
    new Problem('conflict', {
      sv: `Databasen har migreringen ${name}, som det här programmet inte känner till. Den hör till en nyare version: uppgradera programmet, eller återställ en säkerhetskopia från tiden före.`,
      en: `The database has the migration ${name}, which this program does not know. It belongs to a newer version: upgrade the program, or restore a backup from before.`,
    }),
}
