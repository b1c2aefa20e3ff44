import type { Quad } from '@rdfjs/types'
import type { Finding, Severity } from '../../kernel/finding.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Checked } from './check.ts'
import { nameOf } from './part.ts'
import { type FileToRead, readFile } from './read-file.ts'
import type { RecordResult } from './result.ts'
import { readShapes, validateGraph } from './validate-graph.ts'

const severityOf = (severity: string): Severity => (severity === 'violation' || severity === 'info' ? severity : 'warning')

const unsaid = { sv: 'Rätta värdet så att det följer regeln.', en: 'Correct the value so that it follows the rule.' }

/** A graph of 400 000 statements takes some 350 MB (2026-11): this many fit where Node has its usual 2 GB. */
export const mostStatements = 1_000_000

type Choices = {
  folder: string
  /** Whether the parts of the shapes that are not well-formed are left out and told, instead of refused. */
  tolerant?: boolean
  /** The most statements that the file may hold. */
  most?: number
}

/** A whole file by shapes that somebody brings along, as W3C has it: the shapes choose what they are about. */
export async function checkByShapes(
  file: FileToRead & { name: string },
  shapes: readonly { name: string; bytes: Uint8Array }[],
  { folder, tolerant = false, most = mostStatements }: Choices,
): Promise<Checked> {
  const { subjects, findings, fault } = await readFile(file, folder)
  try {
    if (subjects.triples > most) throw tooMany(file.name, subjects.triples, most)
    const faults = [...(fault ? [fault] : []), ...findings]
    const quads: Quad[] = [...subjects.ids()].flatMap((id) => [...subjects.quadsOf(id)])
    const results: RecordResult[] = []
    for (const one of shapes) {
      const judging = await readShapes(one.bytes, { name: one.name, tolerant })
      if ('refusal' in judging) throw refused(judging.refusal)
      faults.push(...judging.leftOut)
      for (const result of validateGraph(quads, judging)) {
        const rule = judging.rules.get(result.sourceShape.value)
        const title = nameOf(result.focus, quads)
        results.push({
          focus: result.focus.value,
          ...(title && { title }),
          ...(result.pathText !== undefined && { path: result.pathText }),
          ...(rule?.label && { label: rule.label }),
          ...(result.value && { value: result.value.value }),
          severity: severityOf(result.severity),
          component: result.component,
          shape: result.sourceShape.value,
          message: Object.keys(result.message).length > 0 ? result.message : (rule?.message ?? unsaid),
          fix: rule?.fix ?? unsaid,
          profile: one.name,
        })
      }
    }
    return {
      name: file.name,
      conforms: results.length === 0 && fault === undefined,
      records: new Set(quads.map((quad) => quad.subject.value)).size,
      profiles: new Map(),
      results,
      findings: faults,
      more: 0,
    }
  } finally {
    subjects.close()
  }
}

const refused = (findings: Finding[]) =>
  new Problem(
    'invalid',
    {
      sv: 'Formerna går inte att använda. Rätta dem, eller ange --tolerant för att utelämna de delar som är fel.',
      en: 'The shapes cannot be used. Correct them, or give --tolerant to leave out the parts that are wrong.',
    },
    { findings },
  )

const tooMany = (name: string, statements: number, most: number) =>
  new Problem('invalid', {
    sv: `${name} har ${statements} uppgifter. Med egna former hålls hela filen i minnet, och då är ${most} det mesta. Dela upp filen, eller granska den post för post med --profile.`,
    en: `${name} has ${statements} statements. With shapes of your own the whole file is held in memory, and ${most} is the most. Split the file, or check it record by record with --profile.`,
  })
