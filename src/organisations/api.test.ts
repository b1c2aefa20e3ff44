import assert from 'node:assert/strict'
import test from 'node:test'
import { apiCaller } from '../../test/api-caller.ts'
import { testApp } from '../../test/app.ts'
import { approvables } from '../approvals.ts'
import { inOrganisation, system } from '../kernel/actor.ts'
import type { Role } from '../kernel/role.ts'
import { setApproval } from './approval/settings.ts'
import { giveRole } from './give-role.ts'
import { addOrganisation } from './keep.ts'
import { makeKey, withdrawKey } from './keys/make-key.ts'

const { app, db } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const now = new Date()
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
const other = await addOrganisation(db, system, { kind: 'agency', name: { sv: 'Kustdirektoratet' }, number: '999900-0012' })
const make = (role: Role, organisation: number | null = own, days = 365, at = now) =>
  makeKey(db, system, { organisation, name: role, roles: [role], days }, at)
const as = async (role: Role, organisation: number | null = own) => apiCaller(app, (await make(role, organisation)).key)
const [anyone, administrator, steward, editor, reader] = [
  apiCaller(app),
  await as('administrator'),
  await as('steward'),
  await as('editor'),
  await as('reader'),
]
const one = `/organisations/${own}`

test('organisations are found by a part of the name, number, code and kind', async () => {
  const found = async (query: string) => (await anyone('GET', `/organisations?${query}`)).body.items.map(({ id }: { id: number }) => id)
  assert.deepEqual(await found('q=backa'), [own])
  assert.deepEqual(await found('number=999900-0012'), [other])
  assert.deepEqual(await found('number=9999000012'), [other])
  assert.deepEqual(await found('number=12'), [])
  assert.deepEqual(await found('code=2598&kind=municipality'), [own])
  assert.deepEqual(await found('code=2598&kind=agency'), [])
  const paged = await anyone('GET', '/organisations?limit=1&page=2')
  assert.deepEqual([paged.body.items.length, paged.body.total, paged.body.links.previous !== undefined], [1, 2, true])
})

test('an organisation is added with a role for the whole node, and a wrong check digit is named', async () => {
  const node = await as('administrator', null)
  const input = { kind: 'company', name: { sv: 'Älvbacka vatten AB' } }
  assert.equal((await administrator('POST', '/organisations', { json: input })).status, 403)
  assert.equal((await anyone('POST', '/organisations', { json: input })).status, 401)
  const wrong = await node('POST', '/organisations', { json: { ...input, number: '999900-0013' } })
  assert.equal(wrong.status, 422)
  assert.equal(wrong.body.findings[0].field, '/number')
  assert.match(wrong.body.findings[0].fix.sv, /kontrollsiffra/)
  const added = await node('POST', '/organisations', { json: input })
  assert.equal(added.status, 201)
  assert.deepEqual((await anyone('GET', added.headers.get('location')!)).body, added.body)
})

test('it is changed by its version: what is left out stays, null takes away, and the second of two is told', async () => {
  const read = await anyone('GET', one)
  const ifMatch = read.headers.get('etag')!
  assert.equal((await administrator('PATCH', one, { json: { code: '2597' } })).status, 428)
  assert.equal((await editor('PATCH', one, { json: { code: '2597' }, ifMatch })).status, 403)
  const changed = await administrator('PATCH', one, { json: { code: '2597', validFrom: '1971-01-01' }, ifMatch })
  assert.deepEqual([changed.status, changed.body.code, changed.body.name.sv, changed.body.version], [200, '2597', 'Älvbacka kommun', 2])
  assert.equal((await administrator('PATCH', one, { json: { code: '2596' }, ifMatch })).status, 412)
  const wrongOrder = await administrator('PATCH', one, { json: { validTo: '1970-01-01' }, ifMatch: changed.headers.get('etag')! })
  assert.deepEqual([wrongOrder.status, wrongOrder.body.findings[0].field], [422, '/validTo'])
  const without = await administrator('PATCH', one, { json: { validFrom: null }, ifMatch: changed.headers.get('etag')! })
  assert.equal(without.body.validFrom, null)
})

test('figures, groups and publishers are stated, and read with the organisation', async () => {
  assert.equal(
    (await administrator('POST', `${one}/figures`, { json: { fact: 'staff', year: 2025, value: 900, source: 'SCB' } })).status,
    200,
  )
  assert.equal((await administrator('POST', `${one}/groups`, { json: { edition: '2023', code: 'C6', source: 'SKR' } })).status, 200)
  const uri = 'https://alvbacka.example/'
  assert.equal((await steward('POST', `${one}/publishers`, { json: { address: uri, state: 'confirmed' } })).status, 200)
  const { figures, groups, publishers } = (await anyone('GET', one)).body
  assert.deepEqual(
    [figures, groups, publishers],
    [[{ fact: 'staff', year: 2025, value: 900, source: 'SCB' }], [{ edition: '2023', code: 'C6', source: 'SKR' }], [uri]],
  )
})

