import type { NamedNode, Quad, Quad_Graph, Quad_Object, Quad_Subject, Term as RdfTerm } from '@rdfjs/types'
import type { JsonLdDocument } from 'jsonld'
import { DataFactory } from 'n3'
import { ParseProblem, unreadable } from '../parse-problem.ts'
import { unknownContext } from './context.ts'
import type { Terms } from './expand.ts'
import { shippedContexts } from './shipped.ts'

const labelled = 'urn:allmanning:blank-node:'
const relativeBase = 'allmanning-relative:///'

/**
 * The jsonld package, for one node: complete, and six to ten times slower than `nodeReader`. It renames blank nodes for each call,
 * so labels travel through it disguised as addresses: the same `_:x` in two nodes of a document stays the same node.
 */
export async function quadsByLibrary(value: unknown, context: unknown, base: string | undefined, terms: Terms): Promise<Quad[]> {
  const document = { ...(context === undefined ? {} : { '@context': context }), '@graph': [disguise(value)] }
  const own = new Map<string, Quad_Subject>()
  const { default: jsonld } = await import('jsonld') // 0.1 s to load, and most files never need it
  let dataset: Quad[]
  try {
    dataset = (await jsonld.toRDF(document as JsonLdDocument, {
      documentLoader: documentLoader as never,
      base: base ?? relativeBase,
    })) as unknown as Quad[]
  } catch (error) {
    throw refusal(error)
  }
  const blank = (label: string): Quad_Subject => {
    const known = own.get(label) ?? terms.blank()
    own.set(label, known)
    return known
  }
  const term = (given: RdfTerm): RdfTerm => {
    if (given.termType === 'BlankNode') return blank(given.value)
    if (given.termType === 'Literal') {
      const text = given.value.replaceAll(labelled, '_:')
      return given.language ? terms.inLanguage(text, given.language) : DataFactory.literal(text, terms.node(given.datatype.value))
    }
    if (given.termType !== 'NamedNode') return DataFactory.defaultGraph()
    if (given.value.startsWith(labelled)) return terms.blank(given.value.slice(labelled.length))
    return terms.node(given.value.startsWith(relativeBase) ? given.value.slice(relativeBase.length) : given.value)
  }
  return dataset.map(({ subject, predicate, object, graph }) =>
    toQuad(term(subject) as Quad_Subject, term(predicate) as NamedNode, term(object) as Quad_Object, term(graph) as Quad_Graph),
  )
}

const toQuad = (subject: Quad_Subject, predicate: NamedNode, object: Quad_Object, graph: Quad_Graph): Quad =>
  DataFactory.quad(subject, predicate, object, graph)

function disguise(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('_:') ? labelled + value.slice(2) : value
  if (Array.isArray(value)) return value.map(disguise)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === '@context' ? inner : disguise(inner)]))
}

async function documentLoader(url: string): Promise<{ document: unknown; documentUrl: string }> {
  const context = shippedContexts.get(url)
  if (context === undefined) throw unknownContext(url)
  return { document: { '@context': context }, documentUrl: url }
}

function refusal(error: unknown): unknown {
  let cause: unknown = error
  while (cause instanceof Error) {
    if (cause instanceof ParseProblem) return cause
    cause = cause.cause ?? (cause as { details?: { cause?: unknown } }).details?.cause
  }
  if (!(error instanceof Error) || error.name !== 'jsonld.SyntaxError') return error
  return unreadable(
    'jsonld-syntax',
    {
      sv: `Filen följer inte JSON-LD (${error.message.slice(0, 160)}).`,
      en: `The file does not follow JSON-LD (${error.message.slice(0, 160)}).`,
    },
    {
      sv: 'Kontrollera @context och posterna på https://json-ld.org/playground/.',
      en: 'Check @context and the records at https://json-ld.org/playground/.',
    },
    {},
    error,
  )
}
