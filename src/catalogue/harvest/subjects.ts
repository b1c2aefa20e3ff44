import type { Quad, Term } from '@rdfjs/types'
import { ns } from '../../rdf/namespaces.ts'
import { lineOf, parseLines, tripleLineOf } from '../../rdf/ntriples.ts'
import { detached } from './detached.ts'
import { Spool } from './spool.ts'

/** A subject's name within one file: the IRI itself, or `_:label`. */
export type SubjectId = string

export const idOf = (term: Term): SubjectId => (term.termType === 'BlankNode' ? `_:${term.value}` : term.value)

/** Triples, and each as a canonical line at the same place. */
export type Written = { quads: readonly Quad[]; lines: readonly string[] }

export type SubjectsOptions = {
  /** In bytes; what is more goes to the file. */
  keepInMemory?: number | undefined
  /** Whether named graphs are kept: a record has none, but a file that is to be written again does. */
  graphs?: boolean
}

const typeProperties: ReadonlySet<string> = new Set([ns.rdf('type'), ns.dcterms('type')])

/**
 * Everything a file says, by subject. A record's parts may stand anywhere in a file, so all must be read before the first is cut: the triples
 * go to a spool as lines, and only names, types and places stay here. As objects, 150 000 triples at a time, they cost a fifth of a harvest's
 * time in garbage collection alone (100 000 datasets, 2026-11).
 */
export class Subjects {
  readonly #numbers = new Map<SubjectId, number>()
  readonly #names: SubjectId[] = []
  readonly #typeSets = new TypeSets()
  readonly #spool: Spool
  #recent: readonly (readonly Quad[])[] = []
  triples = 0

  // By subject's number: how many triples it has, its types, and the first and last of the runs of text that tell of it.
  #counts = new Uint32Array(1_024)
  #types = new Uint32Array(1_024)
  #firstRun = new Uint32Array(1_024)
  #lastRun = new Uint32Array(1_024)
  // By run's number, from 1: where it stands, and which run goes on with the same subject.
  #runs = 0
  #at = new Float64Array(1_024)
  #length = new Uint32Array(1_024)
  #nextRun = new Uint32Array(1_024)

  /** Whether something was said in a named graph, where graphs are kept. */
  hasNamedGraphs = false
  readonly #keepsGraphs: boolean

  constructor(spoolFile: string, { keepInMemory = 4_000_000, graphs = false }: SubjectsOptions = {}) {
    this.#spool = new Spool(spoolFile, keepInMemory)
    this.#keepsGraphs = graphs
  }

  add(quads: readonly Quad[]): void {
    const lines = new Map<number, string[]>()
    let id: SubjectId | undefined
    let number = 0
    let own: string[] = []
    for (const quad of quads) {
      const next = idOf(quad.subject)
      if (next !== id) {
        id = next
        number = this.#numbers.get(id) ?? this.#admit(id)
        own = lines.get(number) ?? []
        lines.set(number, own)
      }
      // A record is what is said of a thing; in which graph of the file it is said (often named after a path or a time) is no part of it.
      if (this.#keepsGraphs) {
        own.push(lineOf(quad))
        if (quad.graph.termType !== 'DefaultGraph') this.hasNamedGraphs = true
      } else own.push(tripleLineOf(quad))
      if (typeProperties.has(quad.predicate.value)) this.#types[number] = this.#typeSets.with(this.#types[number]!, quad.object.value)
    }
    for (const [subject, text] of lines) this.#keep(subject, text)
    this.#recent = [...this.#recent.slice(-1), quads]
    this.triples += quads.length
  }

  has(id: SubjectId): boolean {
    return this.#numbers.has(id)
  }

  /**
   * The subject that a term names, by our own copy of the name: one cut out of a record's text, kept for each part of each record, would keep
   * the texts of all records in memory (100 000 datasets: 450 MB, 2026-11).
   */
  named(term: Term): SubjectId | undefined {
    if (term.termType === 'Literal') return undefined
    const number = this.#numbers.get(idOf(term))
    return number === undefined ? undefined : this.#names[number]
  }

  ids(): Iterable<SubjectId> {
    return this.#numbers.keys()
  }

  typesOf(id: SubjectId): readonly string[] {
    const number = this.#numbers.get(id)
    return number === undefined ? [] : this.#typeSets.at(this.#types[number]!)
  }

  /** What was read last, in the order of the file: two batches, some thousands of triples. */
  recent(): readonly Quad[] {
    return this.#recent.flat()
  }

  /** How many triples have it as their subject, without reading them. */
  count(id: SubjectId): number {
    const number = this.#numbers.get(id)
    return number === undefined ? 0 : this.#counts[number]!
  }

  quadsOf(id: SubjectId): readonly Quad[] {
    return parseLines(this.textOf(id))
  }

  /** The same, with the canonical line of each beside it. */
  writtenOf(id: SubjectId): Written {
    const text = this.textOf(id)
    return { quads: parseLines(text), lines: text.split('\n') }
  }

  /** Its triples as canonical lines. */
  textOf(id: SubjectId): string {
    const number = this.#numbers.get(id)
    if (number === undefined) return ''
    let text = ''
    for (let run = this.#firstRun[number]!; run !== 0; run = this.#nextRun[run]!)
      text += this.#spool.read(this.#at[run]!, this.#length[run]!)
    return text
  }

  close(): void {
    this.#spool.close()
  }

  #admit(id: SubjectId): number {
    const number = this.#names.length
    const own = detached(id)
    this.#names.push(own)
    this.#numbers.set(own, number)
    if (number >= this.#counts.length) {
      this.#counts = doubled(this.#counts)
      this.#types = doubled(this.#types)
      this.#firstRun = doubled(this.#firstRun)
      this.#lastRun = doubled(this.#lastRun)
    }
    return number
  }

  #keep(subject: number, lines: readonly string[]): void {
    const run = ++this.#runs
    if (run >= this.#at.length) {
      this.#at = doubled(this.#at)
      this.#length = doubled(this.#length)
      this.#nextRun = doubled(this.#nextRun)
    }
    const at = this.#spool.end
    this.#spool.append(`${lines.join('\n')}\n`)
    this.#at[run] = at
    this.#length[run] = this.#spool.end - at
    this.#counts[subject]! += lines.length
    if (this.#firstRun[subject] === 0) this.#firstRun[subject] = run
    else this.#nextRun[this.#lastRun[subject]!] = run
    this.#lastRun[subject] = run
  }
}

// What a thing is stands among its first types; a thousand would make a thousand combinations.
const mostTypes = 20

/** The types of things, each combination kept once: 360 000 subjects have some twenty. Number 0 is no type at all. */
class TypeSets {
  readonly #sets: (readonly string[])[] = [[]]
  readonly #numbers = new Map<string, number>()

  at(number: number): readonly string[] {
    return this.#sets[number]!
  }

  /** The number of the combination with one type more. */
  with(number: number, type: string): number {
    const key = `${number} ${type}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    if (this.#sets[number]!.length === mostTypes) return number
    this.#numbers.set(detached(key), this.#sets.length)
    return this.#sets.push([...this.#sets[number]!, detached(type)]) - 1
  }
}

function doubled<Column extends Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(column: Column): Column {
  const wider = new (column.constructor as new (length: number) => Column)(column.length * 2)
  wider.set(column)
  return wider
}
