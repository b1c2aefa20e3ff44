import assert from 'node:assert/strict'
import test from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { calculate } from './calculate.ts'
import { caseOf, from2026, type Written } from './fixtures.ts'
import { readCase } from './read-case.ts'

const good = { baseYear: 2026, rate: 0.03, parties: ['A', 'B'], items: [{ id: 'x', kind: 'cost', party: 'A', values: { 2026: 1 } }] }
const item = (more: object) => ({ items: [{ ...good.items[0], ...more }] })

/** What is wrong, and where it should say so. */
const wrong: [what: string, document: unknown, ...fields: string[]][] = [
  ['no document', 'text', '/'],
  ['an unknown name', { ...good, rat: 1 }, '/rat'],
  ['a misspelt name in an item', { ...good, ...item({ probabilty: 0.5 }) }, '/items/0/probabilty'],
  ['a rate of −100 per cent', { ...good, rate: -1 }, '/rate'],
  ['a rate below', { ...good, rate: -1.5 }, '/rate'],
  ['a rate just above, which makes values endless', { ...good, rate: -0.9999 }, '/rate'],
  ['per cent where a share should be', { ...good, rate: 3.5 }, '/rate'],
  ['no parties', { ...good, parties: [] }, '/parties'],
  ['no items', { ...good, items: [] }, '/items'],
  ['two parties with one name', { ...good, parties: ['A', 'A'] }, '/parties/1'],
  ['two items with one id', { ...good, items: [good.items[0], good.items[0]] }, '/items/1/id'],
  ['an unknown party', { ...good, ...item({ party: 'C' }) }, '/items/0/party'],
  ['an unknown key', { ...good, ...item({ party: undefined, key: 'k' }) }, '/items/0/key'],
  ['nobody’s item', { ...good, ...item({ party: undefined }) }, '/items/0/party'],
  ['both party and key', { ...good, ...item({ key: 'k' }), keys: [{ id: 'k', model: 'equal' }] }, '/items/0/key'],
  ['a probability above one', { ...good, ...item({ probability: 1.1 }) }, '/items/0/probability'],
  ['a probability below zero', { ...good, ...item({ probability: -0.1 }) }, '/items/0/probability'],
  ['a low above the likely', { ...good, ...item({ low: { 2026: 2 } }) }, '/items/0/low/2026'],
  ['a high below the likely', { ...good, ...item({ high: { 2026: 0 } }) }, '/items/0/high/2026'],
  ['another currency', { ...good, currency: 'SEK', ...item({ currency: 'EUR' }) }, '/items/0/currency'],
  ['another price year', { ...good, priceYear: 2026, ...item({ priceYear: 2024 }) }, '/items/0/priceYear'],
  [
    'items of different price years',
    { ...good, items: [2024, 2025].map((priceYear) => ({ ...good.items[0], id: String(priceYear), priceYear })) },
    '/items/1/priceYear',
  ],
  ['a year before the base year', { ...good, ...item({ values: { 2025: 1 } }) }, '/items/0/values/2025'],
  ['a year in a far future', { ...good, ...item({ values: { 2526: 1 } }) }, '/items/0/values/2526'],
  ['a base year that is none', { ...good, baseYear: 26 }, '/baseYear'],
  ['a year that is a word', { ...good, ...item({ values: { soon: 1 } }) }, '/items/0/values/soon'],
  ['an absurd amount', { ...good, ...item({ values: { 2026: 1e20 } }) }, '/items/0/values/2026'],
  ['weights that are all zero', { ...good, keys: [{ id: 'k', model: 'volume', weights: { A: 0 } }] }, '/keys/0/weights'],
  ['no weights', { ...good, keys: [{ id: 'k', model: 'per-inhabitant' }] }, '/keys/0/weights'],
  ['a weight below zero', { ...good, keys: [{ id: 'k', model: 'volume', weights: { A: 2, B: -1 } }] }, '/keys/0/weights/B'],
  ['a weight of somebody else', { ...good, keys: [{ id: 'k', model: 'volume', weights: { A: 2, 'C/D': 1 } }] }, '/keys/0/weights/C~1D'],
  ['a base above one', { ...good, keys: [{ id: 'k', model: 'base-variable', base: 1.5, weights: { A: 1 } }] }, '/keys/0/base'],
  ['no host', { ...good, keys: [{ id: 'k', model: 'host' }] }, '/keys/0/host'],
  ['a host from elsewhere', { ...good, keys: [{ id: 'k', model: 'host', host: 'C' }] }, '/keys/0/host'],
  ['somebody else who leaves', { ...good, leaves: { C: 2027 } }, '/leaves/C'],
  ['a PENG weight above one', { ...good, pengWeights: { green: 2 } }, '/pengWeights/green'],
  ['more draws than there may be', { ...good, draws: 1e9 }, '/draws'],
  ['draws below zero', { ...good, draws: -1 }, '/draws'],
  ['a correlation with an unknown item', { ...good, correlations: [{ items: ['x', 'y'], r: 0.5 }] }, '/correlations/0/items/1'],
  ['a correlation with itself', { ...good, correlations: [{ items: ['x', 'x'], r: 1 }] }, '/correlations/0/items'],
]
for (const [what, document, ...fields] of wrong)
  test(`${what} is refused with its place, in both languages`, () => {
    assert.throws(
      () => readCase(document),
      (error) => {
        assert.ok(error instanceof Problem && error.kind === 'invalid')
        assert.deepEqual(
          error.findings.map(({ field }) => field),
          fields,
        )
        for (const { message, fix } of error.findings) assert.ok([message, fix].every(({ sv, en }) => sv && en))
        return true
      },
    )
  })

