import assert from 'node:assert/strict'
import test from 'node:test'
import { freshnessOf } from './freshness.ts'
import { type Frequency, periodOf } from './period.ts'
import { improved, planValues, valueKey } from './plan-values.ts'
import { typedNumber } from './typed-number.ts'

for (const [written, text, frequency, first, last] of [
  ['2025', '2025', 'year', '2025-01-01', '2025-12-31'],
  ['2025-H1', '2025-H1', 'half-year', '2025-01-01', '2025-06-30'],
  ['2025 halvår 2', '2025-H2', 'half-year', '2025-07-01', '2025-12-31'],
  ['2025-Q3', '2025-Q3', 'quarter', '2025-07-01', '2025-09-30'],
  ['2025k1', '2025-Q1', 'quarter', '2025-01-01', '2025-03-31'],
  ['2025 kvartal 4', '2025-Q4', 'quarter', '2025-10-01', '2025-12-31'],
  ['2025-03', '2025-03', 'month', '2025-03-01', '2025-03-31'],
  ['2024-02', '2024-02', 'month', '2024-02-01', '2024-02-29'],
  ['2023-02', '2023-02', 'month', '2023-02-01', '2023-02-28'],
  [' 2025-03-31 ', '2025-03-31', 'day', '2025-03-31', '2025-03-31'],
] as const)
  test(`${written} is the period ${text}, to ${last}`, () => assert.deepEqual(periodOf(written), { text, frequency, first, last }))

for (const written of ['', '25', '1825', '2025-13', '2025-H3', '2025-Q5', '2025-02-30', '2025-2-3', 'snart', '2025-Q', '2025–2026'])
  test(`“${written}” is no period`, () => assert.equal(periodOf(written), undefined))

for (const [lastDay, frequency, freshDays, today, expected] of [
  [null, 'year', null, '2026-11-25', 'none'],
  ['2025-12-31', 'year', null, '2026-11-25', 'fresh'],
  ['2024-12-31', 'year', null, '2026-11-25', 'ageing'],
  ['2023-12-31', 'year', null, '2026-11-25', 'stale'],
  ['2025-12-31', 'year', 300, '2026-11-25', 'ageing'],
  ['2025-12-31', 'year', 329, '2026-11-25', 'fresh'],
  ['2026-11-23', 'day', null, '2026-11-25', 'fresh'],
  ['2026-11-22', 'day', null, '2026-11-25', 'ageing'],
  ['2026-12-31', 'month', null, '2026-11-25', 'fresh'],
] as const satisfies [string | null, Frequency, number | null, string, string][])
  test(`a value to ${lastDay}, measured each ${frequency}, is ${expected} on ${today}`, () =>
    assert.equal(freshnessOf(lastDay, { frequency, freshDays }, today), expected))

for (const [written, number] of [
  ['1 234,5', 1234.5],
  ['1\u202f234', 1234],
  ['−3', -3],
  ["'-3,25", -3.25],
  ['12 %', 12],
  ['1.234,5', undefined],
  ['1,2,3', undefined],
  ['', undefined],
  ['1e9', undefined],
  ['NaN', undefined],
  ['Infinity', undefined],
  ['9999999999999999', undefined],
] as const)
  test(`“${written}” typed is ${number}`, () => assert.equal(typedNumber(written), number))

const there = new Map([
  [valueKey(null, '2024'), { revision: 1, value: 10, source: null, note: null }],
  [valueKey(7, '2024'), { revision: 3, value: null, source: null, note: null }],
])
const planned = (value: number | null, more: object = {}, period = '2024', organisation: number | null = null) =>
  planValues([{ organisation, period, value, ...more }], { frequency: 'year' }, there, '2026-11-25')[0]!

for (const [what, made, outcome, why] of [
  ['another period', planned(11, {}, '2025'), 'added'],
  ['another value', planned(11), 'revised'],
  ['the same value', planned(10), 'unchanged'],
  ['the same value with a note', planned(10, { note: 'Kontrollräknat' }), 'revised'],
  ['the same value with an empty note', planned(10, { note: '' }), 'unchanged'],
  ['no value', planned(null), 'withdrawn'],
  ['no value where there is none', planned(null, {}, '2020'), 'unchanged'],
  ['a value where one was withdrawn', planned(5, {}, '2024', 7), 'added'],
  ['no value where it was withdrawn', planned(null, {}, '2024', 7), 'unchanged'],
  ['a quarter of a yearly indicator', planned(1, {}, '2025-Q1'), 'refused', 'frequency'],
  ['a year to come', planned(1, {}, '2027'), 'refused', 'future'],
  ['the year that goes on', planned(1, {}, '2026'), 'added'],
  ['nonsense', planned(1, {}, 'i fjol'), 'refused', 'period'],
  ['what is no number', planned(Number.NaN), 'refused', 'value'],
] as const)
  test(`${what} is ${outcome}`, () => {
    assert.equal(made.outcome, outcome)
    if (why) assert.equal((made as { why: string }).why, why)
  })

test('a period that stands twice for one organisation is refused the second time, however it is written', () => {
  const plan = planValues(
    [
      { organisation: 1, period: '2025-Q1', value: 1 },
      { organisation: 2, period: '2025-Q1', value: 1 },
      { organisation: 1, period: '2025 kv 1', value: 2 },
    ],
    { frequency: 'quarter' },
    new Map(),
    '2026-11-25',
  )
  assert.deepEqual(
    plan.map(({ outcome }) => outcome),
    ['added', 'added', 'refused'],
  )
})

test('a change is for the better by what the indicator says is better', () => {
  assert.deepEqual(
    [improved('lower', 10, 8), improved('higher', 10, 8), improved('neither', 10, 8), improved('lower', 8, 8)],
    [true, false, undefined, undefined],
  )
})
