import { z } from 'zod'
import { about } from '../../api/texts.ts'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import { type Actor, recorded } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access.ts'
import { findInitiative } from '../find.ts'
import type { InitiativeId } from '../initiative.ts'
import { reasonKeys, verdicts } from './reasons.ts'
import { settleIfAnswered } from './run.ts'

export const ReuseAnswer = z.object({
  verdict: about(z.enum(verdicts), {
    sv: 'use: det används som det är. adapt: det anpassas. not-suitable: det passar inte.',
    en: 'use: it is used as it is. adapt: it is adapted. not-suitable: it does not do.',
  }),
  reason: about(z.enum(reasonKeys).nullable().default(null), {
    sv: 'Varför det inte passar. Behövs när det inte passar, och bara då.',
    en: 'Why it does not do. Needed where it does not, and only there.',
  }),
  says: about(z.record(z.string().max(35), z.string().trim().max(4_000)).default({}), {
    sv: 'Mer om svaret, på ett eller flera språk.',
    en: 'More about the answer, in languages.',
  }),
})
export type ReuseAnswer = z.input<typeof ReuseAnswer>

/** Whether something that was found is used, adapted, or does not do and why. An earlier answer stays in the past. */
export async function answerReuse(
  db: Db,
  actor: Actor,
  id: InitiativeId,
  hit: number,
  input: ReuseAnswer,
  now = new Date(),
): Promise<void> {
  const initiative = await findInitiative(db, actor, id)
  demand(actor, 'answerReuse', initiative.organisationId)
  const { verdict, reason, says } = ReuseAnswer.parse(input)
  if (verdict === 'not-suitable' && reason === null)
    throw new Problem('invalid', { sv: 'Välj varför det inte passar.', en: 'Choose why it does not do.' })
  await inTransaction(db, async (trx) => {
    const found = await trx
      .selectFrom('reuse_hit')
      .leftJoin('entry', 'entry.id', 'entry_id')
      .leftJoin('decision', 'decision.id', 'decision_id')
      .select(['reuse_hit.id', 'entry_id', 'decision_id'])
      .select((e) => e.fn.coalesce('entry.version', 'decision.version').as('version'))
      .where('reuse_hit.id', '=', hit)
      .where('reuse_hit.initiative_id', '=', id)
      .executeTakeFirst()
    if (!found)
      throw new Problem('not-found', {
        sv: 'Det är ingen träff i den här kontrollen. Sök igen.',
        en: 'It is no hit of this check. Search again.',
      })
    await trx.updateTable('reuse_answer').set({ replaced_at: now }).where('hit_id', '=', hit).where('replaced_at', 'is', null).execute()
    await trx
      .insertInto('reuse_answer')
      .values({
        hit_id: hit,
        verdict,
        reason: verdict === 'not-suitable' ? reason : null,
        says: JSON.stringify(says),
        thing_version: found.version ?? 1,
        actor: JSON.stringify(recorded(actor)),
        at: now,
      })
      .execute()
    await record(trx, actor, 'answered', { kind: 'reuse-check', id, organisation: initiative.organisationId }, null, {
      ...(found.entry_id === null ? { decision: found.decision_id } : { entry: found.entry_id }),
      verdict,
      reason: verdict === 'not-suitable' ? reason : null,
    })
    await settleIfAnswered(trx, actor, initiative)
  })
}
