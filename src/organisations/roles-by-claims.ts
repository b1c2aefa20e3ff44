import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { ClaimedRole } from '../identity/sign-in/mapping.ts'
import { type Grant, inOrganisation, system, wholeNode } from '../kernel/actor.ts'
import type { Role } from '../kernel/role.ts'
import { scopeOf } from './find.ts'
import { subjectOf } from './give-role.ts'

/** At each sign-in: what the claims give is given, what they gave before and give no more is ended. What people gave is left alone. */
export async function setRolesByClaims(db: Db, person: number, claimed: readonly ClaimedRole[], now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const wanted = await grantsIn(trx, claimed)
    const held = await trx
      .selectFrom('role_grant')
      .select(['id', 'role', 'scope_kind', 'scope_id', 'origin'])
      .where('person_id', '=', person)
      .where('valid_to', 'is', null)
      .forUpdate()
      .execute()
    const grants = held.map((row) => ({ ...row, key: keyOf({ role: row.role as Role, scope: scopeOf(row.scope_kind, row.scope_id) }) }))
    for (const row of grants.filter(({ origin, key }) => origin === 'claims' && !wanted.has(key))) {
      await trx.updateTable('role_grant').set({ valid_to: now }).where('id', '=', row.id).execute()
      await record(trx, system, 'role-ended', subjectOf(scopeOf(row.scope_kind, row.scope_id)), { person, role: row.role }, null, reason)
    }
    for (const [key, { role, scope }] of wanted) {
      if (grants.some((row) => row.key === key)) continue
      const given = await trx
        .insertInto('role_grant')
        .values({
          person_id: person,
          role,
          scope_kind: scope.kind,
          scope_id: scope.kind === 'node' ? null : scope.id,
          origin: 'claims',
          valid_from: now,
        })
        .onConflict((on) => on.doNothing())
        .returning('id')
        .executeTakeFirst()
      if (given) await record(trx, system, 'role-given', subjectOf(scope), null, { person, role }, reason)
    }
  })
}

const reason = 'claims'
const keyOf = ({ role, scope }: Grant) => `${role} ${scope.kind} ${scope.kind === 'node' ? '' : scope.id}`

/** Organisations that we do not know, or that have ended, give nothing. */
async function grantsIn(db: Db, claimed: readonly ClaimedRole[]): Promise<Map<string, Grant>> {
  const places = claimed.flatMap(({ organisation }) => (organisation === 'node' ? [] : [organisation]))
  const numbers = places.flatMap((place) => ('number' in place ? [place.number] : []))
  const codes = places.flatMap((place) => ('code' in place ? [place.code] : []))
  const found =
    places.length === 0
      ? []
      : await db
          .selectFrom('organisation')
          .select(['id', 'number', 'code', 'kind'])
          .where('valid_to', 'is', null)
          .where((e) =>
            e.or([
              ...(numbers.length > 0 ? [e('number', 'in', numbers)] : []),
              ...(codes.length > 0 ? [e.and([e('code', 'in', codes), e('kind', 'in', ['region', 'municipality'])])] : []),
            ]),
          )
          .execute()
  const wanted = new Map<string, Grant>()
  for (const { role, organisation } of claimed) {
    const scope =
      organisation === 'node'
        ? wholeNode
        : found
            .filter((one) =>
              'number' in organisation
                ? one.number === organisation.number
                : one.code === organisation.code && one.kind === kindOf(one.code),
            )
            .map(({ id }) => inOrganisation(id))[0]
    if (scope) wanted.set(keyOf({ role, scope }), { role, scope })
  }
  return wanted
}

/** SCB: two digits are a county, where its region is; four a municipality. */
const kindOf = (code: string | null) => (code?.length === 2 ? 'region' : 'municipality')
