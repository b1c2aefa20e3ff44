import type { Term } from '@rdfjs/types'
import type { LanguageText } from '../../../kernel/language-text.ts'
import { ns } from '../../namespaces.ts'
import type { Classes } from '../classes.ts'
import type { Refuse } from '../compile.ts'
import type { Graph } from '../graph.ts'
import { sparqlPath } from '../path.ts'
import type { Constraint, Shape, Target } from '../shape.ts'
import { isTrue, keyOf, shown } from '../term.ts'
import { givenAs, Queryable, shapesGraphIri, syntaxError } from './engine.ts'
import { forbiddenIn, mentions, withGiven, withPath } from './query.ts'

/** SHACL-SPARQL (SHACL §5–6) and SPARQL-based targets: what shapes ask in queries. The engine is read only where they do. */
export type SparqlPart = {
  constraintsOf(shape: Shape): SparqlConstraint[]
  targetsOf(shape: Term, target: Term): Target[]
}

type SparqlConstraint = Constraint & { ofNone: true | undefined }
type Given = Record<string, Term>
type Query = { text: string; kind: 'ask' | 'select'; messages: readonly Term[]; node: Term }

const sh = ns.sh
const kinds = { ask: sh('ask'), select: sh('select') } as const
const sparqlComponent = sh('SPARQLConstraintComponent')

