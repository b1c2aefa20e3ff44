import type { Literal, Quad, Quad_Object, Quad_Subject } from '@rdfjs/types'
import { dcatApClasses, dcatApTerms } from './json-ld/shipped-terms.ts'
import { prefixes, shorten } from './namespaces.ts'
import { type Node, type Shape, shapeOf } from './shape.ts'
import type { Report, Writer } from './write.ts'

const rdfType = `${prefixes.rdf}type`
const xsdString = `${prefixes.xsd}string`

type Term = { name: string; type?: string }

const full = (short: string): string => {
  const cut = short.indexOf(':')
  return (prefixes as Record<string, string>)[short.slice(0, cut)]! + short.slice(cut + 1)
}
// Several terms of DCAT-AP mean the same property; the first in this order is the one we write.
const preferred = ['releaseDate', 'modificationDate', 'conformsTo', 'source', 'relation', 'status']

const termOf = new Map<string, Term>()
const context: Record<string, unknown> = { ...prefixes }
for (const [name, short, type] of [
  ...Object.entries(dcatApTerms.text).map(([name, short]) => [name, short] as const),
  ...Object.entries(dcatApTerms.link).map(([name, short]) => [name, short, '@id'] as const),
  ...Object.entries(dcatApTerms.typed).map(([name, [short, datatype]]) => [name, short, full(datatype)] as const),
]) {
  const iri = full(short)
  if (name in prefixes || (termOf.has(iri) && !preferred.includes(name))) continue
  const earlier = termOf.get(iri)
  if (earlier) delete context[earlier.name]
  termOf.set(iri, { name, ...(type === undefined ? {} : { type }) })
  context[name] =
    type === undefined ? short : { '@id': short, '@type': type.startsWith('@') ? type : `${shorten(type)!.prefix}:${shorten(type)!.name}` }
}
const classOf = new Map<string, string>()
for (const [name, short] of Object.entries(dcatApClasses)) {
  if (classOf.has(full(short)) || name in context) continue
  classOf.set(full(short), name)
  context[name] = short
}

/** The context of what we write: the terms of DCAT-AP 3.0.1, and a prefix for everything else. It stands in the file itself. */
export const ownContext: Readonly<Record<string, unknown>> = context

export function jsonLdWriter(report: Report): Writer {
  let first = true
  return {
    begin: () => `{\n  "@context": ${JSON.stringify(ownContext, null, 2).replaceAll('\n', '\n  ')},\n  "@graph": [`,
    record(quads, label) {
      const shape = shapeOf(
        quads.filter((quad) => isUnambiguous(quad, report)),
        { nestNamed: true },
      )
      let text = ''
      for (const node of shape.nodes) {
        text += `${first ? '' : ','}\n    ${JSON.stringify(tree(node, shape, label, false), null, 2).replaceAll('\n', '\n    ')}`
        first = false
      }
      return text
    },
    end: () => '\n  ]\n}\n',
  }
}

/** An address like `dcat:theme`, with a prefix of ours as its scheme, would be read as the prefixed name. Nobody has shown us one. */
function isUnambiguous({ subject, predicate, object, graph }: Quad, report: Report): boolean {
  const datatype = object.termType === 'Literal' ? object.datatype : object
  for (const { termType, value } of [subject, predicate, datatype, graph]) {
    if (termType !== 'NamedNode') continue
    const scheme = value.slice(0, value.indexOf(':'))
    if (!(scheme in prefixes) || value.startsWith('//', scheme.length + 1)) continue
    report('jsonld-scheme', subject, predicate.value)
    return false
  }
  return true
}

function tree({ subject, properties }: Node, shape: Shape, label: (name: string) => string, nested: boolean): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  if (subject.termType === 'NamedNode') object['@id'] = subject.value
  else if (!nested) object['@id'] = `_:${label(subject.value)}`
  for (const { predicate, objects } of properties) {
    if (predicate === rdfType && objects.every((type) => isNode(type) && !shape.nested(type)))
      object['@type'] = single(objects.map((type) => className(type as Quad_Subject, label)))
    else {
      const term = termOf.get(predicate)
      object[term?.name ?? compact(predicate)] = single(objects.map((value) => writtenValue(value, term, shape, label)))
    }
  }
  return object
}

const isNode = (term: Quad_Object): boolean => term.termType !== 'Literal'
const single = (values: unknown[]): unknown => (values.length === 1 ? values[0] : values)
const className = (type: Quad_Subject, label: (name: string) => string): string =>
  type.termType === 'BlankNode' ? `_:${label(type.value)}` : (classOf.get(type.value) ?? compact(type.value))

function writtenValue(value: Quad_Object, term: Term | undefined, shape: Shape, label: (name: string) => string): unknown {
  if (value.termType === 'Literal') return literal(value, term)
  const nested = shape.nested(value)
  if (nested && (nested.properties.length > 0 || value.termType === 'BlankNode')) return tree(nested, shape, label, true)
  const id = value.termType === 'BlankNode' ? `_:${label(value.value)}` : value.value
  return term?.type === '@id' ? id : { '@id': id }
}

function literal({ value, language, datatype }: Literal, term: Term | undefined): unknown {
  if (language) return { '@language': language, '@value': value }
  if (datatype.value === xsdString) return term?.type === undefined ? value : { '@value': value }
  return term?.type === datatype.value ? value : { '@type': compact(datatype.value), '@value': value }
}

// A name with a prefix may not look like an address ("//") nor be a term that means something else.
function compact(iri: string): string {
  const short = shorten(iri)
  return short && short.name !== '' && !short.name.startsWith('/') ? `${short.prefix}:${short.name}` : iri
}
