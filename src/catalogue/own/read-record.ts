import type { Quad } from '@rdfjs/types'
import { Problem } from '../../kernel/problem.ts'
import { ns } from '../../rdf/namespaces.ts'
import { termText } from '../../rdf/ntriples.ts'
import { parse } from '../../rdf/parse.ts'
import type { Syntax } from '../../rdf/syntax.ts'
import { kindOf } from '../kind.ts'
import type { OwnKind } from './kind-forms.ts'

type Unreadable = { wrong: { sv: string; en: string }; line?: number }
type Wrong = Unreadable | { loose: string } | { empty: true }
export type ReadRecord = { quads: Quad[] } | Wrong

/** A whole record as somebody wrote it: all of it about the record, or a reason why it cannot be kept. */
export async function readRecord(text: string | Uint8Array, uri: string, syntax: Syntax = 'turtle'): Promise<ReadRecord> {
  const read = await parsed(text, uri, syntax)
  if ('wrong' in read) return read
  if (!read.quads.some(({ subject }) => subject.value === uri)) return { empty: true }
  const loose = looseIn(read.quads, uri)
  return loose === undefined ? read : { loose }
}

/**
 * A record that has no address of ours yet. It is what is written at `<>`, which is `base` here, or else the one thing that we recognise
 * and that nothing else in the file refers to.
 */
export async function readNewRecord(
  text: Uint8Array,
  base: string,
  syntax: Syntax,
): Promise<{ uri: string; kind: OwnKind; quads: Quad[] } | Wrong> {
  const read = await parsed(text, base, syntax)
  if ('wrong' in read) return read
  const referred = new Set(read.quads.map(({ object }) => termText(object)))
  const things = [...Map.groupBy(read.quads, ({ subject }) => termText(subject)).values()].flatMap((about) => {
    const { subject } = about[0]!
    const kind = kindOf(about.filter(({ predicate }) => saysWhat.has(predicate.value)).map(({ object }) => object.value))
    return subject.termType === 'NamedNode' && kind ? [{ uri: subject.value, kind, free: !referred.has(termText(subject)) }] : []
  })
  const at = things.find(({ uri }) => uri === base)
  const free = things.filter((one) => one.free)
  const record = at ?? (free.length === 1 ? free[0] : undefined)
  if (!record) return free.length > 1 ? { loose: `<${free[1]!.uri}>` } : { empty: true }
  const loose = looseIn(read.quads, record.uri)
  return loose === undefined ? { uri: record.uri, kind: record.kind, quads: read.quads } : { loose }
}

const saysWhat: ReadonlySet<string> = new Set([ns.rdf('type'), ns.dcterms('type')])

async function parsed(text: string | Uint8Array, base: string, syntax: Syntax): Promise<{ quads: Quad[] } | Unreadable> {
  const quads: Quad[] = []
  const faults: { message: { sv?: string; en?: string }; line?: number }[] = []
  try {
    const bytes = (async function* () {
      yield Buffer.from(text as Uint8Array)
    })()
    for await (const batch of parse(bytes, { syntax, base, onFinding: (finding) => faults.push(finding) })) quads.push(...batch)
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
  return { quads }
}

/** A thing in the file that the record does not lead to. */
function looseIn(quads: readonly Quad[], uri: string): string | undefined {
  const reached = new Set([`<${uri}>`])
  const bySubject = Map.groupBy(quads, ({ subject }) => termText(subject))
  for (const node of reached)
    for (const { object } of bySubject.get(node) ?? []) if (object.termType !== 'Literal') reached.add(termText(object))
  return [...bySubject.keys()].find((node) => !reached.has(node))
}
