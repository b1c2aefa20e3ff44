import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access.ts'
import { lockInitiative } from '../find.ts'
import { demandOpen } from './add-alternative.ts'
import { factsOf } from './alternative-facts.ts'
import { findAlternative } from './find.ts'

/** Takes an alternative away from those to choose from. History keeps it, and what was decided on it stands. */
export async function endAlternative(db: Db, actor: Actor, id: number, now = new Date()): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { initiative: found } = await findAlternative(trx, actor, id)
    const initiative = await lockInitiative(trx, actor, found.id)
    const { alternative } = await findAlternative(trx, actor, id)
    demand(actor, 'write', initiative.organisationId)
    demandOpen(initiative)
    if (alternative.kind === 'nothing')
      throw new Problem('conflict', {
        sv: 'Att inte göra något går inte att ta bort. De andra alternativen jämförs med det.',
        en: 'Doing nothing cannot be taken away. The other alternatives are compared with it.',
      })
    if ('alternative' in initiative.state && initiative.state.alternative === id)
      throw new Problem('conflict', {
        sv: 'Alternativet är valt genom ett beslut. Fatta ett nytt beslut först.',
        en: 'The alternative has been chosen by a decision. Take a new decision first.',
      })
    await trx
      .updateTable('alternative')
      .set({ ended_at: now, version: alternative.version + 1 })
      .where('id', '=', id)
      .execute()
    await record(trx, actor, 'ended', { kind: 'alternative', id, organisation: initiative.organisationId }, factsOf(alternative), null)
  })
}
