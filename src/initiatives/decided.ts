import type { Db } from '../db/open.ts'
import type { Taken } from '../decisions/carry-out.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { demand } from './access.ts'
import { alternativesOf } from './alternatives/find.ts'
import { lockInitiative } from './find.ts'
import type { Initiative } from './initiative.ts'
import { move } from './move.ts'

/** The key that an alternative has among the alternatives of a decision. */
export const alternativeKey = (id: number) => `alternative-${id}`

type Deed = (trx: Db, actor: Actor, initiative: Initiative, decision: Taken, now: Date) => Promise<unknown>

const of = ({ id, decidedOn }: Taken) => ({ id, on: decidedOn })

const stop: Deed = (trx, actor, initiative, decision, now) =>
  move(trx, actor, initiative, { to: 'stopped', action: 'stopped', decision: of(decision), now })

/** What follows by what the decision is to the initiative. A decision to go on or to change changes nothing here. */
const deeds: { readonly [purpose: string]: Deed } = {
  async start(trx, actor, initiative, decision, now) {
    const chosen = (await alternativesOf(trx, initiative.id)).find(({ id }) => alternativeKey(id) === decision.chosen)
    if (!chosen)
      throw new Problem('invalid', {
        sv: 'Det valda alternativet finns inte längre i initiativet. Ändra beslutets alternativ så att de stämmer.',
        en: 'The chosen alternative is no longer in the initiative. Change the alternatives of the decision so that they agree.',
      })
    if (chosen.kind === 'nothing') return stop(trx, actor, initiative, decision, now)
    // Under way, another alternative may be chosen without the work beginning anew.
    const to = initiative.state.kind === 'running' ? 'running' : 'decided'
    return move(trx, actor, initiative, { to, action: 'decided', alternative: chosen.id, decision: of(decision), now })
  },
  async stop(trx, actor, initiative, decision, now) {
    if (decision.chosen !== 'continue') await stop(trx, actor, initiative, decision, now)
  },
}

/** Carries out a decision on an initiative. A party's own decision on it is the party's, and changes nothing for the others. */
export async function initiativeDecided(db: Db, actor: Actor, decision: Taken, now = new Date()): Promise<void> {
  const deed = deeds[decision.purpose ?? '']
  if (!deed) return
  const initiative = await lockInitiative(db, actor, Number(decision.subjectId))
  const { organisation_id } = await db
    .selectFrom('decision')
    .select('organisation_id')
    .where('id', '=', decision.id)
    .executeTakeFirstOrThrow()
  if (organisation_id !== initiative.organisationId) return
  demand(actor, 'decide', initiative.organisationId)
  await deed(db, actor, initiative, decision, now)
}
