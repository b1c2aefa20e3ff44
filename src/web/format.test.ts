import assert from 'node:assert/strict'
import test from 'node:test'
import { formatBytes, formatDate, formatDateTime, formatDuration, formatNumber, formatShare } from './format.ts'

for (const [made, expected] of [
  [formatNumber(1234567.5, 'sv'), '1\u202f234\u202f567,5'],
  [formatNumber(1234567.5, 'en'), '1,234,567.5'],
  [formatNumber(-3, 'sv'), '\u22123'],
  [formatShare(0.305, 'sv'), '31\u202f%'],
  [formatBytes(999, 'sv'), '999\u202fbyte'],
  [formatBytes(1_500_000, 'sv'), '1,5\u202fMB'],
  [formatDate('2026-11-23'), '2026-11-23'],
  [formatDate('2026'), '2026'],
  [formatDate('2026-11-23T23:30:00Z'), '2026-11-24'],
  [formatDate(new Date('2026-06-30T21:59:00Z')), '2026-06-30'],
  [formatDateTime(new Date('2026-11-23T19:16:02Z')), '2026-11-23 20:16'],
  [formatDate('förra sommaren'), 'förra sommaren'],
  [formatDuration(0.42, 'sv'), '0,4\u202fs'],
  [formatDuration(200, 'sv'), '3\u202fmin 20\u202fs'],
  [formatDuration(7500, 'sv'), '2\u202ftim 5\u202fmin'],
]) {
  test(`«${expected}»`, () => assert.equal(made, expected))
}
