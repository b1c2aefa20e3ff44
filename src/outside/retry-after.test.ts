import assert from 'node:assert/strict'
import test from 'node:test'
import { retryAfterSeconds } from './retry-after.ts'

const now = Date.UTC(2026, 10, 23, 12, 0, 0)

const cases: [string | undefined, number | undefined][] = [
  ['120', 120],
  [' 0 ', 0],
  ['Mon, 23 Nov 2026 12:01:30 GMT', 90],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
]

for (const [header, seconds] of cases) {
  test(`Retry-After: ${header} means ${seconds === undefined ? 'nothing' : `${seconds} s`}`, () =>
    assert.equal(retryAfterSeconds(header, now), seconds))
}
