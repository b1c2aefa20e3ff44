import type { Quad, Term } from '@rdfjs/types'
import { ns } from '../namespaces.ts'
import { keyOf } from './term.ts'

export type Subject = { readonly term: Term; readonly properties: Map<string, Term[]> }

const none: readonly Term[] = []
const rdfType = ns.rdf('type')
// Nearly all properties have fewer values than this, and then a set would only cost memory.
const few = 16

/**
 * The triples of a record, looked up from both ends. A graph is a set: a triple said twice is one.
 * Two maps in a row are four times faster than one with joined keys, since n3's terms already carry their strings (150 triples, 2026-11).
 */
export class Graph {
  readonly subjects = new Map<string, Subject>()
  readonly quads: readonly Quad[]
  #objects: Map<string, Map<string, Term[]>> | undefined
  #asked: Term | undefined
  #answer: Subject['properties'] | undefined

  constructor(quads: readonly Quad[]) {
    this.quads = quads
    const many = new Map<Term[], Set<string>>()
    let lastTerm: Term | undefined
    let last: Subject | undefined
    for (const { subject, predicate, object } of quads) {
      // Quads arrive subject by subject.
      if (last === undefined || subject !== lastTerm) {
        const key = keyOf(subject)
        last = this.subjects.get(key)
        if (last === undefined) {
          last = { term: subject, properties: new Map() }
          this.subjects.set(key, last)
        }
        lastTerm = subject
      }
      const objects = last.properties.get(predicate.value)
      if (objects === undefined) last.properties.set(predicate.value, [object])
      else if (isNew(objects, object, many)) objects.push(object)
    }
  }

  /** The values of one property. */
  from(subject: Term, predicate: string): readonly Term[] {
    // A shape asks for one property after the other of the same node.
    if (subject !== this.#asked) {
      this.#asked = subject
      this.#answer = this.subjects.get(keyOf(subject))?.properties
    }
    return this.#answer?.get(predicate) ?? none
  }

  /** The subjects that have this value. */
  to(object: Term, predicate: string): readonly Term[] {
    this.#objects ??= this.#byObject()
    return this.#objects.get(keyOf(object))?.get(predicate) ?? none
  }

  types(node: Term): readonly Term[] {
    return this.from(node, rdfType)
  }

  has(subject: Term, predicate: string, object: Term): boolean {
    return includes(this.from(subject, predicate), object)
  }

  /** The members of an rdf:List; undefined where it is broken off, goes in a circle or has a node with two continuations. */
  list(head: Term): Term[] | undefined {
    const members: Term[] = []
    const seen = new Set<string>()
    let at = head
    while (at.value !== rdfNil) {
      const key = keyOf(at)
      const first = this.from(at, rdfFirst)
      const rest = this.from(at, rdfRest)
      if (seen.has(key) || first.length !== 1 || rest.length !== 1) return undefined
      seen.add(key)
      members.push(first[0]!)
      at = rest[0]!
    }
    return members
  }

  #byObject(): Map<string, Map<string, Term[]>> {
    const byObject = new Map<string, Map<string, Term[]>>()
    for (const { term, properties } of this.subjects.values())
      for (const [predicate, objects] of properties)
        for (const object of objects) {
          const key = keyOf(object)
          let into = byObject.get(key)
          if (into === undefined) {
            into = new Map()
            byObject.set(key, into)
          }
          const subjects = into.get(predicate)
          if (subjects === undefined) into.set(predicate, [term])
          else subjects.push(term)
        }
    return byObject
  }
}

const rdfNil = ns.rdf('nil')
const rdfFirst = ns.rdf('first')
const rdfRest = ns.rdf('rest')

function isNew(objects: Term[], object: Term, many: Map<Term[], Set<string>>): boolean {
  if (objects.length < few) return !includes(objects, object)
  const keys = many.get(objects) ?? new Set(objects.map(keyOf))
  many.set(objects, keys)
  const before = keys.size
  return keys.add(keyOf(object)).size > before
}

export function includes(terms: readonly Term[], term: Term): boolean {
  const key = keyOf(term)
  for (const one of terms) if (keyOf(one) === key) return true
  return false
}
