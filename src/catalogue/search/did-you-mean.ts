export type Candidate = { asked: string; word: string; stem: string }

const allowed = (asked: string) => (asked.length < 6 ? 1 : 2)
const most = 8

/** Of all candidates the few that are near enough, nearest first for each word asked for. */
export function nearest(candidates: readonly Candidate[]): Candidate[] {
  return [...Map.groupBy(candidates, ({ asked }) => asked)].flatMap(([asked, words]) =>
    words
      .map((candidate) => ({ candidate, distance: editDistance(asked, candidate.word) }))
      .filter(({ distance }) => distance <= allowed(asked))
      .sort((a, b) => a.distance - b.distance || (a.candidate.word < b.candidate.word ? -1 : 1))
      .slice(0, most)
      .map(({ candidate }) => candidate),
  )
}

/** The text with each such word replaced by the nearest that some entry has, the commoner of two equally near; nothing when there is none. */
export function didYouMean(text: string, near: readonly Candidate[], uses: ReadonlyMap<string, number>): string | undefined {
  const used = near.filter(({ stem }) => (uses.get(stem) ?? 0) > 0)
  let changed = false
  const suggested = text.replace(/[\p{L}\p{N}-]+/gu, (written) => {
    const asked = written.toLowerCase()
    const [best] = used
      .filter((candidate) => candidate.asked === asked)
      .sort((a, b) => editDistance(asked, a.word) - editDistance(asked, b.word) || uses.get(b.stem)! - uses.get(a.stem)!)
    changed ||= best !== undefined
    return best?.word ?? written
  })
  return changed ? suggested : undefined
}

/** Damerau and Levenshtein: letters added, dropped, changed, or two neighbours exchanged. */
export function editDistance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j]!, before[j - 2]! + 1)
    }
    before = row
    row = next
  }
  return row[b.length]!
}
