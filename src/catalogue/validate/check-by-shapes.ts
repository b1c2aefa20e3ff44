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

/** A whole file by shapes that somebody brings along, as W3C has it: the shapes choose what they are about. */
export async function checkByShapes(
  file: FileToRead & { name: string },
  shapes: readonly { name: string; bytes: Uint8Array }[],
  folder: string,
): Promise<Checked> {
  const { subjects, findings, fault } = await readFile(file, folder)
  try {
    const quads: Quad[] = [...subjects.ids()].flatMap((id) => [...subjects.quadsOf(id)])
    const results: RecordResult[] = []
    for (const one of shapes) {
      const judging = await readShapes(one.bytes, { name: one.name })
      if ('refusal' in judging) throw refused(judging.refusal)
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
    const faults = [...(fault ? [fault] : []), ...findings]
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
    { sv: 'Formerna går inte att använda. Rätta dem först.', en: 'The shapes cannot be used. Correct them first.' },
    { findings },
  )
