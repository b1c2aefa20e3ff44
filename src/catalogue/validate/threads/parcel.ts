import type { Quad, Term } from '@rdfjs/types'
import { lineOf, parseLines } from '../../../rdf/ntriples.ts'
import type { Cut } from '../../harvest/cut.ts'
import type { Kind } from '../../kind.ts'
import type { Choosing } from '../choose.ts'
import { faultOf } from '../group.ts'
import type { Beside } from '../judge-in-file.ts'
import { judgeRecord, type Verdict } from '../judge-record.ts'
import type { Patch, RecordResult } from '../result.ts'
import type { TypesOf } from '../types-of.ts'

/**
 * Records on their way to another thread: their lines as bytes, which are handed over and not copied. As objects 42 000 triples cost 389 ms on
 * the way, more than reading them; as bytes 0.1 (2026-11).
 */
export type Parcel = { heads: Head[]; bytes: Uint8Array<ArrayBuffer>; choosing: Choosing; brief: boolean }

type Head = {
  uri: string
  kind: Kind
  language?: string
  /** How many bytes its own lines take, and those of what stands around it. */
  length: number
  /** Left out where nobody knows what stands around it. */
  around?: number
  /** What the file says of the types of what the record names. */
  types: [iri: string, types: readonly string[]][]
}

export type ToJudge = { piece: Pick<Cut, 'uri' | 'kind' | 'quads' | 'lines'> } & Beside

/** With `brief` the results come back without words, for counting only. */
export function packed(records: readonly ToJudge[], typesHere: TypesOf, choosing: Choosing, brief = false): Parcel {
  const heads: Head[] = []
  const texts: Buffer[] = []
  for (const { piece, surroundings, language } of records) {
    const own = Buffer.from(piece.lines.length === 0 ? '' : `${piece.lines.join('\n')}\n`)
    const around = Buffer.from(linesOf(surroundings ?? []))
    texts.push(own, around)
    const { uri, kind } = piece
    const types = typesNamed(surroundings?.length ? [...piece.quads, ...surroundings] : piece.quads, typesHere)
    heads.push({
      uri,
      kind,
      ...(language === undefined ? {} : { language }),
      length: own.length,
      ...(surroundings && { around: around.length }),
      types,
    })
  }
  return { heads, bytes: joined(texts), choosing, brief }
}

// Nearly everything that a record names is described elsewhere: only what has types is kept.
function typesNamed(quads: readonly Quad[], typesHere: TypesOf): Head['types'] {
  const named = new Map<string, readonly string[]>()
  const add = ({ termType, value }: Term) => {
    if (termType !== 'NamedNode') return
    const types = typesHere(value)
    if (types.length > 0) named.set(value, types)
  }
  let last: Term | undefined
  for (const { subject, object } of quads) {
    if (subject !== last) add(subject)
    add(object)
    last = subject
  }
  return [...named]
}

// Not Buffer.concat: what it gives may be part of a memory that others use, and that cannot be handed over.
function joined(texts: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(texts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const text of texts) {
    bytes.set(text, at)
    at += text.length
  }
  return bytes
}

export type Sent = { title?: Verdict['title']; profiles: string[]; results: SentResult[] }
/** Terms lose what they can do on the way between threads; lines do not. */
export type SentResult = Omit<RecordResult, 'patch'> & { patch?: Omit<Patch, 'remove' | 'add'> & { remove: string; add: string } }

/** In the other thread: what the parcel holds is judged. */
export function judged({ heads, bytes, choosing, brief }: Parcel): Sent[] {
  const text = Buffer.from(bytes.buffer)
  let at = 0
  const next = (length: number) => {
    at += length
    return parseLines(text.toString('utf8', at - length, at))
  }
  return heads.map(({ uri, kind, language, length, around, types }) => {
    const quads = next(length)
    const surroundings = around === undefined ? undefined : next(around)
    const record = { uri, kind, quads, ...(surroundings && { surroundings }), ...(language === undefined ? {} : { language }) }
    const known = new Map(types)
    const { results, ...verdict } = judgeRecord(record, choosing, (iri) => known.get(iri) ?? [])
    return { ...verdict, results: results.map(brief ? inBrief : sent) }
  })
}

export const sent = ({ patch, ...result }: RecordResult): SentResult => ({
  ...result,
  ...(patch && { patch: { ...patch, remove: linesOf(patch.remove), add: linesOf(patch.add) } }),
})

export const received = ({ patch, ...result }: SentResult): RecordResult => ({
  ...result,
  ...(patch && { patch: { ...patch, remove: parseLines(patch.remove), add: parseLines(patch.add) } }),
})

const linesOf = (quads: readonly Quad[]) => quads.map((quad) => `${lineOf(quad)}\n`).join('')

// A fault that is first found late in a large file is shown as well as one that is found early.
export const alwaysTold = 100
const briefs = new Map<string, { times: number; brief: SentResult }>()

/** The first of each fault as they are; then one and the same object, which costs next to nothing on the way. */
function inBrief(result: RecordResult): SentResult {
  const fault = faultOf(result)
  let known = briefs.get(fault)
  if (known === undefined) {
    const { profile, shape, severity, component, message, fix } = result
    known = { times: 0, brief: { focus: '', profile, shape, severity, component, message, fix } }
    briefs.set(fault, known)
  }
  return ++known.times <= alwaysTold ? sent(result) : known.brief
}
