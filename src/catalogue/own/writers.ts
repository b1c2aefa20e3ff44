import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { access, may } from '../access.ts'

/** Whether somebody may write entries for any organisation at all: for the buttons that lead there. */
export function mayWriteSomewhere(actor: Actor): boolean {
  if (may(actor, 'editEntries')) return true
  if (actor.kind !== 'person' && actor.kind !== 'key') return false
  return actor.grants.some(({ role }) => (access.editEntries.who as readonly string[]).includes(role))
}

/** The organisations that somebody may write entries for. */
export async function writesFor(db: Db, actor: Actor): Promise<{ id: number; name: LanguageText }[]> {
  const rows = await db.selectFrom('organisation').select(['id', 'name']).where('valid_to', 'is', null).orderBy('id').execute()
  return rows.filter(({ id }) => may(actor, 'editEntries', id)).map(({ id, name }) => ({ id, name: name as LanguageText }))
}
