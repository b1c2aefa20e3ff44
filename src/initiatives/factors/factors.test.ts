import assert from 'node:assert/strict'
import test from 'node:test'
import { calculationFactors, holdsOn } from './calculation-factors.ts'
import { hourlyCost } from './hourly-cost.ts'
import { standardCost } from './standard-cost-model.ts'
import { writtenNumber } from './written-number.ts'

const { rates, hourlyCosts, comparedRates, pengWeights } = calculationFactors()
const formula = (id: string) => hourlyCosts.find((one) => one.id === id)!

for (const [id, salary, cost] of [
  ['inera-hour', 40_000, 433.8], // TIME-1, by Inera's page 2195064148
  ['inera-hour', 35_000, 379.58],
  ['eu-project-hour', 40_000, 279.07],
  ['eu-project-hour-2014', 40_000, 405.32],
] as const)
  test(`an hour of somebody with ${salary} a month costs ${cost} by ${id}`, () => {
    assert.equal(Math.round(hourlyCost(formula(id), salary) * 100) / 100, cost)
  })

test('SCM-1: three hours at 10 for 100 000 firms twice a year is six million (International Standard Cost Model manual)', () => {
  const burden = standardCost({ hours: 3, hourlyCost: 10, external: 0, population: 100_000, timesAYear: 2 })
  assert.deepEqual(burden, { price: 30, quantity: 200_000, total: 6_000_000 })
})

test('every factor is dated, has a source in words and a name of its own', () => {
  const all = [...rates, ...hourlyCosts]
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length)
  for (const { id, name, validFrom, validTo, source } of all) {
    assert.ok(name.sv && name.en && source.title, id)
    for (const at of [validFrom, validTo]) if (at) assert.match(at, /^\d{4}(-\d\d-\d\d)?$/, id)
    assert.ok(!validFrom || !validTo || validTo > validFrom, id)
  }
  for (const { id, rate } of rates) assert.ok(rate > -1 && rate < 0.2, id)
  assert.ok(comparedRates.length > 0)
  assert.ok(Object.values(pengWeights).every((weight) => weight >= 0 && weight <= 1))
})

test('a factor holds from its first day or year to its last, both counted', () => {
  assert.ok(holdsOn({ validFrom: '2025-01-01', validTo: '2025-12-31' }, '2025-12-31'))
  assert.ok(!holdsOn({ validFrom: '2025-01-01', validTo: '2025-12-31' }, '2026-01-01'))
  assert.ok(holdsOn({ validFrom: '2009', validTo: '2012' }, '2012-06-01'))
  assert.ok(!holdsOn({ validFrom: '2009', validTo: '2012' }, '2013-01-01'))
  assert.ok(holdsOn({}, '2026-11-25'))
})

test('numbers are read as people write them', () => {
  const read = ['35 000', '35\u202f000,50', '0.5', '−3', '1 2 3', '', 'x', '1e9', '1,2,3'].map((text) => writtenNumber(text, 'sv'))
  assert.deepEqual(read, [35_000, 35_000.5, 0.5, -3, 123, undefined, undefined, undefined, undefined])
  assert.deepEqual(
    ['35,000', '1,234,567.5', '0,5', '12,34'].map((text) => writtenNumber(text, 'en')),
    [35_000, 1_234_567.5, 0.5, 12.34],
  )
})
