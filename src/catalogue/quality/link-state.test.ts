import assert from 'node:assert/strict'
import test from 'node:test'
import type { Finding } from '../../kernel/finding.ts'
import { afterAnswer, type LinkAnswer, type LinkState } from './link-state.ts'

const now = new Date('2026-11-23T12:00:00Z')
const failed = (code: string, more: object = {}): LinkAnswer => ({ finding: { code } as Finding, ...more })
const hours = ({ dueAt }: { dueAt: Date }) => (dueAt.getTime() - now.getTime()) / 3_600_000

const cases: [before: LinkState, failures: number, answer: LinkAnswer, state: LinkState, failures: number, hours: number][] = [
  ['waiting', 0, { status: 200 }, 'answers', 0, 168],
  ['broken', 9, { status: 204 }, 'answers', 0, 168],
  ['waiting', 0, failed('outside-not-found'), 'broken', 1, 24],
  ['answers', 0, failed('outside-name-not-found'), 'broken', 1, 24],
  ['broken', 1, failed('outside-gone'), 'broken', 2, 48],
  ['broken', 30, failed('outside-gone'), 'broken', 31, 336],
  ['waiting', 0, failed('outside-server-error'), 'unsure', 1, 1],
  ['unsure', 1, failed('outside-connect-timeout'), 'unsure', 2, 6],
  ['answers', 0, failed('outside-connection-refused'), 'answers', 1, 1],
  ['answers', 2, failed('outside-connection-refused'), 'answers', 3, 24],
  ['answers', 3, failed('outside-connection-refused'), 'broken', 4, 48],
  ['broken', 4, failed('outside-tls'), 'broken', 5, 96],
  ['answers', 0, failed('outside-busy', { status: 429, retryAfterSeconds: 36_000 }), 'answers', 1, 10],
  ['answers', 0, failed('outside-busy', { status: 429, retryAfterSeconds: 1e9 }), 'answers', 1, 720],
  ['waiting', 0, failed('outside-robots-forbid'), 'unsure', 0, 720],
  ['answers', 2, failed('outside-scheme'), 'unsure', 0, 720],
]
for (const [before, count, answer, state, failures, later] of cases)
  test(`${before} after ${count} failures, then ${'finding' in answer ? answer.finding.code : answer.status}: ${state}, asked again in ${later} h`, () => {
    const after = afterAnswer({ state: before, failures: count }, answer, now)
    assert.deepEqual([after.state, after.failures, hours(after)], [state, failures, later])
  })
