import type { Quad } from '@rdfjs/types'
import { Problem } from '../../kernel/problem.ts'
import { termText } from '../../rdf/ntriples.ts'
import { parse } from '../../rdf/parse.ts'

export type ReadTurtle = { quads: Quad[] } | { wrong: { sv: string; en: string }; line?: number } | { loose: string } | { empty: true }

/** A whole record as somebody wrote it in Turtle: all of it about the record, or a reason why it cannot be kept. */
export async function readTurtle(text: string, uri: string): Promise<ReadTurtle> {
  const quads: Quad[] = []
  const faults: { message: { sv?: string; en?: string }; line?: number }[] = []
  try {
    const bytes = (async function* () {
      yield Buffer.from(text)
    })()
    for await (const batch of parse(bytes, { syntax: 'turtle', base: uri, onFinding: (finding) => faults.push(finding) }))
      quads.push(...batch)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const [finding] = error.findings
    return {
      wrong: { sv: finding?.message.sv ?? error.detail.sv, en: finding?.message.en ?? error.detail.en },
      ...(finding?.line && { line: finding.line }),
    }
  }
  // What a harvest would leave out and go on from is here something to correct: whoever wrote it is still at the page.
  const [fault] = faults
  if (fault) return { wrong: { sv: fault.message.sv ?? '', en: fault.message.en ?? '' }, ...(fault.line && { line: fault.line }) }
  if (!quads.some(({ subject }) => subject.value === uri)) return { empty: true }
  const reached = new Set([`<${uri}>`])
  const bySubject = Map.groupBy(quads, ({ subject }) => termText(subject))
  for (const node of reached)
    for (const { object } of bySubject.get(node) ?? []) if (object.termType !== 'Literal') reached.add(termText(object))
  const loose = [...bySubject.keys()].find((node) => !reached.has(node))
  return loose === undefined ? { quads } : { loose }
}
