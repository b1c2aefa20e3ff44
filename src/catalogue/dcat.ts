import type { Literal, Quad, Term } from '@rdfjs/types'
import type { LanguageText } from '../kernel/language-text.ts'
import { ns } from '../rdf/namespaces.ts'
import type { Contact, Distribution, Entry, Named, Period, Word } from './entry.ts'
import type { Kind } from './kind.ts'

/** Reads a record of any kind; DCAT-AP, CPSV-AP and ADMS-AP share most of their properties. */
export function entryFromQuads(uri: string, kind: Kind, quads: readonly Quad[]): Entry {
  const self = nodeAt(uri, quads)
  const files = self.nodes(ns.dcat('distribution'))
  const distributions = [...files, ...self.nodes(ns.adms('sample'))].map(distribution)
  return {
    uri,
    kind,
    title: first(
      self.text(ns.dcterms('title')),
      self.text(ns.foaf('name')),
      self.text(ns.vcard('fn')),
      self.text(ns.skos('prefLabel')),
      self.text(ns.schema('name')),
      self.text(ns.rdfs('label')),
    ),
    description: first(
      self.text(ns.dcterms('description')),
      self.text(ns.schema('description')),
      self.text(ns.skos('definition')),
      self.text(ns.rdfs('comment')),
    ),
    keywords: [...self.words(ns.dcat('keyword')), ...self.words(ns.schema('keywords'))],
    publisher: [ns.dcterms('publisher'), ns.cv('hasCompetentAuthority'), ns.dcterms('rightsHolder'), ns.dcterms('creator')]
      .flatMap((property) => self.nodes(property))
      .map(named)[0],
    creators: self.nodes(ns.dcterms('creator')).map(named),
    contacts: [
      ...self.nodes(ns.dcat('contactPoint')),
      ...self.nodes(ns.cv('contactPoint')),
      ...self.nodes(ns.adms('contactPoint')),
      ...(kind === 'contact' ? [self] : []),
    ].map(contact),
    themes: [...self.iris(ns.dcat('theme')), ...self.iris(ns.cv('thematicArea'))],
    licences: unique([
      ...self.values(ns.dcterms('license')),
      ...files.flatMap((node) => node.values(ns.dcterms('license'))),
      ...self.values(ns.schema('license')),
    ]),
    formats: unique([...formats(self), ...distributions.flatMap((one) => one.formats)]),
    accessRights: unique(self.values(ns.dcterms('accessRights'))),
    languages: unique([...self.values(ns.dcterms('language')), ...files.flatMap((node) => node.values(ns.dcterms('language')))]),
    ...optional('frequency', self.values(ns.dcterms('accrualPeriodicity'))[0]),
    ...optional('issued', self.values(ns.dcterms('issued'))[0]),
    ...optional('modified', self.values(ns.dcterms('modified'))[0] ?? self.values(ns.schema('dateModified'))[0]),
    identifiers: identifiersOf(self),
    spatial: self.nodes(ns.dcterms('spatial')).map(named),
    temporal: self.nodes(ns.dcterms('temporal')).map(period),
    landingPages: unique([
      ...self.iris(ns.dcat('landingPage')),
      ...self.iris(ns.foaf('homepage')),
      ...self.iris(ns.schema('url')),
      ...self.iris(ns.schema('codeRepository')),
    ]),
    conformsTo: self.nodes(ns.dcterms('conformsTo')).map(named),
    distributions,
    otherTexts: [
      ...self.words(ns.dcterms('alternative')),
      ...self.words(ns.skos('altLabel')),
      ...files.flatMap((node) => node.words(ns.dcterms('title'))),
    ],
  }
}

/** What a record calls itself, beside its address. */
export const identifiersIn = (uri: string, quads: readonly Quad[]): string[] =>
  identifiersOf(
    nodeAt(
      uri,
      quads.filter(({ predicate }) => identifying.has(predicate.value)),
    ),
  )

const identifying: ReadonlySet<string> = new Set([ns.dcterms('identifier'), ns.adms('identifier'), ns.skos('notation')])

const identifiersOf = (self: Node): string[] =>
  unique([
    ...self.literals(ns.dcterms('identifier')),
    ...self.nodes(ns.adms('identifier')).flatMap((node) => node.literals(ns.skos('notation'))),
  ])

/** A record's objects by subject and property: some sixty properties are asked for, of each of its nodes. */
type Graph = ReadonlyMap<string, ReadonlyMap<string, readonly Term[]>>

/** One subject among a record's triples. */
class Node {
  readonly #graph: Graph
  readonly #properties: ReadonlyMap<string, readonly Term[]> | undefined
  readonly term: Term

  constructor(graph: Graph, term: Term) {
    this.#graph = graph
    this.#properties = graph.get(term.value)
    this.term = term
  }

  get uri(): string | undefined {
    return this.term.termType === 'NamedNode' ? this.term.value : undefined
  }

  /** Whether the record says nothing of it. */
  get isBare(): boolean {
    return this.#properties === undefined
  }

