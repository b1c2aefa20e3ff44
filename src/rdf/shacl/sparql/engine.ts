import { createRequire } from 'node:module'
import type { Term } from '@rdfjs/types'
import { DataFactory } from 'n3'
import type { Graph } from '../graph.ts'
import { compare } from '../order.ts'
import { keyOf } from '../term.ts'

type Oxigraph = typeof import('oxigraph')
type Store = InstanceType<Oxigraph['Store']>

const { namedNode, blankNode, literal } = DataFactory

// Read when a shape asks for it: few do, and the engine takes 43 ms and 12 MB to start.
let engine: Oxigraph | undefined
function oxigraph(): Oxigraph {
  engine ??= createRequire(import.meta.url)('oxigraph') as Oxigraph
  return engine
}

export const shapesGraphIri = 'urn:allmanning:shapes-graph'
const labels = 'urn:allmanning:labels'
const label = 'urn:allmanning:label'

/** The data (and the shapes as a graph of their own, where a query asks for them) as the query engine sees them. */
export class Queryable {
  readonly #store: Store
  readonly #graph: Graph

  constructor(graph: Graph, shapes: Graph | undefined) {
    const { Store } = oxigraph()
    this.#graph = graph
    this.#store = new Store()
    this.#add(graph, undefined)
    if (shapes) this.#add(shapes, shapesGraphIri)
  }

  ask(query: string): boolean {
    return this.#store.query(query) as boolean
  }

  select(query: string): ReadonlyMap<string, Term>[] {
    const rows = this.#store.query(query) as Map<string, Term>[]
    return rows.map((row) => new Map([...row].map(([name, term]) => [name, this.#own(term)])))
  }

  #add(graph: Graph, name: string | undefined): void {
    const ox = oxigraph()
    const into = name === undefined ? ox.defaultGraph() : ox.namedNode(name)
    const labelled = new Set<string>()
    const term = (one: Term) => {
      if (one.termType === 'BlankNode') labelled.add(one.value)
      return foreign(ox, one)
    }
    for (const { term: subject, properties } of graph.subjects.values())
      for (const [predicate, objects] of properties)
        for (const object of objects) this.#store.add(ox.quad(term(subject) as never, ox.namedNode(predicate), term(object) as never, into))
    // A query has no way to speak of a certain blank node: it is found by its label, in a graph that no ordinary query reads.
    for (const name of labelled) this.#store.add(ox.quad(ox.blankNode(name), ox.namedNode(label), ox.literal(name), ox.namedNode(labels)))
  }

  /** The engine rewrites literals ("05" becomes 5, "3.10" 3.1): what stands in the data is what is shown. */
  #own(term: Term): Term {
    if (term.termType === 'NamedNode') return namedNode(term.value)
    if (term.termType === 'BlankNode') return blankNode(term.value)
    if (term.termType !== 'Literal') return term
    const own = term.language ? literal(term.value, term.language) : literal(term.value, namedNode(term.datatype.value))
    return this.#originals().get(keyOf(own)) ?? own
  }

  #rewritten: Map<string, Term> | undefined
  #originals(): Map<string, Term> {
    if (this.#rewritten) return this.#rewritten
    const originals = new Map<string, Term>()
    const kept = new Set<string>()
    const all = [...this.#graph.subjects.values()].flatMap(({ properties }) => [...properties.values()].flat())
    const literals = all.filter((term) => term.termType === 'Literal' && !term.language && term.datatype.value !== xsdString)
    for (const one of literals) kept.add(keyOf(one))
    for (const row of this.#store.query('SELECT DISTINCT ?o { ?s ?p ?o FILTER isNumeric(?o) } LIMIT 100000') as Map<string, Term>[]) {
      const given = row.get('o')!
      const same = literals.find((one) => compare(one, given) === 0)
      const key = given.termType === 'Literal' ? keyOf(literal(given.value, namedNode(given.datatype.value))) : ''
      if (same && !kept.has(key)) originals.set(key, same)
    }
    this.#rewritten = originals
    return originals
  }
}

const xsdString = 'http://www.w3.org/2001/XMLSchema#string'

function foreign(ox: Oxigraph, term: Term) {
  if (term.termType === 'BlankNode') return ox.blankNode(term.value)
  if (term.termType !== 'Literal') return ox.namedNode(term.value)
  return ox.literal(term.value, term.language || ox.namedNode(term.datatype.value))
}

/** How a group says that a variable is this term. */
export function givenAs(name: string, term: Term): string {
  if (term.termType === 'BlankNode') return `GRAPH <${labels}> { ?${name} <${label}> ${JSON.stringify(term.value)} }`
  return `BIND(${written(term)} AS ?${name})`
}

function written(term: Term): string {
  if (term.termType !== 'Literal') return `<${term.value}>`
  const text = JSON.stringify(term.value)
  return term.language ? `${text}@${term.language}` : `${text}^^<${term.datatype.value}>`
}

/** What the engine says of a query that it cannot read. */
export function syntaxError(query: string): string | undefined {
  try {
    ;new (oxigraph().Store)().query(query)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
