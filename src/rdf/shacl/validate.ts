import type { Quad, Term } from '@rdfjs/types'
import { ns } from '../namespaces.ts'
import { bringsClasses, Classes, type Superclasses, subclassesIn } from './classes.ts'
import type { Compiled } from './compile.ts'
import { Graph } from './graph.ts'
import { type Limits, ordinaryLimits, Run, type TypesOf } from './run.ts'
import type { ShaclResult, Shape } from './shape.ts'
import { keyOf } from './term.ts'

export type { ShaclResult } from './shape.ts'

export type ValidateOptions = {
  /** Only these nodes: put to the shapes given, or to those among the shapes that target them. */
  focusNodes?: { nodes: readonly Term[]; shapes?: readonly Term[] }
  /** What a node described elsewhere is: it counts for sh:class without being data, and so without being validated itself. */
  typesOf?: TypesOf
  /** Superclasses known outside shapes and data. */
  subClassOf?: Superclasses
  limits?: Partial<Limits>
}

/** What is wrong with the data, by the shapes. Without focus nodes: what the shapes target, as the W3C has it. */
export function validate(compiled: Compiled, data: readonly Quad[] | Graph, options: ValidateOptions = {}): ShaclResult[] {
  const graph = data instanceof Graph ? data : new Graph(data)
  const limits = options.limits ? { ...ordinaryLimits, ...options.limits } : ordinaryLimits
  const run = new Run(graph, classesFor(compiled, graph, options.subClassOf), options.typesOf, limits)
  const { focusNodes } = options
  if (focusNodes?.shapes) {
    const shapes = focusNodes.shapes.flatMap((term) => compiled.byTerm.get(keyOf(term)) ?? [])
    for (const node of focusNodes.nodes) for (const shape of shapes) run.begin(shape, node)
    return run.results!
  }
  const wanted = focusNodes && new Set(focusNodes.nodes.map(keyOf))
  for (const [key, { node, shapes }] of targeted(compiled, run))
    if (wanted === undefined || wanted.has(key)) for (const shape of shapes) run.begin(shape, node)
  return run.results!
}

const outsideClasses = new WeakMap<Superclasses, WeakMap<Compiled, Classes>>()

function classesFor(compiled: Compiled, graph: Graph, outside: Superclasses | undefined): Classes {
  if (bringsClasses(graph)) return new Classes([compiled.subclasses, subclassesIn(graph), ...(outside ? [outside] : [])])
  if (outside === undefined) return compiled.classes
  const byShapes = outsideClasses.get(outside) ?? new WeakMap<Compiled, Classes>()
  outsideClasses.set(outside, byShapes)
  const classes = byShapes.get(compiled) ?? new Classes([compiled.subclasses, outside])
  byShapes.set(compiled, classes)
  return classes
}

type Targeted = Map<string, { node: Term; shapes: Set<Shape> }>

/** The focus nodes and what shapes they are put to, node by node. */
function targeted(compiled: Compiled, run: Run): Targeted {
  const found: Targeted = new Map()
  const add = (node: Term, shape: Shape): void => {
    const key = keyOf(node)
    const entry = found.get(key)
    if (entry === undefined) found.set(key, { node, shapes: new Set([shape]) })
    else entry.shapes.add(shape)
  }
  const { byClass, byPredicate, others } = targetsIn(compiled)
  for (const { term, properties } of run.graph.subjects.values()) {
    if (byClass.size > 0)
      for (const type of properties.get(rdfType) ?? []) {
        for (const shape of byClass.get(type.value) ?? []) add(term, shape)
        for (const above of run.classes.above(type.value))
          if (above !== type.value) for (const shape of byClass.get(above) ?? []) add(term, shape)
      }
    for (const { predicate, shape, objects } of byPredicate) {
      const values = properties.get(predicate)
      if (values === undefined) continue
      if (objects) for (const value of values) add(value, shape)
      else add(term, shape)
    }
  }
  for (const { shape, find } of others) for (const node of find(run)) add(node, shape)
  return found
}

type Targets = {
  byClass: Map<string, Shape[]>
  byPredicate: { predicate: string; shape: Shape; objects: boolean }[]
  others: { shape: Shape; find: (run: Run) => readonly Term[] }[]
}

const rdfType = ns.rdf('type')
const known = new WeakMap<Compiled, Targets>()

function targetsIn(compiled: Compiled): Targets {
  const before = known.get(compiled)
  if (before) return before
  const targets: Targets = { byClass: new Map(), byPredicate: [], others: [] }
  for (const shape of compiled.shapes)
    for (const target of shape.targets) {
      if (target.kind === 'class') targets.byClass.set(target.iri, [...(targets.byClass.get(target.iri) ?? []), shape])
      else if (target.kind === 'node') targets.others.push({ shape, find: () => [target.node] })
      else if (target.kind === 'nodes') targets.others.push({ shape, find: target.find })
      else targets.byPredicate.push({ predicate: target.predicate, shape, objects: target.kind === 'objectsOf' })
    }
  known.set(compiled, targets)
  return targets
}
