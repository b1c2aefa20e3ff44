import type { Quad } from '@rdfjs/types'
import { idOf, type SubjectId, type Subjects } from './subjects.ts'

/** The subject and, breadth first, what it owns. A part that two records own follows into both: each is whole by itself. */
export function* closure(
  subjects: Subjects,
  root: SubjectId,
  roots: { has(id: SubjectId): boolean },
): Generator<{ id: SubjectId; quads: readonly Quad[] }> {
  const seen = new Set([root])
  for (const id of seen) {
    const quads = subjects.quadsOf(id)
    yield { id, quads }
    for (const quad of quads) {
      if (quad.object.termType === 'Literal') continue
      const next = idOf(quad.object)
      if (!seen.has(next) && subjects.has(next) && !roots.has(next)) seen.add(next)
    }
  }
}

/** Those that no other of them refers to come first, and take what they own with them; so the order in the file makes no difference. */
export function outermostFirst(subjects: Subjects, ids: readonly SubjectId[]): SubjectId[] {
  const referredTo = new Set<SubjectId>()
  for (const id of ids)
    for (const { object } of subjects.quadsOf(id)) if (object.termType !== 'Literal' && idOf(object) !== id) referredTo.add(idOf(object))
  const rank = (id: SubjectId) => (referredTo.has(id) ? 2 : 0) + (id.startsWith('_:') ? 1 : 0)
  return [...ids].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}
