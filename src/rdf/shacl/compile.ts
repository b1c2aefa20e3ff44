import type { Quad, Term } from '@rdfjs/types'
import type { Finding } from '../../kernel/finding.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { ns, prefixes } from '../namespaces.ts'
import { Classes, type Superclasses, subclassesIn } from './classes.ts'
import type { Component, Source } from './component.ts'
import { components } from './components.ts'
import { Graph } from './graph.ts'
import { illFormed, unknownProperty } from './ill-formed.ts'
import { follow, readPath } from './path.ts'
import { markRecursive } from './recursive-shapes.ts'
import type { Constraint, ResultSeverity, Shape } from './shape.ts'
import { type SparqlPart, sparqlPart } from './sparql/part.ts'
import { type Takes, takes } from './takes.ts'
import { targetParameters, targetsOf } from './targets.ts'
import { isTrue, keyOf, shown } from './term.ts'
import { vocabulary } from './vocabulary.ts'

/** Shapes made ready for use. Nothing in it changes when it validates, apart from what it remembers about classes. */
export type Compiled = {
  readonly shapes: readonly Shape[]
  readonly byTerm: ReadonlyMap<string, Shape>
  readonly graph: Graph
  readonly subclasses: Superclasses
  readonly classes: Classes
}

/**
 * Makes a graph of shapes into functions. Shapes that are not well-formed are refused as a whole, since half a rule is a wrong verdict;
 * each finding says which shape and which property, and what to write.
 * With `tolerant` the parts that are not well-formed are left out and told: the official shapes of DCAT-AP 3.0.1 and BRegDCAT-AP 2.00
 * refer to property shapes that do not exist, and other validators pass over them in silence.
 * A misspelt property, sh:mincount, is nothing to SHACL; it is among what was left out, as a warning.
 * Without `queries`, shapes that ask in SPARQL are refused: a query cannot be stopped, so strangers' shapes may not have any in our process.
 */
export function compileShapes(
  quads: readonly Quad[],
  { tolerant = false, queries = true }: { tolerant?: boolean; queries?: boolean } = {},
): { shapes: Compiled; leftOut: Finding[] } | { refusal: Finding[] } {
  const graph = new Graph(quads)
  const subclasses = subclassesIn(graph)
  const classes = new Classes([subclasses])
  const findings: Finding[] = []
  const refuse: Refuse = (shape, property, why, fix) => findings.push(illFormed(graph, shape, property, why, fix))
  const notices: Finding[] = []
  const notice = (shape: Term, predicate: string) => notices.push(unknownProperty(graph, shape, predicate))
  const sparql = sparqlPart(graph, classes, refuse, queries)

  const byTerm = new Map<string, Shape>()
  const waiting: Shape[] = []
  const shapeAt = (term: Term): Shape => {
    const key = keyOf(term)
    let shape = byTerm.get(key)
    if (shape === undefined) {
      shape = emptyShape(term, byTerm.size)
      byTerm.set(key, shape)
      waiting.push(shape)
    }
    return shape
  }
  for (const term of declaredShapes(graph, classes)) shapeAt(term)
  const context = { graph, classes, shapeAt, siblings: siblingsIn(graph, shapeAt), refuse, notice, sparql }
  // A queue and not a recursion: shapes may be nested as deep as somebody likes to write them.
  for (const shape of waiting) fill(shape, context)
  if (findings.length > 0 && !tolerant) return { refusal: findings }
  findings.push(...notices)
  const shapes = [...byTerm.values()]
  markRecursive(shapes)
  return { shapes: { shapes, byTerm, graph, subclasses, classes }, leftOut: findings }
}

export type Refuse = (shape: Term, property: string | undefined, why: LanguageText, fix: LanguageText) => void

type Context = {
  graph: Graph
  classes: Classes
  shapeAt: (term: Term) => Shape
  siblings: (term: Term) => readonly Shape[]
  refuse: Refuse
  notice: (shape: Term, predicate: string) => void
  sparql: SparqlPart | undefined
}

