import assert from 'node:assert/strict'
import test from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import type { Criterion } from './criterion.ts'
import { knownScore } from './measure.ts'
import { type Candidate, prioritise } from './prioritise.ts'

const why = { sv: 'Styrgruppen' }
const candidate = (id: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  title: { sv: `Initiativ ${id}` },
  organisationId: 1,
  organisation: { sv: 'Älvbacka' },
  state: 'proposed',
  segment: null,
  recommendations: [],
  goals: [],
  parties: 3,
  gate: 'open',
  gateWhy: {},
  scores: {},
  version: 1,
  figures: money(1_000, 500),
  way: 'join',
  risk: 12,
  reused: 2,
  reuseCheck: 'answered',
  urgency: 'high',
  neededBy: null,
  ...more,
})
const money = (npv: number, investment: number, probability: number | null = 0.9): Candidate['figures'] => ({
  alternativeId: 1,
  alternative: {},
  version: 1,
  npv: npv * 100,
  investment: investment * 100,
  investmentAlone: true,
  probability,
  priceYear: 2026,
  rate: 0.035,
  parties: [],
})
const benefit: Criterion = {
  key: 'benefit',
  name: { sv: 'Nytta' },
  measure: 'npv',
  points: 50,
  value: { kind: 'linear', worst: 0, best: 2000 },
}
const users: Criterion = { key: 'users', name: { sv: 'Behov' }, measure: 'hand', points: 50, value: { kind: 'linear', worst: 1, best: 5 } }
const scored = (score: number) => ({ scores: { users: { score, why } } })

for (const [measure, score] of [
  ['npv', 1000],
  ['ratio', 2],
  ['probability', 0.9],
  ['urgency', 'high'],
  ['way', 'join'],
  ['reused', 2],
  ['reuse-check', 'answered'],
  ['risk', 12],
  ['parties', 3],
  ['hand', null],
] as const)
  test(`the system knows ${measure} as ${score}`, () => assert.equal(knownScore(measure, candidate(1)), score))

test('without a business case nothing is known of its money, and no number is made up', () => {
  const without = candidate(1, { figures: undefined })
  for (const measure of ['npv', 'ratio', 'probability'] as const) assert.equal(knownScore(measure, without), null)
  assert.equal(knownScore('ratio', candidate(1, { figures: money(5, 0) })), null)
})

test('somebody’s own score goes before what the system knows, and is told to be by hand', () => {
  const own = candidate(1, { scores: { benefit: { score: 2000, why }, users: { score: 5, why } } })
  const { ranked, scored: of } = prioritise({ criteria: [benefit, users], budget: null }, [own])
  assert.equal(ranked[0]!.total, 100)
  assert.deepEqual(of.get(1)![0], { score: 2000, value: 100, byHand: true, why })
})

test('what lacks a score is not ranked, unless the criterion has no weight', () => {
  const all = [candidate(1, scored(3)), candidate(2)]
  const { ranked, unranked } = prioritise({ criteria: [benefit, users], budget: null }, all)
  assert.deepEqual([ranked.map(({ id }) => id), unranked], [[1], [{ id: 2, missing: [1] }]])
  const without = prioritise({ criteria: [benefit, { ...users, points: 0 }], budget: null }, all)
  assert.deepEqual(
    without.ranked.map(({ id, place, total }) => [id, place, total]),
    [
      [1, 1, 50],
      [2, 1, 50],
    ],
  )
})

test('one that is excluded does not stretch a scale between the lowest and the highest', () => {
  const spread: Criterion = { ...benefit, value: { kind: 'spread', better: 'more' } }
  const all = [
    candidate(1, { figures: money(0, 1) }),
    candidate(2, { figures: money(10, 1) }),
    candidate(3, { figures: money(1000, 1), gate: 'excluded' }),
  ]
  const { ranked, excluded, within } = prioritise({ criteria: [spread], budget: null }, all)
  assert.deepEqual([ranked.map(({ total }) => total), excluded, within.exact.chosen], [[100, 0], [3], [2]])
})

test('a scenario has weights, budget and limits of its own, and the portfolio is as it was', () => {
  const all = [candidate(1, { ...scored(1), figures: money(2000, 900) }), candidate(2, { ...scored(5), figures: money(1000, 400) })]
  const portfolio = { criteria: [benefit, users], budget: 90_000 }
  const own = prioritise(portfolio, all)
  assert.deepEqual([own.ranked[0]!.id, own.within.exact.chosen], [2, [1]])
  const scenario = { points: { users: 0 }, budget: 40_000, excluded: [], must: [] }
  const other = prioritise(portfolio, all, scenario)
  assert.deepEqual([other.ranked[0]!.id, other.within.exact.chosen, other.weights], [1, [2], [1, 0]])
  const must = prioritise(portfolio, all, { ...scenario, must: [1] })
  assert.deepEqual([must.within.exact.chosen, must.within.short], [[1], 50_000])
  assert.deepEqual(prioritise(portfolio, all, { ...scenario, excluded: [1] }).excluded, [1])
})

test('weights that are all nought are a problem, and an empty portfolio is none', () => {
  assert.throws(
    () => prioritise({ criteria: [{ ...benefit, points: 0 }], budget: null }, [candidate(1)]),
    (error) => error instanceof Problem && error.kind === 'invalid',
  )
  const { ranked, within, sensitivity, parties } = prioritise({ criteria: [benefit, users], budget: 100 }, [])
  assert.deepEqual([ranked, within.exact.chosen, sensitivity, parties().difference], [[], [], [], 0])
})
