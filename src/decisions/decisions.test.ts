import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../test/database.ts'
import { addFigure, benefitMinusCost, figureKinds, reviseFigure } from '../../test/figure-evidence.ts'
import { historyOf } from '../history/read.ts'
import { type Actor, inOrganisation, system } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import type { Role } from '../kernel/role.ts'
import { addOrganisation } from '../organisations/keep.ts'
import { acceptDrift } from './accept-drift.ts'
import { adoptPosition, endAdoption } from './adopt.ts'
import type { Taken } from './carry-out.ts'
import { type DraftInput, driftOf, type TakingInput } from './decision.ts'
import { changeDraft, draftDecision } from './draft.ts'
import { positionEvidence } from './evidence.ts'
import { adoptionsOf, evidenceOf, findDecision, listDecisions } from './find.ts'
import { addEvidence, pinAgain, removeEvidence } from './pin.ts'
import { publishPosition } from './publish.ts'
import { supersede } from './supersede.ts'
import { takeDecision } from './take.ts'
import { lookForDrift } from './watch.ts'
import { withdraw } from './withdraw.ts'

const { db } = await testDatabase()
const own = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' } })
const other = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Tallmo kommun' } })
const as = (role: Role, organisation = own): Actor => ({
  kind: 'key',
  key: 1,
  grants: [{ role, scope: inOrganisation(organisation) }],
})
const [editor, decider, reader, stranger] = [as('editor'), as('decision-maker'), as('reader'), as('decision-maker', other)]
const now = new Date('2026-11-25T10:00:00Z')
const deciding = { kinds: figureKinds, recalculate: benefitMinusCost, carryOut: {} }
const look = (at = now) => lookForDrift(db, figureKinds, benefitMinusCost, at)

const refused = (work: Promise<unknown>, kind: Problem['kind'], text?: RegExp) =>
  assert.rejects(work, (error) => {
    assert.ok(error instanceof Problem, String(error))
    assert.equal(error.kind, kind)
    if (text) assert.match(error.detail.sv, text)
    return true
  })

/** A draft that rests on a benefit and a cost. */
async function drafted(more: Partial<DraftInput> = {}, [benefit, cost] = [900_000, 300_000]) {
  const figures = [await addFigure(db, own, 'Sparad tid', benefit!), await addFigure(db, own, 'Kostnad', cost!)] as const
  const id = await draftDecision(
    db,
    editor,
    {
      organisation: own,
      title: { sv: 'Ny e-tjänst', en: 'A new service' },
      question: { sv: 'Ska vi införa tjänsten?' },
      alternatives: [
        { key: 'do', title: { sv: 'Göra det' } },
        { key: 'nothing', title: { sv: 'Inget' } },
      ],
      evidence: figures.map((figure) => ({ kind: 'figure', subject: String(figure) })),
      ...more,
    },
    figureKinds,
  )
  return { id, benefit: figures[0], cost: figures[1] }
}
const taking = (more: Partial<TakingInput> = {}): TakingInput => ({
  version: 1,
  chosen: 'do',
  conclusion: { sv: 'Vi inför tjänsten.' },
  reasons: { sv: 'Den sparar mer än den kostar.' },
  dissent: [{ who: 'En ledamot', says: { sv: 'Vänta ett år.' } }],
  decidedBy: 'Kommunstyrelsen',
  decidedOn: '2026-11-24',
  diaryNumber: 'KS 2026/12',
  reviewOn: '2027-11-24',
  ...more,
})
const take = (id: number, more: Partial<TakingInput> = {}) => takeDecision(db, decider, id, taking(more), deciding, now)
async function taken(more: Partial<DraftInput> = {}) {
  const draft = await drafted(more)
  return { ...draft, decision: await take(draft.id) }
}
async function position() {
  const { id, decision } = await taken()
  return publishPosition(db, decider, id, { version: decision.version, appliesTo: { sv: 'Kommuner' } }, now)
}
const waiting = async (organisation: number, subject: number) =>
  db
    .selectFrom('notice')
    .select(['key', 'kind', 'says', 'path'])
    .where('organisation_id', '=', organisation)
    .where('subject_id', '=', String(subject))
    .where('done_at', 'is', null)
    .orderBy('id')
    .execute()
const driftsOf = async (id: number) => (await evidenceOf(db, [id])).map(driftOf)

