import type { Literal, Quad_Object } from '@rdfjs/types'
import { prefixes } from './namespaces.ts'
import { type Node, type Shape, shapeOf } from './shape.ts'
import type { Report, Writer } from './write.ts'

const rdfType = `${prefixes.rdf}type`
const xsdString = `${prefixes.xsd}string`

export const rdfXmlWriter = (report: Report): Writer => ({
  begin: (declared) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declared
      .map(([prefix, iri]) => `\n  xmlns:${prefix}="${attribute(iri)}"`)
      .join('')}>\n`,
  record: (quads, label) => {
    const shape = shapeOf(quads)
    return shape.nodes.map((node) => element(node, shape, { label, report, nested: false }, '  ')).join('')
  },
  end: () => '</rdf:RDF>\n',
})

type Place = { label: (name: string) => string; report: Report; nested: boolean }

function element(node: Node, shape: Shape, place: Place, indent: string): string {
  const { subject } = node
  const type = node.properties
    .find(({ predicate }) => predicate === rdfType)
    ?.objects.find((object) => object.termType === 'NamedNode' && split(object.value))
  const { name, declaration } = type ? qualified(type.value)! : { name: 'rdf:Description', declaration: '' }
  const identity =
    subject.termType === 'NamedNode'
      ? ` rdf:about="${attribute(subject.value)}"`
      : place.nested
        ? ''
        : ` rdf:nodeID="${place.label(subject.value)}"`
  const inner = node.properties
    .flatMap(({ predicate, objects }) =>
      objects
        .filter((object) => object !== type || predicate !== rdfType)
        .map((object) => property(node, predicate, object, shape, place, `${indent}  `)),
    )
    .join('')
  const open = `${indent}<${name}${declaration}${identity}`
  return inner === '' ? `${open}/>\n` : `${open}>\n${inner}${indent}</${name}>\n`
}

function property(node: Node, predicate: string, object: Quad_Object, shape: Shape, place: Place, indent: string): string {
  const written = qualified(predicate)
  if (written === undefined) {
    place.report('rdfxml-predicate', node.subject, predicate)
    return ''
  }
  const { name, declaration } = written
  const open = `${indent}<${name}${declaration}`
  if (object.termType === 'Literal') {
    if (unwritable.test(object.value)) {
      place.report('rdfxml-characters', node.subject, predicate)
      return ''
    }
    return `${open}${literalKind(object)}>${text(object.value)}</${name}>\n`
  }
  if (object.termType === 'NamedNode') return `${open} rdf:resource="${attribute(object.value)}"/>\n`
  const nested = shape.nested(object)
  if (nested === undefined) return `${open} rdf:nodeID="${place.label(object.value)}"/>\n`
  return `${open}>\n${element(nested, shape, { ...place, nested: true }, `${indent}  `)}${indent}</${name}>\n`
}

const literalKind = ({ language, datatype }: Literal): string =>
  language ? ` xml:lang="${language}"` : datatype.value === xsdString ? '' : ` rdf:datatype="${attribute(datatype.value)}"`

// XML 1.0 §2.2, production Char: other control characters cannot be written at all, not even as references.
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

// A carriage return written as itself would come back as a line feed (XML 1.0 §2.11).
const text = (value: string): string => value.replace(/[&<>\r]/g, (character) => references[character]!)
const attribute = (value: string): string => value.replace(/[&<>"\r\n\t]/g, (character) => references[character]!)
const references: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

const start =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD'
const lastName = new RegExp(`[${start}][${start}0-9.\\u00B7\\u0300-\\u036F\\u203F-\\u2040-]*$`)
// RDF/XML §7.2.2: these names of the RDF namespace have another meaning as elements.
const reserved = new Set([
  'Description',
  'RDF',
  'ID',
  'about',
  'bagID',
  'parseType',
  'resource',
  'nodeID',
  'li',
  'aboutEach',
  'aboutEachPrefix',
  'datatype',
])
const unbindable = new Set(['http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2000/xmlns/'])

/** Where an IRI can be cut into a namespace and an XML name; undefined if it ends in something that is no name, like a digit. */
export function split(iri: string): { namespace: string; name: string } | undefined {
  const match = lastName.exec(iri)
  if (match === null || match.index === 0) return undefined
  for (let at = match.index; at < iri.length; at++) {
    const [namespace, name] = [iri.slice(0, at), iri.slice(at)]
    if (!lastName.test(name) || lastName.exec(name)!.index !== 0) continue
    if (!unbindable.has(namespace) && !(namespace === prefixes.rdf && reserved.has(name))) return { namespace, name }
  }
  return undefined
}

const known = new Map<string, string>(Object.entries(prefixes).map(([prefix, iri]) => [iri, prefix]))
const names = new Map<string, { name: string; declaration: string } | undefined>()

function qualified(iri: string): { name: string; declaration: string } | undefined {
  if (names.has(iri)) return names.get(iri)
  const parts = split(iri)
  const prefix = parts && known.get(parts.namespace)
  const written =
    parts &&
    (prefix
      ? { name: `${prefix}:${parts.name}`, declaration: '' }
      : { name: `ns:${parts.name}`, declaration: ` xmlns:ns="${attribute(parts.namespace)}"` })
  if (names.size < 10_000) names.set(iri, written)
  return written
}
