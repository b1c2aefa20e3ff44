import type { Literal, Quad, Quad_Object, Term } from '@rdfjs/types'
import { type BlankNode, DataFactory, type NamedNode } from 'n3'
import { prefixes } from './namespaces.ts'

const { namedNode, blankNode, literal, quad: makeQuad, defaultGraph } = DataFactory

const xsdString = `${prefixes.xsd}string`

// RDFC-1.0 §5 (canonical N-Quads): these characters are escaped in literals and no others; short forms where N-Triples has them.
const escapedInLiterals = /[\u0000-\u001f\u007f"\\]/
const everyEscapedInLiterals = new RegExp(escapedInLiterals, 'g')
const escapedInIris = /[\u0000-\u0020<>"{}|^`\\]/
const everyEscapedInIris = new RegExp(escapedInIris, 'g')
const shortEscapes: Record<string, string> = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '"': '\\"', '\\': '\\\\' }

const codePointEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

export const escapeLiteral = (text: string): string =>
  escapedInLiterals.test(text)
    ? text.replace(everyEscapedInLiterals, (character) => shortEscapes[character] ?? codePointEscape(character))
    : text

const escapeIri = (iri: string): string => (escapedInIris.test(iri) ? iri.replace(everyEscapedInIris, codePointEscape) : iri)

const AT = 0x40
const asWritten = (label: string): string => label

/** One term in canonical N-Triples. */
export function termText(term: Term, label: (name: string) => string = asWritten): string {
  const { termType } = term
  if (termType === 'NamedNode') return `<${escapeIri(term.value)}>`
  if (termType === 'BlankNode') return `_:${label(term.value)}`
  return termType === 'Literal' ? literalText(term) : ''
}

/** n3 keeps a literal as one string and computes value, language and datatype anew at each question; one look at the string costs half. */
function literalText(term: Literal): string {
  const { id } = term as { id?: unknown }
  if (typeof id !== 'string') return withSuffix(term.value, term.language, term.datatype.value)
  const end = id.lastIndexOf('"')
  const value = id.slice(1, end)
  if (id.length === end + 1) return `"${escapeLiteral(value)}"`
  return id.charCodeAt(end + 1) === AT ? withSuffix(value, term.language, '') : withSuffix(value, '', id.slice(end + 3))
}

const withSuffix = (value: string, language: string, datatype: string): string => {
  const text = `"${escapeLiteral(value)}"`
  if (language) return `${text}@${language}`
  return datatype === xsdString ? text : `${text}^^<${escapeIri(datatype)}>`
}

/** The triple of a quad as a canonical line, without the newline and without its graph. */
export const tripleLineOf = ({ subject, predicate, object }: Quad, label = asWritten): string =>
  `${termText(subject, label)} ${termText(predicate)} ${termText(object, label)} .`

/** One quad as a canonical line, without the newline; the default graph is not written. */
export const lineOf = (quad: Quad, label = asWritten): string =>
  quad.graph.termType === 'DefaultGraph'
    ? tripleLineOf(quad, label)
    : `${termText(quad.subject, label)} ${termText(quad.predicate)} ${termText(quad.object, label)} ${termText(quad.graph, label)} .`

const SPACE = 0x20
const QUOTE = 0x22
const LESS = 0x3c
const BACKSLASH = 0x5c
const CARET = 0x5e
const UNDERSCORE = 0x5f

const longEscapes: Record<string, string> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', "'": "'", '\\': '\\' }

const unescaped = (text: string): string =>
  text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gs, (whole, four?: string, eight?: string, one?: string) =>
    one === undefined ? String.fromCodePoint(Number.parseInt(four ?? eight ?? '', 16)) : (longEscapes[one] ?? whole),
  )

/**
 * Reads lines that `lineOf` wrote, one space between terms and nothing else: it does not check what strangers write.
 * An order of magnitude lighter than a parser, because our own store is read far more often than it is written.
 */
export function parseLines(text: string): Quad[] {
  const quads: Quad[] = []
  const iris = new Map<string, NamedNode>()
  const graphless = defaultGraph()
  let at = 0

  const readIri = (): NamedNode => {
    const end = text.indexOf('>', at)
    if (end < 0) throw malformed(text, at)
    const written = text.slice(at + 1, end)
    at = end + 1
    let node = iris.get(written)
    if (node === undefined) {
      node = namedNode(written.includes('\\') ? unescaped(written) : written)
      iris.set(written, node)
    }
    return node
  }
  const wordEnd = (): number => {
    const end = text.indexOf(' ', at)
    if (end < 0) throw malformed(text, at)
    return end
  }
  const readBlank = (): BlankNode => {
    const end = wordEnd()
    const node = blankNode(text.slice(at + 2, end))
    at = end
    return node
  }
  const readLiteral = (): Quad_Object => {
    let end = text.indexOf('"', at + 1)
    let escaped = false
    while (end > 0 && text.charCodeAt(end - 1) === BACKSLASH) {
      escaped = true
      let backslashes = 1
      while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++
      if (backslashes % 2 === 0) break
      end = text.indexOf('"', end + 1)
    }
    if (end < 0) throw malformed(text, at)
    const written = text.slice(at + 1, end)
    const value = escaped || written.includes('\\') ? unescaped(written) : written
    at = end + 1
    const next = text.charCodeAt(at)
    if (next === AT) {
      const languageEnd = wordEnd()
      const language = text.slice(at + 1, languageEnd)
      at = languageEnd
      return literal(value, language)
    }
    if (next !== CARET) return literal(value)
    at += 2
    return literal(value, readIri())
  }
  const readNode = (): NamedNode | BlankNode => {
    const start = text.charCodeAt(at)
    if (start === LESS) return readIri()
    if (start === UNDERSCORE) return readBlank()
    throw malformed(text, at)
  }
  const space = (): void => {
    if (text.charCodeAt(at) !== SPACE) throw malformed(text, at)
    at++
  }

  while (at < text.length) {
    const subject = readNode()
    space()
    const predicate = readIri()
    space()
    const object = text.charCodeAt(at) === QUOTE ? readLiteral() : readNode()
    space()
    const start = text.charCodeAt(at)
    let graph: ReturnType<typeof readNode> | typeof graphless = graphless
    if (start === LESS || start === UNDERSCORE) {
      graph = readNode()
      space()
    }
    if (text[at] !== '.') throw malformed(text, at)
    at++
    if (at < text.length && text[at] !== '\n') throw malformed(text, at)
    at++
    quads.push(makeQuad(subject, predicate, object, graph))
  }
  return quads
}

const malformed = (text: string, at: number): Error =>
  new Error(`Not a canonical line, near character ${at}: ${JSON.stringify(text.slice(at, at + 60))}`)
