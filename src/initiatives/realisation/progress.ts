import { type Comparison, direction } from './expectation.ts'
import type { Measured } from './plan.ts'

export const progresses = ['not-begun', 'on-the-way', 'behind', 'reached', 'failed'] as const
export type Progress = (typeof progresses)[number]

/** So much of the whole planned change may be missing before a benefit is behind: figures are seldom exact, and a tenth needs no explanation. */
export const tolerance = 0.1

/**
 * How far a benefit has come home, by its latest value: reached when the target is, failed when the target date has passed with a value that
 * misses it, behind when it lags what was expected. Without any value it has not begun until something should have been seen.
 */
export function progressOf(of: Measured, rows: readonly Comparison[], today: string): Progress {
  const latest = rows.findLast(({ realised }) => realised !== null)
  const { baseline, target, targetOn } = of
  if (!latest) return rows.some(({ end, expected }) => end < today && expected !== null && expected !== baseline) ? 'behind' : 'not-begun'
  if (target !== null && (direction(of) === -1 ? latest.realised! <= target : latest.realised! >= target)) return 'reached'
  if (targetOn !== null && targetOn < today) return latest.end >= targetOn ? 'failed' : 'behind'
  return lags(of, latest) ? 'behind' : 'on-the-way'
}

/** Whether a value is so much worse than expected that it takes a reason. */
export function lags({ baseline, target }: Pick<Measured, 'baseline' | 'target'>, { ahead }: Pick<Comparison, 'ahead'>): boolean {
  if (ahead === null || ahead >= 0) return false
  const planned = baseline === null || target === null ? 0 : Math.abs(target - baseline)
  return -ahead > planned * tolerance + Number.EPSILON * planned
}
