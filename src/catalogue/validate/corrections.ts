import { join } from 'node:path'
import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import { lineOf } from '../../rdf/ntriples.ts'
import { type SubjectId, Subjects } from '../harvest/subjects.ts'
import type { Patch } from './result.ts'

/** The corrections of a whole file by the subject they change, on disk when they are many. */
export class Corrections {
  readonly #removed: Subjects
  readonly #added: Subjects
  readonly #renames = new Map<string, string>()

  constructor(folder: string, keepInMemory?: number) {
    const spool = () => join(folder, `corrections-${crypto.randomUUID()}`)
    this.#removed = new Subjects(spool(), { keepInMemory, graphs: true })
    this.#added = new Subjects(spool(), { keepInMemory, graphs: true })
  }

  /** In every named graph that says what is wrong; what is missing is said where the record is. */
  add({ remove, add, rename }: Patch, record: readonly Quad[]): void {
    const isRemoved = (quad: Quad) => remove.some((one) => sameTriple(one, quad))
    const wrong = remove.length === 0 ? [] : record.filter(isRemoved)
    const where = remove.length === 0 ? record.slice(0, 1) : wrong
    const graphs = new Map(where.map(({ graph }) => [`${graph.termType} ${graph.value}`, graph]))
    this.#removed.add(wrong)
    for (const graph of graphs.values()) this.#added.add(add.map((quad) => inGraph(quad, graph)))
    if (rename) this.#renames.set(rename.from, rename.to)
  }

  /** What a subject says with its corrections made; the same correction from two rules is made once. */
  of(subject: SubjectId, quads: readonly Quad[]): readonly Quad[] {
    const added = this.#added.quadsOf(subject)
    const removed = this.#removed.count(subject) === 0 ? undefined : new Set(this.#removed.writtenOf(subject).lines)
    const changed = added.length === 0 && removed === undefined ? quads : corrected(quads, removed ?? new Set(), added)
    return this.#renames.size === 0 ? changed : changed.map((quad) => withTerms(quad, (iri) => this.#renames.get(iri)))
  }

  close(): void {
    this.#removed.close()
    this.#added.close()
  }
}

function corrected(quads: readonly Quad[], removed: ReadonlySet<string>, added: readonly Quad[]): Quad[] {
  const byLine = new Map<string, Quad>()
  for (const quad of [...quads.filter((each) => !removed.has(lineOf(each))), ...added]) byLine.set(lineOf(quad), quad)
  return [...byLine.values()]
}

/** A record without an address was given one while it was checked; in the file it has none. */
export const unaddressed = (patch: Patch, uri: string, blank: string): Patch => {
  const inFile = (quad: Quad) => withTerms(quad, () => undefined, { uri, blank })
  return { ...patch, remove: patch.remove.map(inFile), add: patch.add.map(inFile) }
}

function withTerms(quad: Quad, rename: (iri: string) => string | undefined, blank?: { uri: string; blank: string }): Quad {
  const term = (each: Quad['subject'] | Quad['object']) => {
    if (each.termType !== 'NamedNode') return each
    if (each.value === blank?.uri) return DataFactory.blankNode(blank.blank)
    const to = rename(each.value)
    return to === undefined ? each : DataFactory.namedNode(to)
  }
  return quadOf(term(quad.subject), quad.predicate, term(quad.object), quad.graph)
}

const sameTriple = (a: Quad, b: Quad) => a.subject.equals(b.subject) && a.predicate.equals(b.predicate) && a.object.equals(b.object)
const inGraph = ({ subject, predicate, object }: Quad, graph: Quad['graph']) => quadOf(subject, predicate, object, graph)
const quadOf = (...terms: readonly unknown[]) => DataFactory.quad(...(terms as [never, never, never, never])) as unknown as Quad
