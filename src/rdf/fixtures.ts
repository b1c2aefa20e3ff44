/** What the tests of this room share: reading and writing from strings, real files beside the project, and arbitrary graphs. */
import { existsSync, globSync } from 'node:fs'
import type { Quad } from '@rdfjs/types'
import fc from 'fast-check'
import { DataFactory } from 'n3'
import type { Finding } from '../kernel/finding.ts'
import { lineOf } from './ntriples.ts'
import { type ParseOptions, parse } from './parse.ts'
import type { Syntax } from './syntax.ts'
import { write } from './write.ts'

const { namedNode, blankNode, literal, quad, defaultGraph } = DataFactory

export async function* inChunks(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export async function read(
  content: string | Uint8Array,
  options: ParseOptions,
  chunk?: number,
): Promise<{ quads: Quad[]; findings: Finding[] }> {
  const quads: Quad[] = []
  const findings: Finding[] = []
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  for await (const batch of parse(inChunks(bytes, chunk), { ...options, onFinding: (finding) => findings.push(finding) }))
    quads.push(...batch)
  return { quads, findings }
}

export async function written(records: Quad[][], syntax: Syntax): Promise<{ text: string; findings: Finding[] }> {
  const findings: Finding[] = []
  let text = ''
  for await (const piece of write(records, syntax, { onFinding: (finding) => findings.push(finding) })) text += piece
  return { text, findings }
}

/** A graph is a set: a triple said twice is said once. */
export const asSet = (quads: readonly Quad[]): Quad[] => [...new Map(quads.map((one) => [lineOf(one), one])).values()]
export const withoutGraphs = (quads: readonly Quad[]): Quad[] =>
  asSet(quads.map(({ subject, predicate, object }) => quad(subject, predicate, object) as Quad))

const shared = '../shared/data'
export const absent: string | false = existsSync(shared) ? false : `${shared} is not here: real catalogues are not tested`
export const sharedFiles = (pattern: string): string[] => globSync(`${shared}/${pattern}`).sort()

/** The same arbitrary graphs every day. */
export const seed = { seed: 20261123 }

const word = fc.constantFrom('a', 'b', 'Å', 'x1', 'title', 'li', 'type', '9', 'a.b', 'a-b', '')
const iri = fc
  .tuple(
    fc.constantFrom(
      'http://example.org/',
      'http://example.org/å#',
      'http://www.w3.org/ns/dcat#',
      'http://purl.org/dc/terms/',
      'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
      'urn:x:',
      'mailto:a@b.se?',
      "http://e.se/(x)'&;,=%20/",
    ),
    word,
  )
  .map(([start, end]) => namedNode(start + end))
const predicate = fc
  .tuple(
    fc.constantFrom(
      'http://example.org/',
      'http://purl.org/dc/terms/',
      'http://xmlns.com/foaf/0.1/',
      'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
      'http://example.org/1/2?q=',
    ),
    fc.constantFrom('a', 'title', 'issued', 'li', 'type', 'åäö', 'x-1', 'Description'),
  )
  .map(([start, end]) => namedNode(start + end))
export const blank = (names: number) => fc.nat({ max: names - 1 }).map((number) => blankNode(`n${number}`))
const strange = fc.constantFrom(
  ']]>',
  '<b>&amp;</b>',
  '"',
  '"""',
  '\\',
  '\\u0041',
  '\r\n',
  '\n',
  '\t',
  '\u0000',
  '\u0001\b\f',
  '\u007f\u0085\u2028',
  '\ufffe',
  '😀𝄞',
  "'",
  ' ',
  '_:b0',
  '@sv',
  '^^',
  '\ufeff',
)
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.oneof(strange, fc.string({ maxLength: 4 })), { maxLength: 5 }).map((parts) => parts.join('')),
)
const typed = fc.constantFrom(
  ...([
    ['1', 'integer'],
    ['+01', 'integer'],
    ['x', 'integer'],
    ['true', 'boolean'],
    ['1', 'boolean'],
    ['1.0', 'decimal'],
    ['1.10', 'decimal'],
    ['1e6', 'double'],
    ['2026-11-23', 'date'],
    ['5', 'nonNegativeInteger'],
    ['AF', 'hexBinary'],
  ] as const),
)
export const anyLiteral = fc.oneof(
  text.map((value) => literal(value)),
  fc.tuple(text, fc.constantFrom('sv', 'en-GB', 'zh-Hant-TW', 'x-klingon')).map(([value, language]) => literal(value, language)),
  typed.map(([value, type]) => literal(value, namedNode(`http://www.w3.org/2001/XMLSchema#${type}`))),
  text.map((value) => literal(value, namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral'))),
)

export const anyQuad = ({ graphs = false, blanks = 4 } = {}): fc.Arbitrary<Quad> =>
  fc
    .tuple(
      fc.oneof(iri, blank(blanks)),
      predicate,
      fc.oneof({ weight: 2, arbitrary: iri }, { weight: 2, arbitrary: blank(blanks) }, { weight: 3, arbitrary: anyLiteral }),
      graphs ? fc.oneof(fc.constant(defaultGraph()), iri, blank(blanks)) : fc.constant(defaultGraph()),
    )
    .map(([s, p, o, g]) => quad(s, p, o, g) as Quad)

export const anyGraph = (options: { graphs?: boolean; blanks?: number } = {}): fc.Arbitrary<Quad[]> =>
  fc.array(anyQuad(options), { maxLength: 14 }).map(asSet)
