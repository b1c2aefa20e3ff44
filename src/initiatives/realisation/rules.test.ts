import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Attention, attentionOf, attentionOfInitiative, isDue, monthsBefore } from './attention.ts'
import { compare, expectedIn, lastFinished, type Realised } from './expectation.ts'
import { endOf, frequencies, frequencyOf, periodAt, periodsFrom } from './period.ts'
import type { Measured, Plan } from './plan.ts'
import { type Progress, progressOf } from './progress.ts'
import { numberIn } from './views/numbers.ts'
import { worthByYear, worthOf, worthSoFar } from './worth.ts'

const saving: Measured = {
  type: 'financial',
  owner: 'Chefen för bygglovsenheten',
  ownerOrganisationId: 1,
  measure: 'Minskade kostnader',
  unit: 'kr',
  baseline: 0,
  baselineOn: '2025-12-31',
  target: 400_000,
  targetOn: '2029-12-31',
  indicatorId: null,
}
const minutes: Measured = { ...saving, type: 'redistribution', measure: 'Handläggningstid', unit: 'minuter', baseline: 40, target: 20 }
const yearly: Plan = {
  frequency: 'year',
  method: 'linear',
  expected: {},
  valuesFrom: 'hand',
  indicatorOrganisationId: null,
  unitWorth: null,
  priceYear: 2026,
  version: 1,
}
const came = (period: string, value: number): Realised => ({
  period,
  value,
  source: 'Ekonomisystemet',
  reason: {},
  from: 'hand',
  revision: 1,
  at: new Date('2028-01-15'),
})

test('periods are written and end as those of indicators do', () => {
  for (const [period, end] of [
    ['2027', '2027-12-31'],
    ['2027-H1', '2027-06-30'],
    ['2027-H2', '2027-12-31'],
    ['2027-Q1', '2027-03-31'],
    ['2028-02', '2028-02-29'],
  ] as const)
    assert.equal(endOf(period), end)
  for (const none of ['2027-Q5', '2027-13', '27', '', '2027-H0']) assert.equal(frequencyOf(none), undefined)
  assert.deepEqual(periodsFrom('2026-11-30', '2027-04-01', 'quarter'), ['2026-Q4', '2027-Q1', '2027-Q2'])
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2150-12-31'), noInvalidDate: true }),
      fc.constantFrom(...frequencies),
      (date, frequency) => {
        const day = date.toISOString().slice(0, 10)
        const period = periodAt(day, frequency)
        assert.equal(frequencyOf(period), frequency)
        assert.ok(day <= endOf(period))
      },
    ),
    { seed: 23 },
  )
})

test('what is expected lies on the straight line from baseline to target, and is the target from then on', () => {
  const cases: [Measured, Plan, string, number | null][] = [
    [saving, yearly, '2025', null],
    [saving, yearly, '2029', 400_000],
    [saving, yearly, '2035', 400_000],
    [minutes, yearly, '2029', 20],
    [{ ...saving, target: null }, yearly, '2027', null],
    [{ ...saving, baseline: null }, yearly, '2027', null],
    [saving, { ...yearly, method: 'hand', expected: { '2027': 50_000 } }, '2027', 50_000],
    [saving, { ...yearly, method: 'hand', expected: { '2027': 50_000 } }, '2026', null],
    [saving, { ...yearly, method: 'hand', expected: { '2027': 50_000 } }, '2030', 400_000],
  ]
  for (const [of, plan, period, expected] of cases) assert.equal(expectedIn(period, plan, of), expected, period)
  // 365 of the 1 461 days are over at the end of 2026.
  assert.ok(Math.abs(expectedIn('2026', yearly, saving)! - (400_000 * 365) / 1461) < 1e-6)
})

test('a benefit has come as far as its latest value says', () => {
  const cases: [why: string, of: Measured, values: Realised[], today: string, Progress][] = [
    ['before anything could be seen', saving, [], '2026-06-01', 'not-begun'],
    ['silence when something should have been seen', saving, [], '2027-02-01', 'behind'],
    ['as expected', saving, [came('2026', 100_000)], '2027-02-01', 'on-the-way'],
    ['within a tenth of the whole change', saving, [came('2026', 61_000)], '2027-02-01', 'on-the-way'],
    ['more than a tenth short', saving, [came('2026', 55_000)], '2027-02-01', 'behind'],
    ['the target ahead of time', saving, [came('2026', 400_000)], '2027-02-01', 'reached'],
    ['less is better, and it is lower', minutes, [came('2026', 19)], '2027-02-01', 'reached'],
    ['less is better, and it rose', minutes, [came('2026', 45)], '2027-02-01', 'behind'],
    ['the target date passed with a value that misses', saving, [came('2029', 390_000)], '2030-02-01', 'failed'],
    ['the target date passed and nobody has reported since', saving, [came('2028', 390_000)], '2030-02-01', 'behind'],
    ['it came late, but it came', saving, [came('2029', 390_000), came('2030', 410_000)], '2031-02-01', 'reached'],
    ['it came and went', saving, [came('2028', 400_000), came('2029', 100_000)], '2030-02-01', 'failed'],
    ['no target', { ...saving, target: null, targetOn: null }, [came('2026', 5)], '2027-02-01', 'on-the-way'],
  ]
  for (const [why, of, values, today, progress] of cases)
    assert.equal(progressOf(of, compare(yearly, of, values, today), today), progress, why)
})

