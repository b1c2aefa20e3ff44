import type { NamedNode, Quad, Quad_Graph } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { isIri } from '../iri.ts'
import { badTag, isLanguageTag, repairedTag } from '../language-tag.ts'
import { ParseProblem, type Position } from '../parse-problem.ts'
import { type Reader, type Sink, screen } from '../reader.ts'
import { type Context, compileContext, emptyContext, expandIri, Unusual } from './context.ts'
import { nodeReader, type Terms } from './expand.ts'
import { quadsByLibrary } from './library.ts'
import { Pieces } from './pieces.ts'

const irisKept = 20_000
const ignoredTold = 50

export function jsonLdReader(sink: Sink): Reader {
  const pieces = new Pieces()
  const screened = screen(sink, () => ({ line: pieces.position.line }))
  const terms = termsFor(
    sink,
    () => pieces.position,
    () => {
      screened.suspicious = true
    },
  )
  const readQuads = nodeReader(terms)
  const root: Record<string, unknown> = {}
  // Items met before the context of the document; most documents put the context first.
  let waiting: unknown[] | undefined = []
  let context: Context | undefined
  let graph: Quad_Graph = DataFactory.defaultGraph()

  const located = (error: unknown): unknown => {
    if (!(error instanceof ParseProblem) || error.finding.line !== undefined) return error
    return new ParseProblem({ ...error.finding, line: pieces.position.line, column: pieces.position.column }, error.cause)
  }

  const settleContext = (): Context | undefined => {
    const empty = emptyContext(sink.base)
    if (!('@context' in root)) return empty
    try {
      return compileContext(root['@context'], empty)
    } catch (error) {
      if (error instanceof Unusual) return undefined
      throw located(error)
    }
  }

  async function readNode(value: unknown, own: Context | undefined): Promise<void> {
    let quads: Quad[]
    try {
      if (own === undefined) throw new Unusual('context')
      quads = readQuads(value, own, graph)
    } catch (error) {
      if (!(error instanceof Unusual)) throw located(error)
      try {
        quads = await quadsByLibrary(value, root['@context'], sink.base, terms)
      } catch (failure) {
        throw located(failure)
      }
      if (graph.termType !== 'DefaultGraph')
        quads = quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph) as Quad)
    }
    for (const quad of quads) screened.quad(quad)
  }

  async function startItems(): Promise<void> {
    if (waiting === undefined) return
    context = settleContext()
    const id = root['@id']
    // JSON-LD 1.1 §4.9: a graph beside an identifier is a named graph, otherwise it is the default graph.
    if (typeof id === 'string' && context) {
      const iri = expandIri(id, context)
      graph = (iri.startsWith('_:') ? terms.blank(iri.slice(2)) : terms.node(iri)) as Quad_Graph
    }
    const held = waiting
    waiting = undefined
    for (const item of held) await readNode(item, context)
  }

  return {
    position: () => pieces.position,
    bounded: true,
    async read(text) {
      for (const piece of pieces.read(text)) {
        if (piece.kind === 'list-item') await readNode(piece.value, emptyContext(sink.base))
        else if (piece.kind === 'member' && piece.key !== '@graph') {
          root[piece.key] = piece.value
        } else if ('@context' in root || waiting === undefined) {
          await startItems()
          await readNode(piece.value, context)
        } else waiting.push(piece.value)
      }
    },
    async end() {
      pieces.end()
      await startItems()
      const { '@context': _, '@id': id, ...rest } = root
      if (Object.keys(rest).length === 0) return
      graph = DataFactory.defaultGraph()
      await readNode(id === undefined ? rest : { '@id': id, ...rest }, context)
    },
  }
}

/** Terms are made once and kept: predicates, themes and licences come back in every record. */
function termsFor(sink: Sink, position: () => Position, suspect: () => void): Terms {
  const iris = new Map<string, NamedNode>()
  const ignored = new Set<string>()
  let made = 0
  return {
    node(iri) {
      let node = iris.get(iri)
      if (node === undefined) {
        if (!isIri(iri)) suspect()
        node = DataFactory.namedNode(iri)
        if (iris.size >= irisKept) iris.clear()
        iris.set(iri, node)
      }
      return node
    },
    // Labels of the file and labels made up for nodes without one are kept apart by their first letter.
    blank: (label) =>
      DataFactory.blankNode(
        label === undefined ? `g${made++}` : `n${/^[\w-]+$/.test(label) ? label : `x${Buffer.from(label).toString('hex')}`}`,
      ),
    inLanguage(text, language) {
      if (isLanguageTag(language)) return DataFactory.literal(text, language)
      sink.finding(badTag(language, { line: position().line ?? 1 }))
      const repaired = repairedTag(language)
      return repaired ? DataFactory.literal(text, repaired) : DataFactory.literal(text)
    },
    ignored(name) {
      if (ignored.has(name) || ignored.size >= ignoredTold) return
      ignored.add(name)
      sink.finding({
        severity: 'info',
        code: 'jsonld-term-unknown',
        message: {
          sv: `Fältet «${name}» förklaras inte av filens kontext och är därför utelämnat.`,
          en: `The field “${name}” is not explained by the context of the file and is therefore left out.`,
        },
        fix: {
          sv: `Lägg till «${name}» i @context, eller skriv hela adressen till egenskapen.`,
          en: `Add “${name}” to @context, or write the whole address of the property.`,
        },
      })
    },
  }
}
