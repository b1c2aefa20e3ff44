import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import test from 'node:test'
import Provider from 'oidc-provider'
import { testDatabase } from '../../../test/database.ts'
import { freePort } from '../../../test/free-port.ts'
import { testNode } from '../../../test/node.ts'
import { type Visitor, visitor } from '../../../test/visitor.ts'

// A whole sign-in against a real provider, in process, driven by its own forms.
const [nodePort, providerPort] = [await freePort(), await freePort()]
const [base, issuer] = [`http://localhost:${nodePort}`, `http://127.0.0.1:${providerPort}`]

const groups = new Map([['anna', ['stewards', 'others']]])
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'node',
      client_secret: 'a secret of forty letters, more or less.',
      redirect_uris: [`${base}/sign-in/oidc/callback`],
      post_logout_redirect_uris: [`${base}/signed-out`],
      backchannel_logout_uri: `${base}/sign-in/oidc/logout`,
      backchannel_logout_session_required: true,
    },
  ],
  features: { backchannelLogout: { enabled: true } },
  claims: { openid: ['sub', 'sid'], profile: ['name', 'groups', 'org'], email: ['email'] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      name: `${id} av Älvbacka`,
      email: `${id}@alvbacka.example`,
      groups: groups.get(id) ?? [],
      org: '999900-0012',
    }),
  }),
  fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit), // its own dispatcher refuses loopback
})
const server = createServer(provider.callback()).listen(providerPort, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))

const mapping = [
  { claim: 'groups', values: ['stewards'], role: 'steward', organisation: { claim: 'org' } },
  { claim: 'groups', values: ['admins'], role: 'administrator', organisation: 'node' },
]
const { db } = await nodeWith({
  PORT: String(nodePort),
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: 'node',
  OIDC_CLIENT_SECRET: 'a secret of forty letters, more or less.',
  OIDC_NAME: 'Älvbackas inloggning',
  OIDC_USERINFO: 'true',
  OIDC_MAPPING: JSON.stringify(mapping),
  DEMO: 'false',
})
const organisation = (
  await db
    .insertInto('organisation')
    .values({ kind: 'agency', name: JSON.stringify({ sv: 'Kustdirektoratet' }), number: '9999000012' })
    .returning('id')
    .executeTakeFirstOrThrow()
).id

async function nodeWith(settings: Record<string, string>) {
  const closing = await testDatabase() // closed last, so the provider goes after the node
  closing.alsoClose({
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
  return testNode(settings)
}

/** Through the provider's own pages: who one is, and that the node may know. */
async function signIn(who: Visitor, name: string, back = '/account') {
  let seen = await who.post(`${base}/sign-in`, { provider: 'oidc', back })
  for (let steps = 0; seen.url.startsWith(issuer) && steps < 5; steps++) {
    const action = /<form[^>]*action="([^"]+)"/.exec(seen.text)![1]!
    const prompt = /name="prompt" value="(\w+)"/.exec(seen.text)![1]!
    const way = seen.way
    seen = await who.post(new URL(action, seen.url).href, prompt === 'login' ? { prompt, login: name, password: 'any' } : { prompt })
    seen.way.unshift(...way)
  }
  return seen
}

test('a person signs in at the organisation’s own provider, comes back to where they were, and has the roles that the claims give', async () => {
  const anna = visitor()
  const seen = await signIn(anna, 'anna', '/account?from=here')
  assert.equal(seen.url, `${base}/account?from=here`)
  assert.equal(seen.status, 200)
  assert.match(seen.text, /anna av Älvbacka/)
  assert.match(seen.text, /förvaltare/)
  assert.match(seen.text, /Kustdirektoratet/)
  assert.match(seen.text, /Firefox på Linux/)
  const asked = new URL(seen.way.find((step) => step.startsWith(`${issuer}/auth?`))!).searchParams
  assert.equal(asked.get('code_challenge_method'), 'S256')
  assert.ok(asked.get('nonce') && asked.get('state') && asked.get('code_challenge'))
  assert.match((await anna.get(base)).text, /Logga ut/)
})

test('nobody is the operator over the web once there is a provider', async () => {
  const anybody = visitor()
  assert.equal((await anybody.get(`${base}/sources/new`)).status, 401)
  const refused = await anybody.get(`${base}/sources/new`)
  assert.match(refused.text, /href="\/sign-in\?back=%2Fsources%2Fnew"/)
  assert.equal((await anybody.get(`${base}/admin/sign-ins`)).status, 401)
})

