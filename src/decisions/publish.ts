import { z } from 'zod'
import { about } from '../api/texts.ts'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import { demand } from './access.ts'
import { changedMeanwhile, notInForce } from './conflicts.ts'
import { type Decision, type DecisionId, LongText } from './decision.ts'
import { decisionUnasked, findDecision, lockDecision } from './find.ts'
import { tellAdopters } from './tell.ts'

export const PublicationInput = z.object({
  version: about(z.number().int(), { sv: 'Versionen som du läste.', en: 'The version that you read.' }),
  appliesTo: about(LongText, {
    sv: 'För vilka ställningstagandet är tänkt, och under vilka förutsättningar.',
    en: 'For whom the position is meant, and under which conditions.',
  }),
})
export type PublicationInput = z.input<typeof PublicationInput>

/** Publishes a decision as a position for others to rely on, or says anew for whom it is meant; then those who rely on it are told. */
export async function publishPosition(db: Db, actor: Actor, id: DecisionId, input: PublicationInput, now = new Date()): Promise<Decision> {
  const { version, appliesTo } = PublicationInput.parse(input)
  return inTransaction(db, async (trx) => {
    const before = await lockDecision(trx, actor, id)
    demand(actor, 'publish', before.organisationId)
    if (before.state.kind !== 'decided') throw notInForce()
    if (before.version !== version) throw changedMeanwhile()
    await trx
      .updateTable('decision')
      .set({ published_at: before.publishedAt ?? now, applies_to: JSON.stringify(appliesTo), version: version + 1, changed_at: now })
      .where('id', '=', id)
      .execute()
    const subject = { kind: 'decision', id, organisation: before.organisationId }
    if (before.publishedAt === null) await record(trx, actor, 'published', subject, null, { appliesTo })
    else await record(trx, actor, 'position-changed', subject, { appliesTo: before.appliesTo }, { appliesTo })
    const after = await findDecision(trx, actor, id)
    if (before.publishedAt !== null) await tellAdopters(trx, after, 'changed')
    else await tellThoseOfTheOneBefore(trx, after)
    return after
  })
}

/** Who still relies on what this replaces can now rely on this. */
async function tellThoseOfTheOneBefore(trx: Db, position: Decision): Promise<void> {
  const before = position.supersedes === null ? undefined : await decisionUnasked(trx, position.supersedes)
  if (before) await tellAdopters(trx, before, 'successor', position)
}
