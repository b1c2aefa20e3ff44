import assert from 'node:assert/strict'
import test from 'node:test'
import { linesAround } from './text-around.ts'

const lines = Array.from({ length: 9 }, (_, n) => `line ${n + 1}`)

for (const [at, from, count] of [
  [1, 1, 3],
  [2, 1, 4],
  [5, 3, 5],
  [9, 7, 3],
] as const)
  test(`around line ${at} stand ${count} lines from ${from}`, () => {
    const found = linesAround(lines, at)!
    assert.deepEqual([found.at, found.from, found.lines.length, found.lines[at - from]], [at, from, count, `line ${at}`])
  })

test('a line that is not there has nothing around it, and a very long one is cut', () => {
  assert.equal(linesAround(lines, 0), undefined)
  assert.equal(linesAround(lines, 10), undefined)
  assert.ok(linesAround(['x'.repeat(100_000)], 1)!.lines[0]!.length < 300)
})
