import assert from 'node:assert/strict'
import test from 'node:test'
import { apiCaller } from '../../../test/api-caller.ts'
import { testApp } from '../../../test/app.ts'
import { startSession } from '../../identity/session/login-session.ts'
import { inOrganisation, system } from '../../kernel/actor.ts'
import { giveRole } from '../../organisations/give-role.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { makeKey } from '../../organisations/keys/make-key.ts'
import { addNeed, publishNeed } from './keep.ts'

const { app, db, get, take } = await testApp({ DEMO: 'false' })
const älvbacka = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
const tallmo = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Tallmo kommun' }, code: '2599' })
await take(`<https://block.example/post> a <http://www.w3.org/ns/adms#Asset> ; dcterms:type <https://w3id.org/allmanning/ns#BuildingBlock> ;
    dcterms:title "Digital post"@sv ; dcterms:description "Skickar brev till en digital brevlåda."@sv .
  <https://data.example/bad> a dcat:Dataset ; dcterms:title "Badvattenkvalitet"@sv ; dcterms:description "Provsvar från badplatser."@sv .`)

async function signedIn(organisation: number): Promise<string> {
  const { id } = await db
    .insertInto('person')
    .values({ issuer: 'https://logga-in.example', subject: `redaktör ${organisation}`, name: 'Red Aktör' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await giveRole(db, system, { person: id, role: 'editor', scope: inOrganisation(organisation) })
  return startSession(db, { person: id, provider: 'https://logga-in.example', browser: 'Firefox' }, new Date())
}
const [mine, theirs] = [await signedIn(älvbacka), await signedIn(tallmo)]

const visit = async (path: string, token: string) => {
  const answer = await app.request(path, { headers: { cookie: `allmanning=${token}` } })
  return { status: answer.status, text: await answer.text() }
}
const send = async (path: string, fields: Record<string, string>, token: string) => {
  const answer = await app.request(path, {
    method: 'POST',
    headers: { cookie: `allmanning=${token}`, origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
  return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
}
const bathing = { title: 'Invånare vill veta om det går att bada', problem: 'Ingen vet om badvattnet är tjänligt.', urgency: 'high' }

test('anybody describes a need and sees what there is, building blocks first; nothing is stored', async () => {
  const { status, text } = await get(`/needs/explore?${new URLSearchParams({ text: 'Vi vill skicka brev till en digital brevlåda.' })}`)
  assert.equal(status, 200)
  const shown = text.slice(text.indexOf('Det här finns redan'))
  assert.ok(shown.indexOf('Byggblock') < shown.indexOf('Digital post') && shown.indexOf('Digital post') < shown.indexOf('Programvara'))
  assert.match(text, /href="\/needs\/new\?text=Vi\+vill/)
  assert.equal((await db.selectFrom('need').select('id').execute()).length, 0)
  assert.match((await get('/en/needs/explore?text=brev')).text, /Write a little more/)
  assert.match((await get('/needs/explore?text=Vi+k%C3%B6per+skruvar')).text, /Vi hittar inget som liknar det/)
})

test('the form begins with the explored text, keeps what was typed when something is missing, and saves a draft', async () => {
  assert.match((await visit('/needs/new?text=Badvattnet+grumlas.+Ingen+vet.', mine)).text, /value="Badvattnet grumlas"/)
  assert.equal((await get('/needs/new')).status, 401)
  const back = await send('/needs/new', { ...bathing, title: '', organisation: String(älvbacka) }, mine)
  assert.equal(back.status, 422)
  assert.match(back.text, /Ingen vet om badvattnet är tjänligt\./)
  assert.match(back.text, /Skriv vad behovet är/)
  const unknown = await send('/needs/new', { ...bathing, affected: 'Ankeborg', organisation: String(älvbacka) }, mine)
  assert.match(unknown.text, /Ingen organisation heter «Ankeborg»/)

  const saved = await send('/needs/new', { ...bathing, affected: 'Tallmo kommun', organisation: String(älvbacka) }, mine)
  assert.equal(saved.status, 303)
  const [path] = saved.to!.split('?')
  assert.match((await visit(path!, mine)).text, /Bara er organisation ser behovet/)
  assert.equal((await visit(path!, theirs)).status, 404)
  assert.equal((await get(path!)).status, 404)
  assert.equal((await send(`${path}/publish`, { version: '1' }, mine)).status, 303)
  assert.equal((await get(path!)).status, 200)
  assert.match((await get('/needs?q=bada')).text, /går att bada/)
  assert.match((await get('/needs.csv')).text, /Älvbacka kommun/)
  assert.match((await get(`/organisations/${älvbacka}`)).text, /går att bada/)
  assert.match((await get(`${path}/history`)).text, /Behovet publicerades/)
})

test('the second of two who change a need sees both versions, and nothing is lost', async () => {
  const id = await addNeed(db, system, älvbacka, { title: { sv: 'Före' }, problem: { sv: 'Problemet.' } })
  const was = JSON.stringify({ title: 'Före', problem: 'Problemet.', urgency: 'normal' })
  const first = await send(`/needs/${id}/change`, { version: '1', was, title: 'Före', problem: 'Hennes.', urgency: 'normal' }, mine)
  assert.equal(first.status, 303)
  const second = await send(`/needs/${id}/change`, { version: '1', was, title: 'Mitt', problem: 'Problemet.', urgency: 'normal' }, mine)
  assert.equal(second.status, 409)
  assert.match(second.text, /Någon annan har också ändrat/)
  assert.match(second.text, /value="Mitt"/)
  assert.match(second.text, />Hennes\.<\/textarea>/)
})

test('the other organisation answers on the page of the common need', async () => {
  const [own, other] = [
    await addNeed(db, system, älvbacka, { title: { sv: 'Badkarta' }, problem: { sv: 'Badvattnets kvalitet når inte ut.' } }),
    await addNeed(db, system, tallmo, { title: { sv: 'Badvarning' }, problem: { sv: 'Varna vid dålig kvalitet på badvattnet.' } }),
  ]
  for (const id of [own, other]) await publishNeed(db, system, id, 1)
  assert.match((await visit(`/needs/${own}`, mine)).text, /Badvarning/)
  assert.equal((await send(`/needs/${own}/join`, {}, mine)).status, 422)
  const { to } = await send(`/needs/${own}/join`, { others: String(other) }, mine)
  const [path] = to!.split('?')
  assert.doesNotMatch((await visit(path!, mine)).text, /Ni är tillfrågade/)
  assert.match((await visit(path!, theirs)).text, /Ni är tillfrågade/)
  assert.equal((await send(`${path}/answer`, { need: String(other), verdict: 'join' }, mine)).status, 403)
  assert.equal((await send(`${path}/answer`, { need: String(other), verdict: 'join' }, theirs)).status, 303)
  assert.match((await get(`/needs/${other}`)).text, /2 organisationer är med/)
})

test('a system does the same by the API: explore, describe, change by version, publish', async () => {
  const { key } = await makeKey(db, system, { organisation: tallmo, name: 'Diariet', roles: ['editor'] }, new Date())
  const [call, anyone] = [apiCaller(app, key), apiCaller(app)]
  const explored = await anyone('POST', '/needs/explorations', { json: { text: 'Brev till en digital brevlåda' } })
  assert.equal(explored.status, 200)
  assert.equal(explored.body.steps[0].hits[0].title.sv, 'Digital post')
  const input = { organisation: tallmo, title: { sv: 'Luften' }, problem: { sv: 'Ingen vet hur luften är.' } }
  assert.equal((await anyone('POST', '/needs', { json: input })).status, 401)
  const made = await call('POST', '/needs', { json: input })
  assert.equal(made.status, 201)
  const path = made.body.links.self
  assert.equal((await anyone('GET', path)).status, 404)
  const etag = (await call('GET', path)).headers.get('etag')
  assert.equal((await call('PATCH', path, { json: { urgency: 'high' } })).status, 428)
  assert.equal((await call('PATCH', path, { json: { urgency: 'high' }, ifMatch: etag })).body.urgency, 'high')
  assert.equal((await call('PATCH', path, { json: { urgency: 'low' }, ifMatch: etag })).status, 412)
  assert.equal((await call('POST', `${path}/publications`)).body.state, 'published')
  assert.equal((await anyone('GET', path)).body.problem.sv, 'Ingen vet hur luften är.')
  assert.equal((await anyone('GET', `${path}/similar`)).status, 200)
  assert.ok((await anyone('GET', '/needs?q=luft')).body.items.some(({ id }: { id: number }) => id === made.body.id))
})
