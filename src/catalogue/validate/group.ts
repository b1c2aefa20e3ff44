import { createHash } from 'node:crypto'
import type { Finding } from '../../kernel/finding.ts'
import type { RecordResult } from './result.ts'

/** The same fault in many records, told once. */
export type Group = { first: RecordResult; results: RecordResult[]; records: number }

const weight = { violation: 0, warning: 1, info: 2 } as const

/** By what gives most: errors before warnings, and among them the fault that most records have. */
export function grouped(results: readonly RecordResult[]): Group[] {
  const groups = [...Map.groupBy(results, sameFault).values()]
  return groups
    .map((of) => ({ first: of[0]!, results: of, records: new Set(of.map((result) => result.focus)).size }))
    .sort((a, b) => weight[a.first.severity] - weight[b.first.severity] || b.records - a.records || b.results.length - a.results.length)
}

const sameFault = ({ profile, shape, severity, message }: RecordResult) =>
  JSON.stringify([profile, shape, severity, message['sv'] ?? message['en']])

/** The same fault has the same key, in an address too. */
export const problemKey = (result: RecordResult): string => createHash('sha1').update(sameFault(result)).digest('base64url').slice(0, 12)

/** What is wrong with the file itself, the same fault once: the first of it, and where the others are. */
export function groupedFindings(findings: readonly Finding[]): { first: Finding; times: number; lines: number[] }[] {
  return [...Map.groupBy(findings, (finding) => finding.code).values()]
    .map((of) => ({ first: of[0]!, times: of.length, lines: of.flatMap(({ line }) => line ?? []) }))
    .sort((a, b) => weight[a.first.severity] - weight[b.first.severity] || b.times - a.times)
}
