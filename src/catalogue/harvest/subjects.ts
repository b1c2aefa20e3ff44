import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import type { Quad, Term } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { ns } from '../../rdf/namespaces.ts'
import { lineOf, parseLines } from '../../rdf/ntriples.ts'

/** A subject's name within one file: the IRI itself, or `_:label`. */
export type SubjectId = string

export const idOf = (term: Term): SubjectId => (term.termType === 'BlankNode' ? `_:${term.value}` : term.value)

// A record is what is said of a thing; in which graph of the file it is said (often named after a path or a time) is no part of it.
const withoutGraph = ({ subject, predicate, object }: Quad): Quad =>
  DataFactory.quad(subject as never, predicate as never, object as never) as unknown as Quad

const typeProperties: ReadonlySet<string> = new Set([ns.rdf('type'), ns.dcterms('type')])

type Subject = { types: string[]; quads: Quad[]; count: number; spooled: { at: number; length: number }[] }

/**
 * Everything a file says, by subject. A record's parts may stand anywhere in a file, so all must be read before the first is cut;
 * what does not fit in memory goes to a spool file, and only names, types and places stay here.
 */
export class Subjects {
  readonly #byId = new Map<SubjectId, Subject>()
  readonly #spoolFile: string
  readonly #keepInMemory: number
  readonly #typeIris = new Map<string, string>()
  #spool: number | undefined
  #end = 0
  #inMemory = 0
  #recent: readonly (readonly Quad[])[] = []
  #window: { at: number; bytes: Buffer } = { at: 0, bytes: Buffer.alloc(0) }
  triples = 0

  /** `keepInMemory` is in triples; 150 000 of them take some 60 MB. */
  constructor(spoolFile: string, keepInMemory = 150_000) {
    this.#spoolFile = spoolFile
    this.#keepInMemory = keepInMemory
  }

  add(quads: readonly Quad[]): void {
    let id: SubjectId | undefined
    let subject: Subject | undefined
    for (const each of quads) {
      const quad = each.graph.termType === 'DefaultGraph' ? each : withoutGraph(each)
      const next = idOf(quad.subject)
      if (next !== id || !subject) {
        id = next
        subject = this.#byId.get(id)
        if (!subject) {
          subject = { types: [], quads: [], count: 0, spooled: [] }
          this.#byId.set(id, subject)
        }
      }
      subject.quads.push(quad)
      subject.count++
      if (typeProperties.has(quad.predicate.value)) subject.types.push(this.#shared(quad.object.value))
    }
    this.#recent = [...this.#recent.slice(-1), quads]
    this.triples += quads.length
    this.#inMemory += quads.length
    if (this.#inMemory > this.#keepInMemory) this.#spill()
  }

  has(id: SubjectId): boolean {
    return this.#byId.has(id)
  }

  ids(): Iterable<SubjectId> {
    return this.#byId.keys()
  }

  typesOf(id: SubjectId): readonly string[] {
    return this.#byId.get(id)?.types ?? []
  }

  /** What was read last, in the order of the file: two batches, some thousands of triples. */
  recent(): readonly Quad[] {
    return this.#recent.flat()
  }

  /** How many triples have it as their subject, without reading them. */
  count(id: SubjectId): number {
    return this.#byId.get(id)?.count ?? 0
  }

  quadsOf(id: SubjectId): readonly Quad[] {
    const subject = this.#byId.get(id)
    if (!subject) return []
    if (subject.spooled.length === 0) return subject.quads
    return [...subject.spooled.flatMap(({ at, length }) => parseLines(this.#read(at, length))), ...subject.quads]
  }

  close(): void {
    if (this.#spool === undefined) return
    closeSync(this.#spool)
    unlinkSync(this.#spoolFile)
    this.#spool = undefined
  }

  // One string per type instead of one per record: 650 000 subjects have some twenty types.
  #shared(iri: string): string {
    const known = this.#typeIris.get(iri)
    if (known !== undefined) return known
    this.#typeIris.set(iri, iri)
    return iri
  }

  #spill(): void {
    this.#spool ??= openSync(this.#spoolFile, 'w+')
    let lines: string[] = []
    let size = 0
    const flush = () => {
      writeSync(this.#spool!, lines.join(''), this.#end - size)
      lines = []
      size = 0
    }
    for (const subject of this.#byId.values()) {
      if (subject.quads.length === 0) continue
      const text = `${subject.quads.map((quad) => lineOf(quad)).join('\n')}\n`
      const length = Buffer.byteLength(text)
      subject.spooled.push({ at: this.#end, length })
      subject.quads = []
      lines.push(text)
      this.#end += length
      size += length
      if (size > 4_000_000) flush()
    }
    flush()
    this.#inMemory = 0
  }

  // Subjects that stood together in the file stand together in the spool: one read of 256 kB serves some forty records.
  #read(at: number, length: number): string {
    const { at: start, bytes } = this.#window
    if (at < start || at + length > start + bytes.length) {
      const wanted = Math.max(length, 262_144)
      const fresh = Buffer.allocUnsafe(wanted)
      const got = readSync(this.#spool!, fresh, 0, wanted, at)
      this.#window = { at, bytes: fresh.subarray(0, got) }
    }
    return this.#window.bytes.toString('utf8', at - this.#window.at, at - this.#window.at + length)
  }
}
