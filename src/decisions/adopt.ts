import { z } from 'zod'
import { about } from '../api/texts.ts'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { findOrganisation } from '../organisations/find.ts'
import { demand } from './access.ts'
import { type Decision, type DecisionId, isPosition, LongText } from './decision.ts'
import { decisionUnasked, findAdoption, lockDecision } from './find.ts'
import { settlePosition, tellIssuer } from './tell.ts'

export const AdoptionInput = z.object({
  organisation: about(z.number().int().min(1), {
    sv: 'Organisationen som utgår från ställningstagandet.',
    en: 'The organisation that relies on it.',
  }),
  difference: about(LongText.nullable().default(null), {
    sv: 'Vad som skiljer, och varför. Utelämnat: som det är.',
    en: 'What differs, and why. Left out: as it is.',
  }),
  adoptedOn: about(z.iso.date(), { sv: 'Från vilken dag.', en: 'From which day.' }),
  diaryNumber: about(z.string().trim().max(100).nullable().default(null), { sv: 'Diarienummer.', en: 'Number in the diary.' }),
})
export type AdoptionInput = z.input<typeof AdoptionInput>

/** Relies on another organisation's position, as it is or with a stated difference, instead of doing the work again (recommendation 4). */
export async function adoptPosition(db: Db, actor: Actor, id: DecisionId, input: AdoptionInput, now = new Date()): Promise<number> {
  const { organisation, difference, adoptedOn, diaryNumber } = AdoptionInput.parse(input)
  demand(actor, 'adopt', organisation)
  return inTransaction(db, async (trx) => {
    const position = await lockDecision(trx, actor, id)
    if (!isPosition(position)) throw notAPosition()
    if (position.organisationId === organisation) throw ownPosition()
    const { name } = await findOrganisation(trx, organisation)
    const row = await trx
      .insertInto('position_adoption')
      .values({
        decision_id: id,
        organisation_id: organisation,
        decision_version: position.version,
        difference: difference && JSON.stringify(difference),
        adopted_on: adoptedOn,
        diary_number: diaryNumber || null,
      })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!row) throw adoptedAlready()
    await record(trx, actor, 'adopted', { kind: 'position-adoption', id: row.id, organisation }, null, {
      position: position.title,
      decision: id,
      difference,
      adoptedOn,
      diaryNumber,
    })
    await leaveThoseBefore(trx, actor, position, organisation, now)
    await tellIssuer(trx, position, { id: organisation, name }, difference !== null)
    return row.id
  })
}

/** Whoever takes up a position lets go of those it has replaced. */
async function leaveThoseBefore(trx: Db, actor: Actor, position: Decision, organisation: number, now: Date): Promise<void> {
  for (let before = position.supersedes; before !== null; ) {
    const live = await trx
      .selectFrom('position_adoption')
      .select('id')
      .where('decision_id', '=', before)
      .where('organisation_id', '=', organisation)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (live) await endAdoption(trx, actor, live.id, now)
    before = (await decisionUnasked(trx, before))?.supersedes ?? null
  }
}

/** No longer relies on it. */
export async function endAdoption(db: Db, actor: Actor, id: number, now = new Date()): Promise<void> {
  await inTransaction(db, async (trx) => {
    await trx.selectFrom('position_adoption').select('id').where('id', '=', id).forUpdate().execute()
    const adoption = await findAdoption(trx, id)
    const { organisationId: organisation, decisionId } = adoption
    demand(actor, 'adopt', organisation)
    if (adoption.endedAt !== null) throw new Problem('conflict', { sv: 'Det är redan avslutat.', en: 'It has been ended already.' })
    await trx.updateTable('position_adoption').set({ ended_at: now, version: 2 }).where('id', '=', id).execute()
    const position = await decisionUnasked(trx, decisionId)
    const fact = { position: position?.title, decision: decisionId, difference: adoption.difference }
    await record(trx, actor, 'ended', { kind: 'position-adoption', id, organisation }, fact, null)
    await settlePosition(trx, actor, organisation, decisionId)
  })
}

const notAPosition = () =>
  new Problem('conflict', {
    sv: 'Det är inte ett ställningstagande som gäller. Se om det har ersatts av ett annat.',
    en: 'It is not a position that is in force. See whether another has replaced it.',
  })

const ownPosition = () =>
  new Problem('conflict', {
    sv: 'Det är organisationens eget ställningstagande. Det gäller redan där.',
    en: 'It is the organisation’s own position. It holds there already.',
  })

const adoptedAlready = () =>
  new Problem('conflict', {
    sv: 'Organisationen utgår redan från ställningstagandet. Avsluta det först om skillnaden ska bli en annan.',
    en: 'The organisation relies on the position already. End that first if the difference is to be another.',
  })
