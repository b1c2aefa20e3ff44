import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { Problem } from '../../kernel/problem.ts'
import { balanceBy } from './balance.ts'
import { chooseWithin, frontierOf, type Gated, gates } from './budget.ts'
import { dominatedBy } from './dominance.ts'
import { wholeAndParties } from './parties.ts'
import { rank, type Valued } from './rank.ts'
import { type Item, selectByRatio, selectExactly } from './select.ts'
import { sensitivityOf } from './sensitivity.ts'
import { ValueFunction, valuer } from './value-function.ts'
import { pointsOfRanks, weightsOf } from './weights.ts'

const options = { seed: 5, numRuns: 300 }
const near = (a: number, b: number, so = 1e-9) => assert.ok(Math.abs(a - b) <= so, `${a} is not ${b}`)

// Oracle MCDA-1: A (80, 60, 70, 50, 90), B (65, 90, 50, 80, 60), C (90, 40, 60, 70, 40).
const abc: Valued[] = [
  { id: 1, values: [80, 60, 70, 50, 90] },
  { id: 2, values: [65, 90, 50, 80, 60] },
  { id: 3, values: [90, 40, 60, 70, 40] },
]
const weights = [0.35, 0.25, 0.2, 0.1, 0.1]

test('MCDA-1: 71.00, 69.25 and 64.50, in that order, and none dominates another', () => {
  const ranked = rank(abc, weights)
  assert.deepEqual(
    ranked.map(({ id, place, total }) => [id, place, Number(total.toFixed(10))]),
    [
      [1, 1, 71],
      [2, 2, 69.25],
      [3, 3, 64.5],
    ],
  )
  near(
    ranked[0]!.contributions.reduce((sum, one) => sum + one),
    71,
  )
  assert.equal(dominatedBy(abc).size, 0)
})

test('MCDA-1: with the first weight at 0 B leads, and A takes over where their lines cross', () => {
  const [first] = sensitivityOf(abc, weights)
  // Of the other weights: A (60·25 + 70·20 + 50·10 + 90·10) / 65 = 66.1538…, B (90·25 + 50·20 + 80·10 + 60·10) / 65 = 71.5384…
  const [a, b, c] = [4300 / 65, 4650 / 65, 3300 / 65]
  const ab = (b - a) / (b - a + (80 - 65))
  const ac = (a - c) / (a - c + (90 - 80))
  assert.deepEqual(
    first!.firsts.map(({ id }) => id),
    [2, 1, 3],
  )
  near(first!.firsts[0]!.to, ab)
  near(first!.firsts[1]!.to, ac)
  assert.deepEqual([first!.below!.rises, first!.below!.falls], [2, 1])
  near(first!.below!.at, ab)
  assert.equal(first!.swaps, 3)
})

test('weights sum to 1, keep the proportions of the points, and cannot all be 0 or below it', () => {
  assert.deepEqual(weightsOf([100, 50, 50, 0]), [0.5, 0.25, 0.25, 0])
  near(weightsOf([1e308, 1e308, 1e308])[0]!, 1 / 3)
  for (const wrong of [[], [0, 0], [100, -1], [Number.NaN], [Number.POSITIVE_INFINITY]])
    assert.throws(
      () => weightsOf(wrong),
      (error) => error instanceof Problem && error.kind === 'invalid',
    )
})

test('an order alone gives rank order centroids, and those that share a place share its points', () => {
  // Three criteria: 11/18, 5/18 and 2/18.
  assert.deepEqual(pointsOfRanks([1, 2, 3]), [61.11, 27.78, 11.11])
  assert.deepEqual(pointsOfRanks([3, 1, 2]), [11.11, 61.11, 27.78])
  assert.deepEqual(pointsOfRanks([1, 1]), [50, 50])
  assert.deepEqual(pointsOfRanks([7]), [100])
})

