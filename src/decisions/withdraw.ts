import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { demand } from './access.ts'
import { changedMeanwhile, notInForce } from './conflicts.ts'
import type { Decision, DecisionId } from './decision.ts'
import { findDecision, lockDecision } from './find.ts'
import { settleAll, tellAdopters } from './tell.ts'

/** Takes a decision back, or gives up a draft, and says why. Those who relied on it are told. */
export async function withdraw(
  db: Db,
  actor: Actor,
  id: DecisionId,
  { why, version }: { why: string; version: number },
  now = new Date(),
): Promise<Decision> {
  return inTransaction(db, async (trx) => {
    const before = await lockDecision(trx, actor, id)
    demand(actor, before.state.kind === 'draft' ? 'write' : 'decide', before.organisationId)
    if (before.state.kind !== 'draft' && before.state.kind !== 'decided') throw notInForce()
    if (before.version !== version) throw changedMeanwhile()
    if (why.trim() === '') throw new Problem('invalid', { sv: 'Ange varför.', en: 'Say why.' })
    await trx
      .updateTable('decision')
      .set({ state: 'withdrawn', withdrawn_why: why.trim(), version: version + 1, changed_at: now })
      .where('id', '=', id)
      .execute()
    const subject = { kind: 'decision', id, organisation: before.organisationId }
    await record(trx, actor, 'withdrawn', subject, { state: before.state.kind }, { state: 'withdrawn' }, why.trim())
    await settleAll(trx, actor, before)
    await tellAdopters(trx, before, 'withdrawn')
    return findDecision(trx, actor, id)
  })
}
