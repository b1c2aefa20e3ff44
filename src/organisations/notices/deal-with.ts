import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import { type Actor, recorded } from '../../kernel/actor.ts'
import { demand } from '../access.ts'
import type { OrganisationId } from '../organisation.ts'
import { findNotice, type Told } from './find.ts'

/** Somebody has seen to it. If its cause comes again, it is told anew. Dealing with it twice changes nothing. */
export async function dealWith(db: Db, actor: Actor, organisation: OrganisationId, id: number, now = new Date()): Promise<Told> {
  demand(actor, 'dealWithNotices', organisation)
  return inTransaction(db, async (trx) => {
    const before = await findNotice(trx, organisation, id, { locked: true })
    if (before.doneAt !== null) return before
    await trx
      .updateTable('notice')
      .set({ done_at: now, done_by: JSON.stringify(recorded(actor)) })
      .where('id', '=', id)
      .execute()
    await record(trx, actor, 'done', { kind: 'notice', id, organisation }, { says: before.says }, { says: before.says, done_at: now })
    return findNotice(trx, organisation, id)
  })
}