/** Undefined where no shape asks anything in SPARQL. */
export function sparqlPart(shapes: Graph, classes: Classes, refuse: Refuse, allowed: boolean): SparqlPart | undefined {
  const predicates = new Set([...shapes.subjects.values()].flatMap(({ properties }) => [...properties.keys()]))
  if (!['sparql', 'target', 'validator', 'nodeValidator', 'propertyValidator'].some((name) => predicates.has(sh(name)))) return undefined
  const components = customComponents(shapes, classes)
  const withShapes = shapes.quads.some(
    ({ predicate, object }) => Object.values<string>(kinds).includes(predicate.value) && mentions(object.value, 'shapesGraph'),
  )
  const queryables = new WeakMap<Graph, Queryable>()
  const queryable = (graph: Graph): Queryable => {
    const known = queryables.get(graph) ?? new Queryable(graph, withShapes ? shapes : undefined)
    queryables.set(graph, known)
    return known
  }

  return { constraintsOf: (shape) => [...ownConstraints(shape), ...componentConstraints(shape)], targetsOf }

  function ownConstraints(shape: Shape): SparqlConstraint[] {
    return shapes.from(shape.term, sh('sparql')).flatMap((node) => {
      if (isTrue(shapes.from(node, sh('deactivated'))[0])) return []
      const query = readQuery(shape, node, 'select', 'sparql', [])
      if (query === undefined) return []
      const check = selecting(query, {})
      return [{ component: sparqlComponent, shape, check, message: unmet, source: node, ofNone: true as const }]
    })
  }

  function componentConstraints(shape: Shape): SparqlConstraint[] {
    return components.flatMap((component) => {
      const parameters = component.parameters.map((parameter) => ({ ...parameter, values: shapes.from(shape.term, parameter.path) }))
      if (parameters.some(({ optional, values }) => !optional && values.length === 0)) return []
      const several = parameters.find(({ values }) => values.length > 1)
      if (several && parameters.length > 1) {
        refuse(shape.term, undefined, ...tooMany(several.name))
        return []
      }
      const validator = component.validatorFor(shape)
      if (validator === undefined) return []
      const names = parameters.map(({ name }) => name)
      const query = readQuery(shape, validator.node, validator.kind, validator.property, names)
      if (query === undefined) return []
      const combinations: Given[] = several
        ? several.values.map((value) => ({ [several.name]: value }))
        : [Object.fromEntries(parameters.flatMap(({ name, values }) => (values[0] ? [[name, values[0]]] : [])))]
      return combinations.map((given) => ({
        component: component.iri,
        shape,
        check: query.kind === 'ask' ? asking(query, given) : selecting(query, given),
        message: unmet,
        ofNone: query.kind === 'ask' ? undefined : true,
      }))
    })
  }

  function targetsOf(shape: Term, target: Term): Target[] {
    if (!shapes.from(target, kinds.select).length) return []
    const query = readQuery({ term: shape, path: undefined }, target, 'select', 'target', [], [])
    if (query === undefined) return []
    return [
      {
        kind: 'nodes',
        find: ({ graph }) =>
          queryable(graph)
            .select(query.text)
            .flatMap((row) => row.get('this') ?? []),
      },
    ]
  }

  /** The query that a node holds, with its prefixes, and looked through for what may not be there. */
  function readQuery(
    shape: Pick<Shape, 'term' | 'path'>,
    node: Term,
    kind: Query['kind'],
    property: string,
    parameters: readonly string[],
    given: readonly string[] = ['this', 'shapesGraph', 'currentShape', ...(kind === 'ask' ? ['value'] : []), ...parameters],
  ): Query | undefined {
    if (!allowed) {
      refuse(shape.term, property, ...notHere)
      return undefined
    }
    const texts = shapes.from(node, kinds[kind])
    const [text] = texts
    if (text?.termType !== 'Literal' || texts.length > 1) {
      refuse(shape.term, property, ...noQuery(kind))
      return undefined
    }
    const wrong = forbiddenIn(text.value, given)
    if (wrong !== undefined) {
      refuse(shape.term, property, wrong.why, wrong.fix)
      return undefined
    }
    const body = shape.path ? withPath(text.value, sparqlPath(shape.path)) : text.value
    const whole = `${prologue(shapes, node)}${body}`
    const error = syntaxError(whole)
    if (error !== undefined) {
      refuse(shape.term, property, ...unreadable(error))
      return undefined
    }
    return { text: whole, kind, node, messages: shapes.from(node, sh('message')) }
  }

  function asked(query: Query, shape: Shape, given: Given): string {
    const all: Given = { ...given, currentShape: shape.term, shapesGraph: { termType: 'NamedNode', value: shapesGraphIri } as Term }
    const binds = Object.entries(all).filter(([name]) => mentions(query.text, name))
    const iris = new Map(binds.flatMap(([name, { termType, value }]) => (termType === 'NamedNode' ? [[name, value] as const] : [])))
    return withGiven(query.text, binds.map(([name, term]) => givenAs(name, term)).join(' '), iris)
  }

  /** §5.3.2, §6.2.2: each answer is something wrong. */
  function selecting(query: Query, parameters: Given): Constraint['check'] {
    return (run, focus, _values, constraint) => {
      const { shape } = constraint
      const rows = queryable(run.graph).select(asked(query, shape, { ...parameters, this: focus }))
      for (const row of rows.slice(0, run.limits.answers)) {
        const path = row.get('path')
        const value = row.get('value') ?? (shape.path === undefined ? focus : undefined)
        run.found(constraint, focus, value, {
          ...(path?.termType === 'NamedNode' ? { path: { kind: 'predicate', iri: path.value } } : {}),
          message: messageFor(query, constraint, { ...parameters, this: focus, ...Object.fromEntries(row) }),
        })
      }
    }
  }

  /** §6.2.1: true where the value is right. */
  function asking(query: Query, parameters: Given): Constraint['check'] {
    return (run, focus, values, constraint) => {
      for (const value of values) {
        const given = { ...parameters, this: focus, value }
        if (queryable(run.graph).ask(asked(query, constraint.shape, given))) continue
        run.found(constraint, focus, value, { message: messageFor(query, constraint, given) })
      }
    }
  }
}

/** §5.3.2: what the query says comes before what the constraint says, and that before the shape's own message. */
function messageFor(query: Query, { shape, message }: Constraint, bindings: Given): LanguageText {
  const said = bindings.message
  const templates = said?.termType === 'Literal' ? [said] : query.messages
  if (templates.length === 0) return shape.message ?? message
  const texts: Record<string, string> = {}
  for (const template of templates) if (template.termType === 'Literal') texts[template.language] = filledIn(template.value, bindings)
  return texts
}

