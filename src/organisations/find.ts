import type { Db } from '../db/open.ts'
import type { Grant, Scope } from '../kernel/actor.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { Problem } from '../kernel/problem.ts'
import type { Role } from '../kernel/role.ts'
import type { Organisation, OrganisationId, OrganisationKind } from './organisation.ts'

export async function findOrganisation(db: Db, id: OrganisationId): Promise<Organisation> {
  const row =
    Number.isInteger(id) && id > 0 && id < 2 ** 31
      ? await db.selectFrom('organisation').select(columns).where('id', '=', id).executeTakeFirst()
      : undefined
  if (!row)
    throw new Problem('not-found', {
      sv: `Det finns ingen organisation med nummer ${id}. Se listan över organisationer.`,
      en: `There is no organisation number ${id}. See the list of organisations.`,
    })
  return asOrganisation(row)
}

const columns = [
  'id',
  'kind',
  'name',
  'number',
  'code',
  'valid_from as validFrom',
  'valid_to as validTo',
  'approval',
  'origin',
  'source',
  'as_of as asOf',
  'version',
  'changed_at as changedAt',
] as const

type Row = Omit<Organisation, 'kind' | 'name' | 'origin'> & { kind: string; name: unknown; origin: string }

const asOrganisation = (row: Row): Organisation => ({
  ...row,
  kind: row.kind as OrganisationKind,
  name: row.name as LanguageText,
  origin: row.origin as Organisation['origin'],
})

/** What a person is trusted with now. Asked once for each request, so it is one look in an index. */
export async function grantsOf(db: Db, person: number): Promise<Grant[]> {
  const rows = await db
    .selectFrom('role_grant')
    .select(['role', 'scope_kind', 'scope_id'])
    .where('person_id', '=', person)
    .where('valid_to', 'is', null)
    .execute()
  return rows.map(({ role, scope_kind, scope_id }) => ({ role: role as Role, scope: scopeOf(scope_kind, scope_id) }))
}

export const scopeOf = (kind: string, id: number | null): Scope =>
  kind === 'node' ? { kind: 'node' } : { kind: kind as 'organisation' | 'collaboration', id: id! }
