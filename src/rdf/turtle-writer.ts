import type { Literal, Quad, Quad_Object, Quad_Subject } from '@rdfjs/types'
import { prefixes, shorten } from './namespaces.ts'
import { escapeLiteral, termText } from './ntriples.ts'
import { type Shape, shapeOf } from './shape.ts'
import type { Declared, Writer } from './write.ts'

const rdfType = `${prefixes.rdf}type`
const xsdString = `${prefixes.xsd}string`
const declarations = (declared: Declared) => declared.map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`).join('')

export const turtleWriter = (): Writer => ({
  begin: declarations,
  record: (quads, label) => blocks(shapeOf(quads), label, ''),
  end: () => '',
})

/** TriG: quads of the default graph as Turtle, then a block for each named graph. */
export const trigWriter = (): Writer => ({
  begin: declarations,
  record(quads, label) {
    const byGraph = Map.groupBy(quads, ({ graph }) => termText(graph))
    const apart = inSeveralGraphs(byGraph)
    let text = ''
    for (const key of [...byGraph.keys()].sort()) {
      const own = byGraph.get(key)!
      const { graph } = own[0]!
      const shape = shapeOf(own, { apart })
      if (graph.termType === 'DefaultGraph') text += blocks(shape, label, '')
      else text += `\n${node(graph as Quad_Subject, label)} {${blocks(shape, label, '  ')}}\n`
    }
    return text
  },
  end: () => '',
})

function inSeveralGraphs(byGraph: ReadonlyMap<string, readonly Quad[]>): Set<string> {
  const seenIn = new Map<string, string>()
  const apart = new Set<string>()
  for (const [graph, quads] of byGraph)
    for (const quad of quads) {
      if (quad.graph.termType === 'BlankNode') apart.add(quad.graph.value)
      for (const term of [quad.subject, quad.object]) {
        if (term.termType !== 'BlankNode') continue
        if ((seenIn.get(term.value) ?? graph) !== graph) apart.add(term.value)
        seenIn.set(term.value, graph)
      }
    }
  return apart
}

function blocks(shape: Shape, label: (name: string) => string, indent: string): string {
  return shape.nodes
    .map(({ subject, properties }) => `\n${indent}${node(subject, label)} ${propertyLines(properties, shape, label, `${indent}  `)} .\n`)
    .join('')
}

function propertyLines(
  properties: Shape['nodes'][number]['properties'],
  shape: Shape,
  label: (name: string) => string,
  indent: string,
): string {
  return properties
    .map(({ predicate, objects }) => {
      const values = objects.map((object) => objectText(object, shape, label, indent))
      const separator = values.length > 3 || values.some((value) => value.length > 60) ? ` ,\n${indent}  ` : ' , '
      return `${predicate === rdfType ? 'a' : iri(predicate)} ${values.join(separator)}`
    })
    .join(` ;\n${indent}`)
}

function objectText(object: Quad_Object, shape: Shape, label: (name: string) => string, indent: string): string {
  if (object.termType === 'Literal') return literal(object)
  const nested = shape.nested(object)
  if (nested === undefined) return node(object as Quad_Subject, label)
  if (nested.properties.length === 0) return '[]'
  return `[\n${indent}  ${propertyLines(nested.properties, shape, label, `${indent}  `)}\n${indent}]`
}

const node = (term: Quad_Subject, label: (name: string) => string): string =>
  term.termType === 'BlankNode' ? `_:${label(term.value)}` : iri(term.value)

// The plain middle of Turtle's PN_LOCAL: nothing that needs an escape, no dot at the end.
const plainName = /^[A-Za-z_][A-Za-z0-9_-]*$/

// Properties, themes and licences come back in every record.
const irisKept = 20_000
const iris = new Map<string, string>()

function iri(value: string): string {
  const known = iris.get(value)
  if (known !== undefined) return known
  const short = shorten(value)
  const text = short && plainName.test(short.name) ? `${short.prefix}:${short.name}` : `<${value}>`
  if (iris.size >= irisKept) iris.clear()
  iris.set(value, text)
  return text
}

// Written without quotes only where a parser gives the same characters back.
const plainForms: Record<string, RegExp> = { [`${prefixes.xsd}integer`]: /^[+-]?[0-9]+$/, [`${prefixes.xsd}boolean`]: /^(true|false)$/ }

function literal({ value, language, datatype }: Literal): string {
  if (plainForms[datatype.value]?.test(value)) return value
  const quoted = value.includes('\n') ? `"""${escapeLiteral(value).replaceAll('\\n', '\n')}"""` : `"${escapeLiteral(value)}"`
  if (language) return `${quoted}@${language}`
  return datatype.value === xsdString ? quoted : `${quoted}^^${iri(datatype.value)}`
}
