import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { type Action, demand } from './access.ts'
import { lockInitiative } from './find.ts'
import type { Initiative, InitiativeId, StateName } from './initiative.ts'
import { move } from './move.ts'

type Step = { to: StateName; action: string; demands: Action; reason?: string }

/** Takes back what was put forward, to work on it again. */
export const takeBackInitiative = (db: Db, actor: Actor, id: InitiativeId, now = new Date()) =>
  step(db, actor, id, { to: 'draft', action: 'taken-back', demands: 'propose' }, now)

/** The work begins on what has been decided. */
export const startInitiative = (db: Db, actor: Actor, id: InitiativeId, now = new Date()) =>
  step(db, actor, id, { to: 'running', action: 'started', demands: 'write' }, now)

/** The work is over; the benefits remain to be brought home. */
export const completeInitiative = (db: Db, actor: Actor, id: InitiativeId, now = new Date()) =>
  step(db, actor, id, { to: 'completed', action: 'completed', demands: 'write' }, now)

/** What was decided is stopped by those who decide; before that by those who write. The reason is for those who come after. */
export async function stopInitiative(db: Db, actor: Actor, id: InitiativeId, reason: string, now = new Date()): Promise<Initiative> {
  const why = reason.trim()
  if (why === '') throw new Problem('invalid', { sv: 'Skriv varför initiativet stoppas.', en: 'Write why the initiative is stopped.' })
  return inTransaction(db, async (trx) => {
    const { state } = await lockInitiative(trx, actor, id)
    const demands = state.kind === 'decided' || state.kind === 'running' ? 'decide' : 'write'
    return step(trx, actor, id, { to: 'stopped', action: 'stopped', demands, reason: why.slice(0, 2000) }, now)
  })
}

const step = (db: Db, actor: Actor, id: InitiativeId, { demands, ...how }: Step, now: Date): Promise<Initiative> =>
  inTransaction(db, async (trx) => {
    const initiative = await lockInitiative(trx, actor, id)
    demand(actor, demands, initiative.organisationId)
    return move(trx, actor, initiative, { ...how, now })
  })