test('history is walked by cursor to its end, each change once, and told to nobody without a role', async () => {
  assert.equal((await anyone('GET', `${one}/history`)).status, 401)
  assert.equal((await (await as('reader', other))('GET', `${one}/history`)).status, 403)
  const seen: number[] = []
  for (let cursor: string | undefined = '*'; cursor; ) {
    const { body } = await reader('GET', `${one}/history?limit=3&cursor=${cursor}`)
    seen.push(...body.items.map(({ id }: { id: number }) => id))
    cursor = body.nextCursor
  }
  const all = (await reader('GET', `${one}/history?limit=100`)).body
  assert.ok(seen.length > 6)
  assert.deepEqual(
    seen,
    all.items.map(({ id }: { id: number }) => id),
  )
  assert.deepEqual([all.total, seen], [seen.length, [...seen].sort((a, b) => b - a)])
  assert.equal((await reader('GET', `${one}/history?cursor=*&page=2`)).status, 422)
  const changed = all.items.find(({ action }: { action: string }) => action === 'figure')
  assert.deepEqual([changed.by.kind, changed.after.staff], ['key', { 2025: 900 }])
})

test('the whole history is taken out as lines with their seals, or as a list', async () => {
  const lines = await reader('GET', `${one}/history/export`)
  assert.equal(lines.headers.get('content-type'), 'application/x-ndjson')
  const parsed = lines.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.ok(parsed.length > 6 && parsed.at(-1).seal.hash)
  assert.deepEqual((await reader('GET', `${one}/history/export`, { headers: { accept: 'application/json' } })).body, parsed)
  assert.equal((await anyone('GET', `${one}/history/export`)).status, 401)
})

test('keys are made and withdrawn by an administrator; one is shown once, and not kept for whoever sends again', async () => {
  const wanted = { name: 'Diariet', roles: ['editor'], days: 30 }
  assert.equal((await steward('POST', `${one}/keys`, { json: wanted })).status, 403)
  assert.equal(
    (await administrator('POST', `${one}/keys`, { json: { ...wanted, roles: ['steward'] } })).status,
    403,
    'a role it has not itself',
  )
  const again = await administrator('POST', `${one}/keys`, { json: wanted, headers: { 'idempotency-key': 'a' } })
  assert.equal(again.status, 422)
  const made = await administrator('POST', `${one}/keys`, { json: { ...wanted, roles: ['administrator'] } })
  assert.equal(made.status, 201)
  assert.match(made.body.key, /^allm_/)
  assert.match(made.headers.get('cache-control')!, /no-store/)
  const { key, ...rest } = made.body
  assert.deepEqual((await administrator('GET', made.headers.get('location')!)).body, rest)
  assert.ok(!JSON.stringify((await administrator('GET', `${one}/keys?limit=100`)).body).includes(key))
  assert.equal((await apiCaller(app, key)('GET', `${one}/keys`)).status, 200)
  assert.equal((await administrator('DELETE', rest.links.self)).status, 200)
  assert.equal((await apiCaller(app, key)('GET', `${one}/keys`)).status, 401)
})

const expired = await make('steward', own, 1, new Date(now.getTime() - 2 * 86_400_000))
const withdrawn = await make('steward')
await withdrawKey(db, system, own, withdrawn.id, now)
for (const [why, key] of [
  ['has no form of ours', 'sesam-123'],
  ['nobody has made', `allm_${'a'.repeat(43)}`],
  ['has expired', expired.key],
  ['has been withdrawn', withdrawn.key],
] as const)
  for (const [method, path] of [
    ['GET', '/organisations'],
    ['POST', '/sources'],
  ] as const)
    test(`a key that ${why} opens nothing, not even what is open to all: ${method} ${path}`, async () => {
      const answer = await apiCaller(app, key)(method, path, method === 'POST' ? { json: { name: 'X', organisation: own } } : {})
      assert.equal(answer.status, 401)
      assert.equal(answer.headers.get('content-type'), 'application/problem+json')
      assert.match(answer.headers.get('www-authenticate')!, /^Bearer\b/)
      assert.equal(answer.body.status, 401)
      assert.ok(!answer.text.includes(key))
    })

