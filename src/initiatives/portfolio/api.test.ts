import assert from 'node:assert/strict'
import test from 'node:test'
import { apiCaller } from '../../../test/api-caller.ts'
import { testApp } from '../../../test/app.ts'
import { system } from '../../kernel/actor.ts'
import type { Role } from '../../kernel/role.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { makeKey } from '../../organisations/keys/make-key.ts'
import { keepSample } from './fixtures.ts'

const { app, db } = await testApp({ DEMO: 'false', RATE_LIMIT_PER_MINUTE: '0' })
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
const other = await addOrganisation(db, system, { kind: 'region', name: { sv: 'Region Norrskog' } })
const as = async (role: Role, organisation: number) =>
  apiCaller(app, (await makeKey(db, system, { organisation, name: role, roles: [role], days: 365 }, new Date())).key)
const anyone = apiCaller(app)
const [decider, reader, outsider] = [await as('decision-maker', own), await as('reader', own), await as('decision-maker', other)]

// Oracle NNK-1: 3.0 million for 2.5, and 2.0 for 1.6.
const large = await keepSample(db, { title: 'Stor', organisation: own, npv: 500_000, investment: 2_500_000 })
const small = await keepSample(db, { title: 'Liten', organisation: own, npv: 400_000, investment: 1_600_000 })
const hidden = await keepSample(db, { title: 'Andras utkast', organisation: other, npv: 1, investment: 1, published: false })

const linear = { kind: 'linear', worst: 0, best: 100 }
const criteria = [
  { key: 'a', name: { sv: 'A' }, measure: 'hand', points: 35, value: linear },
  { key: 'b', name: { sv: 'B' }, measure: 'hand', points: 65, value: linear },
]
const made = await decider('POST', '/portfolios', { json: { organisation: own, title: { sv: 'Två' }, budget: 2_500_000, criteria } })
const one = `/portfolios/${made.body.id}`

test('a portfolio is made by a decision maker, and read by those of the organisation until it is published', async () => {
  assert.equal(made.status, 201)
  assert.deepEqual([made.body.budget, made.body.criteria.length, made.body.version], [2_500_000, 2, 1])
  assert.equal((await reader('POST', '/portfolios', { json: { organisation: own, title: { sv: 'X' } } })).status, 403)
  assert.equal((await anyone('POST', '/portfolios', { json: { organisation: own, title: { sv: 'X' } } })).status, 401)
  assert.equal((await reader('GET', one)).status, 200)
  assert.deepEqual([(await outsider('GET', one)).status, (await anyone('GET', one)).status], [404, 404])
  assert.equal((await anyone('GET', '/portfolios')).body.total, 0)
  assert.equal((await reader('GET', '/portfolios')).body.items[0].id, made.body.id)
})

test('a budget below nought, weights of nought and scales that cannot be are refused, and told where', async () => {
  const wrong = async (more: object) => decider('POST', '/portfolios', { json: { organisation: own, title: { sv: 'X' }, ...more } })
  assert.deepEqual((await wrong({ budget: -1 })).body.findings[0].field, '/budget')
  assert.match((await wrong({ criteria: criteria.map((criterion) => ({ ...criterion, points: 0 })) })).body.detail, /vikten 0|weight 0/)
  const same = await wrong({ criteria: [{ ...criteria[0], value: { kind: 'linear', worst: 1, best: 1 } }] })
  assert.deepEqual([same.status, same.body.findings[0].field], [422, '/criteria/0/value/best'])
  const words = await wrong({ criteria: [{ ...criteria[0], measure: 'urgency' }] })
  assert.deepEqual([words.status, words.body.findings[0].field], [422, '/criteria/0/value'])
  assert.equal((await wrong({ criteria: [criteria[0], criteria[0]] })).status, 422)
})

test('initiatives that one may read are added, and weighed by their own version', async () => {
  assert.equal((await decider('POST', `${one}/initiatives`, { json: { initiatives: [hidden] } })).status, 404)
  assert.equal((await reader('POST', `${one}/initiatives`, { json: { initiatives: [large] } })).status, 403)
  assert.equal((await decider('POST', `${one}/initiatives`, { json: { initiatives: [large, small] } })).status, 200)
  assert.equal((await decider('GET', `${one}/initiatives`)).body.total, 2)
  const at = `${one}/initiatives/${large}`
  const ifMatch = (await decider('GET', at)).headers.get('etag')
  const score = (value: number) => ({ score: value, why: { sv: 'Styrgruppen' } })
  const json = { scores: { a: score(80), b: score(60) } }
  assert.equal((await decider('PUT', at, { json })).status, 428)
  assert.equal((await decider('PUT', at, { ifMatch, json: { scores: { a: { score: 80 } } } })).body.findings[0].field, '/scores/a/why')
  assert.equal((await decider('PUT', at, { ifMatch, json: { gate: 'must' } })).body.findings[0].field, '/gateWhy')
  assert.match((await decider('PUT', at, { ifMatch, json: { scores: { c: score(1) } } })).body.detail, /a, b/)
  assert.equal((await decider('PUT', at, { ifMatch, json })).body.version, 2)
  assert.equal((await decider('PUT', at, { ifMatch, json })).status, 412)
  const second = `${one}/initiatives/${small}`
  const other_ = { ifMatch: (await decider('GET', second)).headers.get('etag'), json: { scores: { a: score(65), b: score(90) } } }
  assert.equal((await decider('PUT', second, other_)).status, 200)
})

