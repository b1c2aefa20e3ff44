import type { Term } from '@rdfjs/types'
import type { Finding } from '../../kernel/finding.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { ns } from '../namespaces.ts'
import type { Graph } from './graph.ts'
import { pathText, readPath } from './path.ts'
import { keyOf, shown, shownIri } from './term.ts'

/** A finding about the shapes themselves: which shape, which of its properties, and what to write instead. */
export function illFormed(graph: Graph, shape: Term, property: string | undefined, why: LanguageText, fix: LanguageText): Finding {
  const where = describe(graph, shape)
  const about = property === undefined ? '' : `, sh:${property}`
  return {
    severity: 'violation',
    code: 'shape-ill-formed',
    message: { sv: `${where.sv}${about}: ${why.sv}`, en: `${where.en}${about}: ${why.en}` },
    fix,
    ...(shape.termType === 'NamedNode' ? { focus: shape.value } : {}),
  }
}

/** A property in SHACL's namespace that does not exist: other validators say nothing, and the rule is not checked. */
export function unknownProperty(graph: Graph, shape: Term, predicate: string): Finding {
  const where = describe(graph, shape)
  const property = shownIri(predicate)
  return {
    severity: 'warning',
    code: 'shape-unknown-property',
    message: {
      sv: `${where.sv}: ${property} finns inte i SHACL, och prövas inte.`,
      en: `${where.en}: ${property} does not exist in SHACL, and is not checked.`,
    },
    fix: {
      sv: 'Rätta stavningen (SHACL skiljer på stora och små bokstäver), eller ta bort den.',
      en: 'Correct the spelling (capitals count), or remove it.',
    },
    ...(shape.termType === 'NamedNode' ? { focus: shape.value } : {}),
  }
}

const parents = ['property', 'node', 'not', 'qualifiedValueShape'].map((name) => ns.sh(name))
const lists = ['and', 'or', 'xone'].map((name) => ns.sh(name))
const shPath = ns.sh('path')

/** A shape without a name is told by what it is about and where it stands. */
export function describe(graph: Graph, shape: Term): { sv: string; en: string } {
  if (shape.termType === 'NamedNode') return both(shownIri(shape.value))
  if (shape.termType === 'Literal') return both(`“${shown(shape)}”`)
  const [pathNode] = graph.from(shape, shPath)
  const path = pathNode && readPath(graph, pathNode)
  const owner = ownerOf(graph, shape)
  const about = path
    ? { sv: `formen för ${shownPath(path)}`, en: `the shape for ${shownPath(path)}` }
    : { sv: 'en form utan namn', en: 'a shape without a name' }
  if (owner === undefined) return capital(about)
  return capital({ sv: `${about.sv} i ${shownIri(owner.value)}`, en: `${about.en} in ${shownIri(owner.value)}` })
}

const both = (text: string) => ({ sv: text, en: text })
const shownPath = (path: Parameters<typeof pathText>[0]) => (path.kind === 'predicate' ? shownIri(path.iri) : pathText(path))
const capital = ({ sv, en }: { sv: string; en: string }) => ({
  sv: sv[0]!.toUpperCase() + sv.slice(1),
  en: en[0]!.toUpperCase() + en.slice(1),
})

/** The nearest shape with a name that this one is part of. */
function ownerOf(graph: Graph, shape: Term): Term | undefined {
  const seen = new Set([keyOf(shape)])
  const queue = [shape]
  for (const node of queue) {
    if (seen.size > 1000) return undefined
    for (const above of [...parents, ns.rdf('first'), ns.rdf('rest'), ...lists].flatMap((predicate) => graph.to(node, predicate))) {
      if (above.termType === 'NamedNode') return above
      if (seen.has(keyOf(above))) continue
      seen.add(keyOf(above))
      queue.push(above)
    }
  }
  return undefined
}
