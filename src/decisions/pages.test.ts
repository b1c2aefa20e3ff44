import assert from 'node:assert/strict'
import test from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { addFigure, benefitMinusCost, figureKinds, reviseFigure } from '../../test/figure-evidence.ts'
import { type Actor, anyone, inOrganisation, system } from '../kernel/actor.ts'
import type { Role } from '../kernel/role.ts'
import { addOrganisation } from '../organisations/keep.ts'
import { buildAssets } from '../web/assets.ts'
import { problemPage } from '../web/problem-page.tsx'
import { openSite } from '../web/site.ts'
import { evidenceOf, findDecision } from './find.ts'
import { decisionPages } from './pages.tsx'
import { lookForDrift } from './watch.ts'

const { db } = await testDatabase()
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' } })
const other = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Tallmo kommun' } })
const as = (role: Role, organisation = own): Actor => ({ kind: 'key', key: 1, grants: [{ role, scope: inOrganisation(organisation) }] })
const [editor, decider, reader, stranger] = [as('editor'), as('decision-maker'), as('reader'), as('decision-maker', other)]

let asking: Actor = anyone
const site = openSite({
  baseUrl: 'http://localhost',
  version: '0',
  assets: await buildAssets(),
  searchPath: '/search',
  navigation: [],
  footLinks: [],
  recommendations: new Map(),
})
decisionPages(site, { db, actorOf: () => asking, kinds: figureKinds, recalculate: benefitMinusCost, carryOut: {} })
site.app.onError(problemPage(site, (_, cause) => assert.fail(String(cause))))

const get = async (path: string, actor: Actor = anyone) => {
  asking = actor
  const answer = await site.app.request(path)
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') ?? '' }
}
const post = async (path: string, actor: Actor, fields: Record<string, string> = {}) => {
  asking = actor
  const answer = await site.app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: 'http://localhost' },
  })
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}
const idIn = (to: string) => Number(/decisions\/(\d+)/.exec(to)?.[1] ?? assert.fail(`led to ${to}`))

const typed = {
  organisation: String(own),
  title: 'Gemensam plattform',
  question: 'Ska vi gå med?',
  'alternative-new.0': 'Gå med',
  'alternative-new.2': 'Inget',
}
/** A draft written and given its evidence by forms. */
async function drafted() {
  const { to } = await post('/decisions/new', editor, typed)
  const id = idIn(to)
  const [benefit, cost] = [await addFigure(db, own, 'Sparad tid', 900_000), await addFigure(db, own, 'Kostnad', 300_000)]
  for (const subject of [benefit, cost])
    await post(`/decisions/${id}/evidence`, editor, { kind: 'figure', q: 'tid', subject: String(subject) })
  return { id, benefit, cost }
}
const taking = {
  version: '1',
  chosen: '1',
  conclusion: 'Vi går med.',
  reasons: 'Det sparar tid.',
  dissent: 'En ledamot: Avtalet är för långt.',
  decidedBy: 'Kommunstyrelsen',
  decidedOn: '2026-06-01',
  diaryNumber: 'KS 2026/1',
  reviewOn: '',
}
async function taken() {
  const draft = await drafted()
  assert.equal((await post(`/decisions/${draft.id}/take`, decider, taking)).status, 303)
  return draft
}

test('a draft is written, and comes back with what was typed where something is missing', async () => {
  assert.equal((await get('/decisions/new')).status, 401)
  assert.equal((await get('/decisions/new', reader)).status, 403)
  const wrong = await post('/decisions/new', editor, { ...typed, title: '' })
  assert.equal(wrong.status, 422)
  for (const kept of ['Ska vi gå med', 'Skriv en rubrik', 'value="Inget"']) assert.match(wrong.text, new RegExp(kept))
  const { id } = await drafted()
  const { alternatives } = await findDecision(db, reader, id)
  assert.deepEqual(alternatives, [
    { key: '1', title: { sv: 'Gå med' } },
    { key: '2', title: { sv: 'Inget' } },
  ])
  assert.equal((await get(`/decisions/${id}`)).status, 404)
  assert.equal((await get(`/decisions/${id}`, stranger)).status, 404)
  assert.match((await get(`/decisions/${id}`, reader)).text, /Det här är ett utkast/)
})

