import type { Quad } from '@rdfjs/types'
import type { Finding } from '../kernel/finding.ts'
import { ParseProblem } from './parse-problem.ts'
import { linesReader } from './read-turtle.ts'
import type { Reader, Sink } from './reader.ts'

// A file with more is something else than it says.
const mostBadLines = 100

/**
 * N-Triples and N-Quads where each line stands by itself: one that cannot be read is left out and told, and the rest is read. A file that
 * breaks off in its last line, has no good line first, or has too many bad ones, is at fault as a whole.
 */
export function forgivingReader(format: string, sink: Sink): Reader {
  let rest = ''
  let line = 1
  let good = 0
  let bad = 0

  /** Lines that are whole. All at once, which is fast; one at a time where something is wrong among them. */
  function readLines(text: string): void {
    const quads: Quad[] = []
    const findings: Finding[] = []
    const held: Sink = { base: sink.base, quad: (quad) => quads.push(quad), finding: (finding) => findings.push(finding) }
    try {
      readBy(held, text, line)
      for (const finding of findings) sink.finding(finding)
      for (const quad of quads) sink.quad(quad)
      good += quads.length
      line += text.split('\n').length - 1
    } catch (error) {
      const lines = text.split('\n')
      if (!(error instanceof ParseProblem)) throw error
      if (lines.length > 2) for (const one of lines.slice(0, -1)) readLines(`${one}\n`)
      else leaveOut(error)
    }
  }

  function readBy(into: Sink, text: string, firstLine: number): void {
    const reader = linesReader(format, into, firstLine)
    reader.read(text)
    reader.end()
  }

  function leaveOut(error: ParseProblem): void {
    if (good === 0 || ++bad > mostBadLines) throw error
    line++
    const { message, fix } = error.finding
    sink.finding({
      ...error.finding,
      code: 'rdf-line-left-out',
      message: { sv: `${message.sv} Raden är utelämnad.`, en: `${message.en} The line is left out.` },
      fix,
    })
  }

  return {
    position: () => ({ line }),
    read(text) {
      const whole = text.lastIndexOf('\n') + 1
      if (whole === 0) {
        rest += text
        return
      }
      const lines = rest + text.slice(0, whole)
      rest = text.slice(whole)
      readLines(lines)
    },
    // Without the end of its line it may have been cut off.
    end: () => readBy(sink, rest, line),
  }
}
