import type { Quad, Term } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { ns } from '../namespaces.ts'
import type { Graph } from './graph.ts'
import { keyOf, shownIri } from './term.ts'

const { namedNode, blankNode, quad } = DataFactory

/** SHACL §2.3.1. */
export type Path =
  | { readonly kind: 'predicate'; readonly iri: string }
  | { readonly kind: 'inverse'; readonly path: Path }
  | { readonly kind: 'sequence'; readonly paths: readonly Path[] }
  | { readonly kind: 'alternative'; readonly paths: readonly Path[] }
  | { readonly kind: 'zeroOrMore'; readonly path: Path }
  | { readonly kind: 'oneOrMore'; readonly path: Path }
  | { readonly kind: 'zeroOrOne'; readonly path: Path }

export type Values = (graph: Graph, focus: Term) => readonly Term[]

const wrappers = {
  inverse: ns.sh('inversePath'),
  zeroOrMore: ns.sh('zeroOrMorePath'),
  oneOrMore: ns.sh('oneOrMorePath'),
  zeroOrOne: ns.sh('zeroOrOnePath'),
} as const
const alternativePath = ns.sh('alternativePath')
const rdfFirst = ns.rdf('first')
const rdfRest = ns.rdf('rest')
const rdfNil = ns.rdf('nil')

// Nobody writes paths this deep; a shapes file that goes on for ever must end somewhere.
const deepest = 60

/** The path that a node of the shapes graph stands for; undefined where it is not well-formed (SHACL §2.3.1.1–7). */
export function readPath(graph: Graph, node: Term, above: readonly string[] = []): Path | undefined {
  if (node.termType === 'NamedNode' && node.value !== rdfNil) return { kind: 'predicate', iri: node.value }
  const key = keyOf(node)
  if (node.termType !== 'BlankNode' || above.includes(key) || above.length > deepest) return undefined
  const inside = [...above, key]
  // The W3C test path-strange-001 has a node that is a list and an inverse path at once: the list counts.
  if (graph.from(node, rdfFirst).length > 0) return readPaths('sequence', graph, node, inside)
  const alternatives = graph.from(node, alternativePath)
  if (alternatives.length === 1) return readPaths('alternative', graph, alternatives[0]!, inside)
  for (const kind of Object.keys(wrappers) as (keyof typeof wrappers)[]) {
    const [inner, ...more] = graph.from(node, wrappers[kind])
    if (inner === undefined || more.length > 0) continue
    const path = readPath(graph, inner, inside)
    return path && { kind, path }
  }
  return undefined
}

function readPaths(kind: 'sequence' | 'alternative', graph: Graph, list: Term, above: readonly string[]): Path | undefined {
  const paths = graph.list(list)?.map((member) => readPath(graph, member, above))
  if (paths === undefined || paths.length < 2 || paths.includes(undefined)) return undefined
  return { kind, paths: paths as Path[] }
}

/** The path as a function from a node to its value nodes, each once. Backwards, it goes from a value to where it is a value. */
export function follow(path: Path, backwards = false): Values {
  switch (path.kind) {
    case 'predicate': {
      const { iri } = path
      return backwards ? (graph, focus) => graph.to(focus, iri) : (graph, focus) => graph.from(focus, iri)
    }
    case 'inverse':
      return follow(path.path, !backwards)
    case 'sequence': {
      const steps = path.paths.map((step) => follow(step, backwards))
      if (backwards) steps.reverse()
      return (graph, focus) => steps.reduce<readonly Term[]>((nodes, step) => each(graph, nodes, step), [focus])
    }
    case 'alternative': {
      const ways = path.paths.map((way) => follow(way, backwards))
      return (graph, focus) => distinct(ways.flatMap((way) => way(graph, focus)))
    }
    case 'zeroOrOne': {
      const step = follow(path.path, backwards)
      return (graph, focus) => distinct([focus, ...step(graph, focus)])
    }
    case 'zeroOrMore': {
      const step = follow(path.path, backwards)
      return (graph, focus) => reach(graph, [focus], step)
    }
    case 'oneOrMore': {
      const step = follow(path.path, backwards)
      return (graph, focus) => reach(graph, step(graph, focus), step)
    }
    default:
      return path satisfies never
  }
}

const each = (graph: Graph, nodes: readonly Term[], step: Values): readonly Term[] =>
  nodes.length === 1 ? step(graph, nodes[0]!) : distinct(nodes.flatMap((node) => step(graph, node)))

function distinct(nodes: readonly Term[]): readonly Term[] {
  return nodes.length < 2 ? nodes : [...new Map(nodes.map((node) => [keyOf(node), node])).values()]
}

function reach(graph: Graph, start: readonly Term[], step: Values): readonly Term[] {
  const reached = new Map(start.map((node) => [keyOf(node), node]))
  for (const node of reached.values())
    for (const next of step(graph, node)) {
      const key = keyOf(next)
      if (!reached.has(key)) reached.set(key, next)
    }
  return [...reached.values()]
}

const suffixes = { zeroOrMore: '*', oneOrMore: '+', zeroOrOne: '?' } as const

/** A predicate's whole IRI, or the path as SPARQL writes it, its IRIs by the name that `iri` gives them. */
export const pathText = (path: Path): string => (path.kind === 'predicate' ? path.iri : sparqlPath(path, shownIri))

export function sparqlPath(path: Path, iri: (iri: string) => string = (whole) => `<${whole}>`): string {
  const inner = (part: Path): string => (part.kind === 'predicate' ? iri(part.iri) : `(${sparqlPath(part, iri)})`)
  if (path.kind === 'predicate') return iri(path.iri)
  if (path.kind === 'inverse') return `^${inner(path.path)}`
  if (path.kind === 'sequence') return path.paths.map(inner).join('/')
  if (path.kind === 'alternative') return path.paths.map(inner).join('|')
  return inner(path.path) + suffixes[path.kind]
}

/** The path as nodes of a graph; the quads that describe it go into `quads`. */
export function pathTerm(path: Path, quads: Quad[]): Quad['object'] {
  if (path.kind === 'predicate') return namedNode(path.iri)
  if (path.kind === 'sequence') return listTerm(path.paths, quads)
  const node = blankNode()
  if (path.kind === 'alternative')
    quads.push(quad(node, namedNode(alternativePath), listTerm(path.paths, quads) as Quad['object'] & { termType: 'BlankNode' }) as Quad)
  else quads.push(quad(node, namedNode(wrappers[path.kind]), pathTerm(path.path, quads) as ReturnType<typeof blankNode>) as Quad)
  return node
}

function listTerm(paths: readonly Path[], quads: Quad[]): Quad['object'] {
  let rest: Quad['object'] = namedNode(rdfNil)
  for (const path of [...paths].reverse()) {
    const cell = blankNode()
    quads.push(
      quad(cell, namedNode(rdfFirst), pathTerm(path, quads) as typeof cell) as Quad,
      quad(cell, namedNode(rdfRest), rest as typeof cell) as Quad,
    )
    rest = cell
  }
  return rest
}
