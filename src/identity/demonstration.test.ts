import assert from 'node:assert/strict'
import { request } from 'node:http'
import test from 'node:test'
import { testNode } from '../../test/node.ts'
import { visitor } from '../../test/visitor.ts'

const { url, db } = await testNode({ DEMO: 'false' })
const { id: organisation } = await db
  .insertInto('organisation')
  .values({ kind: 'municipality', name: JSON.stringify({ sv: 'Älvbacka kommun' }), code: '2599' })
  .returning('id')
  .executeTakeFirstOrThrow()
const { id: anna } = await db
  .insertInto('person')
  .values({ issuer: 'demonstration', subject: 'anna', name: 'Anna Älv' })
  .returning('id')
  .executeTakeFirstOrThrow()
await db
  .insertInto('role_grant')
  .values({ person_id: anna, role: 'editor', scope_kind: 'organisation', scope_id: organisation, origin: 'demonstration' })
  .execute()
const { id: real } = await db
  .insertInto('person')
  .values({ issuer: 'https://idp.example', subject: 'real', name: 'Riktig Person' })
  .returning('id')
  .executeTakeFirstOrThrow()

test('one chooses an invented person, is marked as such on every page, may what the role may, and gets back', async () => {
  const who = visitor()
  const page = await who.get(`${url}/sign-in?back=/search`)
  assert.match(page.text, /Anna Älv/)
  assert.match(page.text, /redaktör, Älvbacka kommun/)
  assert.doesNotMatch(page.text, /Riktig Person/)
  const seen = await who.post(`${url}/sign-in`, { person: String(anna), back: '/search' })
  assert.equal(seen.url, `${url}/search`)
  for (const path of ['/', '/en', '/about', '/no-such-page'])
    assert.match((await who.get(url + path)).text, /Anna Älv, som är påhittad|Anna Älv, who is invented/)
  assert.equal((await who.get(`${url}/sources/new`)).status, 403, 'the operator’s rights are not the editor’s')
  const out = await who.post(`${url}/sign-out`, {})
  assert.equal(out.url, `${url}/signed-out`)
  assert.equal((await who.get(`${url}/sources/new`)).status, 200, 'nobody signed in at the machine: the operator again')
})

test('nobody becomes a real person that way', async () => {
  const who = visitor()
  for (const person of [String(real), '0', '-1', 'x', '99999999999'])
    assert.equal((await who.post(`${url}/sign-in`, { person })).status, 403)
})

test('by another name than the machine’s own, the demonstration lets nobody in', async () => {
  const asked = (method: string, path: string, body = '', cookie = '') =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const headers = {
        host: 'allmanning.example',
        origin: 'http://allmanning.example',
        'content-type': 'application/x-www-form-urlencoded',
        cookie,
      }
      const sent = request(url + path, { method, headers }, async (answer) => {
        let text = ''
        for await (const part of answer) text += part
        resolve({ status: answer.statusCode!, text })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  assert.equal((await asked('POST', '/sign-in', `person=${anna}`)).status, 403)
  const page = await asked('GET', '/sign-in')
  assert.doesNotMatch(page.text, /Anna Älv/)
  assert.match(page.text, /Här går det inte att logga in/)
  const who = visitor()
  await who.post(`${url}/sign-in`, { person: String(anna) })
  const cookie = `allmanning=${who.cookie(url, 'allmanning')}`
  assert.equal((await asked('GET', '/account', '', cookie)).status, 401, 'nor does a session that was begun here hold there')
})

for (const path of ['/sign-in', '/sign-out', '/account/sign-out-everywhere', '/account/sessions/end', '/en/sign-out']) {
  test(`a form on another site that posts to ${path} is refused`, async () => {
    const who = visitor()
    await who.post(`${url}/sign-in`, { person: String(anna) })
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of foreign) assert.equal((await who.post(url + path, { person: String(anna), id: '1' }, headers)).status, 403)
    assert.match((await who.get(`${url}/account`)).text, /Anna Älv/)
  })
}

for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example', '/%0d%0aSet-Cookie:%20a=b', '/x\r\nSet-Cookie: a=b']) {
  test(`«${back.replace(/[\r\n]/g, '¶')}» is no address to come back to`, async () => {
    const who = visitor()
    const answer = await who.once(`${url}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ person: String(anna), back }),
      headers: { origin: url },
    })
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), '/')
    assert.equal(answer.headers.getSetCookie().length, 1)
  })
}

test('the cookie is for this host only, and no script reads it', async () => {
  const answer = await visitor().once(`${url}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ person: String(anna) }),
    headers: { origin: url },
  })
  assert.match(answer.headers.get('set-cookie')!, /^allmanning=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  assert.match(answer.headers.get('cache-control')!, /no-store/)
})

