import type { Quad } from '@rdfjs/types'

/** One thing a record says: the properties that lead to it from the record itself, and the value. */
export type Statement = { path: string[]; value: string; language: string; isIri: boolean }
export type Difference = { removed: Statement[]; added: Statement[] }

/**
 * What one version says that the other does not. Blank nodes have no names that last, so a statement is told by the way to it:
 * the same words in another blank node are no difference.
 */
export function difference(uri: string, before: readonly Quad[], after: readonly Quad[]): Difference {
  const old = statements(uri, before)
  const young = statements(uri, after)
  return { removed: without(old, young), added: without(young, old) }
}

export function statements(uri: string, quads: readonly Quad[]): Statement[] {
  const bySubject = new Map<string, Quad[]>()
  for (const quad of quads) {
    const known = bySubject.get(quad.subject.value)
    if (known) known.push(quad)
    else bySubject.set(quad.subject.value, [quad])
  }
  const told: Statement[] = []
  // A record is a tree, or nearly: each subject is met once. Where each node links twice to the next, ways double with every step.
  let visitsLeft = quads.length * 4 + 1
  const visit = (subject: string, path: string[], above: ReadonlySet<string>) => {
    if (visitsLeft-- <= 0) return
    for (const quad of bySubject.get(subject) ?? []) {
      const here = [...path, quad.predicate.value]
      const { object } = quad
      if (object.termType === 'Literal') told.push({ path: here, value: object.value, language: object.language, isIri: false })
      else if (object.termType !== 'BlankNode') told.push({ path: here, value: object.value, language: '', isIri: true })
      if (object.termType !== 'Literal' && bySubject.has(object.value) && !above.has(object.value)) {
        visit(object.value, object.termType === 'BlankNode' ? here : [...here, object.value], new Set([...above, object.value]))
      }
    }
  }
  visit(uri, [], new Set([uri]))
  return told.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** As many of each as there are more of. */
function without(some: readonly Statement[], others: readonly Statement[]): Statement[] {
  const left = new Map<string, number>()
  for (const other of others) left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1)
  return some.filter((statement) => {
    const n = left.get(keyOf(statement)) ?? 0
    left.set(keyOf(statement), n - 1)
    return n <= 0
  })
}

const keyOf = ({ path, value, language }: Statement) => JSON.stringify([path, value, language])
