import type { Quad } from '@rdfjs/types'
import { DataFactory } from 'n3'
import type { Finding } from '../../kernel/finding.ts'
import { Problem } from '../../kernel/problem.ts'
import { lineOf } from '../../rdf/ntriples.ts'
import type { Syntax } from '../../rdf/syntax.ts'
import { write } from '../../rdf/write.ts'
import { guessKind } from '../harvest/sources.ts'
import { type FileToRead, readFile } from './read-file.ts'
import type { Patch, RecordResult } from './result.ts'
import { checkedRecords, type FileChoices } from './validate-file.ts'

export type Corrected = {
  syntax: Syntax
  /** The corrections that were made: each fault that they took away. */
  applied: RecordResult[]
  text: AsyncGenerator<string>
}

/**
 * The file with its ready corrections made, in the syntax it came in. `choose` says which; all, when left out.
 * A file that could not be read to its end has no corrected form: the rest of it would be lost.
 */
export async function correctedFile(
  file: FileToRead,
  choices: FileChoices & { choose?: (result: RecordResult) => boolean },
): Promise<Corrected | { refusal: Finding }> {
  const { subjects, syntax, fault, findings } = await readFile(file, choices.folder)
  try {
    // A statement that could not be read, such as one with a relative address, would be lost as well.
    const lost = fault ?? findings.find(({ severity }) => severity === 'violation')
    if (lost || !syntax) return { refusal: lost! }
    const applied: RecordResult[] = []
    const patches: Patch[] = []
    for await (const { piece, checked } of checkedRecords(subjects, choices, false)) {
      // A record without an address was given one while it was checked; in the file it has none.
      const blank = piece.parts[0]?.startsWith('_:') ? piece.parts[0].slice(2) : undefined
      for (const result of checked.results) {
        if (!result.patch || choices.choose?.(result) === false) continue
        applied.push(result)
        patches.push(blank === undefined ? result.patch : unaddressed(result.patch, piece.uri, blank))
      }
    }
    const quads = [...subjects.ids()].flatMap((id) => [...subjects.quadsOf(id)])
    return { syntax, applied, text: write([applyPatches(quads, patches)], syntax) }
  } finally {
    subjects.close()
  }
}

/** The same, where a file that has no corrected form is refused. */
export async function correct(file: FileToRead & { name: string }, choices: FileChoices): Promise<Corrected> {
  const made = guessKind(file.name) === 'publiccode' ? undefined : await correctedFile(file, choices)
  if (made && !('refusal' in made)) return made
  throw new Problem(
    'invalid',
    {
      sv: 'Filen kan inte rättas av sig själv. Granska den och rätta felen för hand.',
      en: 'The file cannot be corrected by itself. Check it and correct the faults by hand.',
    },
    { findings: made ? [made.refusal] : [] },
  )
}

/** The graph with the corrections made; the same correction from two rules is made once. */
export function applyPatches(quads: readonly Quad[], patches: readonly Patch[]): Quad[] {
  const removed = new Set(patches.flatMap(({ remove }) => remove.map((quad) => lineOf(quad))))
  const corrected = new Map<string, Quad>()
  for (const quad of quads) {
    const line = lineOf(quad)
    if (!removed.has(line)) corrected.set(line, quad)
  }
  for (const quad of patches.flatMap(({ add }) => add)) corrected.set(lineOf(quad), quad)
  const renames = new Map(patches.flatMap(({ rename }) => (rename ? [[rename.from, rename.to] as const] : [])))
  return renames.size === 0 ? [...corrected.values()] : [...corrected.values()].map((quad) => withTerms(quad, (iri) => renames.get(iri)))
}

const unaddressed = (patch: Patch, uri: string, blank: string): Patch => ({
  ...patch,
  remove: patch.remove.map((quad) => withTerms(quad, () => undefined, { uri, blank })),
  add: patch.add.map((quad) => withTerms(quad, () => undefined, { uri, blank })),
})

function withTerms(quad: Quad, rename: (iri: string) => string | undefined, blank?: { uri: string; blank: string }): Quad {
  const term = (each: Quad['subject'] | Quad['object']) => {
    if (each.termType !== 'NamedNode') return each
    if (each.value === blank?.uri) return DataFactory.blankNode(blank.blank)
    const to = rename(each.value)
    return to === undefined ? each : DataFactory.namedNode(to)
  }
  return DataFactory.quad(
    term(quad.subject) as never,
    quad.predicate as never,
    term(quad.object) as never,
    quad.graph as never,
  ) as unknown as Quad
}
