import type { Literal, NamedNode, Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { RdfXmlParser } from 'rdfxml-streaming-parser'
import { isAbsolute, isIri } from './iri.ts'
import { badTag, isLanguageTag, repairedTag } from './language-tag.ts'
import { prefixes } from './namespaces.ts'
import { explain, ParseProblem, type Position } from './parse-problem.ts'
import { bareAmpersand, entityBomb, notRdf, rdfXmlExplanations, tooDeep } from './rdf-xml-problems.ts'
import { type Reader, type Sink, screen } from './reader.ts'

type Tag = {
  name: string
  local: string
  uri: string
  attributes: Record<string, { prefix: string; local: string; uri: string; value: string }>
}
type ActiveTag = {
  text?: string
  language?: string | null
  predicate?: unknown
  childrenStringTags?: string[]
  childrenParseType?: number
  baseIRI?: string
}
/** The parts of the parser that it keeps to itself; the tests of this folder fail if a new version renames them. */
type Open = {
  saxParser: {
    line: number
    column: number
    ENTITIES: Record<string, string>
    entity: string
    parseEntity(name: string): string
    write(text: string): void
    close(): void
    on(event: 'error', listener: (error: Error) => void): void
  }
  activeTagStack: ActiveTag[]
  baseIRI: string
}

export function rdfXmlReader(sink: Sink): Reader {
  const parser = new Parser(sink)
  const { saxParser } = parser as unknown as Open
  const position = (): Position => ({ line: saxParser.line, column: saxParser.column + 1 })
  // The library hands XML errors on as events and reads further; what follows an error in XML is guesswork.
  saxParser.on('error', (error) => {
    throw error
  })
  const guarded = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      if (!(error instanceof Error) || error instanceof ParseProblem) throw error
      throw explain(
        rdfXmlExplanations,
        new Error(error.message.replace(/^(\d+:\d+|Line \d+ column \d+): /, ''), { cause: error }),
        position(),
      )
    }
  }
  return {
    position,
    read: (text) => guarded(() => parser.feed(text)),
    // The library never closes its XML parser, so a file cut short would pass for a whole one.
    end: () => guarded(() => parser.finish()),
  }
}

const RDF = prefixes.rdf
const resourceChildren = 0
const deepest = 500
const irisKept = 20_000
const longestEntityName = 100

// Elements that carry whole RDF documents inside: the protocols in which catalogues are handed over.
const wrappers = [
  'http://www.opengis.net/cat/csw/',
  'http://www.openarchives.org/OAI/',
  'http://schemas.xmlsoap.org/soap/',
  'http://www.w3.org/2003/05/soap-envelope',
]

/**
 * rdfxml-streaming-parser, used without its stream, and with what real catalogues taught us: text around CDATA and comments is kept whole,
 * a node element may be the root, an RDF document may lie inside a CSW answer, a bad IRI costs one statement, and entities have a limit.
 */
class Parser extends RdfXmlParser {
  readonly #sink: Sink
  readonly #screened: ReturnType<typeof screen>
  readonly #iris = new Map<string, NamedNode>()
  #wrapped = 0
  #charactersRead = 0
  #charactersFromEntities = 0

  constructor(sink: Sink) {
    super({ baseIRI: sink.base ?? '', trackPosition: true, allowDuplicateRdfIds: true, dataFactory: factory() as never })
    this.#sink = sink
    this.#screened = screen(sink, () => ({ line: this.#open.saxParser.line }))
    const { saxParser } = this.#open
    const parseEntity = saxParser.parseEntity.bind(saxParser)
    saxParser.parseEntity = (name) => {
      if (!/^#?[\p{L}_][\p{L}\d_.:-]*$|^#\d+$/u.test(name)) throw bareAmpersand(saxParser.line, name)
      return parseEntity(name)
    }
  }

  get #open(): Open {
    return this as unknown as Open
  }

  feed(text: string): void {
    this.#charactersRead += text.length
    const { saxParser } = this.#open
    saxParser.write(text)
    // An ampersand that was meant as itself starts an entity that never ends.
    if (saxParser.entity.length > longestEntityName) throw bareAmpersand(saxParser.line, saxParser.entity)
  }

  finish(): void {
    const { saxParser } = this.#open
    if (saxParser.entity !== '') throw bareAmpersand(saxParser.line, saxParser.entity)
    saxParser.close()
  }

  override push(quad: Quad | null): boolean {
    if (quad !== null) this.#screened.quad(quad)
    return true
  }