test('correlations that contradict each other are refused', () => {
  const items = ['a', 'b', 'c'].map((id) => ({ id, kind: 'benefit' as const, values: from2026(2), low: from2026(1) }))
  const pair = (a: string, b: string, r: number) => ({ items: [a, b] as [string, string], r })
  assert.throws(() => caseOf(items, { correlations: [pair('a', 'b', 0.9), pair('b', 'c', 0.9), pair('a', 'c', -0.9)] }), /correlations/)
})

test('too many items are refused, and ten thousand are calculated', () => {
  const many = (count: number): Written['items'] =>
    Array.from({ length: count }, (_, at) => ({
      id: `i${at}`,
      kind: at % 2 ? ('cost' as const) : ('benefit' as const),
      values: from2026(1, 1),
    }))
  assert.throws(() => readCase({ ...good, parties: ['A'], items: many(10_001) }), /items/)
  assert.equal(calculate(caseOf(many(10_000))).npv, 0)
})

test('a document with everything wrong tells a hundred faults, not all', () => {
  const items = Array.from({ length: 500 }, () => ({ ...good.items[0], party: 'nobody' }))
  assert.throws(
    () => readCase({ ...good, items }),
    (error) => error instanceof Problem && error.findings.length === 100 && /and 95 more/.test(error.message),
  )
})

const nulls: [what: string, document: ReturnType<typeof caseOf>, ...figures: string[]][] = [
  ['a series of benefits only', caseOf([{ kind: 'benefit', values: from2026(1, 1) }]), 'bcr', 'nnki', 'nnkidu', 'roi', 'irr', 'annuity'],
  ['a series of costs only', caseOf([{ class: 'investment', values: from2026(1, 1) }]), 'irr', 'payback', 'discountedPayback'],
  ['a single year', caseOf([{ class: 'investment', values: from2026(1) }]), 'irr', 'payback', 'discountedPayback', 'annuity'],
  ['an item of nothing', caseOf([{ values: {} }]), 'bcr', 'nnki', 'nnkidu', 'roi', 'irr', 'annuity'],
  ['a cost that is income', caseOf([{ class: 'investment', values: from2026(-5, -5) }]), 'bcr', 'nnki', 'nnkidu', 'roi', 'irr', 'annuity'],
]
for (const [what, document, ...figures] of nulls)
  test(`of ${what}, what does not exist is null with a reason, and nothing is NaN`, () => {
    const result = calculate(document)
    const missing = Object.entries(result).flatMap(([name, value]) =>
      value === null && name !== 'simulation' && name !== 'compensation' ? [name] : [],
    )
    assert.deepEqual(new Set(missing), new Set(figures))
    for (const name of figures) assert.ok(result.notes[name], name)
    const numbers: unknown[] = []
    JSON.stringify(result, (_, value) => (typeof value === 'number' ? numbers.push(value) : value))
    assert.ok(numbers.every(Number.isFinite))
  })

test('with two internal rates neither is told as the one, and the note says both', () => {
  // −1000 + 2500/(1+r) − 1540/(1+r)² is zero at 10 and at 40 per cent.
  const { irr, explanations } = calculate(
    caseOf([
      { kind: 'benefit', values: from2026(0, 2500) },
      { id: 'out', values: from2026(1000, 0, 1540) },
    ]),
  )
  assert.equal(irr, null)
  assert.match(explanations.irr!.en, /10\.00%.*40\.00%/)
  assert.match(explanations.irr!.sv, /10,00 % och 40,00 %/)
})

test('with changes of sign and no root it says that no rate is', () => {
  const { irr, explanations } = calculate(
    caseOf([
      { kind: 'benefit', values: from2026(1000, 0, 1500) },
      { id: 'out', values: from2026(0, 2000) },
    ]),
  )
  assert.deepEqual([irr, explanations.irr!.en], [null, 'No rate makes the net present value zero.'])
})

test('what is won back and lost again says so', () => {
  const { payback, explanations } = calculate(
    caseOf([{ values: from2026(100, 0, 0, 500) }, { id: 'in', kind: 'benefit', values: from2026(0, 200, 0, 0) }]),
  )
  assert.equal(payback, 0.5)
  assert.match(explanations.payback!.en, /negative again/)
})

