import type { Quad } from '@rdfjs/types'
import { Lexer, Parser } from 'n3'
import { standIn } from './iri.ts'
import { explain, type Position } from './parse-problem.ts'
import { type Reader, type Sink, screen } from './reader.ts'
import { turtleExplanations } from './turtle-problems.ts'

/** The parts of n3's lexer and parser that we lean on; the tests of this folder fail if a new version renames them. */
type OpenLexer = {
  _input: string | null | undefined
  _line: number
  _linePosition: number
  _iri: { lastIndex: number; exec(input: string): RegExpExecArray | null }
  _syntaxError(issue: string | null, message?: string): Error
  previousToken?: { line: number; end: number }
}
type OpenParser = { _base: string; _resolveRelativeIRI(iri: string): string | null }
type ParserError = Error & { context?: { line?: number; token?: { type?: string; start?: number } } }

export const turtleReader = (sink: Sink): Reader => n3Reader('text/turtle', sink)
export const trigReader = (sink: Sink): Reader => n3Reader('application/trig', sink)
export const ntriplesReader = (sink: Sink): Reader => n3Reader('application/n-triples', sink)
export const nquadsReader = (sink: Sink): Reader => n3Reader('application/n-quads', sink)

/** Some lines of a file, the first of them with this number; blank nodes keep the names that they have in the file. */
export const linesReader = (format: string, sink: Sink, firstLine: number): Reader =>
  n3Reader(format, sink, { before: firstLine - 1, blankNodePrefix: '' })

type Part = { before?: number; blankNodePrefix?: string }

function n3Reader(format: string, sink: Sink, { before = 0, blankNodePrefix }: Part = {}): Reader {
  const lineMode = /n-(triples|quads)/.test(format)
  const lexer = new Lexer({ lineMode, n3: false } as ConstructorParameters<typeof Lexer>[0])
  const parser = new Parser({
    format,
    lexer,
    ...(sink.base === undefined ? {} : { baseIRI: sink.base }),
    ...(blankNodePrefix === undefined ? {} : { blankNodePrefix }),
  } as ConstructorParameters<typeof Parser>[0])
  const openLexer = lexer as unknown as OpenLexer
  const position = (): Position => ({ line: openLexer._line + before })
  const screened = screen(sink, position)
  const suspect = (iri: string): string => {
    screened.suspicious = true
    return standIn(iri)
  }
  goOnAfterBadIris(openLexer, parser as unknown as OpenParser, lineMode, suspect)
  const findColumn = rememberColumns(openLexer)

  // n3 offers its synchronous core to streams alone: two callbacks are all it wants of one.
  const feed: { data?: (text: string) => void; end?: () => void } = {}
  let failure: ParserError | undefined
  const stream = {
    on: (event: 'data' | 'end', callback: () => void) => {
      feed[event] = callback
    },
  }
  parser.parse(stream as unknown as string, (error: ParserError | null, quad: Quad | null) => {
    if (error) failure ??= error
    else if (quad) screened.quad(quad)
  })
  const throwFailure = (): void => {
    if (failure === undefined) return
    const cutShort = failure.context?.token?.type === 'eof'
    throw explain(turtleExplanations, cutShort ? new Error('got eof', { cause: failure }) : failure, placeOf(failure, findColumn(), before))
  }

  return {
    position,
    read(text) {
      findColumn.remember()
      feed.data?.(text)
      throwFailure()
    },
    end() {
      findColumn.remember()
      feed.end?.()
      throwFailure()
    },
  }
}

/**
 * A relative IRI without a base, or `<http://example.org/two words>`, is an error of one statement, not of the file: what follows it is
 * unambiguous. n3 would stop (or let a relative IRI through); we hand it a stand-in and leave out the statement later.
 */
function goOnAfterBadIris(lexer: OpenLexer, parser: OpenParser, lineMode: boolean, suspect: (iri: string) => string): void {
  const strict = lexer._iri
  const lenient = /<([^<>"\n\r]*)>[ \t]*/y
  lexer._iri = {
    lastIndex: 0,
    exec(input) {
      strict.lastIndex = this.lastIndex
      const match = strict.exec(input)
      // Only IRIs with escapes come here: plain ones matched before. An escape may not smuggle in a forbidden character.
      if (match && !/\\u00[0-2]|\\u00(3[CcEe]|5[CcEe]|60|7[B-Db-d])|["|^`]/.test(match[1]!)) return match
      lenient.lastIndex = this.lastIndex
      const bad = lenient.exec(input)
      if (bad) bad[1] = suspect(bad[1]!)
      return bad
    },
  }
  const resolve = parser._resolveRelativeIRI.bind(parser)
  parser._resolveRelativeIRI = (iri) => (parser._base && !lineMode ? resolve(iri) : suspect(iri))
}

/** n3 knows the column of a token that is out of place, but not of text that is no token: then we look it up in what it was reading. */
function rememberColumns(lexer: OpenLexer): (() => number | undefined) & { remember(): void } {
  let startLine = 1
  let startColumn = 0
  let column: number | undefined
  const original = lexer._syntaxError.bind(lexer)
  lexer._syntaxError = (issue, message) => {
    const input = lexer._input ?? ''
    let lineStart = 0
    for (let line = startLine; line < lexer._line; line++) {
      const next = /\r\n|\n|\r/g
      next.lastIndex = lineStart
      if (!next.test(input)) break
      lineStart = next.lastIndex
    }
    const before = lexer._line === startLine ? startColumn : 0
    const after = lexer.previousToken?.line === lexer._line ? lexer.previousToken.end : 0
    const at = input.indexOf(issue ?? '', lineStart + Math.max(after - before, 0))
    column = at < 0 ? undefined : at - lineStart + before + 1
    return original(issue, message)
  }
  return Object.assign(() => column, {
    remember() {
      startLine = lexer._line
      startColumn = lexer._linePosition
    },
  })
}

function placeOf(error: ParserError, found: number | undefined, before: number): Position {
  const start = error.context?.token?.start
  const column = start === undefined ? found : start + 1
  return {
    ...(error.context?.line === undefined ? {} : { line: error.context.line + before }),
    ...(column === undefined ? {} : { column }),
  }
}
