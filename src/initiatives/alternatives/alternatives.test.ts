import assert from 'node:assert/strict'
import test from 'node:test'
import { testApp } from '../../../test/app.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { system } from '../../kernel/actor.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { addInitiative } from '../add-initiative.ts'
import { publishInitiative } from '../publish-initiative.ts'
import { runReuseCheck } from '../reuse/run.ts'
import { alternativesOf } from './find.ts'

const { app, db, take } = await testApp({ DEMO: 'false' })
await take(`<https://x.example/s> a dcterms:Standard ; dcterms:title "Bygglovsschemat"@sv .
<https://x.example/d> a dcat:Dataset ; dcterms:title "Bygglovsärenden"@sv .`)
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
const [editor, anyone] = [await signedIn(app, db, { role: 'editor', organisation: own }), await signedIn(app, db)]
const begin = () => addInitiative(db, system, { organisation: own, title: { sv: 'Bygglov' } })
const entryOf = async (uri: string) => (await db.selectFrom('entry').select('id').where('uri', '=', uri).executeTakeFirstOrThrow()).id
const [standard, dataset] = [await entryOf('https://x.example/s'), await entryOf('https://x.example/d')]
const last = async (initiative: number) => (await alternativesOf(db, initiative)).at(-1)!

test('doing nothing is there from the start, cannot be taken away, and stays what it is', async () => {
  const id = await begin()
  const [nothing] = await alternativesOf(db, id)
  assert.equal(nothing!.kind, 'nothing')
  const place = `/initiatives/${id}/alternatives/${nothing!.id}`
  assert.equal((await editor.post(`${place}/end`)).status, 409)
  assert.doesNotMatch((await editor.get(place)).text, /Ta bort alternativet/)
  const changed = { version: '1', was: '{}', kind: 'procure', title: 'Köp' }
  assert.match((await editor.post(`${place}/edit`, changed)).text, /ska finnas kvar att jämföra med/)
  assert.equal((await editor.post(`/initiatives/${id}/alternatives/new`, { kind: 'nothing', title: 'Igen' })).status, 422)
})

