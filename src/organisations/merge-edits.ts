import type { Particulars } from './particulars.ts'

export type Edit = { key: string; was: string; theirs: string; mine: string; collides: boolean }

/** Two people's versions of one thing, from where both began: what only one changed is kept, and where both did, mine stands and is told. */
export function mergeEdits(was: Particulars, theirs: Particulars, mine: Particulars): { merged: Particulars; edits: Edit[] } {
  const merged: Record<string, string> = {}
  const edits: Edit[] = []
  for (const key of new Set([...Object.keys(was), ...Object.keys(theirs), ...Object.keys(mine)])) {
    const [w, t, m] = [was[key] ?? '', theirs[key] ?? '', mine[key] ?? '']
    const value = m === w ? t : m
    if (value !== '') merged[key] = value
    if (t !== w || m !== w) edits.push({ key, was: w, theirs: t, mine: m, collides: t !== w && m !== w && t !== m })
  }
  return { merged, edits }
}
