import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'

export type Door = 'sign-in' | 'key' | 'logout-token' | 'session'

export type Refusal = { door: Door; provider?: string; reason: string }

/** What was refused, and why, in a word of ours: nothing that somebody sent, and nothing about who. */
export async function recordRefusal(db: Db, { door, provider, reason }: Refusal, now: Date): Promise<void> {
  await db
    .insertInto('refused_entry')
    .values({ at: now, door, provider: provider ?? null, reason })
    .execute()
}

export type RefusedDay = { day: string; door: Door; provider: string | null; reason: string; n: number }

/** By day (Swedish time), the latest first. */
export async function refusedByDay(db: Db, days: number, now: Date): Promise<RefusedDay[]> {
  const since = new Date(now.getTime() - days * 86_400_000)
  const { rows } = await sql<RefusedDay>`
    select to_char(at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as day, door, provider, reason, count(*)::int n
    from refused_entry where at > ${since} group by 1, 2, 3, 4 order by 1 desc, 5 desc, 2, 3, 4`.execute(db)
  return rows
}