  #objects(property: string): readonly Term[] {
    return this.#properties?.get(property) ?? none
  }

  nodes(property: string): Node[] {
    return this.#objects(property).map((term) => new Node(this.#graph, term))
  }

  iris(property: string): string[] {
    return unique(
      this.#objects(property)
        .filter((term) => term.termType === 'NamedNode')
        .map((term) => term.value),
    )
  }

  /** The addresses or the literals, or for a blank node the label that stands in it. */
  values(property: string): string[] {
    return unique(
      this.#objects(property).flatMap((term) => {
        if (term.termType !== 'BlankNode') return legible(term.value)
        const node = new Node(this.#graph, term)
        return [...node.literals(ns.rdf('value')), ...node.literals(ns.rdfs('label')), ...node.literals(ns.dcterms('title'))].slice(0, 1)
      }),
    )
  }

  literals(property: string): string[] {
    return unique(
      this.#objects(property)
        .filter((term) => term.termType === 'Literal')
        .map((term) => legible(term.value))
        .filter((value) => value !== ''),
    )
  }

  words(property: string): Word[] {
    return this.#objects(property).flatMap((term) => {
      const text = term.termType === 'Literal' ? legible(term.value) : ''
      return text === '' ? [] : [{ text, language: (term as Literal).language.toLowerCase() }]
    })
  }

  text(property: string): LanguageText {
    const text: Record<string, string> = {}
    if (!this.#properties?.has(property)) return text
    for (const word of this.words(property)) text[word.language] ??= word.text
    return text
  }
}

const none: readonly Term[] = []

const nodeAt = (uri: string, quads: readonly Quad[]): Node => new Node(graphOf(quads), { termType: 'NamedNode', value: uri } as Term)

function graphOf(quads: readonly Quad[]): Graph {
  const graph = new Map<string, Map<string, Term[]>>()
  for (const { subject, predicate, object } of quads) {
    const properties = graph.get(subject.value) ?? new Map<string, Term[]>()
    if (properties.size === 0) graph.set(subject.value, properties)
    const objects = properties.get(predicate.value)
    if (objects) objects.push(object)
    else properties.set(predicate.value, [object])
  }
  return graph
}

function named(node: Node): Named {
  // Described elsewhere, as most publishers, standards and places are.
  if (node.isBare && node.uri !== undefined) return { uri: node.uri, name: {} }
  const name =
    node.term.termType === 'Literal'
      ? { [node.term.language]: legible(node.term.value) }
      : first(
          node.text(ns.foaf('name')),
          node.text(ns.skos('prefLabel')),
          node.text(ns.dcterms('title')),
          node.text(ns.vcard('fn')),
          node.text(ns.rdfs('label')),
          node.text(ns.locn('geographicName')),
        )
  return { ...optional('uri', node.uri), name }
}

function contact(node: Node): Contact {
  if (node.isBare && node.uri !== undefined && !node.uri.startsWith('mailto:')) return named(node)
  const firstOf = (...properties: string[]) =>
    properties.flatMap((property) => [
      ...node.values(property),
      ...node.nodes(property).flatMap((inner) => inner.values(ns.vcard('hasValue'))),
    ])[0]
  return {
    ...named(node),
    ...optional(
      'email',
      (
        firstOf(ns.vcard('hasEmail'), ns.vcard('email'), ns.schema('email'), ns.cv('email')) ??
        (node.uri?.startsWith('mailto:') ? node.uri : undefined)
      )?.replace(/^mailto:/, '') || undefined,
    ),
    ...optional('telephone', firstOf(ns.vcard('hasTelephone'), ns.schema('telephone'), ns.cv('telephone'))?.replace(/^tel:/, '')),
    ...optional('url', firstOf(ns.vcard('hasURL'), ns.cv('contactPage'))),
  }
}

function distribution(node: Node): Distribution {
  return {
    ...optional('uri', node.uri),
    title: node.text(ns.dcterms('title')),
    description: node.text(ns.dcterms('description')),
    accessUrls: node.values(ns.dcat('accessURL')),
    downloadUrls: node.values(ns.dcat('downloadURL')),
    formats: formats(node),
    ...optional('licence', node.values(ns.dcterms('license'))[0]),
    ...optional('byteSize', node.literals(ns.dcat('byteSize'))[0]),
    ...optional('modified', node.values(ns.dcterms('modified'))[0]),
    ...optional('status', node.values(ns.adms('status'))[0]),
    conformsTo: node.nodes(ns.dcterms('conformsTo')).map(named),
  }
}

function formats(node: Node): string[] {
  return unique([...node.values(ns.dcterms('format')), ...node.values(ns.dcat('mediaType'))])
}

function period(node: Node): Period {
  const of = (...properties: string[]) =>
    properties.flatMap((property) => [
      ...node.values(property),
      ...node.nodes(property).flatMap((inner) => inner.values(ns.time('inXSDDateTime'))),
    ])[0]
  return {
    ...optional('start', of(ns.dcat('startDate'), ns.schema('startDate'), ns.time('hasBeginning'))),
    ...optional('end', of(ns.dcat('endDate'), ns.schema('endDate'), ns.time('hasEnd'))),
  }
}

// PostgreSQL's text holds neither U+0000 nor half a character. The triples keep them, escaped.
const legible = (text: string) => (text.includes('\0') || !text.isWellFormed() ? text.toWellFormed().replaceAll('\0', '') : text).trim()

const unique = (values: string[]) => (values.length < 2 ? values : [...new Set(values)])
const first = (...texts: LanguageText[]) => texts.find((text) => Object.keys(text).length > 0) ?? {}
const optional = <Key extends string>(key: Key, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [key in Key]?: string }