test('a draft pins its evidence as it is, and only its own organisation sees it', async () => {
  const { id, benefit } = await drafted()
  const [first] = await evidenceOf(db, [id])
  assert.deepEqual(
    [first!.subject, first!.pinned.value, first!.pinned.version, first!.label.sv],
    [String(benefit), 900_000, '1', 'Sparad tid'],
  )
  assert.equal((await findDecision(db, reader, id)).title.en, 'A new service')
  await refused(findDecision(db, { kind: 'anyone' }, id), 'not-found')
  await refused(findDecision(db, stranger, id), 'not-found')
  const seenBy = async (actor: Actor) => (await listDecisions(db, actor, { limit: 100 }, '2026-11-25')).rows.some((row) => row.id === id)
  assert.deepEqual([await seenBy(reader), await seenBy(stranger), await seenBy(system)], [true, false, true])
})

test('what nobody can observe is no evidence, and the same thing is pinned once', async () => {
  await refused(drafted({ evidence: [{ kind: 'figure', subject: '999999' }] }), 'invalid', /inget underlag/)
  await refused(drafted({ evidence: [{ kind: 'toString', subject: '1' }] }), 'invalid')
  const { id, benefit } = await drafted()
  await refused(addEvidence(db, editor, figureKinds, id, { kind: 'figure', subject: String(benefit) }), 'conflict')
  const [first] = await evidenceOf(db, [id])
  await removeEvidence(db, editor, id, first!.id)
  await addEvidence(db, editor, figureKinds, id, { kind: 'figure', subject: String(benefit) })
  assert.deepEqual(
    (await historyOf(db, 'decision', id)).map(({ action }) => action),
    ['evidence-added', 'evidence-removed', 'drafted'],
  )
})

test('two who change one draft: the second is told, and a choice must be among the alternatives', async () => {
  const { id } = await drafted()
  const changed = await changeDraft(db, editor, id, { title: { sv: 'Nytt namn' }, chosen: 'nothing' }, 1)
  assert.deepEqual([changed.version, changed.title, changed.question.sv], [2, { sv: 'Nytt namn' }, 'Ska vi införa tjänsten?'])
  await refused(changeDraft(db, editor, id, { title: { sv: 'Annat namn' } }, 1), 'conflict')
  await refused(changeDraft(db, editor, id, { chosen: 'elsewhere' }, 2), 'invalid')
  await refused(changeDraft(db, reader, id, { title: { sv: 'x' } }, 2), 'forbidden')
  await refused(changeDraft(db, stranger, id, { title: { sv: 'x' } }, 2), 'not-found')
})

test('a decision is taken, carried out in the room it is about, and then nothing in it can be changed', async () => {
  const done: Taken[] = []
  const carryOut = { initiative: async (_db: unknown, _actor: Actor, one: Taken) => void done.push(one) }
  const { id, benefit } = await drafted({ subject: { kind: 'initiative', id: '7' }, purpose: 'start' })
  await refused(takeDecision(db, editor, id, taking(), deciding, now), 'forbidden')
  await refused(take(id, { chosen: null }), 'invalid', /Välj ett av alternativen/)
  await refused(take(id, { decidedOn: '2026-11-27' }), 'invalid', /framåt/)
  await refused(take(id, { reviewOn: '2026-11-24' }), 'invalid')
  await refused(take(id, { version: 3 }), 'conflict')
  const decision = await takeDecision(db, decider, id, taking(), { ...deciding, carryOut }, now)
  assert.deepEqual(decision.state, { kind: 'decided', taken: { by: 'Kommunstyrelsen', on: '2026-11-24', diaryNumber: 'KS 2026/12' } })
  assert.deepEqual(done, [{ id, subjectId: '7', purpose: 'start', chosen: 'do', decidedOn: '2026-11-24' }])
  assert.equal((await findDecision(db, { kind: 'anyone' }, id)).conclusion?.sv, 'Vi inför tjänsten.')

  const [first] = await evidenceOf(db, [id])
  assert.equal(first!.checkedAt?.toISOString(), now.toISOString(), 'what it rests on was confirmed when it was taken')
  await refused(take(id), 'conflict', /fattat/)
  await refused(changeDraft(db, editor, id, { title: { sv: 'x' } }, decision.version), 'conflict', /fattat/)
  await refused(addEvidence(db, editor, figureKinds, id, { kind: 'figure', subject: String(benefit) }), 'conflict')
  await refused(removeEvidence(db, editor, id, first!.id), 'conflict')
  await refused(pinAgain(db, editor, figureKinds, id), 'conflict')
  for (const change of [
    sql`update decision set conclusion = '{"sv":"Nej"}' where id = ${id}`,
    sql`update decision set decided_on = null where id = ${id}`,
    sql`update decision set review_on = null where id = ${id}`,
    sql`delete from decision where id = ${id}`,
    sql`update decision_evidence set hash = 'x' where decision_id = ${id}`,
    sql`delete from decision_evidence where decision_id = ${id}`,
    sql`insert into decision_evidence (decision_id, kind, subject_id, label, version, hash, observed_at) values (${id}, 'figure', '0', '{}', '1', 'x', now())`,
  ])
    await assert.rejects(change.execute(db), /stays as it was/, 'the database itself refuses')
})

