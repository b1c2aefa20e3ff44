import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { Problem } from '../kernel/problem.ts'

export type Kept = { status: number; headers: { [name: string]: string }; body: string }

/** How long an answer is kept for whoever sends the same again. */
const keptHours = 24

/** What was asked, so that the same key with something else in it is noticed. */
export const requestHash = (method: string, address: string, body: Uint8Array): string =>
  createHash('sha256').update(`${method} ${address}\n`).update(body).digest('hex')

/**
 * Does the work once however often it is asked for with the same key, and answers as the first time. The key is taken in the transaction that
 * does the work: a second call at the same moment waits for the first, and a refused or broken one leaves the key free.
 */
export async function once(
  db: Db,
  { caller, key, request }: { caller: string; key: string; request: string },
  work: (trx: Db) => Promise<Kept>,
): Promise<Kept & { replayed: boolean }> {
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new Problem('invalid', {
      sv: 'Idempotency-Key ska vara 1–255 tecken utan mellanslag, till exempel ett UUID.',
      en: 'Idempotency-Key should be 1–255 characters without spaces, such as a UUID.',
    })
  return db.transaction().execute(async (trx) => {
    await sql`delete from idempotent_answer where at < now() - make_interval(hours => ${keptHours})`.execute(trx)
    const taken = await trx
      .insertInto('idempotent_answer')
      .values({ caller, key, request, status: 0, headers: '{}', body: '' })
      .onConflict((on) => on.doNothing())
      .returning('key')
      .executeTakeFirst()
    if (!taken) return { ...(await answered(trx, { caller, key, request })), replayed: true }
    const answer = await work(trx)
    await trx
      .updateTable('idempotent_answer')
      .set({ status: answer.status, headers: JSON.stringify(answer.headers), body: answer.body })
      .where('caller', '=', caller)
      .where('key', '=', key)
      .execute()
    return { ...answer, replayed: false }
  })
}

async function answered(trx: Db, { caller, key, request }: { caller: string; key: string; request: string }): Promise<Kept> {
  const first = await trx
    .selectFrom('idempotent_answer')
    .select(['request', 'status', 'headers', 'body'])
    .where('caller', '=', caller)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (first.request !== request)
    throw new Problem('invalid', {
      sv: 'Nyckeln i Idempotency-Key har redan använts för något annat. Ta en ny nyckel.',
      en: 'The key in Idempotency-Key has been used for something else. Take a new one.',
    })
  return { status: first.status, headers: first.headers as Kept['headers'], body: first.body }
}
