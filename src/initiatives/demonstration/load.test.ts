import assert from 'node:assert/strict'
import test from 'node:test'
import { harvestNode } from '../../../test/harvest.ts'
import { loadDemonstration, loadFacts } from '../../catalogue/shipped.ts'
import { evidenceOf, listDecisions } from '../../decisions/find.ts'
import { carryOut, evidenceKinds, recalculate } from '../../evidence.ts'
import { system } from '../../kernel/actor.ts'
import { latestCases } from '../business-case/find.ts'
import { pulsesOf, resultsOf } from '../change/pulse/find.ts'
import { asInitiative } from '../find.ts'
import { reuseState } from '../reuse/find.ts'
import { loadStory } from './load.ts'

const { db, tools } = await harvestNode()
const telling = { kinds: evidenceKinds, recalculate, carryOut, now: new Date() }
await loadFacts(tools)
const organisations = await loadDemonstration(tools)
await loadStory(db, organisations, telling)

const initiatives = async () => (await db.selectFrom('initiative').selectAll().orderBy('id').execute()).map(asInitiative)
const called = async (title: string) => (await initiatives()).find((one) => one.title['sv'] === title)!

test('the invented initiatives are where their story has brought them', async () => {
  const states = Object.fromEntries((await initiatives()).map(({ title, state }) => [title['sv'], state.kind]))
  assert.deepEqual(states, {
    'Digital post för beslut och kallelser': 'decided',
    'Tolk på distans': 'decided',
    'Gemensamt e-arkiv': 'completed',
    'Felanmälan på karta': 'draft',
    'Bygglov med färdiga uppgifter': 'draft',
    'Närvaro i förskolan utan papper': 'draft',
    'Ny webbplats': 'completed',
  })
})

test('three needs are one by consent, and what exists already has been answered', async () => {
  const joined = await db.selectFrom('need_joining').select('state').execute()
  assert.deepEqual(
    joined.map(({ state }) => state),
    ['joined', 'joined', 'joined'],
  )
  const { id } = await called('Digital post för beslut och kallelser')
  assert.equal((await reuseState(db, id)).kind, 'answered')
  const used = await db
    .selectFrom('reuse_answer')
    .innerJoin('reuse_hit', 'reuse_hit.id', 'hit_id')
    .innerJoin('entry', 'entry.id', 'entry_id')
    .select('entry.title')
    .where('initiative_id', '=', id)
    .where('verdict', '=', 'use')
    .execute()
  assert.ok(
    used.some(({ title }) => (title as { sv: string }).sv === 'Digital post'),
    JSON.stringify(used),
  )
})

test('the common alternative gives each of the three more than it costs, and more than any other', async () => {
  const cases = await latestCases(db, [(await called('Digital post för beslut och kallelser')).id])
  assert.equal(cases.length, 4)
  const best = cases.toSorted((a, b) => b.result.npv - a.result.npv)[0]!
  assert.equal(best.alternative['sv'], 'Gemensam anslutning till Digital post')
  assert.ok(Object.values(best.result.byParty).every(({ npv }) => npv > 0))
})

test('evidence has moved under two decisions: under one it would change the choice, under the other not', async () => {
  const { rows } = await listDecisions(db, system, {}, '2026-11-25')
  const verdicts = async (title: string) => {
    const decision = rows.find((row) => row.title['sv']?.includes(title))!
    return (await evidenceOf(db, [decision.id])).flatMap(({ driftedAt, materiality }) => (driftedAt ? [materiality?.verdict] : []))
  }
  assert.deepEqual(await verdicts('Tolk på distans'), ['changes-ranking'])
  assert.deepEqual(await verdicts('Digital post'), ['unchanged'])
})

test('a pulse tells of groups that enough have answered for, and keeps quiet of the small one', async () => {
  const pulses = await pulsesOf(db, (await called('Digital post för beslut och kallelser')).id)
  const results = await resultsOf(db, pulses, '2026-11-25')
  assert.equal(pulses.length, 2)
  for (const { id, groups } of pulses) {
    const answered = (name: string) => {
      const group = groups.find((one) => one.name['sv'] === name)!
      return results.get(id)!.groups.find((one) => one.group === group.id)!.answered
    }
    assert.equal(answered('Vaktmästare och postgrupp'), null)
    assert.ok(answered('Handläggare')! >= 12)
  }
})

test('the story is told once', async () => {
  await loadStory(db, organisations, telling)
  assert.equal((await initiatives()).length, 7)
})