test('the English form writes English beside the Swedish', async () => {
  const { id } = await drafted()
  const form = await get(`/en/decisions/${id}/change`, editor)
  assert.match(form.text, /Gemensam plattform/)
  assert.equal(
    (await post(`/en/decisions/${id}/change`, editor, { version: '1', title: 'A shared platform', 'alternative-1': 'Join' })).status,
    303,
  )
  const { title, alternatives } = await findDecision(db, reader, id)
  assert.deepEqual(
    [title, alternatives],
    [
      { sv: 'Gemensam plattform', en: 'A shared platform' },
      [
        { key: '1', title: { sv: 'Gå med', en: 'Join' } },
        { key: '2', title: { sv: 'Inget' } },
      ],
    ],
  )
})

test('two change one draft: the second sees both, and nothing is lost', async () => {
  const { id } = await drafted()
  const was = JSON.stringify({
    title: 'Gemensam plattform',
    question: 'Ska vi gå med?',
    'alternative-1': 'Gå med',
    'alternative-2': 'Inget',
  })
  const fields = {
    ...typed,
    'alternative-new.0': '',
    'alternative-new.2': '',
    'alternative-1': 'Gå med',
    'alternative-2': 'Inget',
    version: '1',
    was,
  }
  assert.equal((await post(`/decisions/${id}/change`, editor, { ...fields, title: 'Första', reasons: 'Första skälet' })).status, 303)
  const second = await post(`/decisions/${id}/change`, editor, { ...fields, title: 'Andra', 'alternative-1': '' })
  assert.equal(second.status, 409)
  for (const told of ['Första', 'Andra', 'ni ändrade båda', 'Första skälet']) assert.match(second.text, new RegExp(told))
  assert.match(second.text, /name="title" [^>]*value="Andra"/)
  assert.equal((await findDecision(db, reader, id)).title.sv, 'Första')
})

test('evidence is looked for, pinned and removed', async () => {
  const { id } = await drafted()
  const found = await get(`/decisions/${id}/evidence?kind=figure&q=sparad`, editor)
  assert.match(found.text, /aria-label="Nåla fast Sparad tid"/)
  assert.match(found.text, /finns redan/)
  assert.match((await get(`/decisions/${id}/evidence?kind=figure&q=ingenting`, editor)).text, /Inget sådant finns/)
  const refused = await post(`/decisions/${id}/evidence`, editor, { kind: 'figure', subject: '999999', q: '' })
  assert.deepEqual([refused.status, /inget underlag av sorten/.test(refused.text)], [422, true])
  const [first] = await evidenceOf(db, [id])
  assert.equal((await post(`/decisions/${id}/evidence/remove`, editor, { evidence: String(first!.id) })).status, 303)
  assert.equal((await evidenceOf(db, [id])).length, 1)
})

