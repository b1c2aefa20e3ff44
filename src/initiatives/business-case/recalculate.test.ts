import assert from 'node:assert/strict'
import test from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { system } from '../../kernel/actor.ts'
import { addOrganisation } from '../../organisations/keep.ts'
import { asToday, initiativeWith, jointService } from './case.fixture.ts'
import type { CaseDocument } from './case-document.ts'
import { type CaseEvidence, caseEvidence } from './evidence.ts'
import { caseKind, recalculate } from './recalculate.ts'
import { saveCase } from './save-case.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-25T12:00:00Z')
const organisation = await addOrganisation(db, system, { kind: 'municipality', name: { sv: 'Älvbacka kommun' } })
await db
  .insertInto('indicator')
  .values({
    organisation_id: organisation,
    name: JSON.stringify({ sv: 'Ärenden om året', en: 'Matters a year' }),
    unit: 'st',
    source: 'Diariet',
  })
  .execute()

const simple = (perYear: number, basedOn?: number): CaseDocument => ({
  baseYear: 2026,
  rate: 0,
  parties: ['A'],
  items: [
    { id: 'kostnad', kind: 'cost', party: 'A', values: { 2026: 1000 } },
    {
      id: 'nytta',
      kind: 'benefit',
      party: 'A',
      values: { 2027: perYear },
      ...(basedOn && { basedOn: { kind: 'indicator', subject: '1', value: basedOn } }),
    },
  ],
  draws: 0,
})
const moved = (pinned: unknown, at: unknown) => [{ kind: 'indicator', subject: '1', pinned, now: at }]

async function pinned(documents: { procure: CaseDocument; develop: CaseDocument }) {
  const made = await initiativeWith(db, { organisation })
  const ids = [
    (await saveCase(db, system, made.procure, documents.procure, { version: 0 }, now)).id,
    (await saveCase(db, system, made.develop, documents.develop, { version: 0 }, now)).id,
  ].map(String)
  const observed = await caseEvidence.observe(db, ids)
  return { ...made, ids, pins: ids.map((subject) => ({ kind: caseKind, subject, value: observed.get(subject)!.value })) }
}

test('what moved changes which alternative comes first, and it is said with the figures', async () => {
  const { pins } = await pinned({ procure: simple(1500), develop: simple(2000, 100) })
  const found = await recalculate(db, pins, moved(100, 70))
  assert.equal(found!.verdict, 'changes-ranking')
  assert.match(found!.says.sv!, /”Ärenden om året”.*”Köpa en färdig tjänst” är nu före ”Bygga tillsammans”/)
  assert.match(found!.says.en!, /“Buying a service” now comes before “Building together”/)
  assert.deepEqual(
    found!.figures.map((one) => [one.pinned, Math.round(one.now!)]),
    [
      [500, 500],
      [1000, 400],
    ],
  )
})

test('what moved changes the sign of one, and not the order', async () => {
  const { pins } = await pinned({ procure: simple(900), develop: simple(2000, 100) })
  const found = await recalculate(db, pins, moved(100, 49.9))
  assert.deepEqual([found!.verdict, found!.figures[1]!.pinned], ['changes-sign', 1000])
  assert.match(found!.says.sv!, /byter tecken för ”Bygga tillsammans”/)
})

test('what moved a little changes neither', async () => {
  const { pins } = await pinned({ procure: simple(1500), develop: simple(2000, 100) })
  const found = await recalculate(db, pins, moved({ value: 100, unit: 'st' }, { value: 99, unit: 'st' }))
  assert.equal(found!.verdict, 'unchanged')
  assert.equal(found!.figures[1]!.now, 980)
})

test('what nothing is based on, what is gone, and what has no figure cannot be calculated with', async () => {
  const { pins } = await pinned({ procure: simple(1500), develop: simple(2000, 100) })
  assert.equal((await recalculate(db, pins, [{ kind: 'entry', subject: '7', pinned: null, now: null }]))!.verdict, 'unknown')
  for (const gone of [null, undefined, 'okänt', { value: null }]) {
    const found = await recalculate(db, pins, moved(100, gone))
    assert.deepEqual([found!.verdict, /inget värde/.test(found!.says.sv!)], ['unknown', true])
  }
  assert.equal(await recalculate(db, [{ kind: 'indicator', subject: '1', value: 100 }], moved(100, 70)), undefined)
  assert.equal(await recalculate(db, [], moved(100, 70)), undefined)
})

test('a new version of a pinned case is held against the one that was pinned', async () => {
  const { develop, pins, ids } = await pinned({ procure: simple(1500), develop: simple(2000, 100) })
  await saveCase(db, system, develop, simple(1200), { version: 1 }, now)
  const drift = [{ kind: caseKind, subject: ids[1]!, pinned: pins[1]!.value, now: null }]
  const found = await recalculate(db, pins, drift)
  assert.equal(found!.verdict, 'changes-ranking')
  assert.deepEqual([found!.figures[1]!.pinned, found!.figures[1]!.now], [1000, 200])
  // Pinned anew, as it is now, nothing differs.
  const latest = await caseEvidence.observe(db, ids)
  const again = pins.map(({ subject }) => ({ kind: caseKind, subject, value: latest.get(subject)!.value }))
  assert.equal((await recalculate(db, again, moved(100, 70)))!.verdict, 'unknown')
})

test('ranges move with the likely amounts, and a factor that turns all around is calculated too', async () => {
  const { pins } = await pinned({ procure: asToday, develop: jointService })
  const found = await recalculate(db, pins, moved(2400, -2400))
  assert.equal(found!.verdict, 'changes-ranking')
  assert.ok(Number.isFinite(found!.figures[1]!.now!))
})

test('a case is evidence: its version, its checksum, what it comes to, and where it stands', async () => {
  const { initiative, procure, ids } = await pinned({ procure: simple(1500), develop: simple(2000, 100) })
  const found = (await caseEvidence.observe(db, [ids[0]!, '999999', 'x'])).get(ids[0]!)!
  assert.equal(found.path, `/initiatives/${initiative}/cases/${procure}/versions/1`)
  assert.equal(found.label.sv, 'Kalkyl för Köpa en färdig tjänst (Bygglov utan papper)')
  assert.match(found.hash, /^[0-9a-f]{64}$/)
  const value = found.value as CaseEvidence
  assert.deepEqual([value.version, value.npv, value.sign, value.alternative], [1, 500, 1, procure])
  await saveCase(db, system, procure, simple(1501), { version: 1 }, now)
  const later = (await caseEvidence.observe(db, [ids[0]!])).get(ids[0]!)!
  assert.notEqual(later.hash, found.hash)
  assert.equal(later.version, '2')
})

test('whoever looks for evidence finds published cases by name, and never drafts', async () => {
  const draft = await initiativeWith(db, { organisation, published: false })
  const { id } = await saveCase(db, system, draft.develop, simple(1), { version: 0 }, now)
  const found = await caseEvidence.look(db, 'bygga')
  assert.ok(found.length > 0 && found.length <= 20)
  assert.ok(!found.some(({ subject }) => subject === String(id)))
  assert.deepEqual(await caseEvidence.look(db, '%%%'), [])
})
