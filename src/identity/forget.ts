import { createHash } from 'node:crypto'
import type { Db } from '../db/open.ts'
import { endAllSessions } from './session/login-session.ts'

/**
 * Takes away all that tells who a person is. The number stays, since the past refers to it; the sign-in's subject becomes a hash with
 * a salt that nobody keeps, so that the same person is a new one the next time.
 */
export async function forget(db: Db, person: number, now: Date): Promise<boolean> {
  const forgotten = createHash('sha256').update(crypto.randomUUID()).digest('hex')
  const { numUpdatedRows } = await db
    .updateTable('person')
    .set({ name: null, email: null, subject: `forgotten ${forgotten}`, forgotten_at: now })
    .where('id', '=', person)
    .where('forgotten_at', 'is', null)
    .executeTakeFirst()
  await endAllSessions(db, person, now)
  return numUpdatedRows > 0n
}

/** People who have not signed in since then, and are still known by name. */
export async function notSeenSince(db: Db, since: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('forgotten_at', 'is', null)
    .where('issuer', '<>', 'demonstration')
    .where((e) => e(e.fn.coalesce('seen_at', 'added_at'), '<', since))
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