const emptyShape = (term: Term, number: number): Shape => ({
  term,
  path: undefined,
  values: (_graph, focus) => [focus],
  severity: 'violation',
  message: undefined,
  deactivated: false,
  constraints: [],
  ofNone: [],
  targets: [],
  asks: [],
  recursive: false,
  number,
})

const nodeShape = ns.sh('NodeShape')
const propertyShape = ns.sh('PropertyShape')

/** Every node that is said to be a shape or has a target; those that shapes refer to come by themselves. */
function declaredShapes(graph: Graph, classes: Classes): Term[] {
  return [...graph.subjects.values()]
    .filter(
      ({ term, properties }) =>
        graph.types(term).some(({ value }) => classes.isA(value, nodeShape) || classes.isA(value, propertyShape)) ||
        targetParameters.some((predicate) => properties.has(predicate)),
    )
    .map(({ term }) => term)
}

function fill(shape: Shape, { graph, classes, shapeAt, siblings, refuse, notice, sparql }: Context): void {
  const { term } = shape
  const all = (name: string) => graph.from(term, ns.sh(name))
  const isDeclared = (type: string) => graph.types(term).some(({ value }) => classes.isA(value, type))
  const single = (name: string, fits: Takes): Term | undefined => {
    const values = all(name)
    if (values.length > 1) refuse(term, name, ...onlyOnce(values.length))
    const [value] = values
    if (value !== undefined && !takes[fits].fits(value, graph)) {
      refuse(term, name, ...wrongValue(value, fits))
      return undefined
    }
    return value
  }

  const pathNode = single('path', 'path')
  if (pathNode !== undefined) {
    shape.path = readPath(graph, pathNode)
    shape.values = follow(shape.path!)
    if (isDeclared(nodeShape)) refuse(term, 'path', ...pathInNodeShape)
  } else if (isDeclared(propertyShape) && all('path').length === 0) refuse(term, 'path', ...noPath)
  // Without the path that it should have, a shape would be put to the focus node itself.
  const pathless = shape.path === undefined && (isDeclared(propertyShape) || all('path').length > 0)
  shape.deactivated = isTrue(single('deactivated', 'boolean')) || pathless
  const severity = single('severity', 'iri')
  if (severity !== undefined) shape.severity = severityOf(severity.value)
  shape.message = messageOf(all('message').filter((message) => isFit(message, 'message', 'text')))
  shape.targets = targetsOf(term, graph, classes, refuse, sparql)
  single('ignoredProperties', 'iris')
  single('flags', 'string')
  single('qualifiedValueShapesDisjoint', 'boolean')
  for (const value of all('qualifiedValueShape')) isFit(value, 'qualifiedValueShape', 'shape')

  const source: Source = {
    shape,
    all,
    list: (head) => graph.list(head) ?? [],
    shapeAt: (other) => {
      const asked = shapeAt(other)
      shape.asks.push(asked)
      return asked
    },
    siblings: () => siblings(term),
    describes: () =>
      all('property').flatMap((property) =>
        graph.from(property, shPath).flatMap(({ termType, value }) => (termType === 'NamedNode' ? [value] : [])),
      ),
    refuse: (parameter, why, fix) => refuse(term, parameter, why, fix),
  }
  const properties = graph.subjects.get(keyOf(term))?.properties
  for (const predicate of properties?.keys() ?? [])
    if (predicate.startsWith(prefixes.sh) && !vocabulary.has(predicate.slice(prefixes.sh.length))) notice(term, predicate)
  for (const component of components) {
    const parameters = properties?.get(component.predicate)
    if (parameters === undefined) continue
    if (component.once && parameters.length > 1) refuse(term, component.parameter, ...onlyOnce(parameters.length))
    if (component.inPropertyShapes && shape.path === undefined) {
      refuse(term, component.parameter, ...needsPath)
      continue
    }
    for (const parameter of parameters) if (isFit(parameter, component.parameter, component.takes)) add(component, parameter)
  }
  if (sparql) for (const constraint of sparql.constraintsOf(shape)) addConstraint(constraint, constraint.ofNone)

  function isFit(value: Term, property: string, fits: Takes): boolean {
    if (takes[fits].fits(value, graph)) return true
    refuse(term, property, ...wrongValue(value, fits))
    return false
  }
  function add(component: Component & { iri: string }, parameter: Term): void {
    const compiled = component.compile(parameter, source)
    if (compiled !== undefined) addConstraint({ component: component.iri, shape, ...compiled }, compiled.ofNone)
  }
  function addConstraint(constraint: Constraint, ofNone: boolean | undefined): void {
    shape.constraints.push(constraint)
    if (ofNone) shape.ofNone.push(constraint)
  }
}

