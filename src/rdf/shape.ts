import type { Quad, Quad_Object, Quad_Subject } from '@rdfjs/types'
import { prefixes, shorten } from './namespaces.ts'
import { termText } from './ntriples.ts'

/** A subject with its properties, in an order that does not depend on how the quads arrived. */
export type Node = { subject: Quad_Subject; properties: { predicate: string; objects: Quad_Object[] }[] }

/** A record as a person would write it down: the entry first, and nodes that only one place refers to inside that place. */
export type Shape = { nodes: Node[]; nested(object: Quad_Object): Node | undefined }

// Deeper nests are written side by side: nobody reads them, and a list of ten thousand members must not become ten thousand brackets.
const deepest = 40

/** `apart` names blank nodes that must keep a label, because something outside these quads refers to them. */
export function shapeOf(
  quads: readonly Quad[],
  { nestNamed = false, apart = new Set<string>() }: { nestNamed?: boolean; apart?: ReadonlySet<string> } = {},
): Shape {
  const nodes = new Map<string, Node>()
  const bySubject = new Map<string, Map<string, Map<string, Quad_Object>>>()
  const subjects = new Map<string, Quad_Subject>()
  const references = new Map<string, number>()
  for (const { subject, predicate, object } of quads) {
    const key = keyOf(subject)
    subjects.set(key, subject)
    const properties = getOrMake(bySubject, key, () => new Map<string, Map<string, Quad_Object>>())
    const objects = getOrMake(properties, predicate.value, () => new Map<string, Quad_Object>())
    const objectKey = termText(object)
    if (objects.has(objectKey)) continue
    objects.set(objectKey, object)
    if (object.termType !== 'Literal') references.set(keyOf(object), (references.get(keyOf(object)) ?? 0) + 1)
  }
  for (const [key, properties] of bySubject) {
    const sorted = [...properties].map(([predicate, objects]) => ({
      predicate,
      objects: [...objects.keys()].sort().map((text) => objects.get(text)!),
    }))
    sorted.sort((a, b) => compare(rank(a.predicate), rank(b.predicate)))
    nodes.set(key, { subject: subjects.get(key)!, properties: sorted })
  }

  const mayNest = (object: Quad_Object): boolean => {
    const key = keyOf(object)
    if (references.get(key) !== 1 || (object.termType !== 'BlankNode' && !nestNamed)) return false
    return object.termType === 'BlankNode' ? !apart.has(object.value) : nodes.has(key)
  }
  const inside = new Set<string>()
  const walked = new Set<string>()
  const walk = (node: Node, depth: number): void => {
    walked.add(keyOf(node.subject))
    for (const { objects } of node.properties)
      for (const object of objects) {
        if (object.termType === 'Literal' || !mayNest(object)) continue
        const key = keyOf(object)
        const target = nodes.get(key)
        if (walked.has(key) || depth >= deepest) continue
        inside.add(key)
        if (target) walk(target, depth + 1)
      }
  }
  const isRoot = (node: Node): boolean => (references.get(keyOf(node.subject)) ?? 0) === 0
  const order = [...nodes.values()].sort(
    (a, b) =>
      Number(isRoot(b)) - Number(isRoot(a)) ||
      Number(a.subject.termType === 'BlankNode') - Number(b.subject.termType === 'BlankNode') ||
      compare(a.subject.value, b.subject.value),
  )
  const starts = order.filter((node) => isRoot(node) || !mayNest(node.subject as Quad_Object))
  for (const node of starts) walk(node, 0)
  // What is left hangs in a circle, or lies too deep: it starts a block of its own.
  for (const node of order) if (!walked.has(keyOf(node.subject))) walk(node, 0)

  return {
    nodes: order.filter((node) => !inside.has(keyOf(node.subject))),
    nested: (object) =>
      inside.has(keyOf(object)) ? (nodes.get(keyOf(object)) ?? { subject: object as Quad_Subject, properties: [] }) : undefined,
  }
}

const keyOf = (term: { termType: string; value: string }): string => (term.termType === 'BlankNode' ? `_:${term.value}` : term.value)

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const rdfType = `${prefixes.rdf}type`
// The type first, then what a reader looks for, then the rest by name.
const early = new Map(
  [
    rdfType,
    `${prefixes.dcterms}identifier`,
    `${prefixes.dcterms}title`,
    `${prefixes.foaf}name`,
    `${prefixes.vcard}fn`,
    `${prefixes.dcterms}description`,
  ].map((iri, index) => [iri, ` ${index}`]),
)
const ranks = new Map<string, string>()
function rank(predicate: string): string {
  const known = ranks.get(predicate)
  if (known !== undefined) return known
  const short = shorten(predicate)
  const made = early.get(predicate) ?? (short ? `${short.prefix}:${short.name}` : `~${predicate}`)
  if (ranks.size < 10_000) ranks.set(predicate, made)
  return made
}
