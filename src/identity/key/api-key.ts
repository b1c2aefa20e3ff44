import { randomBytes } from 'node:crypto'
import type { Db } from '../../db/open.ts'
import { type Actor, type Grant, inOrganisation, type RecordedActor } from '../../kernel/actor.ts'
import type { Role } from '../../kernel/role.ts'
import { sha256 } from '../secret.ts'

/** So that a key that got out is known for what it is, by people and by those who search public code for secrets. */
const prefix = 'allm_'
const form = /^allm_[A-Za-z0-9_-]{43}$/

/** Used within the minute is as good as now, and a busy system writes once a minute instead of at each call. */
const usedEverySeconds = 60

export type NewKey = { organisation: number | null; name: string; roles: readonly Role[]; expiresAt: Date; madeBy: number | null }

/** The key is shown this once: only its hash is kept. Whoever calls has looked at whether the maker may. */
export async function issueKey(
  db: Db,
  { organisation, name, roles, expiresAt, madeBy }: NewKey,
  now: Date,
): Promise<{ id: number; key: string }> {
  const key = prefix + randomBytes(32).toString('base64url')
  const { id } = await db
    .insertInto('api_key')
    .values({
      key_hash: sha256(key),
      hint: key.slice(-4),
      organisation_id: organisation,
      name,
      roles: [...roles],
      made_by: madeBy,
      made_at: now,
      expires_at: expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, key }
}

export type KeyFound =
  | { kind: 'key'; id: number; grants: Grant[] }
  | { kind: 'refused'; reason: 'form' | 'unknown' | 'expired' | 'withdrawn' }

export async function findKey(db: Db, key: string, now: Date): Promise<KeyFound> {
  if (!form.test(key)) return { kind: 'refused', reason: 'form' } // no question to the database
  const row = await db
    .selectFrom('api_key')
    .select(['id', 'organisation_id', 'roles', 'expires_at', 'used_at', 'withdrawn_at'])
    .where('key_hash', '=', sha256(key))
    .executeTakeFirst()
  if (!row) return { kind: 'refused', reason: 'unknown' }
  if (row.withdrawn_at) return { kind: 'refused', reason: 'withdrawn' }
  if (row.expires_at <= now) return { kind: 'refused', reason: 'expired' }
  if (!row.used_at || now.getTime() - row.used_at.getTime() >= usedEverySeconds * 1000)
    await db.updateTable('api_key').set({ used_at: now }).where('id', '=', row.id).execute()
  const scope = inOrganisation(row.organisation_id)
  return { kind: 'key', id: row.id, grants: row.roles.map((role) => ({ role: role as Role, scope })) }
}

/** What a key may do today: nothing, when it has been withdrawn or has expired. */
export async function grantsOfKey(db: Db, id: number, now: Date): Promise<Grant[]> {
  const row = await db
    .selectFrom('api_key')
    .select(['organisation_id', 'roles'])
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return (row?.roles ?? []).map((role) => ({ role: role as Role, scope: inOrganisation(row!.organisation_id) }))
}

/** Who answers for what an actor does: a key's maker, for the key. Nobody, where the operator made it. */
export async function personBehind(db: Db, actor: Actor | RecordedActor): Promise<number | null> {
  if (actor.kind === 'person') return actor.person
  if (actor.kind !== 'key') return null
  return (await db.selectFrom('api_key').select('made_by').where('id', '=', actor.key).executeTakeFirst())?.made_by ?? null
}

export type ApiKey = {
  id: number
  hint: string
  organisation: number | null
  name: string
  roles: Role[]
  madeAt: Date
  expiresAt: Date
  usedAt: Date | null
  withdrawnAt: Date | null
}

/** Keys of an organisation, or of the node, the newest first. */
export async function listKeys(db: Db, organisation: number | null): Promise<ApiKey[]> {
  const rows = await keys(db)
    .where((e) => (organisation === null ? e('organisation_id', 'is', null) : e('organisation_id', '=', organisation)))
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, roles: row.roles as Role[] }))
}

export async function findKeyById(db: Db, id: number): Promise<ApiKey | undefined> {
  const row = await keys(db).where('id', '=', id).executeTakeFirst()
  return row && { ...row, roles: row.roles as Role[] }
}

const keys = (db: Db) =>
  db
    .selectFrom('api_key')
    .select([
      'id',
      'hint',
      'organisation_id as organisation',
      'name',
      'roles',
      'made_at as madeAt',
      'expires_at as expiresAt',
      'used_at as usedAt',
      'withdrawn_at as withdrawnAt',
    ])

/** Answers whether it was there to withdraw. */
export async function withdraw(db: Db, id: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_key')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
