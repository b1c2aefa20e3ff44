import assert from 'node:assert/strict'
import test from 'node:test'
import { apiCaller } from '../../../test/api-caller.ts'
import { testApp } from '../../../test/app.ts'
import { historyOf } from '../../history/read.ts'
import { startSession } from '../../identity/session/login-session.ts'
import { type Actor, inOrganisation, system, wholeNode } from '../../kernel/actor.ts'
import type { Role } from '../../kernel/role.ts'
import { giveRole } from '../give-role.ts'
import { addOrganisation } from '../keep.ts'
import { makeKey } from '../keys/make-key.ts'
import { dealWith } from './deal-with.ts'
import { countWaiting, noticesOf, waitingFor } from './find.ts'
import { notify, settle } from './notify.ts'

const { app, db } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const now = new Date()
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
const other = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Tallmo kommun' }, code: '2599' })
const key = (role: Role, organisation: number): Actor => ({ kind: 'key', key: 1, grants: [{ role, scope: inOrganisation(organisation) }] })
const tell = (says: string, more: object = {}) =>
  notify(db, {
    organisation: own,
    key: 'drift 12',
    kind: 'evidence-moved',
    subject: { kind: 'decision', id: 12 },
    path: '/organisations',
    says: { sv: says, en: 'The evidence has moved' },
    ...more,
  })
const { id: person } = await db
  .insertInto('person')
  .values({ issuer: 'https://logga-in.example', subject: 'bo', name: 'Bo' })
  .returning('id')
  .executeTakeFirstOrThrow()
await giveRole(db, system, { person, role: 'editor', scope: inOrganisation(own) })
const cookie = `allmanning=${await startSession(db, { person, provider: 'https://logga-in.example', browser: 'Firefox' }, now)}`
const origin = 'http://localhost:3000'
const get = async (path: string, headers: Record<string, string> = { cookie }) => {
  const answer = await app.request(origin + path, { headers })
  return { status: answer.status, text: await answer.text() }
}

test('the same thing is told once until somebody has dealt with it, and says what it says now', async () => {
  await tell('Underlaget har ändrats')
  await tell('Underlaget har ändrats igen')
  assert.equal(await countWaiting(db, own), 1)
  const [one] = (await noticesOf(db, own, { done: false })).rows
  assert.equal(one!.says['sv'], 'Underlaget har ändrats igen')
  await dealWith(db, key('editor', own), own, one!.id, now)
  await dealWith(db, key('editor', own), own, one!.id, now)
  assert.equal((await historyOf(db, 'notice', one!.id)).length, 1)
  await tell('Underlaget har ändrats en tredje gång')
  assert.deepEqual([await countWaiting(db, own), (await noticesOf(db, own, { done: true })).total], [1, 1])
  await settle(db, system, own, 'drift 12')
  assert.equal(await countWaiting(db, own), 0)
})

test('only those with a role in the organisation see what waits, and a reader marks nothing', async () => {
  await tell('Underlaget har ändrats')
  assert.equal((await get(`/organisations/${own}/notices`, {})).status, 401)
  assert.equal((await get(`/organisations/${other}/notices`)).status, 403)
  const { rows } = await noticesOf(db, own, { done: false })
  await assert.rejects(dealWith(db, key('reader', own), own, rows[0]!.id), { kind: 'forbidden' })
  await assert.rejects(dealWith(db, key('editor', other), own, rows[0]!.id), { kind: 'forbidden' })
  await assert.rejects(dealWith(db, key('editor', other), other, rows[0]!.id), { kind: 'not-found' })
  const open = await get(`/organisations/${own}`, {})
  assert.doesNotMatch(open.text, /\/notices/)
})

test('what waits is on its page, its number on the tab and on one’s own pages, and it is marked as done', async () => {
  const page = await get(`/organisations/${own}/notices`)
  for (const told of ['1 sak väntar', 'Underlaget har ändrats', 'Underlag har ändrats', 'orsaken är borta', 'Markera som klart'])
    assert.ok(page.text.includes(told), told)
  assert.match((await get(`/organisations/${own}`)).text, /Att göra<span class="tab-links__count"> 1</)
  assert.match((await get('/account')).text, new RegExp(`href="/organisations/${own}/notices"`))
  assert.match((await get(`/en/organisations/${own}/notices`)).text, /1 thing waits.*The evidence has moved/s)
  const [one] = (await noticesOf(db, own, { done: false })).rows
  const answer = await app.request(`${origin}/organisations/${own}/notices/${one!.id}`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  })
  assert.equal(answer.status, 303)
  assert.match((await get(answer.headers.get('location')!)).text, /Markerat som klart.*Inget väntar/s)
  assert.doesNotMatch((await get('/account')).text, /\/notices/)
})

test('a role in the whole node counts no organisations one by one', async () => {
  await tell('Underlaget har ändrats')
  const coordinator: Actor = { kind: 'key', key: 2, grants: [{ role: 'administrator', scope: wholeNode }] }
  assert.deepEqual(await waitingFor(db, coordinator), [])
  assert.deepEqual(await waitingFor(db, key('reader', own)), [{ organisation: own, name: { sv: 'Älvbacka kommun' }, n: 1 }])
})

test('by the API they are listed, read and marked by their version', async () => {
  const as = async (role: Role) => apiCaller(app, (await makeKey(db, system, { organisation: own, name: role, roles: [role] }, now)).key)
  const [editor, reader, nobody] = [await as('editor'), await as('reader'), apiCaller(app)]
  const all = `/organisations/${own}/notices`
  assert.equal((await nobody('GET', all)).status, 401)
  const { body } = await reader('GET', all)
  assert.deepEqual([body.total, body.items[0].kind, body.items[0].subject], [1, 'evidence-moved', { kind: 'decision', id: '12' }])
  const one = body.items[0].links.self
  const read = await reader('GET', one)
  const ifMatch = read.headers.get('etag')!
  assert.equal((await editor('PATCH', one, { json: { done: true } })).status, 428)
  assert.equal((await reader('PATCH', one, { json: { done: true }, ifMatch })).status, 403)
  const done = await editor('PATCH', one, { json: { done: true }, ifMatch })
  assert.deepEqual([done.status, done.body.doneBy.kind], [200, 'key'])
  assert.equal((await editor('PATCH', one, { json: { done: true }, ifMatch })).status, 412)
  assert.equal((await reader('GET', `${all}?done=true&limit=1`)).body.items[0].id, read.body.id)
})
