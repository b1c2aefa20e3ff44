import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { type Action, access, demand, may } from './access.ts'

/** Whether somebody may do something for any organisation at all: for the buttons and the pages that lead there. */
export function maySomewhere(actor: Actor, action: Action): boolean {
  if (may(actor, action)) return true
  if (actor.kind !== 'person' && actor.kind !== 'key') return false
  return actor.grants.some(({ role }) => (access[action].who as readonly string[]).includes(role))
}

export function demandSomewhere(actor: Actor, action: Action): void {
  if (!maySomewhere(actor, action)) demand(actor, action)
}

/** The organisations of today that somebody may do something for. */
export async function organisationsWhere(db: Db, actor: Actor, action: Action): Promise<{ id: number; name: LanguageText }[]> {
  const rows = await db.selectFrom('organisation').select(['id', 'name']).where('valid_to', 'is', null).orderBy('id').execute()
  return rows.filter(({ id }) => may(actor, action, id)).map(({ id, name }) => ({ id, name: name as LanguageText }))
}