const shPath = ns.sh('path')
const shProperty = ns.sh('property')
const shQualified = ns.sh('qualifiedValueShape')

/** Made once for each parent: ten thousand property shapes beside each other share one list. */
function siblingsIn(graph: Graph, shapeAt: (term: Term) => Shape): (term: Term) => readonly Shape[] {
  const known = new Map<string, readonly Shape[]>()
  const below = (parent: Term): readonly Shape[] => {
    const key = keyOf(parent)
    const shapes = known.get(key) ?? [
      ...new Set(
        graph
          .from(parent, shProperty)
          .flatMap((property) => graph.from(property, shQualified))
          .map(shapeAt),
      ),
    ]
    known.set(key, shapes)
    return shapes
  }
  return (term) => {
    const [parent, ...more] = graph.to(term, shProperty)
    if (parent === undefined) return []
    return more.length === 0 ? below(parent) : [...new Set([parent, ...more].flatMap(below))]
  }
}

const severities: Record<string, ResultSeverity> = { Violation: 'violation', Warning: 'warning', Info: 'info' }
const severityOf = (iri: string): ResultSeverity =>
  (iri.startsWith(prefixes.sh) ? severities[iri.slice(prefixes.sh.length)] : undefined) ?? iri

/** Messages by their language. Several in one language are one text. */
function messageOf(messages: readonly Term[]): LanguageText | undefined {
  if (messages.length === 0) return undefined
  const texts: Record<string, string> = {}
  for (const message of messages) {
    if (message.termType !== 'Literal') continue
    const known = texts[message.language]
    texts[message.language] = known === undefined ? message.value : `${known} ${message.value}`
  }
  return texts
}

type WhyAndFix = readonly [why: LanguageText, fix: LanguageText]

const wrongValue = (value: Term, fits: Takes): WhyAndFix => [
  { sv: `«${shown(value)}» är inte ${takes[fits].sv}.`, en: `“${shown(value)}” is not ${takes[fits].en}.` },
  { sv: `Skriv ${takes[fits].sv}.`, en: `Write ${takes[fits].en}.` },
]
const onlyOnce = (count: number): WhyAndFix => [
  { sv: `får bara stå en gång, men står ${count} gånger.`, en: `may stand only once, but stands ${count} times.` },
  { sv: 'Behåll ett av värdena, eller dela upp formen i flera.', en: 'Keep one of the values, or split the shape into several.' },
]
const needsPath: WhyAndFix = [
  { sv: 'får bara stå i en form som har sh:path.', en: 'may only stand in a shape that has sh:path.' },
  { sv: 'Flytta det in i en sh:property [ sh:path …; … ].', en: 'Move it into a sh:property [ sh:path …; … ].' },
]
const pathInNodeShape: WhyAndFix = [
  { sv: 'får inte stå i en sh:NodeShape.', en: 'may not stand in a sh:NodeShape.' },
  { sv: 'Gör formen till en sh:PropertyShape, eller ta bort sh:path.', en: 'Make it a sh:PropertyShape, or remove sh:path.' },
]
const noPath: WhyAndFix = [
  { sv: 'saknas, men en sh:PropertyShape måste ha en.', en: 'is missing, but a sh:PropertyShape must have one.' },
  { sv: 'Lägg till sh:path med egenskapen som formen gäller.', en: 'Add sh:path with the property that the shape is about.' },
]
