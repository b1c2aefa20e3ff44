import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { notSearched } from './catalogue/as-searchable.ts'
import type { Config } from './config.ts'
import { verifyHistory } from './history/chain.ts'
import { isLoopback } from './identity/loopback.ts'
import type { OpenNode } from './node.ts'

export type Diagnosis = { name: string; state: 'well' | 'warning' | 'ill'; says: string; fix?: string }

type Examination = { db: OpenNode['db']; config: Config; now: Date }
type Examine = (of: Examination) => Promise<Omit<Diagnosis, 'name'>>

const well = (says: string) => ({ state: 'well', says }) as const

/** What a doctor looks at, in order. To add something: a function and a row. */
const examinations: { readonly [name: string]: Examine } = {
  async database({ db }) {
    const { rows } = await sql<{ version: string; size: number }>`
      select current_setting('server_version') version, pg_database_size(current_database()) size`.execute(db)
    return well(`PostgreSQL ${rows[0]!.version}, ${megabytes(rows[0]!.size)} of data, up to date`)
  },

  async history({ db }) {
    const { chains, seals, lines, breaks } = await verifyHistory(db)
    if (breaks.length === 0) return well(`${lines} events in ${seals} seals of ${chains} chains are as they were written`)
    const told = breaks.slice(0, 5).map(({ chain, number, why }) => `${chain}, seal ${number}: ${why}`)
    return {
      state: 'ill',
      says: `The history has been tampered with or damaged in ${breaks.length} places: ${told.join('; ')}`,
      fix: 'Find out who has had access to the database, and compare with a backup or with exported histories (docs/history.md).',
    }
  },

  async runs({ db, now }) {
    const hourAgo = new Date(now.getTime() - 3_600_000)
    const { stuck, failed } = await db
      .selectFrom('harvest_run')
      .select((e) => [
        e.fn.countAll<number>().filterWhere('state', 'in', ['waiting', 'running']).filterWhere('requested_at', '<', hourAgo).as('stuck'),
        e.fn
          .countAll<number>()
          .filterWhere('state', '=', 'failed')
          .filterWhere('finished_at', '>', new Date(now.getTime() - 86_400_000))
          .as('failed'),
      ])
      .executeTakeFirstOrThrow()
    if (stuck > 0)
      return {
        state: 'warning',
        says: `${stuck} runs have waited or gone on for over an hour`,
        fix: 'See that a worker runs: allmanning worker, or serve.',
      }
    if (failed > 0)
      return { state: 'warning', says: `${failed} runs failed in the last day`, fix: 'Open /sources and read what the runs say.' }
    return well('No run is stuck, and none failed in the last day')
  },

  async entries({ db }) {
    const { rows } = await sql<{ unfound: number; unchecked: number }>`
      select (select count(*)::int from entry where ended_at is null and kind <> all(${[...notSearched]}) and not exists (select from search_entry where search_entry.entry = entry.id)) unfound,
        (select count(*)::int from entry left join entry_check on entry_check.entry_id = entry.id and entry_check.version = entry.version where ended_at is null and entry_check.entry_id is null) unchecked`.execute(
      db,
    )
    const { unfound, unchecked } = rows[0]!
    if (unfound + unchecked === 0) return well('Every entry can be found and has been checked')
    return {
      state: 'warning',
      says: `${unfound} entries cannot be found by search yet, ${unchecked} have not been checked as they are now`,
      fix: 'A worker does it in the background: see that one runs, and look again in some minutes.',
    }
  },

  async disk({ config }) {
    const { bavail, bsize } = await statfs(config.home)
    const free = bavail * bsize
    return free > 2_000_000_000
      ? well(`${megabytes(free)} are free where ALLMANNING_HOME is`)
      : { state: 'warning', says: `Only ${megabytes(free)} are free where ALLMANNING_HOME is`, fix: 'Make room, or move ALLMANNING_HOME.' }
  },

  async address({ config }) {
    const base = new URL(config.baseUrl)
    if (isLoopback(base.hostname)) return well('The node is for this machine only: BASE_URL is loopback')
    return base.protocol === 'https:'
      ? well(`The public address is ${base.origin}`)
      : {
          state: 'ill',
          says: `BASE_URL ${config.baseUrl} is not https`,
          fix: 'Put a TLS proxy in front and set BASE_URL to its https address.',
        }
  },
}

/** Looks at the node from all sides. Nothing is changed. */
export async function examine(of: Examination): Promise<Diagnosis[]> {
  const found: Diagnosis[] = []
  for (const [name, look] of Object.entries(examinations)) {
    const told = await look(of).catch(
      (error: Error): Omit<Diagnosis, 'name'> => ({ state: 'ill', says: `Could not be looked at: ${error.message}` }),
    )
    found.push({ name, ...told })
  }
  return found
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000).toLocaleString('en')} MB`
