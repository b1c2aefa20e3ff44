import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { demand } from './access.ts'
import { lockInitiative } from './find.ts'
import { readinessFacts } from './find-readiness.ts'
import type { Initiative, InitiativeId } from './initiative.ts'
import { move } from './move.ts'
import { missingBeforeProposal } from './readiness.ts'

/** Puts a draft forward for decision, when all that a decision needs to stand on is there. */
export async function proposeInitiative(db: Db, actor: Actor, id: InitiativeId, now = new Date()): Promise<Initiative> {
  return inTransaction(db, async (trx) => {
    const initiative = await lockInitiative(trx, actor, id)
    demand(actor, 'propose', initiative.organisationId)
    const findings = missingBeforeProposal(await readinessFacts(trx, initiative))
    if (findings.length > 0 && initiative.state.kind === 'draft')
      throw new Problem(
        'invalid',
        {
          sv: 'Underlaget räcker inte för ett beslut än. Gör det som återstår och lägg fram igen.',
          en: 'There is not enough to decide on yet. Do what remains and put it forward again.',
        },
        { findings },
      )
    return move(trx, actor, initiative, { to: 'proposed', action: 'proposed', now })
  })
}