test('without a key a change is refused with what is asked for, and a key in the address is none', async () => {
  const none = await anyone('POST', '/sources', { json: { name: 'X', organisation: own } })
  assert.deepEqual([none.status, none.headers.get('www-authenticate')], [401, 'Bearer'])
  const { key } = await make('steward')
  for (const name of ['access_token', 'api_key', 'key']) {
    const answer = await anyone('POST', `/sources?${name}=${key}`, { json: { name: 'X', organisation: own } })
    assert.deepEqual([answer.status, answer.body.findings[0].field], [422, name])
    assert.ok(!answer.text.includes(key))
  }
  assert.equal((await editor('POST', '/sources', { json: { name: 'X', organisation: own } })).status, 403, 'a role too small')
})

test('changes that the organisation wants a second person for answer 202, and are decided by another key', async () => {
  const source = (await steward('POST', '/sources', { json: { name: 'Badvatten', organisation: own } })).body
  assert.equal(source.organisation, own)
  await setApproval(db, system, approvables, { organisation: own, kinds: ['source', 'organisation'] })
  // A key acts for its maker: two keys of nobody's are two, and the second is made by somebody.
  const { id: person } = await db
    .insertInto('person')
    .values({ issuer: 'x', subject: 'maker', name: 'Åsa' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await giveRole(db, system, { person, role: 'steward', scope: inOrganisation(own) })
  const asPerson = {
    kind: 'person',
    person,
    grants: [
      { role: 'administrator', scope: inOrganisation(own) },
      { role: 'steward', scope: inOrganisation(own) },
    ],
  } as const
  const second = apiCaller(app, (await makeKey(db, asPerson, { organisation: own, name: 'Granskaren', roles: ['steward'] }, now)).key)
  const path = source.links.self
  const etag = async () => (await anyone('GET', path)).headers.get('etag')!

  const waiting = await steward('PATCH', path, { json: { name: 'Badvatten 2' }, ifMatch: await etag() })
  assert.deepEqual([waiting.status, waiting.body.state, waiting.body.after.name], [202, 'waiting', 'Badvatten 2'])
  const approval = waiting.headers.get('location')!
  assert.equal(approval, waiting.body.links.self)
  assert.equal((await anyone('GET', path)).body.name, 'Badvatten')
  assert.deepEqual((await reader('GET', approval)).body, waiting.body)
  assert.equal((await anyone('GET', approval)).status, 401)
  assert.deepEqual((await reader('GET', `${one}/approvals`)).body.items, [waiting.body])

  assert.equal((await steward('POST', `${approval}/decisions`, { json: { verdict: 'approve' } })).status, 403, 'one’s own')
  assert.equal((await editor('POST', `${approval}/decisions`, { json: { verdict: 'approve' } })).status, 403, 'a role too small')
  assert.equal((await second('POST', `${approval}/decisions`, { json: { verdict: 'reject' } })).status, 422, 'no reason')
  const approved = await second('POST', `${approval}/decisions`, { json: { verdict: 'approve' } })
  assert.deepEqual([approved.status, approved.body.state], [200, 'approved'])
  assert.equal((await anyone('GET', path)).body.name, 'Badvatten 2')
  assert.equal((await second('POST', `${approval}/decisions`, { json: { verdict: 'approve' } })).status, 409)

  const ending = await steward('DELETE', path, { ifMatch: await etag() })
  const facts = await administrator('PATCH', one, { json: { name: { sv: 'Älvbacka' } }, ifMatch: '*' })
  assert.deepEqual([ending.status, facts.status], [202, 202])
  const ids = [ending.body.id, facts.body.id]
  assert.equal((await editor('POST', `${one}/approvals/decisions`, { json: { approvals: ids, verdict: 'approve' } })).status, 403)
  const bulk = await second('POST', `${one}/approvals/decisions`, { json: { approvals: [...ids, 999_999], verdict: 'approve' } })
  assert.deepEqual(
    bulk.body.decided,
    ids.map((id) => ({ id, state: 'approved' })),
  )
  assert.deepEqual(
    bulk.body.refused.map(({ id, type }: { id: number; type: string }) => [id, type]),
    [[999_999, 'https://w3id.org/allmanning/problems#not-found']],
  )
  assert.ok((await anyone('GET', path)).body.endedAt)
  assert.equal((await anyone('GET', one)).body.name.sv, 'Älvbacka')

  const third = await administrator('PATCH', one, { json: { code: '2595' }, ifMatch: '*' })
  const taken = await administrator('DELETE', third.headers.get('location')!)
  assert.deepEqual([taken.status, taken.body.state], [200, 'withdrawn'])
  assert.equal((await reader('GET', `${one}/approvals`)).body.total, 0)
  assert.equal((await reader('GET', `${one}/approvals?state=decided`)).body.total, 4)
})
