import assert from 'node:assert/strict'
import test from 'node:test'
import { valueText } from './value-text.ts'

const cases: [value: unknown, sv: string, en: string][] = [
  [null, '', ''],
  [8200.5, '8\u202f200,5', '8,200.5'],
  [Number.NaN, '', ''],
  [true, 'ja', 'yes'],
  [{ sv: 'Vi går med.', en: 'We join.' }, 'Vi går med.', 'We join.'],
  [{ sv: 'Vi går med.' }, 'Vi går med.', 'Vi går med.'],
  [{ value: 205, unit: 'p' }, '205 p', '205 p'],
  [{ value: 12, unit: 'minuter', period: '2025', expected: 10 }, '12 minuter (2025)', '12 minuter (2025)'],
  [
    { npv: -310_000.4, priceYear: 2026, p5: null },
    'nettonuvärde −310\u202f000 kr (2026 års priser)',
    'net present value SEK -310,000 (prices of 2026)',
  ],
  [{ npv: 5, priceYear: null }, 'nettonuvärde 5 kr', 'net present value SEK 5'],
  [{ state: 'superseded' }, 'ersatt', 'replaced'],
  [{ state: 'open', unanswered: 2 }, 'obesvarat', 'unanswered'],
  [{ answers: [] }, '', ''],
  [{}, '', ''],
]

for (const [value, sv, en] of cases)
  test(`${JSON.stringify(value)} is told in both languages`, () =>
    assert.deepEqual([valueText(value, 'sv'), valueText(value, 'en')], [sv, en]))