test('when carrying out fails, the decision is not taken', async () => {
  const { id } = await drafted({ subject: { kind: 'initiative', id: '7' } })
  const carryOut = {
    initiative: async () => {
      throw new Problem('conflict', { sv: 'Initiativet är stoppat.', en: 'The initiative is stopped.' })
    },
  }
  await refused(takeDecision(db, decider, id, taking(), { ...deciding, carryOut }, now), 'conflict', /stoppat/)
  assert.equal((await findDecision(db, reader, id)).state.kind, 'draft')
})

test('evidence that moves before the decision stops it, until it is pinned again', async () => {
  const { id, benefit } = await drafted()
  await reviseFigure(db, benefit, 800_000)
  await assert.rejects(take(id), (error) => {
    assert.ok(error instanceof Problem)
    assert.deepEqual([error.kind, error.findings.map(({ code }) => code)], ['conflict', ['evidence-moved']])
    assert.match(error.detail.sv, /Sparad tid/)
    return true
  })
  assert.equal(await pinAgain(db, editor, figureKinds, id), 1)
  const decision = await take(id)
  assert.deepEqual([decision.state.kind, await driftsOf(id)], ['decided', ['as-pinned', 'as-pinned']])
  assert.equal((await evidenceOf(db, [id]))[0]!.pinned.value, 800_000)
})

test('it can be decided anyway, and then says why, with what the change meant', async () => {
  const { id, benefit } = await drafted()
  await reviseFigure(db, benefit, 200_000)
  await take(id, { anyway: 'Siffran är en felrapportering som rättas i december.' })
  const [first] = await evidenceOf(db, [id])
  assert.deepEqual([first!.pinned.value, first!.now?.value, driftOf(first!)], [900_000, 200_000, 'accepted'])
  assert.match(first!.accepted!.why, /felrapportering/)
  assert.equal(first!.materiality?.verdict, 'changes-ranking')
  assert.deepEqual(await waiting(own, id), [], 'nobody is told of what has been judged already')
})

test('evidence that moves after the decision is told once with what it means, and told no more when it is back', async () => {
  const { id, benefit, cost } = await taken()
  await reviseFigure(db, benefit, 700_000)
  assert.equal((await look()).moved, 1)
  const [notice] = await waiting(own, id)
  assert.deepEqual([notice!.kind, notice!.path], ['evidence-moved', `/decisions/${id}`])
  assert.match((notice!.says as { sv: string }).sv, /Sparad tid. Beslutet hade blivit detsamma/)
  assert.equal((await look()).moved, 0)
  assert.equal((await waiting(own, id)).length, 1)

  await reviseFigure(db, cost, 750_000)
  await look()
  const both = await evidenceOf(db, [id])
  assert.deepEqual(
    both.map(({ materiality }) => [materiality?.verdict, materiality?.figures[0]]),
    Array.from({ length: 2 }, () => ['changes-ranking', { label: { sv: 'Göra det', en: 'Do it' }, pinned: 600_000, now: -50_000 }]),
  )
  assert.match(((await waiting(own, id))[0]!.says as { sv: string }).sv, /Ett annat alternativ blir bäst/)

  await reviseFigure(db, benefit, 900_000)
  await reviseFigure(db, cost, 300_000)
  assert.equal((await look()).back, 2)
  assert.deepEqual([await waiting(own, id), await driftsOf(id)], [[], ['as-pinned', 'as-pinned']])
  assert.deepEqual((await historyOf(db, 'decision', id)).map(({ action }) => action).slice(0, 4), [
    'evidence-back',
    'evidence-back',
    'evidence-moved',
    'evidence-moved',
  ])
})

