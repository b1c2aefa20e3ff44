import assert from 'node:assert/strict'
import test from 'node:test'
import { apiCaller } from '../../test/api-caller.ts'
import { testApp } from '../../test/app.ts'
import { system } from '../kernel/actor.ts'
import type { Role } from '../kernel/role.ts'
import { addOrganisation } from '../organisations/keep.ts'
import { makeKey } from '../organisations/keys/make-key.ts'

const { app, db } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const now = new Date()
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' } })
const other = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Tallmo kommun' } })
const as = async (role: Role, organisation = own) =>
  apiCaller(app, (await makeKey(db, system, { organisation, name: role, roles: [role] }, now)).key)
const [anyone, editor, decider, stranger] = [
  apiCaller(app),
  await as('editor'),
  await as('decision-maker'),
  await as('decision-maker', other),
]

const input = {
  organisation: own,
  title: { sv: 'Gemensam plattform' },
  question: { sv: 'Ska vi gå med?' },
  alternatives: [
    { key: 'join', title: { sv: 'Gå med' } },
    { key: 'nothing', title: { sv: 'Inget' } },
  ],
}
const taking = {
  version: 1,
  chosen: 'join',
  conclusion: { sv: 'Vi går med.' },
  reasons: { sv: 'Det sparar tid.' },
  decidedBy: 'Kommunstyrelsen',
  decidedOn: '2026-06-01',
}
const drafted = async (more: object = {}): Promise<number> => (await editor('POST', '/decisions', { json: { ...input, ...more } })).body.id
async function taken(more: object = {}): Promise<number> {
  const id = await drafted(more)
  assert.equal((await decider('POST', `/decisions/${id}/takings`, { json: taking })).status, 200)
  return id
}

test('a draft is for its own organisation, and is changed by its version', async () => {
  assert.equal((await anyone('POST', '/decisions', { json: input })).status, 401)
  assert.equal((await stranger('POST', '/decisions', { json: input })).status, 403)
  const made = await editor('POST', '/decisions', { json: input })
  assert.equal(made.status, 201)
  const at = made.headers.get('location')!
  const [read, hidden] = [await editor('GET', at), await stranger('GET', at)]
  assert.deepEqual([read.body, hidden.status, (await anyone('GET', at)).status], [made.body, 404, 404])
  const ifMatch = read.headers.get('etag')!
  assert.equal((await editor('PATCH', at, { json: { chosen: 'join' } })).status, 428)
  const changed = await editor('PATCH', at, { json: { chosen: 'join' }, ifMatch })
  assert.deepEqual([changed.status, changed.body.chosen, changed.body.title], [200, 'join', input.title])
  assert.equal((await editor('PATCH', at, { json: { chosen: null }, ifMatch })).status, 412)
  const wrong = await editor('PATCH', at, {
    json: { alternatives: [...input.alternatives, input.alternatives[0]] },
    ifMatch: changed.headers.get('etag')!,
  })
  assert.deepEqual([wrong.status, wrong.body.findings[0].field], [422, '/alternatives'])
})

test('a decision that has been taken is for everyone, and refuses every change of what it says', async () => {
  const id = await taken()
  const read = await anyone('GET', `/decisions/${id}`)
  assert.deepEqual([read.status, read.body.state, read.body.chosen, read.body.decidedBy], [200, 'decided', 'join', 'Kommunstyrelsen'])
  assert.equal(
    (await editor('PATCH', `/decisions/${id}`, { json: { title: { sv: 'x' } }, ifMatch: read.headers.get('etag')! })).status,
    409,
  )
  assert.equal((await decider('POST', `/decisions/${id}/takings`, { json: { ...taking, version: 2 } })).status, 409)
  assert.equal((await editor('POST', `/decisions/${id}/evidence`, { json: { kind: 'decision', subject: String(id) } })).status, 409)
  assert.deepEqual((await anyone('GET', `/decisions/${id}`)).body, read.body)
})

