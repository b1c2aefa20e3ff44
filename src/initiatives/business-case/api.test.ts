import assert from 'node:assert/strict'
import test from 'node:test'
import { apiCaller } from '../../../test/api-caller.ts'
import { testApp } from '../../../test/app.ts'
import { system } from '../../kernel/actor.ts'
import type { Role } from '../../kernel/role.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { makeKey } from '../../organisations/keys/make-key.ts'
import { asToday, initiativeWith, jointService } from './case.fixture.ts'

const { app, db } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' } })
const other = await addOrganisation(db, system, { kind: 'agency', name: { sv: 'Kustdirektoratet' } })
const as = async (role: Role, organisation = own) =>
  apiCaller(app, (await makeKey(db, system, { organisation, name: role, roles: [role], days: 365 }, new Date())).key)
const [anyone, editor, reader, foreign] = [apiCaller(app), await as('editor'), await as('reader'), await as('editor', other)]

test('a case is read, saved by its version, and every version can be read again', async () => {
  const { initiative, nothing, develop } = await initiativeWith(db, { organisation: own })
  const one = `/initiatives/${initiative}/cases/${develop}`
  const none = await anyone('GET', one)
  assert.deepEqual([none.status, none.body.version, none.body.document], [200, 0, null])
  const ifMatch = none.headers.get('etag')!
  const json = { document: jointService, reason: 'Första' }
  assert.equal((await editor('PUT', one, { json })).status, 428)
  assert.equal((await reader('PUT', one, { json, ifMatch })).status, 403)
  assert.equal((await anyone('PUT', one, { json, ifMatch })).status, 401)
  const saved = await editor('PUT', one, { json, ifMatch })
  assert.deepEqual([saved.status, saved.body.version, saved.body.reason], [200, 1, 'Första'])
  assert.ok(saved.body.result.npv > 0)
  assert.equal(saved.body.savedBy.kind, 'key')
  assert.equal((await editor('PUT', one, { json: { document: asToday }, ifMatch })).status, 412)
  const second = await editor('PUT', one, {
    json: { document: { ...jointService, rate: 0.04, rateFactor: undefined } },
    ifMatch: saved.headers.get('etag')!,
  })
  assert.equal(second.body.version, 2)
  const { items, total } = (await anyone('GET', `${one}/versions`)).body
  assert.deepEqual([total, items.map(({ version }: { version: number }) => version)], [2, [2, 1]])
  const first = await anyone('GET', items[1].links.self)
  assert.equal(first.body.document.rate, 0.035)
  assert.equal(first.body.hash, items[1].hash)
  const list = await anyone('GET', `/initiatives/${initiative}/cases`)
  assert.deepEqual(
    list.body.items.map((found: { alternative: number; version: number }) => [found.alternative, found.version]).slice(0, 2),
    [
      [nothing, 0],
      [develop, 2],
    ],
  )
})

test('what cannot be calculated is refused at its place in what was sent', async () => {
  const { initiative, develop } = await initiativeWith(db, { organisation: own })
  const one = `/initiatives/${initiative}/cases/${develop}`
  const refused = async (document: object) => {
    const answer = await editor('PUT', one, { json: { document }, ifMatch: '*' })
    return [answer.status, answer.body.findings?.[0]?.field]
  }
  assert.deepEqual(await refused({ ...jointService, rate: -1.5 }), [422, '/document/rate'])
  const [item] = jointService.items
  assert.deepEqual(await refused({ ...jointService, items: [{ ...item, probability: 2 }] }), [422, '/document/items/0/probability'])
  assert.deepEqual(await refused({ ...jointService, items: [{ ...item, values: { '2026': 'x' } }] }), [
    422,
    '/document/items/0/values/2026',
  ])
  assert.deepEqual(await refused({ ...jointService, items: [] }), [422, '/document/items'])
  assert.equal((await anyone('GET', one)).body.version, 0)
})

test('a draft is there for those who take part only', async () => {
  const { initiative, develop } = await initiativeWith(db, { organisation: own, published: false })
  for (const path of ['', `/${develop}`, `/${develop}/versions`]) {
    assert.equal((await reader('GET', `/initiatives/${initiative}/cases${path}`)).status, 200)
    for (const outsider of [anyone, foreign]) assert.equal((await outsider('GET', `/initiatives/${initiative}/cases${path}`)).status, 404)
  }
  const json = { document: jointService }
  assert.equal((await foreign('PUT', `/initiatives/${initiative}/cases/${develop}`, { json, ifMatch: '*' })).status, 404)
  assert.equal((await reader('GET', `/initiatives/${initiative}/cases/999999`)).status, 404)
})
