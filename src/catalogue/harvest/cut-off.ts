import type { Quad } from '@rdfjs/types'
import { idOf, type SubjectId } from './subjects.ts'

/**
 * Whom a reading that stopped may have left half told: the subject that was being read, and those it stood inside of.
 * `recent` is what was read last, in the order of the file. RDF/XML tells who links to a thing before the thing itself, Turtle tells who
 * links to a `[ … ]` only after it: one without a link yet belongs to whoever was being told when it began.
 */
export function cutOff(recent: readonly Quad[]): ReadonlySet<SubjectId> {
  const found = new Set<SubjectId>()
  const last = recent.at(-1)
  for (let id = last && idOf(last.subject); id !== undefined && !found.has(id); ) {
    found.add(id)
    const inner = id
    const link = recent.findLast(({ object }) => object.termType !== 'Literal' && idOf(object) === inner)
    const before = inner.startsWith('_:') ? recent[recent.findIndex(({ subject }) => idOf(subject) === inner) - 1] : undefined
    const outer = link ?? before
    id = outer && idOf(outer.subject)
  }
  return found
}
