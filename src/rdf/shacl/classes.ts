import type { Term } from '@rdfjs/types'
import { ns } from '../namespaces.ts'
import type { Graph } from './graph.ts'

const rdfsSubClassOf = ns.rdfs('subClassOf')
const nothing: ReadonlySet<string> = new Set()
// Classes named in data are the sender's choice, so what is remembered about them has an end.
const remembered = 10_000

/** Superclasses of a class, at one remove. */
export type Superclasses = (classIri: string) => readonly string[]

/** What is known of rdfs:subClassOf, from the shapes, the data and a look-up outside. */
export class Classes {
  readonly #sources: readonly Superclasses[]
  readonly #above = new Map<string, ReadonlySet<string>>()

  constructor(sources: readonly Superclasses[]) {
    this.#sources = sources
  }

  /** Every class above this one, however far; without the class itself unless it is above itself. */
  above(classIri: string): ReadonlySet<string> {
    const known = this.#above.get(classIri)
    if (known !== undefined) return known
    const found = new Set(this.#next(classIri))
    for (const one of found) for (const next of this.#next(one)) found.add(next)
    if (this.#above.size >= remembered) this.#above.clear()
    const above = found.size === 0 ? nothing : found
    this.#above.set(classIri, above)
    return above
  }

  isA(classIri: string, wanted: string): boolean {
    return classIri === wanted || this.above(classIri).has(wanted)
  }

  #next(classIri: string): string[] {
    return this.#sources.flatMap((source) => source(classIri))
  }
}

export const subclassesIn =
  (graph: Graph): Superclasses =>
  (classIri) =>
    (graph.subjects.get(classIri)?.properties.get(rdfsSubClassOf) ?? []).map((term: Term) => term.value)

/** Data seldom brings classes of its own; only then must what is known be worked out anew for it. */
export function bringsClasses(graph: Graph): boolean {
  for (const { properties } of graph.subjects.values()) if (properties.has(rdfsSubClassOf)) return true
  return false
}