test('building is refused until the reuse check is answered, with the way to it', async () => {
  const id = await begin()
  for (const kind of ['develop', 'co-develop']) {
    const refused = await editor.post(`/initiatives/${id}/alternatives/new`, { kind, title: 'Bygg' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /förrän återanvändningskontrollen är besvarad/)
    assert.match(refused.text, /value="Bygg"/)
    const page = await editor.get(`/initiatives/${id}/alternatives/new?kind=${kind}`)
    assert.match(page.text, new RegExp(`href="/initiatives/${id}/reuse"`))
  }
  await runReuseCheck(db, system, id, 'snöröjning')
  assert.equal((await editor.post(`/initiatives/${id}/alternatives/new`, { kind: 'develop', title: 'Bygg' })).status, 303)
})

test('innovation procurement needs its case, and tells its way and what it takes', async () => {
  const id = await begin()
  const fields = { kind: 'innovation', title: 'Bli första kund' }
  assert.match((await editor.post(`/initiatives/${id}/alternatives/new`, fields)).text, /Välj hur nära marknaden/)
  const { to } = await editor.post(`/initiatives/${id}/alternatives/new`, { ...fields, innovation: 'research' })
  const page = await editor.get(to)
  assert.match(page.text, /Förkommersiell upphandling/)
  assert.match(page.text, /upphandlingsmyndigheten\.se/)
  assert.match((await editor.get(`/en${to}`)).text, /Pre-commercial procurement/)
})

test('what it uses is searched for without script and sorted by what it is', async () => {
  const id = await begin()
  const place = `/initiatives/${id}/alternatives`
  const typed = { kind: 'reuse', title: 'Använd länets', description: 'Halvfärdigt' }
  const searched = await editor.post(`${place}/new`, { ...typed, do: 'search', q: 'bygglov' })
  assert.equal(searched.status, 200)
  assert.match(searched.text, />Halvfärdigt<\/textarea>/)
  assert.match(searched.text, new RegExp(`id="entry-${standard}"`))
  assert.match((await editor.post(`${place}/new`, { ...typed, do: 'search', q: 'xyzzy' })).text, /Inget i katalogen passar «xyzzy»/)
  await editor.post(`${place}/new`, { ...typed, do: 'save', entry: [String(standard), String(dataset)] })
  const { reuses, standards, buildingBlocks } = await last(id)
  assert.deepEqual([reuses, standards, buildingBlocks], [[dataset], [standard], []])
})

test('risks, points of no return and dependencies are rows: empty ones are left out, half ones are told, and rows are removed', async () => {
  const id = await begin()
  const place = `/initiatives/${id}/alternatives`
  const rows = {
    kind: 'procure',
    title: 'Köp',
    'risk-0-what': 'Blir dyrt',
    'risk-0-likelihood': '4',
    'risk-0-impact': '4',
    'risk-1-what': '',
    'noReturn-0-what': 'Papper tas bort',
    'noReturn-0-safeguard': 'Rutinen arkiveras',
  }
  const half = await editor.post(`${place}/new`, { ...rows, 'risk-1-what': 'Utan betyg' })
  assert.equal(half.status, 422)
  assert.match(half.text, /href="#risk-1-likelihood"/)
  const { to } = await editor.post(`${place}/new`, rows)
  const made = await last(id)
  assert.deepEqual(made.risks, [{ what: { sv: 'Blir dyrt' }, likelihood: 4, impact: 4, measure: {} }])
  assert.match((await editor.get(to)).text, /16 av 25, hög/)
  const edit = `${place}/${made.id}/edit`
  const removed = { ...rows, version: '1', was: '{}', 'risk-0-remove': 'yes' }
  assert.equal((await editor.post(edit, removed)).status, 303)
  assert.deepEqual((await last(id)).risks, [])
  const english = { version: '2', was: '{}', kind: 'procure', title: '', 'noReturn-0-what': 'Paper goes' }
  assert.equal((await editor.post(`/en${edit}`, english)).status, 303)
  const both = await last(id)
  assert.deepEqual([both.title, both.noReturn[0]!.what], [{ sv: 'Köp' }, { sv: 'Papper tas bort', en: 'Paper goes' }])
  assert.deepEqual(both.noReturn[0]!.safeguard, { sv: 'Rutinen arkiveras' })
  assert.match((await editor.post(edit, { version: '3', was: '{}', kind: 'procure', title: 'Köp', do: 'rows' })).text, /name="risk-2-what"/)
})

test('the second of two who change an alternative sees both', async () => {
  const id = await begin()
  const { to } = await editor.post(`/initiatives/${id}/alternatives/new`, { kind: 'procure', title: 'Köp' })
  const edit = `${to.replace(/\?.*/, '')}/edit`
  const was = JSON.stringify({ kind: 'procure', title: 'Köp', openSource: 'unknown' })
  assert.equal((await editor.post(edit, { version: '1', was, kind: 'procure', title: 'Köp', openSource: 'no' })).status, 303)
  const second = await editor.post(edit, { version: '1', was, kind: 'procure', title: 'Köp snart', openSource: 'unknown' })
  assert.equal(second.status, 409)
  assert.match(second.text, /value="Köp snart"/)
  assert.match(second.text, /value="no" selected/)
})

test('alternatives stand side by side in the framework’s order, for everyone when published, and as a file', async () => {
  const id = await begin()
  const place = `/initiatives/${id}/alternatives`
  await editor.post(`${place}/new`, { kind: 'procure', title: 'Köp det', licence: 'EUPL-1.2', openSource: 'yes' })
  await editor.post(`${place}/new`, { kind: 'reuse', title: 'Använd det', entry: String(dataset) })
  assert.equal((await anyone.get(`${place}/compare`)).status, 404)
  await publishInitiative(db, system, id)
  const { text } = await anyone.get(`${place}/compare`)
  assert.ok(text.indexOf('Göra ingenting') < text.indexOf('Använd det') && text.indexOf('Använd det') < text.indexOf('Köp det'))
  assert.match(text, /Bygglovsärenden/)
  assert.match(text, /Ja, EUPL-1\.2/)
  assert.doesNotMatch(text, /NaN|undefined|null|Infinity/)
  assert.match((await anyone.get(`${place}.csv`)).text, /Köp det;upphandla/)
  assert.equal((await anyone.post(`${place}/new`, { kind: 'join', title: 'Nej' })).status, 401)
  const made = await last(id)
  assert.match((await anyone.get(`/alternatives/${made.id}`)).to, new RegExp(`${place}/${made.id}$`))
})

test('one that is taken away is no longer to choose, and history keeps it', async () => {
  const id = await begin()
  const { to } = await editor.post(`/initiatives/${id}/alternatives/new`, { kind: 'procure', title: 'Tas bort' })
  const place = to.replace(/\?.*/, '')
  const removed = await editor.post(`${place}/end`)
  assert.match((await editor.get(removed.to)).text, /Alternativet är borttaget/)
  assert.equal((await editor.get(place)).status, 404)
  assert.match((await editor.get(`/initiatives/${id}/history`)).text, /Tas bort: togs bort/)
})
