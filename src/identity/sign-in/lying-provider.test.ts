import assert from 'node:assert/strict'
import test from 'node:test'
import { closeLast } from '../../../test/close-last.ts'
import { freePort } from '../../../test/free-port.ts'
import { newKey, openIssuer } from '../../../test/issuer.ts'
import { testNode } from '../../../test/node.ts'
import { visitor } from '../../../test/visitor.ts'

// Everything that a provider, or somebody between, can get wrong: each signs nobody in, says so on a clear page, and is counted.
const [one, other] = [await openIssuer(), await openIssuer()]
await closeLast(one, other)
const port = await freePort()
const base = `http://localhost:${port}`
const providers = [
  { id: 'one', name: 'Första', issuer: one.url, clientId: 'node' },
  { id: 'other', name: 'Andra', issuer: other.url, clientId: 'node' },
  { id: 'down', name: 'Nere', issuer: `http://127.0.0.1:${await freePort()}`, clientId: 'node' },
]
const { db } = await testNode({ PORT: String(port), OIDC_PROVIDERS: JSON.stringify(providers), DEMO: 'false' })

const signIn = (who = visitor(), provider = 'one', back = '/account') => who.post(`${base}/sign-in`, { provider, back })
const lastRefusal = () => db.selectFrom('refused_entry').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
/** Counted per address, and all tests come from one. */
const forgetAttempts = () => db.deleteFrom('rate_limit').execute()
test.beforeEach(async () => {
  one.lie = { claims: {} }
  await forgetAttempts()
})
const now = () => Math.floor(Date.now() / 1000)

test('an honest answer signs in, each person at one’s own provider', async () => {
  assert.equal((await signIn()).status, 200)
  assert.equal((await signIn(visitor(), 'other')).status, 200)
  const people = await db.selectFrom('person').select(['issuer', 'subject']).orderBy('id').execute()
  assert.deepEqual(people, [
    { issuer: one.url, subject: 'sub-1' },
    { issuer: other.url, subject: 'sub-1' },
  ])
})

