/** A risk as likelihood times impact, each 1 to 5. */
export const scoreOf = ({ likelihood, impact }: { likelihood: number; impact: number }): number => likelihood * impact

export type RiskLevel = 'low' | 'medium' | 'high'

/** Where a score stands in the usual matrix of five by five: from 15 it is to be dealt with before one goes on, from 8 it is watched. */
export const levelOf = (score: number): RiskLevel => (score >= 15 ? 'high' : score >= 8 ? 'medium' : 'low')

/** The gravest, by which alternatives are compared; undefined where none is told, which is not the same as no risk. */
export const gravest = (risks: readonly { likelihood: number; impact: number }[]): number | undefined =>
  risks.length === 0 ? undefined : Math.max(...risks.map(scoreOf))
