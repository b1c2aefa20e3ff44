export type Line = { kind: 'same' | 'added' | 'removed'; text: string }

// Comparing is quadratic in the lines that differ; 2 000 × 2 000 takes some 40 ms. Beyond that, order is given up for speed.
const most = 4_000_000

/** What to take away from and add to `before` to get `after`. */
export function compareLines(before: readonly string[], after: readonly string[]): Line[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const old = before.slice(start, before.length - end)
  const fresh = after.slice(start, after.length - end)
  return [
    ...same(before.slice(0, start)),
    ...(old.length * fresh.length > most ? bySet(old, fresh) : byLongest(old, fresh)),
    ...same(end ? before.slice(-end) : []),
  ]
}

const same = (lines: readonly string[]): Line[] => lines.map((text) => ({ kind: 'same', text }))

/** The longest common subsequence, read from the front. */
function byLongest(old: readonly string[], fresh: readonly string[]): Line[] {
  const wide = fresh.length + 1
  const length = new Uint32Array((old.length + 1) * wide)
  const at = (i: number, j: number) => length[i * wide + j]!
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      length[i * wide + j] = old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const lines: Line[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      lines.push({ kind: 'same', text: old[i++]! })
      j++
    } else if (j === fresh.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) lines.push({ kind: 'removed', text: old[i++]! })
    else lines.push({ kind: 'added', text: fresh[j++]! })
  }
  return lines
}

function bySet(old: readonly string[], fresh: readonly string[]): Line[] {
  const had = new Set(old)
  const has = new Set(fresh)
  return [
    ...old.filter((text) => !has.has(text)).map((text): Line => ({ kind: 'removed', text })),
    ...fresh.map((text): Line => ({ kind: had.has(text) ? 'same' : 'added', text })),
  ]
}