test('value functions go from 0 to 100, straight, by pieces, by category or over those there are', () => {
  const of = (written: ValueFunction, among: (number | string)[] = []) => valuer(ValueFunction.parse(written), among)
  const less = of({ kind: 'linear', worst: 10, best: 0 })
  assert.deepEqual([less(10), less(5), less(0), less(-3), less(99)], [0, 50, 100, 100, 0])
  const points = of({
    kind: 'piecewise',
    points: [
      { score: 10, value: 100 },
      { score: 0, value: 0 },
      { score: 5, value: 80 },
    ],
  })
  assert.deepEqual([points(-1), points(2.5), points(5), points(7.5), points(20)], [0, 40, 80, 90, 100])
  const category = of({ kind: 'categories', values: { low: 0, high: 70 } })
  assert.deepEqual([category('high'), category('other'), category('low')], [70, null, 0])
  const spread = of({ kind: 'spread', better: 'less' }, [30, 10, 20])
  assert.deepEqual([spread(10), spread(20), spread(30)], [100, 50, 0])
})

test('a criterion where all are equal tells nothing apart, and nothing that is no number is valued', () => {
  const spread = valuer({ kind: 'spread', better: 'more' }, [7, 7, 7])
  assert.equal(spread(7), 50)
  assert.equal(valuer({ kind: 'spread', better: 'more' }, [])(3), 50)
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 'sju']) assert.equal(spread(wrong), null)
  assert.equal(ValueFunction.safeParse({ kind: 'linear', worst: 1, best: 1 }).success, false)
  assert.equal(ValueFunction.safeParse({ kind: 'linear', worst: Number.NaN, best: 1 }).success, false)
  const same = [
    { id: 1, values: [50, 50] },
    { id: 2, values: [50, 50] },
  ]
  assert.deepEqual(
    rank(same, [0.5, 0.5]).map(({ place }) => place),
    [1, 1],
  )
  const [one] = sensitivityOf(same, [0.5, 0.5])
  assert.deepEqual([one!.firsts, one!.below, one!.above, one!.swaps], [[{ id: 1, from: 0, to: 1 }], null, null, 0])
})

test('one that is as good on all and better on one dominates, and the like of it does not', () => {
  const rows = [
    { id: 1, values: [50, 50] },
    { id: 2, values: [50, 60] },
    { id: 3, values: [50, 60] },
    { id: 4, values: [80, 10] },
  ]
  assert.deepEqual([...dominatedBy(rows)], [[1, 2]])
})

const anyRows = fc.integer({ min: 2, max: 5 }).chain((criteria) =>
  fc.record({
    points: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: criteria, maxLength: criteria }),
    rows: fc
      .array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: criteria, maxLength: criteria }), { minLength: 1, maxLength: 12 })
      .map((all) => all.map((values, at) => ({ id: at + 1, values: values.map((value) => value * 5) }))),
  }),
)

test('who is first, and the nearest changes, agree with ranking again at that weight', () => {
  fc.assert(
    fc.property(anyRows, fc.double({ min: 0.001, max: 0.999, noNaN: true }), ({ points, rows }, at) => {
      const weights = weightsOf(points)
      for (const { criterion, firsts, weight, above, below, swaps } of sensitivityOf(rows, weights)) {
        const rescaled = (to: number) => weights.map((one, k) => (k === criterion ? to : (one * (1 - to)) / (1 - weights[criterion]!)))
        const ranked = rank(rows, rescaled(at))
        const said = firsts.find(({ from, to }) => from <= at && at <= to)!
        near(ranked.find(({ id }) => id === said.id)!.total, ranked[0]!.total, 1e-6)
        near(firsts[0]!.from, 0)
        near(firsts.at(-1)!.to, 1)
        // Nothing changes places between today's weight and the nearest change, on either side.
        for (const end of [below?.at ?? 0, above?.at ?? 1]) {
          if (Math.abs(end - weight) < 1e-6) continue
          const [soon, late] = [0.01, 0.99].map((part) => rank(rows, rescaled(weight + (end - weight) * part)))
          for (const [place, { id }] of soon!.entries()) near(late!.find((one) => one.id === id)!.total, late![place]!.total, 1e-6)
        }
        if (above || below) assert.ok(swaps >= 0 && swaps <= (rows.length * (rows.length - 1)) / 2)
      }
    }),
    options,
  )
})

// Oracle NNK-1, in millions: present value 3.0 for 2.5, and 2.0 for 1.6.
const nnk1: Item[] = [
  { id: 1, npv: 50_000_000, investment: 250_000_000 },
  { id: 2, npv: 40_000_000, investment: 160_000_000 },
]

