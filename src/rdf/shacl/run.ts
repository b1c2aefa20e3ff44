import type { Term } from '@rdfjs/types'
import type { LanguageText } from '../../kernel/language-text.ts'
import { ns } from '../namespaces.ts'
import type { Classes } from './classes.ts'
import type { Graph } from './graph.ts'
import { type Path, pathText } from './path.ts'
import { Assumptions } from './recursion.ts'
import type { Constraint, ShaclResult, Shape } from './shape.ts'
import { keyOf } from './term.ts'

export type Limits = {
  /** How deep shapes may ask shapes. V8's ordinary stack ends between 600 and 1 000 of our levels. */
  depth: number
  /** How many shapes may be put to nodes for one focus node: shapes that fan out are few lines and endless work. */
  steps: number
  /** How many answers of one SPARQL query, or pairs of values that do not fit, are told. */
  answers: number
}

export const ordinaryLimits: Limits = { depth: 200, steps: 1_000_000, answers: 10_000 }

/** Some work has no end that anyone would wait for. It ends with a result that says so, for this focus node only. */
export class LimitReached extends Error {}

export const limitComponent = ns.allm('ValidationLimit')

export type TypesOf = (iri: string) => readonly string[]

type More = { path?: Path; detail?: ShaclResult[]; message?: LanguageText }

/** One validation of one graph: what is known, and what has been found so far. */
export class Run {
  readonly graph: Graph
  readonly classes: Classes
  readonly typesOf: TypesOf | undefined
  readonly limits: Limits
  /** Undefined while only yes or no is asked. */
  results: ShaclResult[] | undefined = []
  failed = false
  #depth = 0
  #steps = 0
  #assumptions: Assumptions | undefined
  #reported: Set<string> | undefined
  #detailing = false

  constructor(graph: Graph, classes: Classes, typesOf: TypesOf | undefined, limits: Limits) {
    this.graph = graph
    this.classes = classes
    this.typesOf = typesOf
    this.limits = limits
  }

  /** Puts a shape to a focus node that it targets. */
  begin(shape: Shape, focus: Term): void {
    this.#depth = 0
    this.#steps = 0
    this.#reported = undefined
    try {
      this.report(shape, focus)
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error
      this.#assumptions = undefined
      this.results!.push(tooMuch(shape, focus))
    }
  }

  /** Adds what is wrong with the node. A shape that leads back to itself speaks once about each node. */
  report(shape: Shape, focus: Term): void {
    if (shape.recursive) {
      const pair = `${shape.number} ${keyOf(focus)}`
      this.#reported ??= new Set()
      if (this.#reported.has(pair)) return
      this.#reported.add(pair)
    }
    this.#check(shape, focus)
  }

  conforms(shape: Shape, node: Term): boolean {
    if (!shape.recursive) return this.#holds(shape, node)
    this.#assumptions ??= new Assumptions()
    return this.#assumptions.hold(`${shape.number} ${keyOf(node)}`, () => this.#holds(shape, node))
  }

  /** What is wrong with the node, for sh:detail. */
  detail(shape: Shape, node: Term): ShaclResult[] {
    const { results, failed } = this
    const reported = this.#reported
    const outermost = !this.#detailing
    // Details of details share one memory of what has been said, or two shapes that ask each other would explain for ever.
    if (outermost) this.#reported = undefined
    this.#detailing = true
    this.results = []
    try {
      this.report(shape, node)
      return this.results
    } finally {
      this.results = results
      this.failed = failed
      this.#detailing = !outermost
      if (outermost) this.#reported = reported
    }
  }

  found(constraint: Constraint, focus: Term, value?: Term, more?: More): void {
    this.failed = true
    if (this.results === undefined) return
    const { shape, component, source } = constraint
    const path = more?.path ?? shape.path
    this.results.push({
      focus,
      ...(path === undefined ? {} : { path, pathText: pathText(path) }),
      ...(value === undefined ? {} : { value }),
      severity: shape.severity,
      component,
      sourceShape: shape.term,
      ...(source === undefined ? {} : { sourceConstraint: source }),
      message: more?.message ?? shape.message ?? constraint.message,
      ...(more?.detail === undefined || more.detail.length === 0 ? {} : { detail: more.detail }),
    })
  }

  isInstance(node: Term, wanted: string): boolean {
    if (node.termType === 'Literal') return false
    for (const type of this.graph.types(node)) if (this.classes.isA(type.value, wanted)) return true
    if (this.typesOf === undefined || node.termType !== 'NamedNode') return false
    for (const type of this.typesOf(node.value)) if (this.classes.isA(type, wanted)) return true
    return false
  }

  #holds(shape: Shape, node: Term): boolean {
    const { results, failed } = this
    this.results = undefined
    this.failed = false
    try {
      this.#check(shape, node)
      return !this.failed
    } finally {
      this.results = results
      this.failed = failed
    }
  }

  #check(shape: Shape, focus: Term): void {
    if (shape.deactivated) return
    if (++this.#steps > this.limits.steps || this.#depth >= this.limits.depth) throw new LimitReached()
    const values = shape.values(this.graph, focus)
    const constraints = values.length === 0 ? shape.ofNone : shape.constraints
    this.#depth++
    for (const constraint of constraints) {
      constraint.check(this, focus, values, constraint)
      if (this.results === undefined && this.failed) break
    }
    this.#depth--
  }
}

const tooMuch = (shape: Shape, focus: Term): ShaclResult => ({
  focus,
  severity: 'violation',
  component: limitComponent,
  sourceShape: shape.term,
  message: {
    sv: 'Formen kunde inte prövas färdigt: den leder vidare från nod till nod i fler steg än vi tillåter.',
    en: 'The shape could not be checked to the end: it leads on from node to node in more steps than we allow.',
  },
})
