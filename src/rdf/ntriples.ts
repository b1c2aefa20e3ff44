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

const NEWLINE = 0x0a
const SPACE = 0x20
const QUOTE = 0x22
const STOP = 0x2e
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
  return new LineReader(text).quads()
}

/** The same for those lines alone that state one of the properties: the rest of the text is passed over, which costs little. */
export function statementsIn(text: string, wanted: ReadonlySet<string>): Quad[] {
  const lines: string[] = []
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline
    const predicate = text.indexOf(' <', at) + 2
    if (wanted.has(text.slice(predicate, text.indexOf('>', predicate)))) lines.push(text.slice(at, end))
    at = end + 1
  }
  return parseLines(lines.join('\n'))
}

// Some hundred properties stand in every record: one node for each, whose text is hashed once, makes whoever groups by property faster too.
const rememberedProperties = 2_000
const properties = new Map<string, NamedNode>()

function propertyOf(written: string): NamedNode {
  const known = properties.get(written)
  if (known !== undefined) return known
  // A copy: a part cut out of a text would keep the whole text in memory.
  const own = Buffer.from(written).toString()
  const node = iriOf(own)
  if (properties.size >= rememberedProperties) properties.clear()
  properties.set(own, node)
  return node
}

const iriOf = (written: string): NamedNode => namedNode(written.includes('\\') ? unescaped(written) : written)

class LineReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  quads(): Quad[] {
    const quads: Quad[] = []
    const text = this.#text
    const graphless = defaultGraph()
    let written = ''
    let subject: NamedNode | BlankNode | undefined
    while (this.#at < text.length) {
      // Lines about the same thing follow one another.
      if (subject === undefined || !text.startsWith(written, this.#at)) {
        const start = this.#at
        subject = this.#node()
        this.#space()
        written = text.slice(start, this.#at)
      } else this.#at += written.length
      const predicate = propertyOf(this.#iriText())
      this.#space()
      const object = text.charCodeAt(this.#at) === QUOTE ? this.#literal() : this.#node()
      this.#space()
      const start = text.charCodeAt(this.#at)
      let graph: ReturnType<typeof defaultGraph> | NamedNode | BlankNode = graphless
      if (start === LESS || start === UNDERSCORE) {
        graph = this.#node()
        this.#space()
      }
      if (text.charCodeAt(this.#at) !== STOP) throw malformed(text, this.#at)
      this.#at++
      if (this.#at < text.length && text.charCodeAt(this.#at) !== NEWLINE) throw malformed(text, this.#at)
      this.#at++
      quads.push(makeQuad(subject, predicate, object, graph))
    }
    return quads
  }

  #iriText(): string {
    const end = this.#text.indexOf('>', this.#at)
    if (end < 0) throw malformed(this.#text, this.#at)
    const written = this.#text.slice(this.#at + 1, end)
    this.#at = end + 1
    return written
  }

  #node(): NamedNode | BlankNode {
    const start = this.#text.charCodeAt(this.#at)
    if (start === LESS) return iriOf(this.#iriText())
    if (start === UNDERSCORE) return blankNode(this.#word(2))
    throw malformed(this.#text, this.#at)
  }

  #literal(): Quad_Object {
    const text = this.#text
    let end = text.indexOf('"', this.#at + 1)
    while (end > 0 && text.charCodeAt(end - 1) === BACKSLASH) {
      let backslashes = 1
      while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++
      if (backslashes % 2 === 0) break
      end = text.indexOf('"', end + 1)
    }
    if (end < 0) throw malformed(text, this.#at)
    const written = text.slice(this.#at + 1, end)
    const value = written.includes('\\') ? unescaped(written) : written
    this.#at = end + 1
    const next = text.charCodeAt(this.#at)
    if (next === AT) return literal(value, this.#word(1))
    if (next !== CARET) return literal(value)
    this.#at += 2
    return literal(value, propertyOf(this.#iriText()))
  }

  /** What stands before the next space, without its first characters. */
  #word(skipped: number): string {
    const end = this.#text.indexOf(' ', this.#at)
    if (end < 0) throw malformed(this.#text, this.#at)
    const word = this.#text.slice(this.#at + skipped, end)
    this.#at = end
    return word
  }

  #space(): void {
    if (this.#text.charCodeAt(this.#at) !== SPACE) throw malformed(this.#text, this.#at)
    this.#at++
  }
}

const malformed = (text: string, at: number): Error =>
  new Error(`Not a canonical line, near character ${at}: ${JSON.stringify(text.slice(at, at + 60))}`)