test('a drift can be lived with, as it was seen; when it moves on it is a new one', async () => {
  const { id, benefit } = await taken()
  await reviseFigure(db, benefit, 850_000)
  await look()
  const [before] = await evidenceOf(db, [id])
  const judged = { seen: before!.now!.hash, why: 'Skillnaden är liten.' }
  await refused(acceptDrift(db, editor, figureKinds, id, before!.id, judged, now), 'forbidden')
  await refused(acceptDrift(db, decider, figureKinds, id, before!.id, { ...judged, seen: 'another' }, now), 'conflict', /inte längre/)
  await acceptDrift(db, decider, figureKinds, id, before!.id, judged, now)
  assert.deepEqual([await driftsOf(id), await waiting(own, id)], [['accepted', 'as-pinned'], []])
  await look()
  assert.deepEqual(await waiting(own, id), [])
  await reviseFigure(db, benefit, 100_000)
  await look()
  assert.deepEqual([await driftsOf(id), (await waiting(own, id)).length], [['moved', 'as-pinned'], 1])
  await reviseFigure(db, benefit, null)
  await look()
  assert.deepEqual(await driftsOf(id), ['gone', 'as-pinned'])
})

test('drafts are watched too, and the list finds what has moved', async () => {
  const { id, benefit } = await drafted()
  await reviseFigure(db, benefit, 1)
  await look()
  assert.equal((await waiting(own, id)).length, 1)
  const { rows } = await listDecisions(db, reader, { show: 'drifted', limit: 100 }, '2026-11-25')
  assert.equal(rows.find((row) => row.id === id)?.drifted, 1)
  await pinAgain(db, editor, figureKinds, id)
  await look()
  assert.deepEqual(
    [
      await waiting(own, id),
      (await listDecisions(db, reader, { show: 'drifted', limit: 100 }, '2026-11-25')).rows.some((row) => row.id === id),
    ],
    [[], false],
  )
})

test('a decision is replaced when the new one is taken, both lead to each other, and only one may replace it', async () => {
  const { id } = await taken()
  const next = await supersede(db, editor, figureKinds, id)
  assert.equal((await findDecision(db, reader, id)).state.kind, 'decided', 'the old one is in force until then')
  assert.equal((await evidenceOf(db, [next])).length, 2)
  await refused(supersede(db, editor, figureKinds, id), 'conflict', new RegExp(`nummer ${next}`))
  const replacing = await take(next, { chosen: 'nothing' })
  assert.deepEqual([replacing.supersedes, (await findDecision(db, reader, id)).state.kind], [id, 'superseded'])
  assert.equal((await findDecision(db, reader, id)).conclusion?.sv, 'Vi inför tjänsten.')
  await refused(withdraw(db, decider, id, { why: 'x', version: 3 }, now), 'conflict')
  await refused(supersede(db, editor, figureKinds, id), 'conflict')
})

test('a draft is given up by those who write, a decision taken back by those who decide, with a reason', async () => {
  const draft = await drafted()
  await withdraw(db, editor, draft.id, { why: 'Frågan är inte aktuell.', version: 1 }, now)
  await refused(findDecision(db, { kind: 'anyone' }, draft.id), 'not-found', undefined)
  const { id, decision } = await taken()
  const { version } = decision
  await refused(withdraw(db, editor, id, { why: 'x', version }, now), 'forbidden')
  await refused(withdraw(db, decider, id, { why: ' ', version }, now), 'invalid')
  const withdrawn = await withdraw(db, decider, id, { why: 'Fel nämnd.', version }, now)
  assert.deepEqual(withdrawn.state, {
    kind: 'withdrawn',
    why: 'Fel nämnd.',
    taken: { by: 'Kommunstyrelsen', on: '2026-11-24', diaryNumber: 'KS 2026/12' },
  })
  assert.equal((await findDecision(db, { kind: 'anyone' }, id)).id, id, 'what was taken can still be read')
})

