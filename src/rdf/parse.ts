import type { Quad } from '@rdfjs/types'
import type { Finding } from '../kernel/finding.ts'
import { decode, NotText } from './decode.ts'
import { jsonLdReader } from './json-ld/read.ts'
import { ParseProblem, unreadable } from './parse-problem.ts'
import { forgivingReader } from './read-lines.ts'
import { rdfXmlReader } from './read-rdf-xml.ts'
import { nquadsReader, ntriplesReader, trigReader, turtleReader } from './read-turtle.ts'
import type { Reader, Sink } from './reader.ts'
import type { Syntax } from './syntax.ts'

export { ParseProblem }

export type ParseOptions = {
  syntax: Syntax
  /** The address relative IRIs stand on: normally where the file was fetched. */
  base?: string
  /** What the server said about the encoding; a mark or declaration in the file goes first. */
  charset?: string
  /** A statement that was left out, or something else worth telling: reading goes on. */
  onFinding?: (finding: Finding) => void
  /** Whether a line of N-Triples or N-Quads that cannot be read is left out and told, instead of ending the reading. */
  forgiving?: boolean
}

const readers: Record<Syntax, (sink: Sink) => Reader> = {
  turtle: turtleReader,
  trig: trigReader,
  ntriples: ntriplesReader,
  nquads: nquadsReader,
  rdfxml: rdfXmlReader,
  jsonld: jsonLdReader,
}

const forgivingReaders: { readonly [syntax in Syntax]?: (sink: Sink) => Reader } = {
  ntriples: (sink) => forgivingReader('application/n-triples', sink),
  nquads: (sink) => forgivingReader('application/n-quads', sink),
}

const batchSize = 4_000
// A piece yields at most a few hundred quads, so a batch never grows far past its size whatever the caller's chunks are.
const pieceLength = 64 * 1024
// Longer than any honest literal (a polygon of Sweden's coast is some 5 MB). Without it one unclosed quotation mark would hold the whole file in memory.
const lengthWithoutQuads = 64 * 1024 * 1024

/** Quads as they stream, some thousands at a time. Throws a `ParseProblem` when the file cannot be read further; all batches before it are good. */
export async function* parse(
  bytes: AsyncIterable<Uint8Array>,
  { syntax, base, charset, onFinding, forgiving = false }: ParseOptions,
): AsyncGenerator<Quad[]> {
  let batch: Quad[] = []
  let sinceLastQuad = 0
  const reader = ((forgiving && forgivingReaders[syntax]) || readers[syntax])({
    base,
    quad: (quad) => {
      sinceLastQuad = 0
      if ((quad.object.termType as string) === 'Quad' || (quad.subject.termType as string) === 'Quad')
        onFinding?.(statementAboutStatement(quad))
      else batch.push(quad)
    },
    finding: (finding) => onFinding?.(finding),
  })

  try {
    for await (const text of decode(bytes, charset)) {
      for (const piece of pieces(text)) {
        sinceLastQuad += piece.length
        await reader.read(piece)
        if (sinceLastQuad > lengthWithoutQuads && !reader.bounded) throw endless(reader)
        if (batch.length < batchSize) continue
        yield batch
        batch = []
      }
    }
    await reader.end()
  } catch (error) {
    const problem = error instanceof NotText ? await notText(error, reader) : error
    if (problem instanceof ParseProblem && batch.length > 0) yield batch
    throw problem
  }
  if (batch.length > 0) yield batch
}

function* pieces(text: string): Generator<string> {
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = Math.min(at + pieceLength, text.length)
    // Two halves of one character beyond U+FFFF stay together.
    if (/[\ud800-\udbff]/.test(text[end - 1]!) && end < text.length) end++
    yield at === 0 && end === text.length ? text : text.slice(at, end)
  }
}

async function notText({ good, encoding }: NotText, reader: Reader): Promise<ParseProblem> {
  try {
    await reader.read(good)
  } catch (error) {
    if (error instanceof ParseProblem) return error
    throw error
  }
  return unreadable(
    'encoding-invalid',
    { sv: `här finns tecken som inte är ${encoding.toUpperCase()}.`, en: `there are bytes here that are not ${encoding.toUpperCase()}.` },
    {
      sv: 'Spara filen som UTF-8, eller ange rätt teckenkodning i XML-deklarationen.',
      en: 'Save the file as UTF-8, or state the right encoding in the XML declaration.',
    },
    reader.position(),
  )
}

const endless = (reader: Reader): ParseProblem =>
  unreadable(
    'rdf-endless',
    {
      sv: 'de senaste 64 miljoner tecknen innehöll ingen avslutad uppgift.',
      en: 'the last 64 million characters held no complete statement.',
    },
    { sv: 'Leta efter en text som aldrig avslutas.', en: 'Look for a text that never ends.' },
    reader.position(),
  )

const statementAboutStatement = (quad: Quad): Finding => ({
  severity: 'warning',
  code: 'rdf-triple-term',
  message: {
    sv: 'En uppgift om en annan uppgift (RDF 1.2) är utelämnad.',
    en: 'A statement about another statement (RDF 1.2) is left out.',
  },
  fix: { sv: 'Beskriv förhållandet med en egen nod.', en: 'Describe the relation with a node of its own.' },
  ...(quad.subject.termType === 'NamedNode' ? { focus: quad.subject.value } : {}),
})
