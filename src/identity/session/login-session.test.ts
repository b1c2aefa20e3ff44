import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'
import type { Grant } from '../../kernel/actor.ts'
import { tidyIdentity } from '../tidy.ts'
import { browserNames, browserOf } from './browser.ts'
import { endAllSessions, endOwnSession, endSessionsOf, findSession, sessionsOf, startSession } from './login-session.ts'

const { db } = await testDatabase()
const limits = { idleMinutes: 60, hours: 12, rotateMinutes: 15 }
const began = new Date('2026-11-25T08:00:00Z')
const after = (minutes: number, seconds = 0) => new Date(began.getTime() + minutes * 60_000 + seconds * 1000)
const grants = () => sql<Grant[]>`'[]'::jsonb`
const find = (token: string, now: Date, mayRotate = false) => findSession(db, token, { limits, grants, mayRotate, now })

let people = 0
const somebody = async () =>
  (
    await db
      .insertInto('person')
      .values({ issuer: 'https://idp.example', subject: `s${++people}`, name: 'Anna' })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
const session = async (person?: number, more: { provider?: string; providerSid?: string } = {}) =>
  startSession(db, { person: person ?? (await somebody()), provider: 'one', browser: 'firefox/linux', ...more }, began)
const newTokenOf = async (token: string, now: Date) => {
  const found = await find(token, now, true)
  assert.equal(found.kind, 'live')
  return found.kind === 'live' ? found.newToken : undefined
}

test('only the hash of the token is kept', async () => {
  const token = await session()
  assert.match(token, /^[\w-]{43}$/)
  const rows = await db.selectFrom('login_session').selectAll().execute()
  assert.ok(!JSON.stringify(rows).includes(token))
  assert.equal((await find(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, after(1))).kind, 'none')
})

test('a session ends after an hour of silence, and not before', async () => {
  const token = await session()
  assert.equal((await find(token, after(59, 59))).kind, 'live')
  assert.equal((await find(token, after(119, 58))).kind, 'live', 'being seen makes it last')
  assert.deepEqual(await find(token, after(180)), { kind: 'ended', by: 'idle' })
  assert.equal((await find(token, after(180))).kind, 'none')
})

test('a session ends after twelve hours, however busy', async () => {
  const token = await session()
  for (let minutes = 30; minutes < 12 * 60; minutes += 30) assert.equal((await find(token, after(minutes))).kind, 'live')
  assert.deepEqual(await find(token, after(12 * 60)), { kind: 'ended', by: 'age' })
})

test('being seen is written once a minute', async () => {
  const token = await session()
  const seen = async () =>
    (await db.selectFrom('login_session').select('seen_at').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()).seen_at
  await find(token, after(0, 59))
  assert.deepEqual(await seen(), began)
  await find(token, after(1))
  assert.deepEqual(await seen(), after(1))
})

test('after a quarter of an hour the token changes, and requests under way may still carry the old one for a minute', async () => {
  const old = await session()
  assert.equal(await newTokenOf(old, after(14)), undefined)
  assert.equal((await find(old, after(15))).kind, 'live', 'a file takes no new cookie')
  const fresh = await newTokenOf(old, after(15))
  assert.ok(fresh)
  assert.equal(await newTokenOf(old, after(15, 1)), undefined, 'a parallel request gets none')
  assert.equal((await find(fresh, after(15, 2))).kind, 'live')
  assert.equal((await find(old, after(15, 50))).kind, 'live')
  assert.equal((await find(fresh, after(16, 30))).kind, 'live')
})

test('an old token that comes back later ends the session: two hold it, and one of them is a thief', async () => {
  const old = await session()
  const fresh = (await newTokenOf(old, after(15)))!
  await find(fresh, after(16))
  assert.deepEqual(await find(old, after(18)), { kind: 'ended', by: 'old-token' })
  assert.equal((await find(fresh, after(18))).kind, 'none')
})

test('an answer that never reached the browser locks nobody out', async () => {
  const old = await session()
  const lost = (await newTokenOf(old, after(15)))!
  const second = (await newTokenOf(old, after(17)))!
  assert.ok(second && second !== lost)
  assert.equal((await find(second, after(17, 1))).kind, 'live')
  assert.equal((await find(lost, after(17, 1))).kind, 'none')
})

test('of many requests at once, one changes the token', async () => {
  const old = await session()
  const fresh = await Promise.all(Array.from({ length: 8 }, () => newTokenOf(old, after(20))))
  assert.equal(fresh.filter((token) => token !== undefined).length, 1)
})

test('signing out everywhere ends all of one’s own, and nobody else’s; one alone by its number only if it is one’s own', async () => {
  const [anna, bo] = [await somebody(), await somebody()]
  const [first, second, other] = [await session(anna), await session(anna), await session(bo)]
  const [own] = await sessionsOf(db, bo, limits, after(1))
  assert.equal(await endOwnSession(db, anna, own!.id, after(1)), 0)
  assert.equal((await find(other, after(1))).kind, 'live')
  assert.equal((await sessionsOf(db, anna, limits, after(1))).length, 2)
  assert.equal(await endAllSessions(db, anna, after(2)), 2)
  for (const token of [first, second]) assert.equal((await find(token, after(2))).kind, 'none')
  assert.equal((await find(other, after(2))).kind, 'live')
})

test('a provider ends its own sessions: the one that it names, or, where it never named them, the person’s', async () => {
  const anna = await somebody()
  const [named, unnamed, elsewhere] = [
    await session(anna, { providerSid: 'sid-1' }),
    await session(anna),
    await session(anna, { provider: 'other', providerSid: 'sid-1' }),
  ]
  assert.equal(await endSessionsOf(db, 'one', { sid: 'unknown' }, after(1)), 0)
  assert.equal(await endSessionsOf(db, 'one', { sid: 'sid-1' }, after(1)), 1)
  assert.equal((await find(named, after(1))).kind, 'none')
  assert.equal(await endSessionsOf(db, 'one', { sid: 'sid-2', person: anna }, after(1)), 1)
  assert.equal((await find(unnamed, after(1))).kind, 'none')
  assert.equal((await find(elsewhere, after(1))).kind, 'live')
  assert.equal(await endSessionsOf(db, 'one', {}, after(1)), 0)
})

test('who has been forgotten is signed in nowhere', async () => {
  const anna = await somebody()
  const token = await session(anna)
  await db
    .updateTable('person')
    .set({ forgotten_at: after(1) })
    .where('id', '=', anna)
    .execute()
  assert.equal((await find(token, after(2))).kind, 'none')
})

test('what is long over is taken away', async () => {
  await tidyIdentity(db, after(60 * 24 * 29), 12)
  const count = async () =>
    (
      await db
        .selectFrom('login_session')
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  assert.ok((await count()) > 10)
  await tidyIdentity(db, after(60 * 24 * 31), 12)
  assert.equal(await count(), 0)
})

for (const [agent, kept] of [
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0',
    'edge/windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'safari/ios',
  ],
  ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36', 'chrome/android'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14.5; rv:127.0) Gecko/20100101 Firefox/127.0', 'firefox/mac'],
  ['curl/8.5.0', 'other/other'],
  [undefined, 'other/other'],
] as const) {
  test(`${kept} is what is kept of ${agent}`, () => assert.equal(browserOf(agent), kept))
}

test('browsers are told by names that people know', () => {
  assert.deepEqual(browserNames('edge/windows'), { browser: 'Edge', system: 'Windows' })
  assert.deepEqual(browserNames('other/other'), { browser: undefined, system: undefined })
})
