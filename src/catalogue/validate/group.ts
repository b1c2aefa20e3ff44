import type { Finding } from '../../kernel/finding.ts'
import type { RecordResult } from './result.ts'

/** The same fault in many records, told once. */
export type Group = { first: RecordResult; results: RecordResult[]; records: number }

const weight = { violation: 0, warning: 1, info: 2 } as const

/** By what gives most: errors before warnings, and among them the fault that most records have. */
export function grouped(results: readonly RecordResult[]): Group[] {
  const groups = [
    ...Map.groupBy(results, (result) =>
      JSON.stringify([result.profile, result.shape, result.severity, result.message['sv'] ?? result.message['en']]),
    ).values(),
  ]
  return groups
    .map((of) => ({ first: of[0]!, results: of, records: new Set(of.map((result) => result.focus)).size }))
    .sort((a, b) => weight[a.first.severity] - weight[b.first.severity] || b.records - a.records || b.results.length - a.results.length)
}

/** What is wrong with the file itself, the same fault once: the first of it, and where the others are. */
export function groupedFindings(findings: readonly Finding[]): { first: Finding; times: number; lines: number[] }[] {
  return [...Map.groupBy(findings, (finding) => finding.code).values()]
    .map((of) => ({ first: of[0]!, times: of.length, lines: of.flatMap(({ line }) => line ?? []) }))
    .sort((a, b) => weight[a.first.severity] - weight[b.first.severity] || b.times - a.times)
}
