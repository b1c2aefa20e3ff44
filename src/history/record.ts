import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { type Actor, recorded } from '../kernel/actor.ts'

export type Subject = { kind: string; id: string | number }

/** What a change was: either side is null when the thing came to be or ended. */
export type Change = { id: string | number; before: unknown; after: unknown }

/** Remembers a change. Call it with the transaction that makes the change, so that neither is there without the other. */
export async function record(
  db: Db,
  actor: Actor,
  action: string,
  subject: Subject,
  before: unknown,
  after: unknown,
  reason?: string,
): Promise<void> {
  await recordMany(db, actor, action, subject.kind, [{ id: subject.id, before, after }], reason)
}

/** Remembers the same action on many things of one kind, in one statement. */
export async function recordMany(
  db: Db,
  actor: Actor,
  action: string,
  kind: string,
  changes: readonly Change[],
  reason?: string,
): Promise<void> {
  if (changes.length === 0) return
  // Arrays and unnest: one prepared shape and three parameters however many rows (65 535 is the most a statement may have).
  await sql`
    insert into history (actor, action, subject_kind, subject_id, before, after, reason)
    select ${JSON.stringify(recorded(actor))}::jsonb, ${action}, ${kind}, id, before, after, ${reason ?? null}
    from unnest(${changes.map(({ id }) => String(id))}::text[], ${changes.map(({ before }) => json(before))}::jsonb[],
      ${changes.map(({ after }) => json(after))}::jsonb[]) change (id, before, after)`.execute(db)
}

const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))
