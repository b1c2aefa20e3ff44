import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { demand } from './access.ts'
import { linkNeeds, rowOf } from './add-initiative.ts'
import { factsOf } from './facts.ts'
import { findInitiative, lockInitiative, needNumbers } from './find.ts'
import { type Initiative, type InitiativeId, InitiativeInput } from './initiative.ts'

/** `version` is the one that the change was made from: if another has come since, both are told and nothing is lost. */
export async function changeInitiative(
  db: Db,
  actor: Actor,
  id: InitiativeId,
  input: InitiativeInput,
  version: number,
): Promise<Initiative> {
  const { organisationId } = await findInitiative(db, actor, id)
  demand(actor, 'write', organisationId)
  const values = InitiativeInput.parse(input)
  return inTransaction(db, async (trx) => {
    const before = await lockInitiative(trx, actor, id)
    if (before.version !== version) throw changedMeanwhile()
    const needs = await needNumbers(trx, id)
    await trx
      .updateTable('initiative')
      .set({ ...(await rowOf(trx, values, organisationId)), version: version + 1, changed_at: new Date() })
      .where('id', '=', id)
      .execute()
    await linkNeeds(trx, actor, id, values.needs, needs)
    const after = await findInitiative(trx, actor, id)
    const subject = { kind: 'initiative', id, organisation: organisationId }
    await record(trx, actor, 'changed', subject, factsOf(before, needs), factsOf(after, await needNumbers(trx, id)))
    return after
  })
}

export const changedMeanwhile = () =>
  new Problem('conflict', {
    sv: 'Någon annan har ändrat initiativet sedan du öppnade det. Jämför med hur det är nu och spara igen.',
    en: 'Somebody else has changed the initiative since you opened it. Compare with how it is now and save again.',
  })
