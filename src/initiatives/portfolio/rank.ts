/** An alternative with its value, 0–100, on each criterion, in the order of the weights. */
export type Valued = { id: number; values: readonly number[] }

export type Ranked = Valued & {
  /** 0–100. */
  total: number
  /** What each criterion gives of the total. */
  contributions: readonly number[]
  /** From 1; those with the same total share a place. */
  place: number
}

/** V = Σ wᵢ·vᵢ, the highest first. It holds where the criteria are preferentially independent of each other. */
export function rank(rows: readonly Valued[], weights: readonly number[]): Ranked[] {
  const ranked = rows
    .map((row) => {
      const contributions = row.values.map((value, at) => value * weights[at]!)
      return { ...row, contributions, total: contributions.reduce((sum, one) => sum + one, 0), place: 0 }
    })
    .sort((a, b) => b.total - a.total || a.id - b.id)
  for (const [at, row] of ranked.entries()) {
    const before = ranked[at - 1]
    row.place = before && isTie(before.total, row.total) ? before.place : at + 1
  }
  return ranked
}

/** Sums of fractions differ in their last digits. */
export const isTie = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9
