import type { Term } from '@rdfjs/types'
import { ns } from '../namespaces.ts'
import type { Classes } from './classes.ts'
import type { Refuse } from './compile.ts'
import type { Graph } from './graph.ts'
import type { Target } from './shape.ts'
import type { SparqlPart } from './sparql/part.ts'
import { type Takes, takes } from './takes.ts'
import { shown } from './term.ts'

const rows: readonly { name: string; takes: Takes; make: (term: Term) => Target }[] = [
  { name: 'targetNode', takes: 'node', make: (node) => ({ kind: 'node', node }) },
  { name: 'targetClass', takes: 'iri', make: ({ value }) => ({ kind: 'class', iri: value }) },
  { name: 'targetSubjectsOf', takes: 'iri', make: ({ value }) => ({ kind: 'subjectsOf', predicate: value }) },
  { name: 'targetObjectsOf', takes: 'iri', make: ({ value }) => ({ kind: 'objectsOf', predicate: value }) },
]
const shTarget = ns.sh('target')
const rdfsClass = ns.rdfs('Class')

export const targetParameters = [...rows.map(({ name }) => ns.sh(name)), shTarget]

/** SHACL §2.1.3, and SPARQL-based targets of SHACL Advanced Features §3. */
export function targetsOf(shape: Term, graph: Graph, classes: Classes, refuse: Refuse, sparql: SparqlPart | undefined): Target[] {
  const targets: Target[] = []
  for (const { name, takes: fits, make } of rows)
    for (const value of graph.from(shape, ns.sh(name))) {
      if (takes[fits].fits(value, graph)) targets.push(make(value))
      else
        refuse(
          shape,
          name,
          { sv: `«${shown(value)}» är inte ${takes[fits].sv}.`, en: `“${shown(value)}” is not ${takes[fits].en}.` },
          { sv: `Skriv ${takes[fits].sv}.`, en: `Write ${takes[fits].en}.` },
        )
    }
  if (shape.termType === 'NamedNode' && graph.types(shape).some(({ value }) => classes.isA(value, rdfsClass)))
    targets.push({ kind: 'class', iri: shape.value })
  if (sparql) for (const target of graph.from(shape, shTarget)) targets.push(...sparql.targetsOf(shape, target))
  return targets
}
