import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { öreOf } from '../../kernel/money.ts'
import { calculate } from './calculate.ts'
import { compensation } from './calculation/compensation.ts'
import { cholesky, matrixOf, nearestUsable } from './calculation/correlation.ts'
import { internalRates } from './calculation/internal-rate.ts'
import { largestRemainder } from './calculation/largest-remainder.ts'
import { cumulativeNormal } from './calculation/normal.ts'
import { presentValue } from './calculation/present-value.ts'
import { quantiles } from './calculation/quantiles.ts'
import { caseOf, from2026 } from './fixtures.ts'

const seed = { seed: 20261125 }
const kronor = fc.integer({ min: -1_000_000, max: 1_000_000 })
const series = fc.array(kronor, { minLength: 1, maxLength: 12 })
const rate = fc.double({ min: -0.5, max: 0.5, noNaN: true })
const close = (a: number, b: number, size: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, size)

test('parts by largest remainder sum to the whole, and none is an öre from its share', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 30 }),
      (total, weights) => {
        const sum = weights.reduce((all, weight) => all + weight, 0)
        fc.pre(sum > 0)
        const shares = weights.map((weight) => weight / sum)
        const parts = largestRemainder(total, shares)
        assert.equal(
          parts.reduce((all, part) => all + part, 0),
          total,
        )
        for (const [at, part] of parts.entries()) assert.ok(Math.abs(part - total * shares[at]!) < 1.001)
      },
    ),
    seed,
  )
})

test('a present value is linear', () => {
  fc.assert(
    fc.property(series, series, rate, kronor, (a, b, r, k) => {
      const length = Math.max(a.length, b.length)
      const both = Array.from({ length }, (_, t) => k * (a[t] ?? 0) + (b[t] ?? 0))
      const size = presentValue(both.map(Math.abs), r) + Math.abs(k) * presentValue(a.map(Math.abs), r) + presentValue(b.map(Math.abs), r)
      assert.ok(close(presentValue(both, r), k * presentValue(a, r) + presentValue(b, r), size))
    }),
    seed,
  )
})

test('at an internal rate the net present value is zero, and one change of sign has exactly one', () => {
  fc.assert(
    fc.property(series, (flows) => {
      const { rates, signChanges } = internalRates(flows)
      assert.ok(rates.length <= signChanges)
      if (signChanges === 1) assert.equal(rates.length, 1)
      for (const r of rates)
        if (r > -0.9) assert.ok(Math.abs(presentValue(flows, r)) < 1e-6 * presentValue(flows.map(Math.abs), r), `${flows} at ${r}`)
    }),
    seed,
  )
})

test('quantiles are those of sorting, and rise', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 300 }), (numbers) => {
      const sorted = [...numbers].sort((a, b) => a - b)
      const shares = [0, 0.05, 0.25, 0.5, 0.95, 1]
      const found = quantiles(Float64Array.from(numbers), shares)
      for (const [at, share] of shares.entries()) {
        const place = share * (sorted.length - 1)
        const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
        assert.ok(close(found[at]!, low + (place % 1) * (high - low), 1e9))
        if (at > 0) assert.ok(found[at]! >= found[at - 1]!)
      }
    }),
    seed,
  )
})

test('compensation leaves nobody below zero, takes from nobody more than they gain, and moves what it says', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 }), (npvs) => {
      const parties = npvs.map((npv, at) => ({ party: `P${at}`, npv }))
      const whole = npvs.reduce((sum, npv) => sum + npv, 0)
      const paid = compensation(parties)
      if (paid === null) return assert.ok(whole < 0)
      if (whole < -0.01 * npvs.length) return assert.fail('a whole that loses was compensated')
      assert.ok(paid.length < npvs.length)
      for (const { party, npv } of parties) {
        const after = paid.reduce(
          (sum, { from, to, amount }) => sum + öreOf(amount) * (to === party ? 1 : from === party ? -1 : 0),
          öreOf(npv),
        )
        assert.ok(after >= -npvs.length, `${party} has ${after} öre`)
      }
    }),
    seed,
  )
})

test('what parties have sums to what the whole has, whoever shares and whoever leaves', () => {
  const parties = ['A', 'B', 'C']
  const item = fc.record({
    kind: fc.constantFrom('cost', 'benefit'),
    owner: fc.constantFrom('A', 'B', 'C', 'equal', 'inhabitants', 'own benefit', 'host', 'base'),
    values: fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 6 }),
  })
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), rate, fc.option(fc.integer({ min: 2026, max: 2031 })), (items, r, last) => {
      const result = calculate(
        caseOf(
          items.map(({ kind, owner, values }) => ({
            kind: kind as 'cost' | 'benefit',
            values: from2026(...values),
            ...(parties.includes(owner) ? { party: owner } : { key: owner }),
          })),
          {
            rate: r,
            parties,
            ...(last !== null && { leaves: { B: last } }),
            keys: [
              { id: 'equal', model: 'equal' },
              { id: 'inhabitants', model: 'per-inhabitant', weights: { A: 120_000, B: 40_000, C: 15_000 } },
              { id: 'own benefit', model: 'benefit' },
              { id: 'host', model: 'host', host: 'B' },
              { id: 'base', model: 'base-variable', base: 0.3, weights: { A: 1, B: 2 } },
            ],
          },
        ),
      )
      const sums = Object.values(result.byParty).reduce((sum, { npv }) => sum + npv, 0)
      assert.ok(close(sums, result.npv, result.pvBenefits + result.pvCosts))
      assert.doesNotMatch(JSON.stringify(result), /NaN|Infinity/)
    }),
    seed,
  )
})

test('correlations that cannot all hold become the nearest that can', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 }), (rs) => {
      const pairs = [0, 1, 2, 3, 4].flatMap((a) =>
        [0, 1, 2, 3, 4].filter((b) => b > a).map((b) => [String(a), String(b)] as [string, string]),
      )
      const { matrix } = matrixOf(pairs.map((items, at) => ({ items, r: rs[at]! })))
      const { lower, most } = nearestUsable(matrix)
      if (cholesky(matrix)) assert.equal(most, 0)
      for (const [row, line] of lower.entries()) {
        assert.ok(
          close(
            line.reduce((sum, value) => sum + value * value, 0),
            1,
            1e3,
          ),
        )
        for (const [column, given] of matrix[row]!.entries()) {
          const now = line.reduce((sum, value, k) => sum + value * lower[column]![k]!, 0)
          assert.ok(Math.abs(now - given) <= most + 1e-6)
        }
      }
    }),
    seed,
  )
})

test('the normal distribution is that of the tables', () => {
  for (const [x, share] of [
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1.959963984540054, 0.025],
    [3, 0.9986501019683699],
  ] as const)
    assert.ok(Math.abs(cumulativeNormal(x) - share) < 1e-12)
})
