import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { demand } from './access.ts'
import { factsOf } from './facts.ts'
import { findInitiative, lockInitiative, needNumbers } from './find.ts'
import type { Initiative, InitiativeId } from './initiative.ts'

/** Lets everybody read it: others with the same need can join instead of beginning anew. It is not taken back, since others may rely on it. */
export async function publishInitiative(db: Db, actor: Actor, id: InitiativeId, now = new Date()): Promise<Initiative> {
  return inTransaction(db, async (trx) => {
    const before = await lockInitiative(trx, actor, id)
    demand(actor, 'publish', before.organisationId)
    if (before.publishedAt !== null)
      throw new Problem('conflict', { sv: 'Initiativet är redan publicerat.', en: 'The initiative is published already.' })
    await trx
      .updateTable('initiative')
      .set({ published_at: now, version: before.version + 1, changed_at: now })
      .where('id', '=', id)
      .execute()
    const [after, needs] = [await findInitiative(trx, actor, id), await needNumbers(trx, id)]
    const subject = { kind: 'initiative', id, organisation: before.organisationId }
    await record(trx, actor, 'published', subject, factsOf(before, needs), factsOf(after, needs))
    return after
  })
}
