import pg from 'pg'
import { advisoryLocks } from '../advisory-locks.ts'

/** A connection that says "somebody uses this server" for as long as it lives. A killed process is gone from the list at once. */
export type Presence = {
  /** Fulfilled when the connection breaks without us having ended it. */
  lost: Promise<void>
  /** Ends it. `last` is awaited with everybody else kept out when nobody else is present. */
  end(last: () => Promise<unknown>): Promise<void>
}

/** Says that we use the server at this address; throws what `pg` throws when none answers. */
export async function arrive(url: string): Promise<Presence> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: 'allmanning presence' })
  const broken = new Promise<void>((resolve) => client.once('end', () => resolve()))
  client.on('error', () => {}) // a broken connection also ends, and that is what we listen to
  try {
    await client.connect()
    // Waits while the last one out is stopping the server; then the connection breaks and the caller starts it anew.
    await client.query('select pg_advisory_lock_shared($1)', [advisoryLocks.presence])
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
  let ending = false
  return {
    lost: broken.then(() => (ending ? new Promise<void>(() => {}) : undefined)),
    async end(last) {
      ending = true
      const alone = await nobodyElse(client).catch(() => false) // a server that is gone need not be stopped
      try {
        if (alone) await last()
      } finally {
        await client.end().catch(() => {})
      }
    },
  }
}

async function nobodyElse(client: pg.Client): Promise<boolean> {
  await client.query('select pg_advisory_unlock_shared($1)', [advisoryLocks.presence])
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) alone', [advisoryLocks.presence])
  return rows[0]!.alone
}
