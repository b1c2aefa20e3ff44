import assert from 'node:assert/strict'
import test from 'node:test'
import { calculate } from './calculate.ts'
import { Stream } from './calculation/random.ts'
import { caseOf, from2026, type Written, wholeCase } from './fixtures.ts'

const ranged = (id: string, more: object = {}) => ({
  id,
  kind: 'benefit' as const,
  values: from2026(100),
  low: from2026(50),
  high: from2026(150),
  distribution: 'uniform' as const,
  ...more,
})
const draws = 100_000
const variance = (width: number) => width ** 2 / 12
/** From the spread of five to ninety-five per cent, what a sum of two has: all of it where they go together, little where they go apart. */
const spreadOf = (correlations: Written['correlations']) => {
  const { p5, p95 } = calculate(caseOf([ranged('a'), ranged('b')], { draws, correlations })).simulation!
  return p95 - p5
}

test('the same document with the same seed has the same simulation, another seed another', () => {
  const run = (seed: number) => calculate(caseOf([ranged('a')], { draws, seed })).simulation
  assert.deepEqual(run(7), run(7))
  assert.notDeepEqual(run(7)!.p5, run(8)!.p5)
})

test('an item that is added changes nothing that others draw', () => {
  const alone = calculate(caseOf([ranged('a')], { draws })).simulation!
  const beside = calculate(caseOf([{ id: 'fixed', values: from2026(40) }, ranged('a')], { draws })).simulation!
  assert.ok(Math.abs(alone.p50 - 40 - beside.p50) < 1e-9)
})

test('items that go together spread more, and items that go apart hardly at all', () => {
  assert.ok(Math.abs(spreadOf([{ items: ['a', 'b'], r: 1 }]) - 180) < 2)
  assert.ok(spreadOf([{ items: ['a', 'b'], r: -1 }]) < 1e-6)
  assert.ok(Math.abs(spreadOf([]) - 136.8) < 2) // the sum of two uniform: 200·(1 − √0.1)
})

test('a benefit that may not come does so as often as it says', () => {
  const { simulation, npv, unweighted } = calculate(
    caseOf(
      [
        { id: 'cost', values: from2026(60) },
        { id: 'b', kind: 'benefit', values: from2026(100), probability: 0.9 },
      ],
      { draws },
    ),
  )
  assert.ok(Math.abs(simulation!.probabilityPositive - 0.9) < 4 * Math.sqrt(0.09 / draws))
  assert.deepEqual([npv, unweighted.npv], [30, 40])
  assert.deepEqual([simulation!.p5, simulation!.p50], [-60, 40])
})

test('what parties may come to follows their shares', () => {
  const { byParty } = calculate(
    caseOf([ranged('a', { key: 'k' }), { id: 'own', party: 'B', values: from2026(10) }], {
      draws,
      parties: ['A', 'B', 'C'],
      keys: [{ id: 'k', model: 'volume', weights: { A: 3, B: 1 } }],
    }),
  )
  const { A, B, C } = byParty
  assert.ok(Math.abs(A!.simulation!.p50 - 75) < 1)
  assert.ok(Math.abs(B!.simulation!.p5 - (A!.simulation!.p5 / 3 - 10)) < 1e-9)
  assert.deepEqual(C!.simulation, { p5: 0, p50: 0, p95: 0, probabilityPositive: 0 })
})

test('a party that leaves carries no uncertainty of what comes later', () => {
  const item = ranged('a', { key: 'k', values: from2026(100, 100), low: from2026(50, 50), high: from2026(150, 150) })
  const { byParty, explanations } = calculate(
    caseOf([item], { draws, parties: ['A', 'B'], leaves: { B: 2026 }, keys: [{ id: 'k', model: 'equal' }] }),
  )
  const { A, B } = byParty
  assert.ok(Math.abs(A!.simulation!.p50 - 150) < 1)
  assert.ok(Math.abs(B!.simulation!.p50 - 50) < 0.5)
  assert.ok(Math.abs(A!.simulation!.p95 - 3 * B!.simulation!.p95) < 1e-9)
  assert.match(explanations.leaves!.sv, /^B lämnar i förtid/)
})

test('nothing uncertain is nothing simulated, and it says so', () => {
  const { simulation, byParty, explanations } = calculate(wholeCase(0.035, { draws }))
  const { A } = byParty
  assert.deepEqual([simulation, A!.simulation], [null, null])
  assert.ok(explanations.simulation?.sv)
})

test('the histogram counts every draw, and its edges hold them all', () => {
  const { histogram } = calculate(caseOf([ranged('a')], { draws })).simulation!
  assert.equal(histogram.edges.length, histogram.counts.length + 1)
  assert.equal(
    histogram.counts.reduce((sum, count) => sum + count, 0),
    draws,
  )
})

test('a calculation that is too large for its draws makes fewer, and says so', () => {
  const items = Array.from({ length: 10_000 }, (_, at) => ranged(`item ${at}`))
  const { simulation, explanations } = calculate(caseOf(items, { draws: 100_000 }))
  assert.ok(simulation!.draws >= 9_000 && simulation!.draws < 100_000)
  assert.match(explanations.simulation!.en, new RegExp(`${simulation!.draws} draws`))
})

test('correlations that nearly hold are made to, and that is told', () => {
  const { explanations } = calculate(
    caseOf([ranged('a'), ranged('b'), ranged('c')], {
      draws: 1000,
      correlations: [
        { items: ['a', 'b'], r: 0.9 },
        { items: ['b', 'c'], r: 0.9 },
        { items: ['a', 'c'], r: 0.55 },
      ],
    }),
  )
  assert.match(explanations.correlations!.en, /nearest/)
})

test('the stream is uniform: mean, variance, and no pattern between neighbours', () => {
  const numbers = new Float64Array(1_000_000)
  new Stream(1, 'item').fill(numbers)
  let [sum, squares, neighbours] = [0, 0, 0]
  for (let at = 0; at < numbers.length; at++) {
    sum += numbers[at]!
    squares += (numbers[at]! - 0.5) ** 2
    if (at > 0) neighbours += (numbers[at]! - 0.5) * (numbers[at - 1]! - 0.5)
  }
  assert.ok(Math.abs(sum / 1e6 - 0.5) < 4 * Math.sqrt(variance(1) / 1e6))
  assert.ok(Math.abs(squares / 1e6 - variance(1)) < 4 * Math.sqrt(1 / 180 / 1e6))
  assert.ok(Math.abs(neighbours / 1e6) < 4 * (variance(1) / 1e3))
})