test('evidence is pinned, drifts when it is replaced, and stops a decision until somebody says why', async () => {
  const below = await taken()
  const id = await drafted()
  const evidence = await editor('POST', `/decisions/${id}/evidence`, { json: { kind: 'decision', subject: String(below) } })
  assert.deepEqual([evidence.status, evidence.body.items[0].drift], [200, 'as-pinned'])
  assert.equal((await editor('POST', `/decisions/${id}/evidence`, { json: { kind: 'nothing', subject: '1' } })).status, 422)
  const next = (await editor('POST', `/decisions/${below}/replacements`)).body
  assert.deepEqual([next.supersedes, next.state], [below, 'draft'])
  await decider('POST', `/decisions/${next.id}/takings`, { json: taking })
  assert.deepEqual(
    [(await anyone('GET', `/decisions/${below}`)).body.state, (await anyone('GET', `/decisions/${below}`)).body.supersededBy],
    ['superseded', next.id],
  )

  const moved = (await editor('GET', `/decisions/${id}/evidence`)).body
  assert.deepEqual([moved.items[0].drift, moved.items[0].now.value, moved.materiality], ['moved', { state: 'superseded' }, null])
  const stopped = await decider('POST', `/decisions/${id}/takings`, { json: taking })
  assert.deepEqual([stopped.status, stopped.body.findings[0].code], [409, 'evidence-moved'])
  const anyway = await decider('POST', `/decisions/${id}/takings`, { json: { ...taking, anyway: 'Det nya säger detsamma.' } })
  assert.equal(anyway.status, 200)
  const judged = (await anyone('GET', `/decisions/${id}/evidence`)).body.items[0]
  assert.deepEqual([judged.drift, judged.accepted.why], ['accepted', 'Det nya säger detsamma.'])
  const again = await decider('POST', `/decisions/${id}/evidence/${judged.id}/acceptances`, { json: { seen: judged.now.hash, why: 'x' } })
  assert.equal(again.status, 409)
})

test('a position is published, listed, relied on with a difference, and left', async () => {
  const id = await taken({ title: { sv: 'Molntjänster' } })
  assert.equal(
    (await stranger('POST', `/decisions/${id}/adoptions`, { json: { organisation: other, adoptedOn: '2026-09-01' } })).status,
    409,
  )
  const published = await decider('POST', `/decisions/${id}/publications`, { json: { version: 2, appliesTo: { sv: 'Kommuner' } } })
  assert.deepEqual([published.status, published.body.isPosition], [200, true])
  const listed = (await anyone('GET', '/positions?q=moln')).body
  assert.deepEqual([listed.total, listed.items[0].id], [1, id])
  const json = { organisation: other, adoptedOn: '2026-09-01', difference: { sv: 'Inte skolan.' } }
  assert.equal((await decider('POST', `/decisions/${id}/adoptions`, { json })).status, 403)
  const adopted = await stranger('POST', `/decisions/${id}/adoptions`, { json })
  assert.deepEqual([adopted.status, adopted.body.difference.sv], [201, 'Inte skolan.'])
  assert.equal((await anyone('GET', `/positions?adoptedBy=${other}`)).body.total, 1)
  assert.equal((await decider('DELETE', `/decisions/${id}/adoptions/${adopted.body.id}`)).status, 403)
  const left = await stranger('DELETE', `/decisions/${id}/adoptions/${adopted.body.id}`)
  assert.deepEqual([left.status, left.body.endedAt !== null], [200, true])
  const withdrawn = await decider('POST', `/decisions/${id}/withdrawals`, { json: { version: 3, why: 'Rättsläget är ett annat.' } })
  assert.deepEqual(
    [withdrawn.body.state, withdrawn.body.withdrawnWhy, withdrawn.body.isPosition],
    ['withdrawn', 'Rättsläget är ett annat.', false],
  )
})

test('the list is narrowed down by organisation, state and what it is about', async () => {
  const id = await drafted({ subject: { kind: 'initiative', id: '7' }, purpose: 'start' })
  const found = async (call: typeof anyone, query: string) =>
    (await call('GET', `/decisions?limit=100&${query}`)).body.items.map((one: { id: number }) => one.id)
  assert.deepEqual(await found(editor, 'subjectKind=initiative&subject=7'), [id])
  assert.deepEqual(await found(anyone, 'subjectKind=initiative&subject=7'), [])
  assert.deepEqual(await found(editor, `state=draft&organisation=${other}`), [])
  assert.ok((await found(anyone, `organisation=${own}&state=decided`)).length > 1)
})