test('one sees one’s own sessions, ends one of them or all, and never another’s', async () => {
  const [here, there] = [
    visitor(),
    visitor({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1' }),
  ]
  await db.updateTable('login_session').set({ ended_at: new Date(), ended_by: 'sign-out' }).execute()
  for (const who of [here, there]) await who.post(`${url}/sign-in`, { person: String(anna) })
  const page = await here.get(`${url}/account`)
  assert.match(page.text, /Firefox på Linux/)
  assert.match(page.text, /Safari på iPhone, iPad/)
  assert.doesNotMatch(page.text, /127\.0\.0\.1/)
  const other = /action="\/account\/sessions\/end"><input type="hidden" name="id" value="(\d+)"/.exec(page.text)![1]!
  const { id: bo } = await db
    .insertInto('person')
    .values({ issuer: 'demonstration', subject: 'bo', name: 'Bo' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const stranger = visitor()
  await stranger.post(`${url}/sign-in`, { person: String(bo) })
  await stranger.post(`${url}/account/sessions/end`, { id: other })
  assert.equal((await there.get(`${url}/account`)).text.includes('Anna Älv'), true)
  await here.post(`${url}/account/sessions/end`, { id: other })
  assert.equal((await there.get(`${url}/account`)).text.includes('Anna Älv'), false)
  await there.post(`${url}/sign-in`, { person: String(anna) })
  const out = await here.post(`${url}/account/sign-out-everywhere`, {})
  assert.match(out.text, /Du är utloggad överallt/)
  for (const who of [here, there]) assert.equal((await who.get(`${url}/account`)).text.includes('Anna Älv'), false)
  assert.match((await stranger.get(`${url}/account`)).text, /Bo/)
})

test('an idle session is over, and a page that asks for it says how to go on', async () => {
  const who = visitor()
  await who.post(`${url}/sign-in`, { person: String(anna) })
  await db
    .updateTable('login_session')
    .set({ seen_at: new Date(Date.now() - 61 * 60_000) })
    .where('ended_at', 'is', null)
    .execute()
  assert.doesNotMatch((await who.get(`${url}/`)).text, /Anna Älv/)
  assert.equal(who.cookie(url, 'allmanning'), undefined)
})

test('a cookie under the API counts for nothing: only a key does', async () => {
  const who = visitor()
  await who.post(`${url}/sign-in`, { person: String(anna) })
  assert.doesNotMatch((await who.get(`${url}/allmanning/v1/no-such`)).text, /Anna Älv/)
})

test('files of the page’s look ask nobody who they are', async () => {
  const who = visitor()
  await who.post(`${url}/sign-in`, { person: String(anna) })
  const style = /href="(\/assets\/style[^"]+)"/.exec((await who.get(url)).text)![1]!
  await db
    .updateTable('login_session')
    .set({ rotated_at: new Date(Date.now() - 3_600_000) })
    .where('ended_at', 'is', null)
    .execute()
  const answer = await who.once(url + style)
  assert.equal(answer.headers.get('set-cookie'), null)
  assert.match(answer.headers.get('cache-control')!, /public/)
  assert.ok((await who.once(url)).headers.get('set-cookie'), 'a page gives the new token')
})
