import type { Quad } from '@rdfjs/types'
import type { Finding } from '../kernel/finding.ts'
import { badIri, badIriIn } from './iri.ts'
import type { Position } from './parse-problem.ts'

/** What a reader of one syntax is given: where quads and findings go, and the address that relative IRIs stand on. */
export type Sink = {
  readonly base: string | undefined
  quad(quad: Quad): void
  finding(finding: Finding): void
}

/** Reads one syntax, piece by piece. Whatever it throws is a `ParseProblem`, after the quads before it were handed over. */
export type Reader = {
  read(text: string): void | Promise<void>
  end(): void | Promise<void>
  position(): Position
  /** Has a limit of its own to what it holds in memory. */
  bounded?: true
}

/**
 * Lets whole quads through, and reports those with an IRI that cannot be used. A reader raises `suspicious` when it meets the first bad IRI:
 * until then nothing is checked, because looking at every term of every quad would cost a tenth of the parsing.
 */
export function screen(sink: Sink, position: () => Position): { suspicious: boolean; quad(quad: Quad): void } {
  let reported = ''
  return {
    suspicious: false,
    quad(quad) {
      if (this.suspicious) {
        const iri = badIriIn(quad)
        if (iri !== undefined) {
          const key = `${quad.subject.value} ${iri}`
          if (key !== reported) sink.finding(badIri(iri, quad, position()))
          reported = key
          return
        }
      }
      sink.quad(quad)
    },
  }
}