test('a decision is taken by a form, and its page is one document that offers no change', async () => {
  const { id } = await drafted()
  assert.equal((await get(`/decisions/${id}/take`, editor)).status, 403)
  const wrong = await post(`/decisions/${id}/take`, decider, {
    ...taking,
    chosen: '',
    conclusion: '',
    decidedBy: '',
    dissent: 'utan kolon',
    decidedOn: '2999-01-01',
    reviewOn: '2026-01-01',
  })
  assert.equal(wrong.status, 422)
  for (const told of [
    'Välj ett av alternativen',
    'Skriv vad som beslutas',
    'vilket organ',
    'med ett kolon',
    'framåt i tiden',
    'efter beslutsdagen',
    'Det sparar tid',
  ])
    assert.match(wrong.text, new RegExp(told))
  assert.equal((await post(`/decisions/${id}/take`, decider, taking)).status, 303)
  const { text } = await get(`/decisions/${id}`)
  for (const told of [
    'Vi går med.',
    'Det sparar tid.',
    'Avtalet är för långt',
    'Kommunstyrelsen',
    '2026-06-01',
    'KS 2026/1',
    'Sparad tid',
    'oförändrat',
    'valt',
  ])
    assert.match(text, new RegExp(told))
  const mine = (await get(`/decisions/${id}`, decider)).text
  assert.doesNotMatch(mine, /\/(take|change|evidence)"/)
  assert.match(mine, /Ersätt med ett nytt/)
  for (const [path, actor] of [
    ['change', editor],
    ['take', decider],
    ['evidence', editor],
  ] as const)
    assert.equal((await get(`/decisions/${id}/${path}`, actor)).status, 409, path)
  assert.equal((await post(`/decisions/${id}/change`, editor, { ...typed, version: '2' })).status, 409)
  assert.equal((await findDecision(db, reader, id)).title.sv, 'Gemensam plattform')
})

test('a drift is shown at once with what it would change, before anybody has looked for it', async () => {
  const { id, benefit } = await taken()
  await reviseFigure(db, benefit, 200_000)
  const { text } = await get(`/decisions/${id}`)
  for (const told of [
    'Underlaget har ändrats sedan beslutet',
    'Det gäller Sparad tid',
    'Ett annat alternativ blir bäst',
    'Att inte göra något blir bäst',
    '600\u202f000 kr',
    '−100\u202f000 kr',
    '−700\u202f000 kr',
  ])
    assert.ok(text.includes(told), told)
  await reviseFigure(db, benefit, 800_000)
  assert.match((await get(`/decisions/${id}`)).text, /Beslutet hade blivit detsamma/)
  assert.match((await get(`/en/decisions/${id}`)).text, /The decision would have been the same/)
  assert.equal((await evidenceOf(db, [id]))[0]!.driftedAt, null, 'reading stores nothing')
  assert.equal((await post(`/decisions/${id}/evidence/look`, editor)).status, 303)
  assert.match((await get('/decisions?show=drifted', reader)).text, /1 ändrat/)

  const [first] = await evidenceOf(db, [id])
  const judge = { evidence: String(first!.id), seen: first!.now!.hash }
  const nothing = await post(`/decisions/${id}/accept`, decider, judge)
  assert.deepEqual([nothing.status, /Skriv skälet/.test(nothing.text)], [422, true])
  assert.equal((await post(`/decisions/${id}/accept`, decider, { ...judge, [`why-${first!.id}`]: 'Liten skillnad.' })).status, 303)
  const judged = (await get(`/decisions/${id}`)).text
  assert.match(judged, /har ändrats, bedömt.*Liten skillnad/s)
  assert.doesNotMatch(judged, /Underlaget har ändrats sedan beslutet/)
})

test('what moved before the decision stops the form until somebody says why, or pins it again', async () => {
  const { id, benefit } = await drafted()
  await reviseFigure(db, benefit, 100_000)
  assert.match((await get(`/decisions/${id}/take`, decider)).text, /name="anyway"/)
  const stopped = await post(`/decisions/${id}/take`, decider, taking)
  assert.deepEqual([stopped.status, /href="#anyway"/.test(stopped.text), /Vi går med/.test(stopped.text)], [422, true, true])
  assert.equal((await post(`/decisions/${id}/evidence/pin`, editor)).status, 303)
  assert.doesNotMatch((await get(`/decisions/${id}/take`, decider)).text, /name="anyway"/)
  await reviseFigure(db, benefit, 100)
  assert.equal((await post(`/decisions/${id}/take`, decider, { ...taking, anyway: 'Siffran rättas.' })).status, 303)
  assert.match((await get(`/decisions/${id}`)).text, /Siffran rättas/)
})

test('evidence that is gone is told, and so is a decision that was replaced', async () => {
  const { id, benefit } = await taken()
  await reviseFigure(db, benefit, null)
  assert.match((await get(`/decisions/${id}`)).text, /finns inte längre/)
  const { to } = await post(`/decisions/${id}/supersede`, editor)
  const next = idIn(to)
  assert.match((await get(`/decisions/${id}`, reader)).text, /Det finns ett utkast som ska ersätta det/)
  assert.doesNotMatch((await get(`/decisions/${id}`)).text, /ska ersätta det/)
  assert.equal((await post(`/decisions/${next}/take`, decider, { ...taking, chosen: '2' })).status, 303)
  assert.match((await get(`/decisions/${id}`)).text, new RegExp(`är ersatt av ett nytt.*href="/decisions/${next}"`, 's'))
  assert.match((await get(`/decisions/${next}`)).text, new RegExp(`Ersätter.*href="/decisions/${id}"`, 's'))
})

test('a position is published, found, followed, relied on and left', async () => {
  const { id } = await taken()
  assert.equal((await post(`/decisions/${id}/publish`, decider, { version: '2', appliesTo: '' })).status, 422)
  assert.equal((await post(`/decisions/${id}/publish`, decider, { version: '2', appliesTo: 'Små kommuner' })).status, 303)
  const list = await get('/positions?q=plattform')
  assert.match(list.text, /Vi går med/)
  assert.match((await get('/positions?q=finnsinte')).text, /Inget ställningstagande passar/)
  const feed = await get('/positions.atom')
  assert.match(feed.type, /atom/)
  assert.match(feed.text, /<title>Gemensam plattform<\/title>/)
  assert.match((await get('/positions.csv')).text, /Gemensam plattform/)

  assert.match((await get(`/decisions/${id}`, stranger)).text, /Utgå från ställningstagandet/)
  assert.doesNotMatch((await get(`/decisions/${id}`, decider)).text, /Utgå från ställningstagandet/)
  const none = await post(`/decisions/${id}/adopt`, stranger, { organisation: String(other), adoptedOn: '', difference: 'Bara skolan.' })
  assert.deepEqual([none.status, /Bara skolan/.test(none.text)], [422, true])
  assert.equal(
    (await post(`/decisions/${id}/adopt`, stranger, { organisation: String(other), adoptedOn: '2026-09-01', difference: 'Bara skolan.' }))
      .status,
    303,
  )
  assert.equal((await post(`/decisions/${id}/adopt`, stranger, { organisation: String(other), adoptedOn: '2026-09-01' })).status, 422)
  const seen = (await get(`/decisions/${id}`, stranger)).text
  for (const told of ['Tallmo kommun', '2026-09-01', 'med en skillnad', 'Bara skolan']) assert.match(seen, new RegExp(told))
  const [, adoption] = /name="adoption" value="(\d+)"/.exec(seen)!
  assert.equal((await post(`/decisions/${id}/adoptions/end`, decider, { adoption: adoption! })).status, 403)
  assert.equal((await post(`/decisions/${id}/adoptions/end`, stranger, { adoption: adoption! })).status, 303)

  assert.equal((await post(`/decisions/${id}/withdraw`, decider, { version: '3', why: '' })).status, 422)
  assert.equal((await post(`/decisions/${id}/withdraw`, decider, { version: '3', why: 'Fel nämnd.' })).status, 303)
  assert.match((await get(`/decisions/${id}`)).text, /Beslutet är tillbakadraget.*Fel nämnd/s)
  assert.match((await get('/positions.atom')).text, /Gemensam plattform \(tillbakadraget\)/)
})

test('the list is narrowed down and taken away, and is honest when it is empty', async () => {
  assert.match((await get('/decisions?q=finnsinte')).text, /Inget beslut passar/)
  assert.match((await get('/decisions?organisation=mine&state=decided', reader)).text, /Mina organisationer/)
  const csv = await get('/decisions.csv?q=KS+2026/1', reader)
  assert.match(csv.type, /^text\/csv/)
  assert.match(csv.text, /Kommunstyrelsen/)
  assert.equal((await get('/decisions/999999')).status, 404)
  await lookForDrift(db, figureKinds, benefitMinusCost, new Date())
})
