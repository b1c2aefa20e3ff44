import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { type Action, demand, organisationsWhere } from './access.ts'

/** The organisations of today where somebody may do something, by name: for those who choose one in a form. */
export async function whereOneMay(db: Db, actor: Actor, action: Action, besides?: number): Promise<{ id: number; name: LanguageText }[]> {
  const where = organisationsWhere(actor, action)
  if (where !== 'all' && where.length === 0) return []
  const { rows } = await sql<{ id: number; name: LanguageText }>`
    select id, name from organisation
    where valid_to is null and id <> ${besides ?? 0} and (${where === 'all'} or id = any(${where === 'all' ? [] : where}::int[]))
    order by coalesce(name->>'sv', name->>'en'), id`.execute(db)
  return rows
}

export const mayAnywhere = (actor: Actor, action: Action): boolean => {
  const where = organisationsWhere(actor, action)
  return where === 'all' || where.length > 0
}

/** For pages that lead to doing something for an organisation not yet chosen. */
export function demandAnywhere(actor: Actor, action: Action): void {
  if (!mayAnywhere(actor, action)) demand(actor, action)
}
