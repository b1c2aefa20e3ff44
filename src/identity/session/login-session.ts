import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Grant } from '../../kernel/actor.ts'
import { demonstrationIssuer, type Person } from '../person.ts'
import { randomToken, sameHash, sha256 } from '../secret.ts'

export type SessionLimits = { idleMinutes: number; hours: number; rotateMinutes: number }

/** Requests that were under way when the token changed may carry the old one for so long. */
const overlapSeconds = 60

export type EndedBy = 'sign-out' | 'everywhere' | 'another-sign-in' | 'provider' | 'idle' | 'age' | 'old-token'

/** SQL that gives a person's roles as JSON, so that who calls is one question. It comes from whoever keeps roles. */
export type GrantsSql = (person: string) => RawBuilder<Grant[]>

export type Started = { person: number; provider: string; providerSid?: string | undefined; browser: string }

/** Signs somebody in. The token is for the browser's cookie; we keep only its hash. */
export async function startSession(db: Db, { person, provider, providerSid, browser }: Started, now: Date): Promise<string> {
  const token = randomToken()
  await db
    .insertInto('login_session')
    .values({
      token_hash: sha256(token),
      person_id: person,
      provider,
      provider_sid: providerSid ?? null,
      browser,
      started_at: now,
      rotated_at: now,
      seen_at: now,
    })
    .execute()
  return token
}

export type LiveSession = { kind: 'live'; id: number; person: Person; grants: Grant[]; newToken?: string }
type Session = LiveSession | { kind: 'none' } | { kind: 'ended'; by: EndedBy }

/** Whose session a token is. `mayRotate`: the answer is a page, so a new token reaches the browser's cookie. */
export async function findSession(
  db: Db,
  token: string,
  { limits, grants, mayRotate, now }: { limits: SessionLimits; grants: GrantsSql; mayRotate: boolean; now: Date },
): Promise<Session> {
  const hash = sha256(token)
  const row = await lookUp(db, hash, grants)
  if (!row) return { kind: 'none' }
  const age = (since: Date) => (now.getTime() - since.getTime()) / 1000
  const isCurrent = sameHash(row.token_hash, hash)
  const over: EndedBy | undefined =
    age(row.started_at) >= limits.hours * 3600
      ? 'age'
      : age(row.seen_at) >= limits.idleMinutes * 60
        ? 'idle'
        : !isCurrent && row.previous_until !== null && row.previous_until <= now
          ? 'old-token' // two hold tokens of one session: one of them is a thief, and we cannot tell which
          : undefined
  if (over) {
    await end(db, now, over, sql<SqlBool>`id = ${row.id}`)
    return { kind: 'ended', by: over }
  }
  // The browser has got the new token, so the old one goes soon. Until then a lost answer locks nobody out.
  if (isCurrent && row.previous_hash && row.previous_until === null)
    await db
      .updateTable('login_session')
      .set({ previous_until: new Date(now.getTime() + overlapSeconds * 1000) })
      .where('id', '=', row.id)
      .where('previous_until', 'is', null)
      .execute()
  if (age(row.seen_at) >= 60) await db.updateTable('login_session').set({ seen_at: now }).where('id', '=', row.id).execute()
  const due = isCurrent
    ? age(row.rotated_at) >= limits.rotateMinutes * 60
    : row.previous_until === null && age(row.rotated_at) >= overlapSeconds
  const newToken = mayRotate && due ? await rotate(db, row.id, { from: row.token_hash, held: hash, now }) : undefined
  const person = { id: row.person_id, name: row.name, demonstration: row.issuer === demonstrationIssuer }
  return { kind: 'live', id: row.id, person, grants: row.grants, ...(newToken && { newToken }) }
}

type Row = {
  id: number
  token_hash: Uint8Array
  previous_hash: Uint8Array | null
  previous_until: Date | null
  started_at: Date
  rotated_at: Date
  seen_at: Date
  person_id: number
  name: string | null
  issuer: string
  grants: Grant[]
}

async function lookUp(db: Db, hash: Buffer, grants: GrantsSql): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select s.id, s.token_hash, s.previous_hash, s.previous_until, s.started_at, s.rotated_at, s.seen_at, s.person_id, p.name, p.issuer,
      ${grants('s.person_id')} grants
    from login_session s join person p on p.id = s.person_id
    -- Two looks in unique indexes; with "or" the planner may go through every living session.
    where s.id = (select id from login_session where token_hash = ${hash} union all select id from login_session where previous_hash = ${hash} limit 1)
      and s.ended_at is null and p.forgotten_at is null`.execute(db)
  return rows[0]
}

/** Of parallel requests one gives the new token; the others find the token changed already and keep theirs. */
async function rotate(db: Db, id: number, { from, held, now }: { from: Uint8Array; held: Buffer; now: Date }): Promise<string | undefined> {
  const token = randomToken()
  const { numUpdatedRows } = await db
    .updateTable('login_session')
    .set({ token_hash: sha256(token), previous_hash: held, previous_until: null, rotated_at: now })
    .where('id', '=', id)
    .where('token_hash', '=', Buffer.from(from))
    .executeTakeFirst()
  return numUpdatedRows > 0n ? token : undefined
}

export const endSession = (db: Db, token: string, by: EndedBy, now: Date) => {
  const hash = sha256(token)
  return end(db, now, by, sql<SqlBool>`(token_hash = ${hash} or previous_hash = ${hash})`)
}

/** One of a person's own sessions: nobody ends another's by guessing a number. */
export const endOwnSession = (db: Db, person: number, id: number, now: Date) =>
  end(db, now, 'sign-out', sql<SqlBool>`id = ${id} and person_id = ${person}`)

export const endAllSessions = (db: Db, person: number, now: Date) => end(db, now, 'everywhere', sql<SqlBool>`person_id = ${person}`)

/** What a provider says is over: one of its sessions, or everything of a person there. Where it never named the session, the person decides. */
export function endSessionsOf(
  db: Db,
  provider: string,
  { sid, person }: { sid?: string | undefined; person?: number | undefined },
  now: Date,
) {
  const ofPerson = sql<SqlBool>`person_id = ${person ?? null}`
  const which = sid === undefined ? ofPerson : sql<SqlBool>`(provider_sid = ${sid} or (provider_sid is null and ${ofPerson}))`
  return end(db, now, 'provider', sql<SqlBool>`provider = ${provider} and ${which}`)
}

async function end(db: Db, now: Date, by: EndedBy, which: RawBuilder<SqlBool>): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('login_session')
    .set({ ended_at: now, ended_by: by })
    .where('ended_at', 'is', null)
    .where(which)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export type OwnSession = { id: number; browser: string; startedAt: Date; seenAt: Date; provider: string }

/** Where a person is signed in, the latest seen first. */
export const sessionsOf = (db: Db, person: number, limits: SessionLimits, now: Date): Promise<OwnSession[]> =>
  db
    .selectFrom('login_session')
    .select(['id', 'browser', 'started_at as startedAt', 'seen_at as seenAt', 'provider'])
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .where('seen_at', '>', new Date(now.getTime() - limits.idleMinutes * 60_000))
    .where('started_at', '>', new Date(now.getTime() - limits.hours * 3_600_000))
    .orderBy('seen_at', 'desc')
    .limit(100)
    .execute()

/** The provider and its own name of the session, for signing out there too. */
export const providerOf = (db: Db, token: string): Promise<{ provider: string } | undefined> =>
  db.selectFrom('login_session').select('provider').where('token_hash', '=', sha256(token)).executeTakeFirst()
