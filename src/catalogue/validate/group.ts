import { createHash } from 'node:crypto'
import type { Finding } from '../../kernel/finding.ts'
import type { RecordResult } from './result.ts'

/** The same fault in many records, told once. `times` and `records` count those too that are not among `results`. */
export type Group = { first: RecordResult; results: RecordResult[]; records: number; times: number }

/** How often each fault was found, and in how many records. */
export type Totals = Map<string, { times: number; records: number }>

export const faultOf = ({ profile, shape, severity, message }: RecordResult): string =>
  `${profile} ${shape} ${severity} ${message['sv'] ?? message['en']}`

/** Counts what one record has. */
export function count(totals: Totals, results: readonly RecordResult[]): void {
  const here = new Set<string>()
  for (const result of results) {
    const fault = faultOf(result)
    const total = totals.get(fault) ?? { times: 0, records: 0 }
    totals.set(fault, total)
    total.times++
    if (!here.has(fault)) total.records++
    here.add(fault)
  }
}

const weight = { violation: 0, warning: 1, info: 2 } as const

/** By what gives most: errors before warnings, and among them the fault that most records have. */
export function grouped(results: readonly RecordResult[], totals?: Totals): Group[] {
  const groups = [...Map.groupBy(results, faultOf)]
  return groups
    .map(([fault, of]) => {
      const here = { times: of.length, records: new Set(of.map((result) => result.focus)).size }
      return { first: of[0]!, results: of, ...(totals?.get(fault) ?? here) }
    })
    .sort((a, b) => weight[a.first.severity] - weight[b.first.severity] || b.records - a.records || b.times - a.times)
}

/** The same fault has the same key, in an address too. */
export const problemKey = (result: RecordResult): string => createHash('sha1').update(faultOf(result)).digest('base64url').slice(0, 12)

/** What is wrong with the file itself, the same fault once: the first of it, and where the others are. */
export function groupedFindings(findings: readonly Finding[]): { first: Finding; times: number; lines: number[] }[] {
  return [...Map.groupBy(findings, (finding) => finding.code).values()]
    .map((of) => ({ first: of[0]!, times: of.length, lines: of.flatMap(({ line }) => line ?? []) }))
    .sort((a, b) => weight[a.first.severity] - weight[b.first.severity] || b.times - a.times)
}
