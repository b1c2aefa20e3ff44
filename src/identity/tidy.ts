import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

/** Takes away what nobody needs any more. Sessions are kept for 30 days after their end, refusals for 400 days. */
export async function tidyIdentity(db: Db, now: Date, longestHours: number): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  await db.deleteFrom('sign_in_flow').where('expires_at', '<', now).execute()
  await db.deleteFrom('used_logout_token').where('expires_at', '<', now).execute()
  await db.deleteFrom('rate_limit').where('expire', '<', now.getTime()).execute()
  await db.deleteFrom('refused_entry').where('at', '<', before(400)).execute()
  await db
    .deleteFrom('login_session')
    .where(sql`coalesce(ended_at, started_at + make_interval(hours => ${longestHours}))`, '<', before(30))
    .execute()
}
