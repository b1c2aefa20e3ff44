import assert from 'node:assert/strict'
import test from 'node:test'
import { testApp } from '../../test/app.ts'
import { signedIn } from '../../test/signed-in.ts'
import { draftDecision } from '../decisions/draft.ts'
import { takeDecision } from '../decisions/take.ts'
import { carryOut, evidenceKinds, recalculate } from '../evidence.ts'
import { historyOf } from '../history/read.ts'
import { system } from '../kernel/actor.ts'
import type { Role } from '../kernel/role.ts'
import { dayOf } from '../organisations/find.ts'
import { addOrganisation } from '../organisations/keep.ts'
import { addInitiative } from './add-initiative.ts'
import { addAlternative } from './alternatives/add-alternative.ts'
import { alternativesOf } from './alternatives/find.ts'
import { findInitiative } from './find.ts'
import { proposeInitiative } from './propose.ts'
import { runReuseCheck } from './reuse/run.ts'

const { app, db } = await testApp({ DEMO: 'false' })
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' }, code: '2598' })
const party = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Tallmo kommun' }, code: '2599' })
const other = await addOrganisation(db, system, { kind: 'agency', name: { sv: 'Kustdirektoratet' } })
const as = (role: Role, organisation = own) => signedIn(app, db, { role, organisation })
const [editor, decider, partyReader, outsider, anyone] = [
  await as('editor'),
  await as('decision-maker'),
  await as('reader', party),
  await as('steward', other),
  await signedIn(app, db),
]

const begin = (title: string) => addInitiative(db, system, { organisation: own, title: { sv: title }, parties: [party] })
const deciding = { kinds: evidenceKinds, recalculate, carryOut }

