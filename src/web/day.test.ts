import assert from 'node:assert/strict'
import test from 'node:test'
import { dayIn, endOfDay } from './day.ts'

const days: [text: string | null, day: string | undefined][] = [
  ['2026-11-23', '2026-11-23'],
  ['2024-02-29', '2024-02-29'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['igår', undefined],
  ['', undefined],
  [null, undefined],
]
for (const [text, day] of days) test(`${text} is ${day ?? 'no day'}`, () => assert.equal(dayIn(text), day))

test('a day ends at midnight in Sweden, winter and summer', () => {
  assert.equal(endOfDay('2026-01-15').toISOString(), '2026-01-15T23:00:00.000Z')
  assert.equal(endOfDay('2026-07-15').toISOString(), '2026-07-15T22:00:00.000Z')
  assert.equal(endOfDay('2026-03-29').toISOString(), '2026-03-29T22:00:00.000Z', 'the day the clock moves')
})
