import type { SubjectId, Subjects, Written } from './subjects.ts'

/** The subject and, breadth first, what it owns. A part that two records own follows into both: each is whole by itself. */
export function* closure(
  subjects: Subjects,
  root: SubjectId,
  roots: { has(id: SubjectId): boolean },
): Generator<Written & { id: SubjectId }> {
  const seen = new Set([root])
  for (const id of seen) {
    const { quads, lines } = subjects.writtenOf(id)
    yield { id, quads, lines }
    for (const quad of quads) {
      const next = subjects.named(quad.object)
      if (next !== undefined && !seen.has(next) && !roots.has(next)) seen.add(next)
    }
  }
}

/** Those that no other of them refers to come first, and take what they own with them; so the order in the file makes no difference. */
export function outermostFirst(subjects: Subjects, ids: readonly SubjectId[]): SubjectId[] {
  const referredTo = new Set<SubjectId>()
  for (const id of ids)
    for (const { object } of subjects.quadsOf(id)) {
      const other = subjects.named(object)
      if (other !== undefined && other !== id) referredTo.add(other)
    }
  const rank = (id: SubjectId) => (referredTo.has(id) ? 2 : 0) + (id.startsWith('_:') ? 1 : 0)
  return [...ids].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}