async function caseFor(initiative: number, alternative: number, npv: number) {
  const { id } = await db
    .insertInto('business_case')
    .values({ initiative_id: initiative, alternative_id: alternative, version: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('business_case_version')
    .values({
      business_case_id: id,
      version: 1,
      document: JSON.stringify({ baseYear: 2026, priceYear: 2026, rate: 0.035, parties: ['A'], items: [] }),
      hash: 'x',
      result: JSON.stringify({ npv, bcr: 1.4 }),
      actor: JSON.stringify({ kind: 'system' }),
    })
    .execute()
}

async function benefitFor(initiative: number) {
  const step = (kind: string, more: object = {}) =>
    db
      .insertInto('chain_step')
      .values({ initiative_id: initiative, kind, position: 0, title: JSON.stringify({ sv: kind }), ...more })
      .returning('id')
      .executeTakeFirstOrThrow()
  const [goal, benefit] = [await step('goal'), await step('benefit', { type: 'financial', stakeholder: 'Invånare', measure: 'Dagar' })]
  await db.insertInto('chain_link').values({ initiative_id: initiative, from_id: benefit.id, to_id: goal.id }).execute()
}

/** With all that it takes to be put forward. */
async function ready(title: string) {
  const id = await begin(title)
  await runReuseCheck(db, system, id, 'bygglov')
  const { id: alternative } = await addAlternative(db, system, id, { kind: 'procure', title: { sv: 'Köp' } })
  await caseFor(id, alternative, 1_234_567)
  await benefitFor(id)
  return { id, alternative }
}

async function decide(initiative: number, purpose: string, alternatives: string[], chosen: string, organisation = own) {
  const title = { sv: 'Beslut' }
  const id = await draftDecision(db, system, {
    organisation,
    title,
    question: title,
    alternatives: alternatives.map((key) => ({ key, title: { sv: key } })),
    subject: { kind: 'initiative', id: String(initiative) },
    purpose,
  })
  const on = dayOf(new Date())
  return takeDecision(
    db,
    system,
    id,
    { version: 1, chosen, conclusion: title, reasons: title, decidedBy: 'Kommunstyrelsen', decidedOn: on },
    deciding,
  )
}

test('an initiative is begun in a form, as a draft with doing nothing to compare with', async () => {
  const wrong = await editor.post('/initiatives/new', { organisation: String(own), title: '', parties: 'Ingenstans kommun' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Skriv vad initiativet heter/)
  assert.match(wrong.text, /Ingenstans kommun» är ingen organisation/)
  const { status, to } = await editor.post('/initiatives/new', {
    organisation: String(own),
    title: 'En väg in',
    goals: 'Kortare väntan',
    parties: 'Tallmo kommun',
    recommendation: ['3', '4'],
  })
  assert.equal(status, 303)
  const id = Number(/initiatives\/(\d+)/.exec(to)![1])
  const page = await editor.get(to)
  for (const told of ['Initiativet finns', 'En väg in', 'Kortare väntan', 'Tallmo kommun', 'utkast', 'Gör återanvändningskontrollen'])
    assert.match(page.text, new RegExp(told))
  assert.deepEqual(
    (await alternativesOf(db, id)).map(({ kind }) => kind),
    ['nothing'],
  )
  assert.match((await editor.get(`/en/initiatives/${id}`)).text, /Do the reuse check/)
})

test('a draft is for its organisation and its parties, and not there for others until it is published', async () => {
  const id = await begin('Hemligt än')
  for (const reader of [editor, decider, partyReader]) assert.equal((await reader.get(`/initiatives/${id}`)).status, 200)
  for (const stranger of [outsider, anyone])
    for (const path of ['', '/alternatives', '/alternatives/compare', '/history', '/decision', '?on=2026-01-01'])
      assert.equal((await stranger.get(`/initiatives/${id}${path}`)).status, 404)
  assert.doesNotMatch((await anyone.get('/initiatives')).text, /Hemligt än/)
  assert.match((await partyReader.get('/initiatives')).text, /Hemligt än/)
  assert.equal((await partyReader.post(`/initiatives/${id}/publish`)).status, 403)
  assert.equal((await outsider.post(`/initiatives/${id}/publish`)).status, 404)
  assert.equal((await editor.post(`/initiatives/${id}/publish`)).status, 303)
  assert.match((await anyone.get(`/initiatives/${id}`)).text, /Hemligt än/)
  assert.match((await anyone.get(`/organisations/${party}`)).text, /Deltar i/)
  assert.equal((await outsider.post(`/initiatives/${id}/stop`, { reason: 'x' })).status, 403)
})

test('nothing is put forward until what a decision needs is there, and what is missing leads to where it is done', async () => {
  const id = await begin('För tidigt')
  const refused = await editor.post(`/initiatives/${id}/propose`)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Underlaget räcker inte/)
  assert.match(refused.text, new RegExp(`<a href="/initiatives/${id}/reuse">Gör återanvändningskontrollen\\.`))
  await assert.rejects(proposeInitiative(db, system, id), (problem: { findings: { code: string; focus: string }[] }) => {
    assert.deepEqual(
      problem.findings.map(({ code, focus }) => [code, focus]),
      [
        ['no-reuse', `/initiatives/${id}/reuse`],
        ['no-alternatives', `/initiatives/${id}/alternatives`],
        ['no-benefits', `/initiatives/${id}/benefits`],
        ['no-cases', `/initiatives/${id}/cases`],
      ],
    )
    return true
  })
  assert.equal((await findInitiative(db, system, id)).state.kind, 'draft')
})

test('from draft through decision to carried out, each step by those who may', async () => {
  const { id, alternative } = await ready('Hela vägen')
  assert.match((await editor.get(`/initiatives/${id}`)).text, /Lägg fram för beslut<\/button>/)
  assert.equal((await decider.post(`/initiatives/${id}/propose`)).status, 403)
  assert.equal((await editor.post(`/initiatives/${id}/propose`)).status, 303)
  assert.match((await editor.post(`/initiatives/${id}/start`)).text, /kan inte bli igång därifrån/)

  const prepared = await editor.post(`/initiatives/${id}/decision`, { purpose: 'start' })
  assert.equal(prepared.status, 303)
  const draft = await db
    .selectFrom('decision')
    .selectAll()
    .where('id', '=', Number(/\d+/.exec(prepared.to)![0]))
    .executeTakeFirstOrThrow()
  assert.deepEqual([draft.subject_id, draft.purpose, draft.organisation_id], [String(id), 'start', own])
  assert.ok((draft.alternatives as { key: string }[]).some(({ key }) => key === `alternative-${alternative}`))
  const pinned = await db.selectFrom('decision_evidence').select('kind').where('decision_id', '=', draft.id).execute()
  assert.deepEqual(pinned.map(({ kind }) => kind).sort(), ['business-case', 'reuse'])
  assert.match((await editor.get(`/initiatives/${id}/decision`)).text, /utkast/)

  await decide(id, 'start', [`alternative-${alternative}`], `alternative-${alternative}`)
  const decided = await findInitiative(db, system, id)
  assert.deepEqual(decided.state, { kind: 'decided', on: dayOf(new Date()), alternative })
  assert.match((await editor.get(`/initiatives/${id}/decision`)).text, /Kommunstyrelsen/)
  const [latest] = await historyOf(db, 'initiative', id)
  assert.equal(latest!.action, 'decided')

  assert.equal((await editor.post(`/initiatives/${id}/start`)).status, 303)
  assert.equal((await editor.post(`/initiatives/${id}/stop`, { reason: 'Nej' })).status, 403)
  assert.equal((await decider.post(`/initiatives/${id}/stop`, { reason: ' ' })).status, 422)
  assert.equal((await editor.post(`/initiatives/${id}/complete`)).status, 303)
  assert.match((await editor.get(`/initiatives/${id}`)).text, /genomfört sedan/)
  assert.match((await editor.get('/initiatives?state=completed')).text, /1\u202f234\u202f567 kr i 2026 års priser/)
})

test('a decision not to go on stops it, and choosing to do nothing is such a decision', async () => {
  const first = await ready('Stoppas')
  await proposeInitiative(db, system, first.id)
  await decide(first.id, 'stop', ['continue', 'stop'], 'continue')
  assert.equal((await findInitiative(db, system, first.id)).state.kind, 'proposed')
  await decide(first.id, 'stop', ['continue', 'stop'], 'stop')
  assert.equal((await findInitiative(db, system, first.id)).state.kind, 'stopped')

  const second = await ready('Ingenting')
  await proposeInitiative(db, system, second.id)
  const nothing = `alternative-${(await alternativesOf(db, second.id))[0]!.id}`
  await decide(second.id, 'start', [nothing], nothing)
  assert.equal((await findInitiative(db, system, second.id)).state.kind, 'stopped')
})

test('a decision is not taken on what has not been put forward, and the decision of a party is the party’s own', async () => {
  const { id, alternative } = await ready('För tidigt beslut')
  const key = `alternative-${alternative}`
  await assert.rejects(decide(id, 'start', [key], key), /cannot become decided/)
  await proposeInitiative(db, system, id)
  await decide(id, 'start', [key], key, party)
  assert.equal((await findInitiative(db, system, id)).state.kind, 'proposed')
})

test('a later decision may choose another alternative', async () => {
  const { id, alternative } = await ready('Omprövas')
  const other = await addAlternative(db, system, id, { kind: 'join', title: { sv: 'Gå med' } })
  await caseFor(id, other.id, 9)
  await proposeInitiative(db, system, id)
  const keys = [`alternative-${alternative}`, `alternative-${other.id}`]
  await decide(id, 'start', keys, keys[0]!)
  await decide(id, 'start', keys, keys[1]!)
  assert.deepEqual((await findInitiative(db, system, id)).state, { kind: 'decided', on: dayOf(new Date()), alternative: other.id })
})

test('the second of two who change it sees what both have changed, and nothing is lost', async () => {
  const id = await begin('Två ändrar')
  const form = {
    version: '1',
    was: JSON.stringify({ title: 'Två ändrar', summary: '', goals: '', parties: 'Tallmo kommun' }),
    parties: 'Tallmo kommun',
  }
  assert.equal((await editor.post(`/initiatives/${id}/edit`, { ...form, title: 'Två ändrar', goals: 'Kortare kö' })).status, 303)
  const second = await decider.post(`/initiatives/${id}/edit`, { ...form, title: 'Ett bättre namn', goals: '' })
  assert.equal(second.status, 409)
  assert.match(second.text, /Två har ändrat samtidigt/)
  assert.match(second.text, /value="Ett bättre namn"/)
  assert.match(second.text, />Kortare kö<\/textarea>/)
  assert.match(second.text, /name="version" value="2"/)
  assert.equal((await findInitiative(db, system, id)).title['sv'], 'Två ändrar')
})

test('what is written in one language leaves the other as it was', async () => {
  const id = await begin('På svenska')
  await editor.post(`/en/initiatives/${id}/edit`, { version: '1', was: '{}', title: 'In English', parties: 'Tallmo kommun' })
  assert.deepEqual((await findInitiative(db, system, id)).title, { sv: 'På svenska', en: 'In English' })
})

test('it is told as it was on any day, with the alternatives of that day', async () => {
  const id = await begin('Förr')
  await addAlternative(db, system, id, { kind: 'procure', title: { sv: 'Köp något' } })
  // History refuses to be changed, so the day is moved by asking before and after.
  const today = dayOf(new Date())
  const then = await editor.get(`/initiatives/${id}?on=${today}`)
  assert.match(then.text, new RegExp(`när ${today} slutade`))
  assert.match(then.text, /Köp något/)
  const before = await editor.get(`/initiatives/${id}?on=2020-01-01`)
  assert.equal(before.status, 404)
  assert.match(before.text, /fanns inte här den dagen/)
  assert.equal((await editor.get(`/initiatives/${id}?on=i+fjol`)).status, 200)
})

test('history tells what differed in words, and to everyone only what came after it was published', async () => {
  const id = await begin('Historiskt')
  await editor.post(`/initiatives/${id}/edit`, { version: '1', was: '{}', title: 'Nytt namn', parties: '' })
  const own = await editor.get(`/initiatives/${id}/history`)
  assert.match(own.text, /<del>Historiskt<\/del>/)
  assert.match(own.text, /<ins>Nytt namn<\/ins>/)
  assert.match(own.text, /Göra ingenting: lades till/)
  await editor.post(`/initiatives/${id}/publish`)
  const others = await anyone.get(`/initiatives/${id}/history`)
  assert.doesNotMatch(others.text, /Historiskt/)
  assert.match(others.text, /Publicerades/)
  assert.doesNotMatch(others.text, /Prov editor/)
})

test('why it was stopped stands on its page', async () => {
  const id = await begin('Onödigt')
  assert.match((await editor.post(`/initiatives/${id}/stop`)).text, /Skriv varför initiativet stoppas/)
  await editor.post(`/initiatives/${id}/stop`, { reason: 'Lagen ändrades' })
  assert.match((await editor.get(`/initiatives/${id}`)).text, /Lagen ändrades/)
  assert.equal((await editor.post(`/initiatives/${id}/propose`)).status, 422)
})

test('the list is narrowed down and taken away', async () => {
  assert.match((await editor.get('/initiatives?q=hela+v%C3%A4gen')).text, /1 initiativ</)
  assert.match((await editor.get('/initiatives?q=finns-inte')).text, /Inget initiativ passar/)
  assert.match((await editor.get('/initiatives?recommendation=4')).text, /1 initiativ</)
  assert.match((await editor.get(`/initiatives?organisation=${other}`)).text, /Inget initiativ passar/)
  const csv = await editor.get('/initiatives.csv?state=completed')
  assert.match(csv.text, /Hela vägen;Älvbacka kommun;genomfört;.*;1234567;2026/)
})
