import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import { forget, notSeenSince } from '../identity/forget.ts'
import { type Actor, system } from '../kernel/actor.ts'
import { demand } from './access.ts'

/** Ends a person's roles and takes away the name. What the person did stays, by number; the chain of history is untouched. */
export async function forgetPerson(db: Db, actor: Actor, person: number, now: Date): Promise<boolean> {
  if (!(actor.kind === 'person' && actor.person === person)) demand(actor, 'forgetPeople')
  return inTransaction(db, async (trx) => {
    const ended = await trx
      .updateTable('role_grant')
      .set({ valid_to: now })
      .where('person_id', '=', person)
      .where('valid_to', 'is', null)
      .returning(['role', 'scope_kind', 'scope_id'])
      .execute()
    for (const { role, scope_kind, scope_id } of ended)
      await record(
        trx,
        actor,
        'role-ended',
        { kind: scope_kind, id: scope_id ?? 'node', organisation: scope_kind === 'organisation' ? scope_id : null },
        { person, role },
        null,
      )
    const forgotten = await forget(trx, person, now)
    if (forgotten) await record(trx, actor, 'forgotten', { kind: 'person', id: person }, null, null)
    return forgotten
  })
}

/** Forgets those who have not been here for so many months (PERSON_KEEP_MONTHS). Says how many. */
export async function forgetAbsent(db: Db, months: number, now: Date): Promise<number> {
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - months)
  const absent = await notSeenSince(db, since)
  for (const person of absent) await forgetPerson(db, system, person, now)
  return absent.length
}