test('the ranking has points, contributions and the weights where the order changes', async () => {
  const { body } = await reader('GET', `${one}/ranking`)
  assert.deepEqual(
    body.ranked.map(({ initiative, place, points, contributions }: never) => [initiative, place, points, contributions]),
    [
      [small, 1, 81.25, [22.75, 58.5]],
      [large, 2, 67, [28, 39]],
    ],
  )
  // 65w + 90(1 − w) = 80w + 60(1 − w) where w = 2/3.
  assert.deepEqual(body.sensitivity[0].above, { weight: 0.666667, rises: large, falls: small })
  assert.deepEqual(body.sensitivity[0].firsts, [
    { initiative: small, from: 0, to: 0.666667 },
    { initiative: large, from: 0.666667, to: 1 },
  ])
  assert.equal(body.sensitivity[0].below, null)
})

test('NNK-1: the best choice and the one by ratio, with the difference in kronor, under any budget', async () => {
  const { body } = await reader('GET', `${one}/selection`)
  assert.deepEqual([body.best.initiatives, body.byRatio.initiatives, body.difference, body.proven], [[large], [small], 100_000, true])
  assert.deepEqual((await reader('GET', `${one}/selection?budget=1600000`)).body.best.initiatives, [small])
  assert.equal((await reader('GET', `${one}/selection?budget=-1`)).status, 422)
  assert.equal(body.parties.views[0].party, `organisation:${own}`)
})

test('scenarios are kept, shown under, and removed', async () => {
  const added = await decider('POST', `${one}/scenarios`, {
    json: { title: { sv: 'Utan den lilla' }, excluded: [small], points: { b: 0 } },
  })
  assert.equal(added.status, 201)
  const scenario = added.body.scenarios[0].id
  const { body } = await reader('GET', `${one}/ranking?scenario=${scenario}`)
  assert.deepEqual([body.ranked.length, body.excluded, body.criteria[1].weight], [1, [small], 0])
  assert.equal((await reader('GET', `${one}/ranking?scenario=999`)).status, 404)
  assert.equal((await decider('POST', `${one}/scenarios`, { json: { title: { sv: 'X' }, points: { a: 0, b: 0 } } })).status, 422)
  assert.equal((await outsider('DELETE', `${one}/scenarios/${scenario}`)).status, 404)
  assert.deepEqual((await decider('DELETE', `${one}/scenarios/${scenario}`)).body.scenarios, [])
})

test('what was said of a criterion goes with it', async () => {
  const change = async (keys: string[]) => {
    const ifMatch = (await decider('GET', one)).headers.get('etag')
    const json = { criteria: keys.map((key) => ({ ...criteria[0], key })) }
    assert.equal((await decider('PATCH', one, { json, ifMatch })).status, 200)
  }
  await change(['a'])
  await change(['a', 'b'])
  assert.deepEqual(Object.keys((await decider('GET', `${one}/initiatives/${large}`)).body.scores), ['a'])
  assert.deepEqual((await decider('GET', `${one}/ranking`)).body.unranked[0].missing, ['b'])
})

test('it is changed by its version, published, and removed', async () => {
  const ifMatch = async () => (await decider('GET', one)).headers.get('etag')
  const first = await ifMatch()
  assert.equal((await decider('PATCH', one, { json: {}, ifMatch: first })).status, 422)
  const changed = await decider('PATCH', one, { json: { budget: null, published: true }, ifMatch: first })
  assert.deepEqual([changed.status, changed.body.budget, changed.body.publishedAt !== null], [200, null, true])
  assert.equal((await decider('PATCH', one, { json: { budget: 1 }, ifMatch: first })).status, 412)
  assert.equal((await anyone('GET', one)).status, 200)
  assert.equal((await outsider('PATCH', one, { json: { budget: 1 }, ifMatch: await ifMatch() })).status, 403)
  assert.equal((await decider('DELETE', `${one}/initiatives/${small}`)).status, 200)
  assert.equal((await decider('DELETE', one, { ifMatch: await ifMatch() })).status, 200)
  assert.equal((await decider('GET', one)).status, 404)
})

test('whoever may not read an initiative is told how many are left out, and nothing of them', async () => {
  const { body } = await outsider('POST', '/portfolios', { json: { organisation: other, title: { sv: 'Regionens' } } })
  const at = `/portfolios/${body.id}`
  assert.equal((await outsider('POST', `${at}/initiatives`, { json: { initiatives: [hidden, large] } })).status, 200)
  const ifMatch = (await outsider('GET', at)).headers.get('etag')
  assert.equal((await outsider('PATCH', at, { json: { published: true }, ifMatch })).status, 200)
  const seen = (await anyone('GET', `${at}/ranking`)).body
  assert.deepEqual([seen.hidden, seen.unranked.map(({ initiative }: { initiative: number }) => initiative)], [1, [large]])
  assert.equal((await anyone('GET', `${at}/initiatives/${hidden}`)).status, 404)
  assert.equal((await anyone('GET', `${at}/initiatives`)).body.total, 1)
})
