import type { Chain } from './chain/find.ts'

/** Benefits that somebody is given, that can be measured, and that lead to a goal: the definition of the guide to benefit realisation (version 2.0). */
export function benefitsIn({ steps, links }: Chain): { valid: number[]; invalid: number[] } {
  const goals = new Set(steps.filter(({ kind }) => kind === 'goal').map(({ id }) => id))
  const leads = (from: number, seen: Set<number>): boolean =>
    goals.has(from) || links.some((link) => link.from === from && !seen.has(link.to) && leads(link.to, seen.add(link.to)))
  const benefits = steps.filter(({ kind }) => kind === 'benefit')
  const isValid = ({ id, benefit }: (typeof benefits)[number]) =>
    benefit !== undefined &&
    (benefit.stakeholderId !== null || !!benefit.stakeholder) &&
    (benefit.indicatorId !== null || !!benefit.measure) &&
    leads(id, new Set([id]))
  return {
    valid: benefits.filter(isValid).map(({ id }) => id),
    invalid: benefits.filter((one) => !isValid(one)).map(({ id }) => id),
  }
}