test('a role that the claims give no more ends at the next sign-in, and one that people gave stays', async () => {
  const anna = visitor()
  await signIn(anna, 'anna')
  const person = await db.selectFrom('person').select('id').where('subject', '=', 'anna').executeTakeFirstOrThrow()
  await db
    .insertInto('role_grant')
    .values({ person_id: person.id, role: 'assessor', scope_kind: 'organisation', scope_id: organisation, origin: 'people' })
    .execute()
  groups.set('anna', ['admins'])
  await signIn(visitor(), 'anna')
  const grants = await db
    .selectFrom('role_grant')
    .select(['role', 'origin', 'valid_to'])
    .where('person_id', '=', person.id)
    .orderBy('id')
    .execute()
  assert.deepEqual(
    grants.map(({ role, origin, valid_to }) => [role, origin, valid_to === null]),
    [
      ['steward', 'claims', false],
      ['assessor', 'people', true],
      ['administrator', 'claims', true],
    ],
  )
  const history = await db
    .selectFrom('history')
    .select(['action', 'actor', 'before', 'after', 'reason'])
    .where('action', 'like', 'role-%')
    .orderBy('id')
    .execute()
  assert.deepEqual(
    history.map(({ action, reason }) => [action, reason]),
    [
      ['role-given', 'claims'],
      ['role-ended', 'claims'],
      ['role-given', 'claims'],
    ],
  )
  assert.doesNotMatch(JSON.stringify(history), /Älvbacka|anna/, 'history knows people by number')
})

test('an answer that is used again signs nobody in', async () => {
  const bo = visitor()
  const seen = await signIn(bo, 'bo')
  const callback = seen.way.find((step) => step.startsWith(`${base}/sign-in/oidc/callback`))!
  const again = await bo.get(callback)
  assert.match(again.url, /problem=no-flow/)
  assert.match(again.text, /Inloggningen tog för lång tid/)
})

test('signing out ends the session here and asks the provider to end its own', async () => {
  const cia = visitor()
  await signIn(cia, 'cia')
  const cookie = cia.cookie(base, 'allmanning')!
  const seen = await cia.post(`${base}/sign-out`, {})
  assert.ok(seen.url.startsWith(`${issuer}/session/end`), seen.url)
  assert.equal(new URL(seen.url).searchParams.get('post_logout_redirect_uri'), `${base}/signed-out`)
  const confirm = /name="xsrf" value="([^"]+)"/.exec(seen.text)![1]!
  const after = await cia.post(`${issuer}/session/end/confirm`, { xsrf: confirm, logout: 'yes' })
  assert.match(after.url, /\/signed-out/)
  cia.setCookie(base, 'allmanning', cookie)
  assert.equal((await cia.get(`${base}/account`)).status, 401, 'the old cookie opens nothing')
})

test('the provider tells that a session is over, and it is over here', async () => {
  const [dag, elsewhere] = [visitor(), visitor()]
  await signIn(dag, 'dag')
  await signIn(elsewhere, 'dag')
  assert.equal((await dag.get(`${base}/account`)).status, 200)
  // Dag signs out at the provider in the first browser; the node hears of it from server to server.
  const page = await dag.get(`${issuer}/session/end`)
  const confirm = /name="xsrf" value="([^"]+)"/.exec(page.text)![1]!
  await dag.post(`${issuer}/session/end/confirm`, { xsrf: confirm, logout: 'yes' })
  assert.equal((await dag.get(`${base}/account`)).status, 401)
  assert.equal((await elsewhere.get(`${base}/account`)).status, 200, 'the other session has another sid')
  const ended = await db.selectFrom('login_session').select('ended_by').where('ended_by', '=', 'provider').execute()
  assert.equal(ended.length, 1)
})

test('signed in as administrator of the node one sees what was refused, by day and without a name', async () => {
  const anna = visitor()
  await signIn(anna, 'anna')
  const seen = await anna.get(`${base}/admin/sign-ins`)
  assert.equal(seen.status, 200)
  assert.match(seen.text, /för gammal eller redan använd/)
  assert.doesNotMatch(seen.text.replace(/<header.*<\/header>/s, ''), /\bbo\b/)
  const csv = await anna.get(`${base}/admin/sign-ins.csv`)
  assert.match(csv.headers.get('content-type')!, /csv/)
  assert.match(csv.text, /inloggning;Älvbackas inloggning;för gammal/)
})
