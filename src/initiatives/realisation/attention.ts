import type { StateName } from '../initiative.ts'
import { type Comparison, lastFinished } from './expectation.ts'
import { endOf } from './period.ts'
import type { Measured, Plan } from './plan.ts'
import type { Progress } from './progress.ts'

/** What is wrong with how benefits are followed up, and how much it weighs when initiatives are put in order: the gravest first. */
export const attentionWeights = {
  'no-benefits': 8,
  'target-passed': 7,
  'no-values': 6,
  'no-evaluation': 5,
  'value-due': 4,
  'no-plan': 3,
  'no-owner': 2,
  'no-baseline': 2,
  'no-target': 2,
  'no-measure': 2,
  behind: 1,
} as const
export type Attention = keyof typeof attentionWeights

export type FollowedBenefit = { of: Measured; plan: Plan | null; rows: readonly Comparison[]; progress: Progress; reportedAt: Date | null }

/** A value may take a month to be put together after its period is over. */
export const graceDays = 30

/** What one benefit lacks. `months` is how long nothing may be heard; `since`, when the initiative came into its state. */
export function attentionOf(
  { of, plan, rows, progress, reportedAt }: FollowedBenefit,
  { today, months, since }: { today: string; months: number; since: string },
): Attention[] {
  const found: Attention[] = []
  const latest = rows.findLast(({ realised }) => realised !== null)
  const passed = of.targetOn !== null && of.targetOn < today
  if (passed && progress !== 'reached' && !(latest && latest.end >= of.targetOn!)) found.push('target-passed')
  const heard = reportedAt === null ? since : reportedAt.toISOString().slice(0, 10)
  if (heard < monthsBefore(today, months)) found.push('no-values')
  if (plan && isDue(plan, of, rows, today)) found.push('value-due')
  if (!plan) found.push('no-plan')
  if (!of.owner) found.push('no-owner')
  if (of.baseline === null) found.push('no-baseline')
  if (of.target === null || of.targetOn === null) found.push('no-target')
  if (!of.measure && of.indicatorId === null) found.push('no-measure')
  if (progress === 'behind' && !found.includes('target-passed')) found.push('behind')
  return found
}

/** Whether the value of the last period that is over should have been reported, and is not. */
export function isDue(plan: Plan, of: Measured, rows: readonly Comparison[], today: string): boolean {
  const period = lastFinished(plan, today)
  const end = endOf(period)
  if (of.baselineOn !== null && end <= of.baselineOn) return false
  if (Date.parse(today) - Date.parse(end) <= graceDays * 86_400_000) return false
  const expectsIt = plan.method === 'linear' || plan.expected[period] !== undefined
  return expectsIt && !rows.some((row) => row.realised !== null && row.end >= end)
}

/** What the initiative lacks as a whole. */
export const attentionOfInitiative = (state: StateName, benefits: number, evaluations: number): Attention[] => [
  ...(benefits === 0 ? (['no-benefits'] as const) : []),
  ...(state === 'completed' && evaluations === 0 ? (['no-evaluation'] as const) : []),
]

export const weightOf = (found: readonly Attention[]): number => found.reduce((sum, one) => sum + attentionWeights[one], 0)

export function monthsBefore(day: string, months: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  const wanted = at.getUTCDate()
  at.setUTCDate(1)
  at.setUTCMonth(at.getUTCMonth() - months)
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  at.setUTCDate(Math.min(wanted, last))
  return at.toISOString().slice(0, 10)
}