test('NNK-1: by ratio 0.25 goes before 0.20; the best for 2.5 million is the other, and gives 100 000 kronor more', () => {
  assert.deepEqual(selectByRatio(nnk1, 250_000_000).chosen, [2])
  assert.deepEqual(selectExactly(nnk1, 250_000_000).chosen, [1])
  assert.deepEqual(selectExactly(nnk1, 160_000_000).chosen, [2])
  const { difference, exact } = chooseWithin(
    nnk1.map((item) => ({ ...item, gate: 'open' as const })),
    250_000_000,
  )
  assert.deepEqual([difference, exact.proven], [10_000_000, true])
})

const anyItems = (most: number, amounts: fc.Arbitrary<number>) =>
  fc
    .array(fc.record({ npv: amounts, investment: amounts.map((one) => Math.max(0, one)) }), { maxLength: most })
    .map((all) => all.map((item, at) => ({ ...item, id: at + 1 })))
const amounts = fc.oneof(fc.integer({ min: -20, max: 60 }), fc.integer({ min: -1_000_000_000, max: 900_000_000_000 }))

/** The best by trying all. */
function byForce(items: readonly Item[], budget: number): number {
  let best = 0
  for (let set = 0; set < 2 ** items.length; set++) {
    let [npv, cost] = [0, 0]
    for (let at = 0; at < items.length; at++)
      if (set & (1 << at)) {
        npv += items[at]!.npv
        cost += items[at]!.investment
      }
    if (cost <= budget && npv > best) best = npv
  }
  return best
}

test('the exact choice is what trying all sets comes to', () => {
  fc.assert(
    fc.property(anyItems(12, amounts), fc.double({ min: 0, max: 1.1, noNaN: true }), (items, share) => {
      const budget = Math.floor(items.reduce((sum, { investment }) => sum + investment, 0) * share)
      const { chosen, npv, investment, proven, gap } = selectExactly(items, budget)
      assert.equal(npv, byForce(items, budget))
      assert.ok(investment <= budget && proven && gap === 0)
      assert.equal(new Set(chosen).size, chosen.length)
      assert.equal(
        npv,
        items.filter(({ id }) => chosen.includes(id)).reduce((sum, one) => sum + one.npv, 0),
      )
      assert.ok(selectByRatio(items, budget).npv <= npv)
    }),
    options,
  )
})

test('so it is where all have the same ratio, or nearly', () => {
  const equal = fc
    .array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 15 })
    .chain((all) =>
      fc
        .array(fc.integer({ min: 0, max: 3 }), { minLength: all.length, maxLength: all.length })
        .map((more) => all.map((one, at) => ({ id: at, npv: one + more[at]!, investment: one }))),
    )
  fc.assert(
    fc.property(equal, fc.double({ min: 0, max: 1, noNaN: true }), (items, share) => {
      const budget = Math.floor(items.reduce((sum, { investment }) => sum + investment, 0) * share)
      assert.equal(selectExactly(items, budget).npv, byForce(items, budget))
    }),
    { ...options, numRuns: 60 },
  )
})

test('a search that has to stop says so, and how far from the best it can be', () => {
  // Two hundred that all give as much as they cost, in even amounts, and a budget that no set can meet.
  const items = Array.from({ length: 200 }, (_, id) => ({
    id,
    npv: 2 * (400_000_007 + id * id * 7919),
    investment: 2 * (400_000_007 + id * id * 7919),
  }))
  const { proven, gap, npv, investment } = selectExactly(items, 10_000_000_001, 100_000)
  assert.equal(proven, false)
  assert.ok(gap > 0 && npv + gap <= 10_000_000_001 && investment <= 10_000_000_001)
})

test('no budget takes all that gains, none takes what is free, and one below 0 is none', () => {
  const items = [
    { id: 1, npv: 10, investment: 0 },
    { id: 2, npv: 5, investment: 5 },
    { id: 3, npv: -5, investment: 0 },
    { id: 4, npv: 0, investment: 1 },
  ]
  assert.deepEqual(selectExactly(items, null).chosen, [1, 2])
  assert.deepEqual(selectExactly(items, 0).chosen, [1])
  assert.deepEqual(selectExactly(items, -100).chosen, [1])
  assert.deepEqual(selectByRatio(items, -100).chosen, [1])
  assert.deepEqual(selectExactly([], 100).chosen, [])
})