test('a position is relied on with or without a difference; its issuer is told, and a change tells those who rely on it', async () => {
  const one = await position()
  const adopt = (more = {}) =>
    adoptPosition(
      db,
      stranger,
      one.id,
      { organisation: other, adoptedOn: '2026-11-25', difference: { sv: 'Vi börjar 2028.' }, ...more },
      now,
    )
  await refused(adoptPosition(db, editor, one.id, { organisation: other, adoptedOn: '2026-11-25' }, now), 'forbidden')
  await refused(adoptPosition(db, decider, one.id, { organisation: own, adoptedOn: '2026-11-25' }, now), 'conflict', /eget/)
  const adoption = await adopt()
  await refused(adopt(), 'conflict', /redan/)
  const [told] = await waiting(own, one.id)
  assert.match((told!.says as { sv: string }).sv, /Tallmo kommun utgår från ert ställningstagande ”Ny e-tjänst”, med en skillnad/)
  assert.deepEqual(
    (await adoptionsOf(db, one.id)).map(({ name, difference, decisionVersion }) => [name.sv, difference, decisionVersion]),
    [['Tallmo kommun', { sv: 'Vi börjar 2028.' }, one.version]],
  )

  await refused(publishPosition(db, editor, one.id, { version: one.version, appliesTo: { sv: 'Alla' } }, now), 'forbidden')
  await publishPosition(db, decider, one.id, { version: one.version, appliesTo: { sv: 'Små kommuner' } }, now)
  assert.match(((await waiting(other, one.id))[0]!.says as { sv: string }).sv, /gäller nu för andra/)

  const next = await supersede(db, editor, figureKinds, one.id)
  const replacing = await take(next)
  assert.match(((await waiting(other, next))[0]!.says as { sv: string }).sv, /är ersatt/)
  await refused(adopt({ organisation: other }), 'conflict', /inte ett ställningstagande som gäller/)
  await publishPosition(db, decider, next, { version: replacing.version, appliesTo: { sv: 'Alla' } }, now)
  assert.match(((await waiting(other, next))[0]!.says as { sv: string }).sv, /är publicerat/)
  await adoptPosition(db, stranger, next, { organisation: other, adoptedOn: '2026-11-25' }, now)
  assert.ok((await adoptionsOf(db, one.id))[0]!.endedAt, 'who takes up the new one lets go of the old')
  assert.deepEqual(await waiting(other, next), [], 'and has dealt with what they were told')
  await refused(endAdoption(db, stranger, adoption, now), 'conflict')
  const [live] = await adoptionsOf(db, next)
  await refused(endAdoption(db, decider, live!.id, now), 'forbidden')
  await endAdoption(db, stranger, live!.id, now)
})

test('those who rely on a position are told when it is withdrawn', async () => {
  const one = await position()
  await adoptPosition(db, stranger, one.id, { organisation: other, adoptedOn: '2026-11-25' }, now)
  await withdraw(db, decider, one.id, { why: 'Rättsläget är ett annat.', version: one.version }, now)
  assert.match(((await waiting(other, one.id))[0]!.says as { sv: string }).sv, /tillbakadraget/)
})

test('a review is reminded of once when it is near and once when it is past', async () => {
  const { id } = await taken()
  assert.equal((await waiting(own, id)).length, 0)
  await look(new Date('2027-11-01T10:00:00Z'))
  const [near] = await waiting(own, id)
  assert.match((near!.says as { sv: string }).sv, /ska omprövas senast 2027-11-24/)
  await sql`update notice set done_at = now(), done_by = '{"kind":"system"}' where subject_id = ${String(id)}`.execute(db)
  await look(new Date('2027-11-02T10:00:00Z'))
  assert.equal((await waiting(own, id)).length, 0, 'it has been dealt with')
  await look(new Date('2027-12-01T10:00:00Z'))
  const [past] = await waiting(own, id)
  assert.match((past!.says as { sv: string }).sv, /skulle ha omprövats/)
  const { rows } = await listDecisions(db, reader, { show: 'review', limit: 100 }, '2027-11-01')
  assert.ok(rows.some((row) => row.id === id))
  const next = await supersede(db, editor, figureKinds, id)
  await take(next)
  assert.deepEqual(await waiting(own, id), [], 'a decision that is replaced needs no review')
})

test('a decision can rest on another, and is told when that is replaced', async () => {
  const kinds = { ...figureKinds, decision: positionEvidence }
  const below = await taken()
  const { id } = await drafted()
  await addEvidence(db, editor, kinds, id, { kind: 'decision', subject: String(below.id) })
  assert.ok((await positionEvidence.look(db, 'e-tjänst')).some(({ subject }) => subject === String(below.id)))
  await takeDecision(db, decider, id, taking(), { ...deciding, kinds }, now)
  const next = await supersede(db, editor, kinds, below.id)
  await takeDecision(db, decider, next, taking(), { ...deciding, kinds }, now)
  await lookForDrift(db, kinds, benefitMinusCost, now)
  const [, , third] = await evidenceOf(db, [id])
  assert.deepEqual([driftOf(third!), third!.now?.value], ['moved', { state: 'superseded' }])
})