const lies: { [what: string]: () => typeof one.lie } = {
  'signed with another key': () => ({ claims: {}, key: newKey().privateKey }),
  'not signed': () => ({ claims: {}, header: { alg: 'none' } }),
  'signed with our own secret': () => ({ claims: {}, header: { alg: 'HS256' } }),
  'expired an hour ago': () => ({ claims: { iat: now() - 7200, exp: now() - 3600 } }),
  'for another client': () => ({ claims: { aud: 'somebody-else' } }),
  'for several, and meant for another': () => ({ claims: { aud: ['node', 'other'], azp: 'other' } }),
  'from another issuer': () => ({ claims: { iss: 'https://evil.example' } }),
  'with the nonce of another sign-in': () => ({ claims: { nonce: 'another' } }),
  'without a nonce': () => ({ claims: { nonce: undefined } }),
  'without a subject': () => ({ claims: { sub: undefined } }),
  'not a token': () => ({ claims: {}, token: 'not.a.token' }),
  missing: () => ({ claims: {}, token: '' }),
}
for (const [what, lie] of Object.entries(lies)) {
  test(`an ID token that is ${what} signs nobody in`, async () => {
    one.lie = lie()
    const who = visitor()
    const seen = await signIn(who, 'one', '/en/account')
    assert.match(seen.url, /\/en\/sign-in\?problem=(token|answer)/)
    assert.match(seen.text, /class="ds-alert/)
    assert.equal((await who.get(`${base}/account`)).status, 401)
    const { door, provider, reason } = await lastRefusal()
    assert.equal(door, 'sign-in')
    assert.equal(provider, 'one')
    assert.match(reason, /token|answer/)
  })
}

/** Goes as far as the provider's answer, and gives it instead of going there. */
async function answerOf(who = visitor(), provider = 'one', back = '/account'): Promise<URL> {
  const asked = await who.once(`${base}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ provider, back }),
    headers: { origin: base },
  })
  const answered = await fetch(asked.headers.get('location')!, { redirect: 'manual' })
  return new URL(answered.headers.get('location')!)
}

test('an answer to a sign-in that began in another browser signs nobody in, and cannot be used again', async () => {
  const [victim, attacker] = [visitor(), visitor()]
  const answer = await answerOf(attacker)
  assert.match((await victim.get(answer.href)).url, /problem=other-browser/)
  assert.equal((await victim.get(`${base}/account`)).status, 401)
  assert.match((await attacker.get(answer.href)).url, /problem=no-flow/)
})

test('a state that nobody asked for, none at all, or one of another provider signs nobody in', async () => {
  const who = visitor()
  const answer = await answerOf(who)
  for (const state of ['made-up', '']) {
    const changed = new URL(answer)
    changed.searchParams.set('state', state)
    assert.match((await who.get(changed.href)).url, /problem=no-flow/)
  }
  const mixedUp = new URL(answer.href.replace('/sign-in/one/', '/sign-in/other/'))
  assert.match((await who.get(mixedUp.href)).url, /problem=other-provider/)
})

test('a code of another sign-in is refused, since its verifier and nonce are others', async () => {
  const [who, elsewhere] = [visitor(), visitor()]
  const [answer, stolen] = [await answerOf(who), await answerOf(elsewhere)]
  answer.searchParams.set('code', stolen.searchParams.get('code')!)
  assert.match((await who.get(answer.href)).url, /problem=token/)
})

test('a sign-in that took longer than ten minutes is over', async () => {
  const who = visitor()
  const answer = await answerOf(who)
  await db
    .updateTable('sign_in_flow')
    .set({ expires_at: new Date(Date.now() - 1) })
    .execute()
  assert.match((await who.get(answer.href)).url, /problem=no-flow/)
})

test('declined at the provider: the page says so, and shows nothing of what was sent', async () => {
  const who = visitor()
  const answer = await answerOf(who)
  answer.searchParams.delete('code')
  answer.searchParams.set('error', 'access_denied')
  answer.searchParams.set('error_description', '<script>alert(1)</script> 19811218-9876')
  const seen = await who.get(answer.href)
  assert.match(seen.text, /Du är inte inloggad/)
  assert.doesNotMatch(seen.text, /alert\(1\)|9876/)
  assert.equal((await lastRefusal()).reason, 'declined')
})

test('a provider that is down, silent or out of order gives a clear page', async () => {
  const down = await signIn(visitor(), 'down')
  assert.equal(down.status, 502)
  assert.match(down.text, /Inloggningen svarar inte/)
  one.lie = { claims: {}, status: 500 }
  assert.match((await signIn()).text, /Inloggningen svarade fel/)
  one.lie = { claims: {}, status: 400 }
  assert.match((await signIn()).text, /Inloggningen svarade fel/)
  const who = visitor()
  const answer = await answerOf(who)
  one.lie = { claims: {}, silent: true } // we wait for 8 seconds, and no longer
  assert.match((await who.get(answer.href)).text, /Inloggningen svarar inte/)
})

test('what was in the browser before is not the session after: no fixation', async () => {
  const victim = visitor()
  const planted = 'A'.repeat(43)
  victim.setCookie(base, 'allmanning', planted)
  assert.equal((await signIn(victim)).status, 200)
  const first = victim.cookie(base, 'allmanning')!
  assert.notEqual(first, planted)
  await signIn(victim)
  assert.notEqual(victim.cookie(base, 'allmanning'), first)
  const thief = visitor()
  for (const token of [planted, first]) {
    thief.setCookie(base, 'allmanning', token)
    assert.equal((await thief.get(`${base}/account`)).status, 401)
  }
})

test('a personal identity number is kept nowhere: the subject becomes a keyed hash, the same each time', async () => {
  const number = '19811218-9876'
  one.lie = { claims: { sub: number, name: `Anna ${number}`, email: '8112189876@kommun.example' } }
  const who = visitor()
  await signIn(who)
  await signIn(who)
  const people = await db.selectFrom('person').selectAll().where('subject', 'like', 'hashed:%').execute()
  assert.equal(people.length, 1)
  const [{ name, email }] = people as [(typeof people)[0]]
  assert.deepEqual([name, email], [null, null])
  for (const table of ['person', 'login_session', 'history', 'refused_entry', 'sign_in_flow'] as const)
    assert.doesNotMatch(JSON.stringify(await db.selectFrom(table).selectAll().execute()), /81-?12-?18-?9876/, table)
  // And the provider may end the sessions of that subject.
  const token = one.logoutToken({ sub: number })
  assert.equal((await logout(token)).status, 200)
  assert.equal((await who.get(`${base}/account`)).status, 401)
})

const logout = (logout_token: string, provider = 'one') =>
  fetch(`${base}/sign-in/${provider}/logout`, { method: 'POST', body: new URLSearchParams({ logout_token }) })

test('a logout token ends the sessions of its person, and counts once', async () => {
  const who = visitor()
  await signIn(who)
  const token = one.logoutToken()
  const answer = await logout(token)
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.equal((await who.get(`${base}/account`)).status, 401)
  await signIn(who)
  assert.equal((await logout(token)).status, 400, 'a replay')
  assert.equal((await lastRefusal()).reason, 'replay')
  assert.equal((await who.get(`${base}/account`)).status, 200)
})

const wrongTokens: { [what: string]: [reason: string, token: () => string] } = {
  'signed with another key': ['signature', () => one.logoutToken({}, { key: newKey().privateKey })],
  'not signed': ['algorithm', () => one.logoutToken({}, { header: { alg: 'none' } })],
  'signed with a secret': ['algorithm', () => one.logoutToken({}, { header: { alg: 'HS256' } })],
  'signed with a key that nobody knows': ['key', () => one.logoutToken({}, { header: { kid: 'two' } })],
  'from another issuer': ['issuer', () => one.logoutToken({ iss: other.url })],
  'for another client': ['audience', () => one.logoutToken({ aud: 'somebody-else' })],
  'older than it may be': ['time', () => one.logoutToken({ iat: now() - 3600, exp: now() - 3500 })],
  'of tomorrow': ['time', () => one.logoutToken({ iat: now() + 86_400, exp: now() + 86_500 })],
  'about something else': ['event', () => one.logoutToken({ events: { 'https://example.org/other': {} } })],
  'an ID token': ['nonce', () => one.logoutToken({ nonce: 'abc' })],
  'about nobody': ['malformed', () => one.logoutToken({ sub: undefined, sid: undefined })],
  'without a name of its own': ['malformed', () => one.logoutToken({ jti: undefined })],
  'no token': ['malformed', () => 'a.b.c'],
  'far too long': ['malformed', () => one.logoutToken({ more: 'x'.repeat(14_000) })],
}
for (const [what, [reason, token]] of Object.entries(wrongTokens)) {
  test(`a logout token that is ${what} ends nothing`, async () => {
    const who = visitor()
    await signIn(who)
    const answer = await logout(token())
    assert.equal(answer.status, 400)
    assert.deepEqual(await answer.json(), { error: 'invalid_request', error_description: reason })
    assert.equal((await who.get(`${base}/account`)).status, 200)
    assert.equal((await lastRefusal()).reason, reason)
  })
}

test('too many refusals from one place have to wait, and those who are signed in notice nothing', async () => {
  const who = visitor()
  await signIn(who)
  const statuses: number[] = []
  for (let n = 0; n < 23; n++) statuses.push((await fetch(base, { headers: { authorization: 'Bearer allm_wrong' } })).status)
  assert.deepEqual([...new Set(statuses)], [401, 429])
  assert.equal(statuses.indexOf(429), 20)
  const limited = await fetch(base, { headers: { authorization: 'Bearer allm_wrong' } })
  assert.ok(Number(limited.headers.get('retry-after')) > 0)
  assert.match(await limited.text(), /för många försök/)
  assert.equal((await who.get(`${base}/account`)).status, 200)
  assert.equal((await signIn(visitor())).status, 200)
  const { n } = await db
    .selectFrom('refused_entry')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('door', '=', 'key')
    .executeTakeFirstOrThrow()
  assert.equal(n, 20, 'a flood fills no table')
  const kept = await db.selectFrom('rate_limit').select('key').execute()
  assert.doesNotMatch(JSON.stringify(kept), /127\.0\.0\.1|::1/)
})

test('the policy lets forms end up at the providers, and nowhere else', async () => {
  const policy = (await fetch(`${base}/sign-in`)).headers.get('content-security-policy')!
  assert.match(policy, new RegExp(`form-action 'self' ${one.url} ${other.url} http://127.0.0.1:\\d+(;|$)`))
})
