/** What was probably meant: the same but for capitals and hyphens, or at most two letters away. */
export function nearestTo(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 60) return undefined
  const plain = (one: string) => one.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const same = candidates.find((candidate) => plain(candidate) === plain(word))
  if (same !== undefined) return same
  const within = word.length < 5 ? 1 : 2
  let best: { candidate: string; distance: number } | undefined
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > within) continue
    const distance = distanceBetween(plain(word), plain(candidate))
    if (distance <= within && (best === undefined || distance < best.distance)) best = { candidate, distance }
  }
  return best?.candidate
}

/** Levenshtein's distance: how many letters must be put in, taken out or changed. */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
