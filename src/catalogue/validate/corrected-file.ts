import type { Quad } from '@rdfjs/types'
import type { Finding } from '../../kernel/finding.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Syntax, syntaxes } from '../../rdf/syntax.ts'
import { write } from '../../rdf/write.ts'
import { guessKind } from '../harvest/sources.ts'
import type { SubjectId, Subjects } from '../harvest/subjects.ts'
import { Corrections, unaddressed } from './corrections.ts'
import { heldTogether } from './held-together.ts'
import { type FileToRead, readFile } from './read-file.ts'
import type { RecordResult } from './result.ts'
import { checkedRecords, type FileChoices } from './validate-file.ts'

export type Corrected = {
  syntax: Syntax
  /** The corrections that were made: each fault that they took away, the first ten thousand. */
  applied: RecordResult[]
  /** How many there were in all. */
  corrections: number
  /** Written as it is read; what was kept on disk for it is removed at its end. */
  text: AsyncGenerator<string>
}

export type Correcting = FileChoices & {
  /** Which corrections to make; all, when left out. */
  choose?: (result: RecordResult) => boolean
  /** In bytes, of each of three spools; what is more goes to the folder. */
  keepInMemory?: number
  /** The most statements that blank nodes may hold together: they are written as one, in memory. */
  mostTogether?: number
}

const mostTold = 10_000
const mostStatementsTogether = 500_000

/**
 * The file with its ready corrections made, in the syntax and the named graphs it came in. Neither the file nor the corrections need fit in
 * memory. A file that could not be read to its end has no corrected form: the rest of it would be lost.
 */
export async function correctedFile(file: FileToRead, choices: Correcting): Promise<Corrected | { refusal: Finding }> {
  const { keepInMemory, mostTogether = mostStatementsTogether } = choices
  const { subjects, syntax, fault, findings } = await readFile(file, choices.folder, { keepInMemory, graphs: true })
  const corrections = new Corrections(choices.folder, keepInMemory)
  const close = () => {
    subjects.close()
    corrections.close()
  }
  try {
    // A statement that could not be read, such as one with a relative address, would be lost as well.
    const lost = fault ?? findings.find(({ severity }) => severity === 'violation')
    const refusal = lost ?? (syntax && subjects.hasNamedGraphs && !keepsGraphs.has(syntax) ? graphsWouldBeLost(syntax) : undefined)
    const groups = refusal ? [] : heldTogether(subjects)
    const entangled = groups.some((group) => statementsIn(group, subjects) > mostTogether)
    if (refusal || !syntax || entangled) {
      close()
      return { refusal: refusal ?? tooEntangled(mostTogether) }
    }
    const applied: RecordResult[] = []
    let made = 0
    for await (const { piece, checked } of checkedRecords(subjects, choices, false)) {
      const blank = piece.parts[0]?.startsWith('_:') ? piece.parts[0].slice(2) : undefined
      for (const result of checked.results) {
        if (!result.patch || choices.choose?.(result) === false) continue
        if (++made <= mostTold) applied.push(result)
        if (blank === undefined) corrections.add(result.patch, piece.quads)
        else
          corrections.add(
            unaddressed(result.patch, piece.uri, blank),
            piece.parts.flatMap((part) => [...subjects.quadsOf(part)]),
          )
      }
    }
    return { syntax, applied, corrections: made, text: writtenOut(subjects, corrections, groups, syntax, close) }
  } catch (error) {
    close()
    throw error
  }
}

async function* writtenOut(
  subjects: Subjects,
  corrections: Corrections,
  groups: readonly SubjectId[][],
  syntax: Syntax,
  close: () => void,
): AsyncGenerator<string> {
  function* records(): Generator<readonly Quad[]> {
    for (const group of groups) yield group.flatMap((id) => [...corrections.of(id, subjects.quadsOf(id))])
  }
  try {
    yield* write(records(), syntax)
  } finally {
    close()
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

const statementsIn = (group: readonly SubjectId[], subjects: Subjects) => group.reduce((sum, id) => sum + subjects.count(id), 0)

const keepsGraphs: ReadonlySet<Syntax> = new Set(['trig', 'nquads'])

const graphsWouldBeLost = (syntax: Syntax): Finding => ({
  severity: 'violation',
  code: 'correction-loses-graphs',
  message: {
    sv: `Filen har namngivna grafer, och de kan inte skrivas tillbaka som ${syntaxes[syntax].label}.`,
    en: `The file has named graphs, and they cannot be written back as ${syntaxes[syntax].label}.`,
  },
  fix: { sv: 'Lämna filen som TriG eller N-Quads.', en: 'Hand in the file as TriG or N-Quads.' },
})

const tooEntangled = (most: number): Finding => ({
  severity: 'violation',
  code: 'correction-entangled',
  message: {
    sv: `Filen kan inte skrivas post för post: fler än ${most} uppgifter hänger ihop genom noder utan adress.`,
    en: `The file cannot be written record by record: more than ${most} statements hang together by nodes without an address.`,
  },
  fix: {
    sv: 'Ge det som många poster delar en egen adress, eller dela upp filen.',
    en: 'Give what many records share an address of its own, or split the file.',
  },
})
