import type { Db } from '../db/open.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import type { Role } from '../kernel/role.ts'

/** A role as people read it: where it holds, by name. Null: in the whole node. */
export type NamedRole = { role: Role; organisation: { id: number; name: LanguageText } | null }

/** What each person is trusted with now, the whole node first. */
export async function rolesOf(db: Db, persons: readonly number[]): Promise<Map<number, NamedRole[]>> {
  const roles = new Map<number, NamedRole[]>()
  if (persons.length === 0) return roles
  const rows = await db
    .selectFrom('role_grant as g')
    .leftJoin('organisation as o', (join) => join.onRef('o.id', '=', 'g.scope_id').on('g.scope_kind', '=', 'organisation'))
    .select(['g.person_id', 'g.role', 'o.id', 'o.name'])
    .where('g.person_id', 'in', [...persons])
    .where('g.valid_to', 'is', null)
    .where('g.scope_kind', 'in', ['node', 'organisation'])
    .orderBy('g.scope_kind')
    .orderBy('g.id')
    .execute()
  for (const { person_id, role, id, name } of rows) {
    const organisation = id === null ? null : { id, name: name as LanguageText }
    roles.set(person_id, [...(roles.get(person_id) ?? []), { role: role as Role, organisation }])
  }
  return roles
}
