import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { access, demand, may } from '../access.ts'

/** Whether somebody may describe needs for any organisation at all. */
export function mayWriteSomewhere(actor: Actor): boolean {
  if (may(actor, 'write')) return true
  if (actor.kind !== 'person' && actor.kind !== 'key') return false
  return actor.grants.some(({ role }) => (access.write.who as readonly string[]).includes(role))
}

export function demandWriteSomewhere(actor: Actor): void {
  if (!mayWriteSomewhere(actor)) demand(actor, 'write')
}

/** The organisations of today that somebody may describe needs for. */
export async function writesFor(db: Db, actor: Actor): Promise<{ id: number; name: LanguageText }[]> {
  if (!mayWriteSomewhere(actor)) return []
  const rows = await db.selectFrom('organisation').select(['id', 'name']).where('valid_to', 'is', null).orderBy('id').execute()
  return rows.filter(({ id }) => may(actor, 'write', id)).map(({ id, name }) => ({ id, name: name as LanguageText }))
}
