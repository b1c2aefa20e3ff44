import type { Db } from '../db/open.ts'
import type { RecordedActor } from '../kernel/actor.ts'

export type PastChange = {
  id: number
  at: Date
  actor: RecordedActor
  onBehalf: string | null
  action: string
  before: unknown
  after: unknown
  reason: string | null
}

/** What happened to a thing, latest first. */
export async function historyOf(db: Db, kind: string, id: string | number, limit = 100): Promise<PastChange[]> {
  const rows = await db
    .selectFrom('history')
    .select(['id', 'at', 'actor', 'on_behalf as onBehalf', 'action', 'before', 'after', 'reason'])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', String(id))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, actor: row.actor as RecordedActor }))
}