test('ahead is better whichever way the measure goes', () => {
  const ahead = (of: Measured, value: number) =>
    compare(yearly, of, [came('2029', value)], '2030-01-01').find(({ period }) => period === '2029')!.ahead
  assert.deepEqual([ahead(saving, 410_000), ahead(saving, 390_000), ahead(minutes, 18), ahead(minutes, 25)], [10_000, -10_000, 2, -5])
})

test('a benefit is worth its improvement, and only where it is counted in money', () => {
  const priced = { ...yearly, unitWorth: 5_000 }
  const cases: [Measured, Plan | null, number | null, number | null][] = [
    [saving, yearly, 120_000.5, 12_000_050],
    [{ ...saving, unit: 'tkr', baseline: 100, target: 40 }, yearly, 70, 3_000_000],
    [minutes, priced, 30, 50_000],
    [minutes, priced, 45, -25_000],
    [minutes, yearly, 30, null],
    [{ ...saving, type: 'quality' }, yearly, 1, null],
    [{ ...saving, type: 'quality' }, priced, 1, 5_000],
    [saving, null, 1, null],
    [{ ...saving, baseline: null }, yearly, 1, null],
    [saving, yearly, null, null],
  ]
  for (const [of, plan, value, öre] of cases) assert.equal(worthOf(value, plan, of), öre)
})

test('a year that nobody has reported has no realised worth, and sums leave out what has not ended', () => {
  const rows = compare(yearly, saving, [came('2026', 80_000)], '2028-02-01')
  const years = worthByYear([{ plan: yearly, of: saving, rows }])
  assert.deepEqual(
    years.map(({ year, realised }) => [year, realised]),
    [
      [2026, 8_000_000],
      [2027, null],
      [2028, null],
      [2029, null],
    ],
  )
  const soFar = worthSoFar({ plan: yearly, of: saving, rows }, '2028-02-01')
  assert.equal(soFar.realised, 8_000_000)
  assert.equal(soFar.expected, Math.round((40_000_000 * 365) / 1461) + Math.round((40_000_000 * 730) / 1461))
})

test('a year that only some benefits have reported says so', () => {
  const of = (values: Realised[]) => ({ plan: yearly, of: saving, rows: compare(yearly, saving, values, '2028-02-01') })
  const years = worthByYear([of([came('2026', 80_000), came('2027', 150_000)]), of([came('2026', 90_000)])])
  assert.deepEqual(
    years.map(({ year, partly }) => [year, partly]),
    [
      [2026, false],
      [2027, true],
      [2028, false],
      [2029, false],
    ],
  )
})

test('what follow-up lacks stands out', () => {
  const silent = { today: '2030-03-01', months: 12, since: '2026-01-01' }
  const cases: [why: string, of: Measured, plan: Plan | null, values: Realised[], when: typeof silent, Attention[]][] = [
    [
      'nothing at all',
      { ...saving, owner: null, baseline: null, target: null, targetOn: null, measure: null },
      null,
      [],
      silent,
      ['no-values', 'no-plan', 'no-owner', 'no-baseline', 'no-target', 'no-measure'],
    ],
    [
      'an indicator is a measure',
      { ...saving, measure: null, indicatorId: 3 },
      yearly,
      [came('2029', 400_000)],
      { ...silent, months: 36 },
      [],
    ],
    [
      'target date passed, silence since 2028',
      saving,
      yearly,
      [came('2027', 200_000)],
      silent,
      ['target-passed', 'no-values', 'value-due'],
    ],
    ['reported after the target date', saving, yearly, [came('2029', 300_000)], { ...silent, months: 36 }, []],
    ['a month is given', saving, yearly, [came('2026', 100_000)], { ...silent, today: '2028-01-20' }, []],
    ['and then it is due', saving, yearly, [came('2026', 100_000)], { ...silent, today: '2028-02-05' }, ['value-due']],
  ]
  for (const [why, of, plan, values, when, expected] of cases) {
    const rows = compare(plan, of, values, when.today)
    const reportedAt = values.at(-1)?.at ?? null
    const found = attentionOf({ of, plan, rows, progress: progressOf(of, rows, when.today), reportedAt }, when)
    assert.deepEqual(found, expected, why)
  }
  assert.deepEqual(attentionOfInitiative('completed', 0, 0), ['no-benefits', 'no-evaluation'])
  assert.deepEqual(attentionOfInitiative('running', 2, 0), [])
  assert.equal(isDue({ ...yearly, method: 'hand', expected: { '2029': 1 } }, saving, [], '2028-06-01'), false)
  assert.deepEqual(
    [monthsBefore('2026-03-31', 1), monthsBefore('2028-02-29', 12), lastFinished(yearly, '2027-01-01')],
    ['2026-02-28', '2027-02-28', '2026'],
  )
})

test('numbers are read in the language of the page', () => {
  const cases: [string, 'sv' | 'en', number | undefined][] = [
    ['1 234,5', 'sv', 1234.5],
    ['1,234', 'sv', 1.234],
    ['1,234', 'en', 1234],
    ['−3', 'sv', -3],
    ['1.234,5', 'sv', undefined],
    ['tre', 'en', undefined],
    ['', 'sv', undefined],
    ['1e400', 'en', undefined],
  ]
  for (const [text, language, number] of cases) assert.equal(numberIn(text, language), number, text)
})
