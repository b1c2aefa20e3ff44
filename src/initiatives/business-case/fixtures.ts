import type { z } from 'zod'
import type { CaseDocument } from './case-document.ts'
import { readCase } from './read-case.ts'

export type Written = z.input<typeof CaseDocument>
type WrittenItem = Written['items'][number]

/** A document of one party, unless it says more, in which nothing is drawn. */
export const caseOf = (items: readonly Partial<WrittenItem>[], more: Partial<Written> = {}): CaseDocument =>
  readCase({
    baseYear: 2026,
    rate: 0,
    parties: ['A'],
    draws: 0,
    ...more,
    items: items.map((item, at) => ({ id: `item ${at}`, kind: 'cost', values: {}, ...item })),
  })

/** Values by year from the base year. */
export const from2026 = (...values: readonly number[]): Record<string, number> =>
  Object.fromEntries(values.map((value, t) => [2026 + t, value]))

/** A series as benefits, with what is below zero as costs of investment. */
export const seriesCase = (rate: number, series: readonly number[]): CaseDocument =>
  caseOf(
    [
      { id: 'in', kind: 'benefit', values: from2026(...series.map((value) => Math.max(0, value))) },
      { id: 'out', class: 'investment', values: from2026(...series.map((value) => Math.max(0, -value))) },
    ],
    { rate },
  )

/** CBA-1: 1 200 000 to begin with, 150 000 a year to run, and benefits that grow. */
export const wholeCase = (rate: number, more: Partial<Written> = {}): CaseDocument =>
  caseOf(
    [
      { id: 'investment', class: 'investment', values: from2026(1_200_000) },
      { id: 'running', class: 'operation', values: from2026(0, 150_000, 150_000, 150_000, 150_000, 150_000) },
      {
        id: 'time',
        kind: 'benefit',
        type: 'redistribution',
        values: from2026(0, 200_000, 450_000, 600_000, 600_000, 600_000),
      },
    ],
    { rate, ...more },
  )
