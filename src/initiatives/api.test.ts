import assert from 'node:assert/strict'
import test from 'node:test'
import { apiCaller } from '../../test/api-caller.ts'
import { testApp } from '../../test/app.ts'
import { system } from '../kernel/actor.ts'
import type { Role } from '../kernel/role.ts'
import { addOrganisation } from '../organisations/keep.ts'
import { makeKey } from '../organisations/keys/make-key.ts'

const { app, db } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
const party = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Tallmo kommun' }, code: '2599' })
const other = await addOrganisation(db, system, { kind: 'agency', name: { sv: 'Kustdirektoratet' } })
const as = async (role: Role, organisation = own) =>
  apiCaller(app, (await makeKey(db, system, { organisation, name: role, roles: [role] }, new Date())).key)
const [editor, partner, outsider, anyone] = [await as('editor'), await as('reader', party), await as('steward', other), apiCaller(app)]

const add = async (json: object) => (await editor('POST', '/initiatives', { json: { organisation: own, ...json } })).body

test('an initiative is added, read by those who may, and changed by its version', async () => {
  const made = await editor('POST', '/initiatives', { json: { organisation: own, title: { sv: 'Bygglov' }, parties: [party] } })
  assert.equal(made.status, 201)
  const place = made.headers.get('location')!
  assert.deepEqual([made.body.state, made.body.parties, made.body.stateSince], ['draft', [party], null])
  assert.equal((await partner('GET', place)).status, 200)
  assert.equal((await outsider('GET', place)).status, 404)
  assert.equal((await anyone('GET', place)).status, 404)
  assert.equal((await anyone('POST', '/initiatives', { json: { organisation: own, title: { sv: 'x' } } })).status, 401)
  assert.equal((await outsider('POST', '/initiatives', { json: { organisation: own, title: { sv: 'x' } } })).status, 403)
  assert.equal((await editor('POST', '/initiatives', { json: { organisation: own, title: {} } })).status, 422)
  assert.equal((await editor('POST', '/initiatives', { json: { organisation: own, title: { sv: 'x' }, needs: [99] } })).status, 422)

  const ifMatch = (await editor('GET', place)).headers.get('etag')!
  assert.equal((await editor('PATCH', place, { json: { segment: 'små' } })).status, 428)
  assert.equal((await partner('PATCH', place, { json: { segment: 'små' }, ifMatch })).status, 403)
  const changed = await editor('PATCH', place, { json: { segment: 'små' }, ifMatch })
  assert.deepEqual(
    [changed.status, changed.body.segment, changed.body.title, changed.body.parties],
    [200, 'små', { sv: 'Bygglov' }, [party]],
  )
  assert.equal((await editor('PATCH', place, { json: { segment: null }, ifMatch })).status, 412)
})

test('it is not put forward too early, and the answer says what is missing and where', async () => {
  const { links } = await add({ title: { sv: 'Tidigt' } })
  const refused = await editor('POST', `${links.self}/moves`, { json: { move: 'propose' } })
  assert.equal(refused.status, 422)
  assert.deepEqual(
    refused.body.findings.map(({ code }: { code: string }) => code),
    ['no-reuse', 'no-alternatives', 'no-benefits', 'no-cases'],
  )
  assert.equal((await editor('POST', `${links.self}/moves`, { json: { move: 'start' } })).status, 409)
  assert.equal((await editor('POST', `${links.self}/moves`, { json: { move: 'stop' } })).status, 422)
  const stopped = await editor('POST', `${links.self}/moves`, { json: { move: 'stop', reason: 'Behovet föll bort' } })
  assert.equal(stopped.body.state, 'stopped')
  assert.equal((await editor('POST', links.alternatives, { json: { kind: 'join', title: { sv: 'Sent' } } })).status, 409)
})

test('the list has what one may read, narrowed down', async () => {
  await add({ title: { sv: 'Listat' }, recommendations: [4], parties: [party] })
  const found = async (call: typeof editor, query: string) =>
    (await call('GET', `/initiatives?${query}`)).body.items.map(({ title }: { title: { sv: string } }) => title.sv)
  assert.deepEqual(await found(editor, 'recommendation=4'), ['Listat'])
  assert.deepEqual(await found(partner, `organisation=${party}&q=list`), ['Listat'])
  assert.deepEqual(await found(anyone, 'recommendation=4'), [])
  assert.deepEqual(await found(editor, 'state=stopped'), ['Tidigt'])
})

test('alternatives are added, changed and taken away by their version', async () => {
  const { links } = await add({ title: { sv: 'Val' } })
  const refused = await editor('POST', links.alternatives, { json: { kind: 'develop', title: { sv: 'Bygg' } } })
  assert.deepEqual([refused.status, refused.body.findings[0].field], [422, '/kind'])
  const without = await editor('POST', links.alternatives, { json: { kind: 'innovation', title: { sv: 'Nytt' } } })
  assert.deepEqual([without.status, without.body.findings[0].code], [422, 'no-innovation-case'])
  assert.equal((await editor('POST', links.alternatives, { json: { kind: 'reuse', title: { sv: 'x' }, reuses: [4711] } })).status, 422)
  const risks = [{ what: { sv: 'Dyrt' }, likelihood: 5, impact: 4 }]
  const made = await editor('POST', links.alternatives, {
    json: { kind: 'innovation', innovation: 'improved', title: { sv: 'Nytt' }, risks },
  })
  assert.deepEqual([made.status, made.body.gravestRisk, made.body.innovation], [201, 20, 'improved'])
  const place = made.headers.get('location')!
  const ifMatch = (await editor('GET', place)).headers.get('etag')!
  const changed = await editor('PATCH', place, { json: { kind: 'procure' }, ifMatch })
  assert.deepEqual([changed.status, changed.body.innovation, changed.body.risks.length], [200, null, 1])
  const all = (await editor('GET', links.alternatives)).body.items
  assert.deepEqual(
    all.map(({ kind }: { kind: string }) => kind),
    ['nothing', 'procure'],
  )
  assert.equal((await editor('DELETE', `/alternatives/${all[0].id}`, { ifMatch: '*' })).status, 409)
  assert.equal((await outsider('DELETE', place, { ifMatch: '*' })).status, 404)
  assert.equal((await editor('DELETE', place, { ifMatch: changed.headers.get('etag')! })).status, 200)
  assert.equal((await editor('GET', place)).status, 404)
})
