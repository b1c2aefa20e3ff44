import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { Actor, Grant, Scope } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { demand } from './access.ts'

const place = (scope: Scope): number | null => {
  if (scope.kind === 'collaboration') throw new Error('Collaborations give their own roles')
  return scope.kind === 'node' ? null : scope.id
}

export async function giveRole(
  db: Db,
  actor: Actor,
  { person, role, scope, origin = 'people' }: Grant & { person: number; origin?: 'people' | 'claims' | 'demonstration' },
): Promise<void> {
  demand(actor, 'giveRoles', place(scope))
  await inTransaction(db, async (trx) => {
    const given = await trx
      .insertInto('role_grant')
      .values({ person_id: person, role, scope_kind: scope.kind, scope_id: place(scope), origin })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (given) await record(trx, actor, 'role-given', subjectOf(scope), null, { person, role })
  })
}

/** The role ends; that it was held, and when, stays. The last administrator of an organisation stays until there is another. */
export async function endRole(db: Db, actor: Actor, { person, role, scope }: Grant & { person: number }, now: Date): Promise<void> {
  demand(actor, 'giveRoles', place(scope))
  await inTransaction(db, async (trx) => {
    const holders = await trx
      .selectFrom('role_grant')
      .select(['id', 'person_id'])
      .where('role', '=', role)
      .where('scope_kind', '=', scope.kind)
      .where((e) => (scope.kind === 'node' ? e('scope_id', 'is', null) : e('scope_id', '=', scope.id)))
      .where('valid_to', 'is', null)
      .forUpdate()
      .execute()
    const held = holders.find(({ person_id }) => person_id === person)
    if (!held) return
    if (role === 'administrator' && holders.length === 1 && actor.kind === 'person' && actor.person === person)
      throw new Problem('conflict', {
        sv: 'Du är den sista administratören. Gör någon annan till administratör först.',
        en: 'You are the last administrator. Make somebody else an administrator first.',
      })
    await trx.updateTable('role_grant').set({ valid_to: now }).where('id', '=', held.id).execute()
    await record(trx, actor, 'role-ended', subjectOf(scope), { person, role }, null)
  })
}

export const subjectOf = (scope: Scope) => ({ kind: scope.kind, id: place(scope) ?? 'node', organisation: place(scope) })
