import assert from 'node:assert/strict'
import test from 'node:test'
import { apiCaller } from '../../../test/api-caller.ts'
import { testApp } from '../../../test/app.ts'
import { startSession } from '../../identity/session/login-session.ts'
import { inOrganisation, system } from '../../kernel/actor.ts'
import { giveRole } from '../../organisations/give-role.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { makeKey } from '../../organisations/keys/make-key.ts'
import { hitsOf } from './find.ts'

const { app, db, get, take } = await testApp({ DEMO: 'false' })
const organisation = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
await take(`<https://block.example/post> a <http://www.w3.org/ns/adms#Asset> ; dcterms:type <https://w3id.org/allmanning/ns#BuildingBlock> ;
    dcterms:title "Digital post"@sv ; dcterms:description "Skickar brev till en digital brevlåda."@sv .`)
const { id: person } = await db
  .insertInto('person')
  .values({ issuer: 'https://logga-in.example', subject: 'red', name: 'Red Aktör' })
  .returning('id')
  .executeTakeFirstOrThrow()
await giveRole(db, system, { person, role: 'editor', scope: inOrganisation(organisation) })
const token = await startSession(db, { person, provider: 'https://logga-in.example', browser: 'Firefox' }, new Date())
const visit = async (path: string) => (await app.request(path, { headers: { cookie: `allmanning=${token}` } })).text()
const send = async (path: string, fields: Record<string, string>) => {
  const answer = await app.request(path, {
    method: 'POST',
    headers: { cookie: `allmanning=${token}`, origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
  return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
}
const initiative = async (title: string, publishedAt: Date | null = new Date()) =>
  (
    await db
      .insertInto('initiative')
      .values({
        organisation_id: organisation,
        title: JSON.stringify({ sv: title }),
        summary: JSON.stringify({ sv: 'Brev ska komma i en digital brevlåda.' }),
        published_at: publishedAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

test('the check is made, answered and read by the pages', async () => {
  const id = await initiative('Breven')
  const path = `/initiatives/${id}/reuse`
  assert.match(await visit(path), /Ingen har letat än/)
  assert.match(await visit(path), /Brev ska komma i en digital brevlåda\./)
  assert.doesNotMatch((await get(path)).text, /<textarea/)
  assert.equal((await send(path, { text: ' ' })).status, 422)
  assert.equal((await send(path, { text: 'Posten ska komma i en digital brevlåda' })).status, 303)
  assert.match(await visit(path), /En träff väntar på svar/)
  const hit = (await hitsOf(db, id))[0]!
  const answer = (more: Record<string, string>) => send(`${path}/answers`, { hit: String(hit.id), ...more })
  assert.match((await answer({})).text, /Välj om ni kan använda det/)
  const wrong = await answer({ [`verdict-${hit.id}`]: 'not-suitable', [`says-${hit.id}`]: 'Vi får inte.' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Vi får inte\./)
  assert.equal((await answer({ [`verdict-${hit.id}`]: 'use' })).to, `${path}?saved=answer#hit-${hit.id}`)
  assert.match(await visit(path), /Kontrollen är besvarad/)
  assert.match((await get(`/entries/${hit.thingId}`)).text, /Används av 1 initiativ/)
  assert.match((await get(`/en/entries/${hit.thingId}`)).text, /Used by 1 initiative/)
})

test('a draft’s check is there for its own organisation only, and the entry counts it without its name', async () => {
  const id = await initiative('Hemliga breven', null)
  assert.equal((await get(`/initiatives/${id}/reuse`)).status, 404)
  await send(`/initiatives/${id}/reuse`, { text: 'Posten ska komma i en digital brevlåda' })
  const hit = (await hitsOf(db, id))[0]!
  await send(`/initiatives/${id}/reuse/answers`, { hit: String(hit.id), [`verdict-${hit.id}`]: 'use' })
  const { text } = await get(`/entries/${hit.thingId}`)
  assert.match(text, /Används av 2 initiativ/)
  assert.doesNotMatch(text, /Hemliga/)
})

test('a system does the same by the API', async () => {
  const { key } = await makeKey(db, system, { organisation, name: 'System', roles: ['editor'] }, new Date())
  const [call, anyone] = [apiCaller(app, key), apiCaller(app)]
  const path = `/initiatives/${await initiative('Maskinen')}/reuse-check`
  assert.equal((await anyone('GET', path)).body.state, 'none')
  assert.equal((await anyone('POST', `${path}/runs`, { json: { words: 'Brev' } })).status, 401)
  const made = await call('POST', `${path}/runs`, { json: { words: 'Posten ska komma i en digital brevlåda' } })
  assert.equal(made.status, 201)
  assert.equal(made.body.state, 'open')
  const answer = `${path}/hits/${made.body.hits[0].hit}/answer`
  assert.equal((await call('PUT', answer, { json: { verdict: 'not-suitable' } })).status, 422)
  const done = await call('PUT', answer, { json: { verdict: 'not-suitable', reason: 'cost' } })
  assert.equal(done.body.state, 'answered')
  assert.equal(done.body.hits[0].answer.reason, 'cost')
})
