import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access.ts'
import { lockInitiative } from '../find.ts'
import { alreadyNothing, demandEntries, demandKind, demandOpen, rowOf } from './add-alternative.ts'
import type { Alternative } from './alternative.ts'
import { factsOf } from './alternative-facts.ts'
import { AlternativeInput } from './alternative-input.ts'
import { findAlternative } from './find.ts'

/** `version` is the one that the change was made from. Doing nothing stays doing nothing. */
export async function changeAlternative(db: Db, actor: Actor, id: number, input: AlternativeInput, version: number): Promise<Alternative> {
  const values = AlternativeInput.parse(input)
  return inTransaction(db, async (trx) => {
    const { initiative } = await findAlternative(trx, actor, id)
    await lockInitiative(trx, actor, initiative.id)
    const { alternative: before } = await findAlternative(trx, actor, id)
    demand(actor, 'write', initiative.organisationId)
    demandOpen(initiative)
    if (before.version !== version) throw changedMeanwhile()
    if (before.kind === 'nothing' && values.kind !== 'nothing') throw staysNothing()
    if (before.kind !== 'nothing' && values.kind === 'nothing') throw alreadyNothing()
    // One that is there already may be changed in all else, also where a later entry has opened the reuse check again.
    if (values.kind !== before.kind || values.kind === 'innovation') await demandKind(trx, initiative, values)
    await demandEntries(trx, values)
    await trx
      .updateTable('alternative')
      .set({ ...rowOf(values), version: version + 1, changed_at: new Date() })
      .where('id', '=', id)
      .execute()
    const { alternative: after } = await findAlternative(trx, actor, id)
    await record(
      trx,
      actor,
      'changed',
      { kind: 'alternative', id, organisation: initiative.organisationId },
      factsOf(before),
      factsOf(after),
    )
    return after
  })
}

const staysNothing = () =>
  new Problem('invalid', {
    sv: 'Att inte göra något ska finnas kvar att jämföra med. Lägg till ett nytt alternativ i stället.',
    en: 'Doing nothing is to remain for comparison. Add another alternative instead.',
  })

const changedMeanwhile = () =>
  new Problem('conflict', {
    sv: 'Någon annan har ändrat alternativet sedan du öppnade det. Jämför med hur det är nu och spara igen.',
    en: 'Somebody else has changed the alternative since you opened it. Compare with how it is now and save again.',
  })