  override uriToNamedNode(uri: string): NamedNode {
    let node = this.#iris.get(uri)
    if (node === undefined) {
      if (!isIri(uri)) this.#screened.suspicious = true
      node = DataFactory.namedNode(uri)
      if (this.#iris.size >= irisKept) this.#iris.clear()
      this.#iris.set(uri, node)
    }
    return node
  }

  override valueToUri(value: string, tag: never): NamedNode {
    if (isAbsolute(value)) return this.uriToNamedNode(value)
    try {
      return super.valueToUri(value, tag)
    } catch {
      return this.uriToNamedNode(value)
    }
  }

  override createLiteral(value: string, tag: never): Literal {
    const { language } = tag as ActiveTag
    if (!language || isLanguageTag(language)) return super.createLiteral(value, tag)
    this.#sink.finding(badTag(language, { line: this.#open.saxParser.line }))
    const repaired = repairedTag(language)
    return repaired ? DataFactory.literal(value, repaired) : DataFactory.literal(value)
  }

  override onTag(tag: never): void {
    const { activeTagStack, saxParser, baseIRI } = this.#open
    const { name, local, uri, attributes } = tag as Tag
    if (activeTagStack.length === 0 && !(uri === RDF && local === 'RDF')) {
      if (this.#wrapped > 0 || wrappers.some((wrapper) => uri.startsWith(wrapper))) {
        this.#wrapped++
        return
      }
      const speaksRdf = Object.values(attributes).some((attribute) => attribute.uri === RDF || attribute.value === RDF)
      if (!speaksRdf) throw notRdf(name, { line: saxParser.line })
      // RDF/XML §2.6: rdf:RDF may be left out around one node element; the library then forgets its rdf:about.
      activeTagStack.push({ childrenParseType: resourceChildren, baseIRI })
    } else if (activeTagStack.length === 0 && this.#wrapped > 0) this.#tellOnce(saxParser.line)
    if (activeTagStack.length > deepest) throw tooDeep(deepest, { line: saxParser.line, column: saxParser.column + 1 })
    // Inside rdf:parseType="Literal" the text is XML again, and the library forgets to escape it.
    if (activeTagStack.at(-1)?.childrenStringTags)
      for (const attribute of Object.values(attributes)) attribute.value = escapeXml(attribute.value).replace(/"/g, '&quot;')
    super.onTag(tag)
  }

  override onCloseTag(): void {
    if (this.#open.activeTagStack.length === 0) this.#wrapped--
    else super.onCloseTag()
  }

  override onText(text: string): void {
    const tag = this.#open.activeTagStack.at(-1)
    if (tag?.childrenStringTags) tag.childrenStringTags.push(escapeXml(text))
    // The library keeps only the last piece when CDATA or a comment divides a text.
    else if (tag?.predicate) tag.text = (tag.text ?? '') + text
  }

  override onDoctype(doctype: string): void {
    const { ENTITIES } = this.#open.saxParser
    for (const [, name, double, single] of doctype.matchAll(/<!ENTITY\s+([^\s%]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g)) {
      const value = (double ?? single ?? '').replace(/&([^#;\s]+);/g, (whole, inner: string) => ENTITIES[inner] ?? whole)
      if (value.length > 4_096) throw entityBomb({ line: this.#open.saxParser.line })
      Object.defineProperty(ENTITIES, name!, { configurable: true, get: () => this.#spend(value) })
    }
  }

  /** Entities make text out of nothing. Namespaces written as entities give about five times what was read; a bomb gives millions. */
  #spend(value: string): string {
    this.#charactersFromEntities += value.length
    if (this.#charactersFromEntities > 1_000_000 + 20 * this.#charactersRead) throw entityBomb({ line: this.#open.saxParser.line })
    return value
  }

  #told = false
  #tellOnce(line: number): void {
    if (this.#told) return
    this.#told = true
    this.#sink.finding({
      severity: 'warning',
      code: 'rdf-wrapped',
      message: {
        sv: `Rad ${line}: filen är ett svar från en tjänst (till exempel CSW) med RDF inuti. Vi läste RDF-delarna.`,
        en: `Line ${line}: the file is an answer from a service (such as CSW) with RDF inside. We read the RDF parts.`,
      },
      fix: {
        sv: 'Hämta alla sidor av svaret, eller ange adressen till en fil med hela katalogen.',
        en: 'Fetch all pages of the answer, or give the address of a file with the whole catalogue.',
      },
      line,
    })
  }
}

/** Labels of the file and labels made up for nodes without one are kept apart by their first letter. */
function factory(): typeof DataFactory {
  let made = 0
  return { ...DataFactory, blankNode: (name?: string) => DataFactory.blankNode(name === undefined ? `g${made++}` : `n${name}`) }
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
