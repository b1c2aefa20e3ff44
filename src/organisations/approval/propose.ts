import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import { type Actor, recorded } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Approval } from './decide.ts'

/** A change that is about to be made. */
export type Proposed = {
  /** Whose the thing is; what the node has itself never waits. */
  organisation: number | null
  kind: string
  subject: string | number
  before: unknown
  after: unknown
  /** What the use case was asked for, so that it can be asked again when somebody has approved. */
  input: unknown
  reason?: string
}

/** What became of it: done at once, or waiting for a second person. */
export type Outcome<T> = { done: T } | { waiting: number }

/**
 * Makes the change now, or leaves it waiting where the organisation wants a second person to see changes of that kind. The use case calls it
 * when it has checked everything else, so that nothing that could not be done comes to wait.
 */
export async function changeOrPropose<T>(
  db: Db,
  actor: Actor,
  proposed: Proposed,
  change: () => Promise<T>,
  approval?: Approval,
): Promise<Outcome<T>> {
  const waits = approval === undefined && (await needsApproval(db, actor, proposed))
  return waits ? { waiting: await propose(db, actor, proposed) } : { done: await change() }
}

/** Whether a change of that kind would wait. What the operator or the system does never does, nor what the node has itself. */
export async function needsApproval(
  db: Db,
  actor: Actor,
  { organisation, kind }: Pick<Proposed, 'organisation' | 'kind'>,
): Promise<boolean> {
  if (organisation === null || (actor.kind !== 'person' && actor.kind !== 'key')) return false
  const row = await db.selectFrom('organisation').select('approval').where('id', '=', organisation).executeTakeFirst()
  return row?.approval.includes(kind) ?? false
}

async function propose(db: Db, actor: Actor, { organisation, kind, subject, before, after, input, reason }: Proposed): Promise<number> {
  return inTransaction(db, async (trx) => {
    const added = await trx
      .insertInto('change_request')
      .values({
        organisation_id: organisation!,
        kind,
        subject_id: String(subject),
        before: before === null ? null : JSON.stringify(before),
        after: after === null ? null : JSON.stringify(after),
        input: JSON.stringify(input),
        proposed_by: JSON.stringify(recorded(actor)),
        reason: reason ?? null,
      })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added)
      throw new Problem('conflict', {
        sv: 'En annan ändring av samma sak väntar redan på att godkännas. Låt någon godkänna eller avslå den först.',
        en: 'Another change of the same thing is waiting for approval already. Have somebody approve or reject it first.',
      })
    await record(trx, actor, 'proposed', { kind: 'change-request', id: added.id, organisation }, null, { kind, subject }, reason)
    return added.id
  })
}