const filledIn = (template: string, bindings: Given): string =>
  template.replace(/\{[$?](\w+)\}/g, (whole, name: string) => (bindings[name] ? shown(bindings[name]) : whole))

type Validator = { node: Term; kind: 'ask' | 'select'; property: string }
type CustomComponent = {
  iri: string
  parameters: { name: string; path: string; optional: boolean }[]
  validatorFor(shape: Shape): Validator | undefined
}

/** §6: constraint components that the shapes bring with them. */
function customComponents(shapes: Graph, classes: Classes): CustomComponent[] {
  const isComponent = (node: Term) => shapes.types(node).some(({ value }) => classes.isA(value, sh('ConstraintComponent')))
  return [...shapes.subjects.values()]
    .filter(({ term }) => isComponent(term))
    .map(({ term }) => ({
      iri: term.value,
      parameters: shapes.from(term, sh('parameter')).flatMap((parameter) => {
        const [path] = shapes.from(parameter, sh('path'))
        if (path === undefined) return []
        return [{ name: localName(path.value), path: path.value, optional: isTrue(shapes.from(parameter, sh('optional'))[0]) }]
      }),
      validatorFor: (shape: Shape) => {
        for (const property of [shape.path === undefined ? 'nodeValidator' : 'propertyValidator', 'validator']) {
          for (const node of shapes.from(term, sh(property)))
            for (const kind of ['select', 'ask'] as const) if (shapes.from(node, kinds[kind]).length > 0) return { node, kind, property }
        }
        return undefined
      },
    }))
    .filter(({ parameters }) => parameters.length > 0)
}

const localName = (iri: string): string => /[^#/:]*$/.exec(iri)![0]

/** §5.2.1: prefixes are declared at the nodes of sh:prefixes, and at what those import. */
function prologue(shapes: Graph, node: Term): string {
  const ontologies = new Map(shapes.from(node, sh('prefixes')).map((one) => [keyOf(one), one]))
  for (const ontology of ontologies.values())
    for (const imported of shapes.from(ontology, ns.owl('imports'))) ontologies.set(keyOf(imported), imported)
  const lines = [...ontologies.values()].flatMap((ontology) =>
    shapes.from(ontology, sh('declare')).flatMap((declaration) => {
      const [prefix] = shapes.from(declaration, sh('prefix'))
      const [namespace] = shapes.from(declaration, sh('namespace'))
      return prefix && namespace ? [`PREFIX ${prefix.value}: <${namespace.value}>\n`] : []
    }),
  )
  return [...new Set(lines)].join('')
}

const unmet = { sv: 'Villkoret är inte uppfyllt.', en: 'The condition is not met.' }

const notHere = [
  { sv: 'former med SPARQL-frågor tas inte emot här.', en: 'shapes with SPARQL queries are not accepted here.' },
  {
    sv: 'Skriv villkoret med SHACL Core, eller validera på egen dator.',
    en: 'Write the condition in SHACL Core, or validate on your own computer.',
  },
] as const
const noQuery = (kind: string) =>
  [
    { sv: `ska ha en fråga i sh:${kind}, som en text.`, en: `should have one query in sh:${kind}, as a text.` },
    { sv: `Lägg till sh:${kind} """…""".`, en: `Add sh:${kind} """…""".` },
  ] as const
const unreadable = (error: string) =>
  [
    { sv: `frågan går inte att läsa: ${error}`, en: `the query cannot be read: ${error}` },
    { sv: 'Rätta frågan, och deklarera dess prefix med sh:prefixes.', en: 'Correct the query, and declare its prefixes with sh:prefixes.' },
  ] as const
const tooMany = (name: string) =>
  [
    {
      sv: `parametern ${name} står flera gånger, men hör till ett villkor med flera parametrar.`,
      en: `the parameter ${name} stands several times, but belongs to a constraint of several parameters.`,
    },
    { sv: 'Dela upp formen i flera.', en: 'Split the shape into several.' },
  ] as const