const gated = (id: number, npv: number, investment: number, gate: Gated['gate'] = 'open'): Gated => ({ id, npv, investment, gate })

test('what must be done is done first, whatever it gives, and what is excluded never', () => {
  const items = [gated(1, -20, 60, 'must'), gated(2, 100, 50), gated(3, 90, 40), gated(4, 500, 10, 'excluded')]
  const chosen = chooseWithin(items, 100)
  assert.deepEqual([chosen.exact.chosen, chosen.exact.npv, chosen.exact.investment, chosen.short], [[1, 3], 70, 100, 0])
  const short = chooseWithin(items, 45)
  assert.deepEqual([short.exact.chosen, short.short], [[1], 15])
})

test('each point of the frontier is the best for its cost', () => {
  fc.assert(
    fc.property(anyItems(10, amounts), fc.array(fc.constantFrom(...gates), { minLength: 10, maxLength: 10 }), (items, given) => {
      const all = items.map((item, at) => ({ ...item, gate: given[at]! }))
      for (const { investment, npv } of frontierOf(all)) assert.equal(chooseWithin(all, investment).exact.npv, npv)
    }),
    options,
  )
})

test('the balance counts one with several goals under each, and one without under none', () => {
  const items = [
    { id: 1, npv: 10, investment: 4, chosen: true },
    { id: 2, npv: 5, investment: 6, chosen: false },
  ]
  assert.deepEqual(
    balanceBy(items, (id) => (id === 1 ? ['a', 'b', 'a'] : [])),
    [
      { key: 'a', initiatives: 1, investment: 4, chosen: 1, chosenInvestment: 4, chosenNpv: 10 },
      { key: 'b', initiatives: 1, investment: 4, chosen: 1, chosenInvestment: 4, chosenNpv: 10 },
      { key: null, initiatives: 1, investment: 6, chosen: 0, chosenInvestment: 0, chosenNpv: 0 },
    ],
  )
})

test('one that gains the whole and costs a party is lost where each looks to its own', () => {
  const items = [
    {
      ...gated(1, 900, 500),
      parties: [
        { key: 'a', npv: -100, investment: 500 },
        { key: 'b', npv: 1000, investment: 0 },
      ],
    },
    { ...gated(2, 200, 500), parties: [{ key: 'a', npv: 200, investment: 500 }] },
  ]
  const whole = chooseWithin(items, 500)
  const { parties, agreed, agreedNpv, difference, unwanted } = wholeAndParties(items, whole)
  assert.deepEqual([whole.exact.chosen, agreed, agreedNpv, difference], [[1], [2], 200, 700])
  assert.deepEqual(unwanted, [{ id: 1, by: ['a'] }])
  assert.deepEqual(
    parties.map(({ key, own, ownNpv, wholeNpv, difference: gain }) => [key, own, ownNpv, wholeNpv, gain]),
    [
      ['a', [2], 200, -100, -300],
      ['b', [1], 1000, 1000, 0],
    ],
  )
})

test('no sum of what parties agree on beats the best for the whole', () => {
  const part = fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    npv: fc.integer({ min: -500, max: 1000 }),
    investment: fc.integer({ min: 0, max: 400 }),
  })
  const item = fc.record({
    parties: fc.uniqueArray(part, { minLength: 1, maxLength: 3, selector: ({ key }) => key }),
    gate: fc.constantFrom(...gates),
  })
  fc.assert(
    fc.property(fc.array(item, { maxLength: 10 }), fc.integer({ min: 0, max: 3000 }), (all, budget) => {
      const items = all.map(({ parties, gate }, id) => ({
        id,
        gate,
        parties,
        npv: parties.reduce((sum, { npv }) => sum + npv, 0),
        investment: parties.reduce((sum, { investment }) => sum + investment, 0),
      }))
      const whole = chooseWithin(items, budget)
      assert.ok(wholeAndParties(items, whole).difference >= 0)
      assert.ok(wholeAndParties(items, chooseWithin(items, null)).difference >= 0)
    }),
    options,
  )
})