test('a party that leaves takes its own later items with it, and the others carry what is common', () => {
  const shared = { id: 'shared', key: 'k', values: from2026(120, 120) }
  const own = { id: 'own', kind: 'benefit' as const, party: 'B', values: from2026(10, 1000) }
  const result = calculate(
    caseOf([shared, own], { parties: ['A', 'B', 'C'], leaves: { B: 2026 }, keys: [{ id: 'k', model: 'host', host: 'B' }] }),
  )
  // The host carried all, then those who stay share equally.
  assert.deepEqual(
    Object.values(result.byParty).map(({ pvCosts, pvBenefits }) => [pvCosts, pvBenefits]),
    [
      [60, 0],
      [120, 10],
      [60, 0],
    ],
  )
  assert.deepEqual([result.pvCosts, result.pvBenefits], [240, 10])
})

test('parties and keys may be called anything, also what JavaScript has words for', () => {
  const parties = ['constructor', 'toString', '__proto__', 'a/b~c']
  const { byParty, npv } = calculate(
    caseOf([{ key: 'hasOwnProperty', values: from2026(100, 100) }], {
      parties,
      leaves: { toString: 2026 },
      keys: [{ id: 'hasOwnProperty', model: 'volume', weights: { constructor: 3, toString: 1 } }],
    }),
  )
  assert.equal(npv, -200)
  assert.deepEqual(
    parties.map((party) => Object.entries(byParty).find(([name]) => name === party)?.[1].pvCosts),
    [175, 25, 0, 0],
  )
})

test('what keys share is not listed where it is very much, and that is told', () => {
  const parties = Array.from({ length: 400 }, (_, at) => `P${at}`)
  const keys = Array.from({ length: 3 }, (_, at) => ({ id: `k${at}`, model: 'equal' as const }))
  const values = Object.fromEntries(Array.from({ length: 100 }, (_, t) => [2026 + t, 1]))
  const { shared, explanations, npv } = calculate(
    caseOf(
      keys.map(({ id }) => ({ key: id, id, values })),
      { parties, keys },
    ),
  )
  assert.deepEqual([shared, npv], [[], -300])
  assert.ok(explanations.shared?.sv)
})

test('when all have left, nothing is anybody’s', () => {
  const { npv } = calculate(
    caseOf([{ key: 'k', values: from2026(5, 7) }], { parties: ['A'], leaves: { A: 2026 }, keys: [{ id: 'k', model: 'equal' }] }),
  )
  assert.equal(npv, -5)
})

test('who gains gives to who loses, and where the whole loses there is nothing to give', () => {
  const paid = calculate(
    caseOf(
      [
        { id: 'a', party: 'A', kind: 'benefit', values: from2026(300) },
        { id: 'b', party: 'B', kind: 'benefit', values: from2026(100) },
        { id: 'c', party: 'C', values: from2026(200) },
      ],
      { parties: ['A', 'B', 'C'] },
    ),
  )
  assert.deepEqual(paid.compensation, [
    { from: 'A', to: 'C', amount: 150 },
    { from: 'B', to: 'C', amount: 50 },
  ])
  const lost = calculate(
    caseOf(
      [
        { id: 'a', party: 'A', kind: 'benefit', values: from2026(1) },
        { id: 'c', party: 'B', values: from2026(2) },
      ],
      { parties: ['A', 'B'] },
    ),
  )
  assert.equal(lost.compensation, null)
  assert.ok(lost.explanations.compensation)
})

test('a rate that is nominal, or not that of its factor, is told of', () => {
  const told = (rate: number, rateFactor: string) =>
    calculate(caseOf([{ values: from2026(1) }], { rate, rateFactor })).explanations.rate?.en
  assert.equal(told(0.03, 'inera-3'), undefined)
  assert.match(told(0.025, 'skr-internal-2025')!, /nominal/)
  assert.match(told(0.05, 'inera-3')!, /not that of the calculation factor inera-3/)
})

test('classes by PENG count as their weights say, and in full beside', () => {
  const benefit = (peng: 'green' | 'yellow' | 'red') => ({ id: peng, kind: 'benefit' as const, peng, values: from2026(100) })
  const items = [benefit('green'), benefit('yellow'), benefit('red')]
  const usual = calculate(caseOf(items))
  assert.deepEqual([usual.npv, usual.unweighted.npv], [150, 300])
  assert.equal(calculate(caseOf(items, { pengWeights: { yellow: 0.25, red: 0.1 } })).npv, 135)
})

test('one item at a time, and what each would have to be for the whole to be worth nothing', () => {
  const { npv, tornado, breakEven } = calculate(
    caseOf([
      { id: 'investment', values: from2026(100), low: from2026(90), high: from2026(130) },
      { id: 'benefit', kind: 'benefit', values: from2026(0, 150), low: from2026(0, 60), probability: 0.8 },
      { id: 'small', kind: 'benefit', values: from2026(1) },
    ]),
  )
  assert.equal(npv, 21)
  assert.deepEqual(tornado, [
    { item: 'benefit', low: -51, high: 21 },
    { item: 'investment', low: 31, high: -9 },
  ])
  assert.deepEqual(breakEven, [
    { item: 'investment', factor: 1.21 },
    { item: 'benefit', factor: 1 - 21 / 120 },
    { item: 'small', factor: null },
  ])
})
