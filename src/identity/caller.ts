import type { Context, MiddlewareHandler } from 'hono'
import type { Db } from '../db/open.ts'
import { type Actor, anyone } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { addressOf } from '../web/caller-address.ts'
import { findKey } from './key/api-key.ts'
import type { Person } from './person.ts'
import type { FailureLimit } from './refused/limit.ts'
import { recordRefusal } from './refused/refused-entry.ts'
import type { Cookies } from './session/cookie.ts'
import { findSession, type GrantsSql, type SessionLimits } from './session/login-session.ts'

declare module 'hono' {
  interface ContextVariableMap {
    actor: Actor
    /** Who is signed in, by session: for the frame of the page and the person's own pages. */
    signedIn: { person: Person; session: number }
  }
}

export type Calling = {
  db: Db
  cookies: Cookies
  limits: SessionLimits
  failures: FailureLimit
  grants: GrantsSql
  /** Proxies in front of us that say whom they speak for. */
  proxies: readonly string[]
  isOperator: (c: Context) => boolean
  /** Whether invented people may be signed in, here and now: what was opened for a trial does not outlast it. */
  mayDemonstrate: (c: Context) => boolean
  /** Where a cookie counts for nothing, since other people's pages could use it: the API. */
  keysOnly: (path: string) => boolean
  now: () => Date
}

/** Finds out who calls once for each request, before any page or route asks with `actorOf`: by key, by session, or as the operator. */
export function callers(calling: Calling): MiddlewareHandler {
  const { cookies, keysOnly, isOperator } = calling
  return async (c, next) => {
    const authorization = c.req.header('authorization')
    const key = authorization && /^bearer(?: |$)/i.test(authorization) ? authorization.slice('bearer '.length).trim() : undefined
    const token = keysOnly(c.req.path) ? undefined : cookies.session(c)
    if (key !== undefined) c.set('actor', await byKey(c, key, calling))
    else if (token === undefined || !(await bySession(c, token, calling)))
      c.set('actor', isOperator(c) ? { kind: 'operator', name: 'operator' } : anyone)
    await next()
    if (key !== undefined || token !== undefined) keepPrivate(c)
  }
}

export const actorOf = ({ c }: { c: Context }): Actor => c.get('actor') ?? anyone

/** RFC 6750 §2.1: in the header only. A key in an address ends up in logs. */
async function byKey(c: Context, key: string, { db, failures, proxies, now }: Calling): Promise<Actor> {
  const found = await findKey(db, key, now())
  if (found.kind === 'key') return { kind: 'key', key: found.id, grants: found.grants }
  c.header('WWW-Authenticate', 'Bearer error="invalid_token"')
  await refuse(c, { db, failures, proxies, now }, { door: 'key', reason: found.reason })
  throw new Problem('unauthenticated', keyRefused[found.reason])
}

type Refusing = Pick<Calling, 'db' | 'failures' | 'proxies' | 'now'>

/** Counts and remembers a refusal; throws when there have been too many from the same place. */
export async function refuse(
  c: Context,
  { db, failures, proxies, now }: Refusing,
  refusal: Parameters<typeof recordRefusal>[1],
): Promise<void> {
  const address = addressOf(c, proxies)
  if (await failures.count(address)) await recordRefusal(db, refusal, now())
  else await failures.check(address)
}

const keyRefused = {
  form: {
    sv: 'Det som skickades är ingen nyckel härifrån. Skicka den så här: Authorization: Bearer allm_…',
    en: 'What was sent is no key of ours. Send it as: Authorization: Bearer allm_…',
  },
  unknown: {
    sv: 'Nyckeln finns inte. Kontrollera att den är hel, eller gör en ny.',
    en: 'There is no such key. Check that it is whole, or make a new one.',
  },
  expired: {
    sv: 'Nyckeln har gått ut. Be organisationens administratör om en ny.',
    en: 'The key has expired. Ask the administrator of the organisation for a new one.',
  },
  withdrawn: {
    sv: 'Nyckeln är indragen. Be organisationens administratör om en ny.',
    en: 'The key has been withdrawn. Ask the administrator of the organisation for a new one.',
  },
}

async function bySession(c: Context, token: string, { db, cookies, limits, grants, mayDemonstrate, now }: Calling): Promise<boolean> {
  // A page in a window takes the new cookie; a file, an event stream or a copy in somebody's cache may not.
  const mayRotate = c.req.method === 'GET' && (c.req.header('accept') ?? '').includes('text/html')
  const found = await findSession(db, token, { limits, grants, mayRotate, now: now() })
  if (found.kind === 'live' && (!found.person.demonstration || mayDemonstrate(c))) {
    c.set('actor', { kind: 'person', person: found.person.id, grants: found.grants })
    c.set('signedIn', { person: found.person, session: found.id })
    if (found.newToken) cookies.keepSession(c, found.newToken)
    return true
  }
  if (found.kind === 'ended' && found.by === 'old-token') await recordRefusal(db, { door: 'session', reason: 'old-token' }, now())
  if (mayRotate) cookies.dropSession(c)
  return false
}

/** What one person or system got is for no shared cache. */
function keepPrivate(c: Context): void {
  const said = c.res.headers.get('cache-control') ?? ''
  if (!/\b(private|no-store)\b/.test(said)) c.header('Cache-Control', 'private, no-cache')
  if (!/\bcookie\b/i.test(c.res.headers.get('vary') ?? '')) c.header('Vary', 'Cookie, Authorization', { append: true })
}
