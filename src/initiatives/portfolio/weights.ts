import { Problem } from '../../kernel/problem.ts'

/** Swing weights: each criterion's points for going from its worst to its best, as shares that sum to 1. */
export function weightsOf(points: readonly number[]): number[] {
  if (points.some((point) => !Number.isFinite(point) || point < 0))
    throw new Problem('invalid', {
      sv: 'Ett kriteriums poäng ska vara 0 eller mer.',
      en: 'The points of a criterion should be 0 or more.',
    })
  const most = Math.max(...points, 0)
  if (most === 0)
    throw new Problem('invalid', {
      sv: 'Alla kriterier har vikten 0, så inget går att rangordna. Ge minst ett kriterium poäng.',
      en: 'All criteria have the weight 0, so nothing can be ranked. Give at least one criterion points.',
    })
  // Divided by the largest first: points near the largest number would else sum to infinity.
  const sum = points.reduce((so, point) => so + point / most, 0)
  return points.map((point) => point / most / sum)
}

/**
 * Points from an order of importance alone, 1 being the most important: rank order centroids, the mean of all weights that agree with the order
 * (Barron & Barrett 1996). Criteria that share a place share its points.
 */
export function pointsOfRanks(ranks: readonly number[]): number[] {
  const n = ranks.length
  const centroids = ranks.map((_, at) => {
    let sum = 0
    for (let k = at + 1; k <= n; k++) sum += 1 / k
    return (100 * sum) / n
  })
  const order = [...ranks.keys()].sort((a, b) => ranks[a]! - ranks[b]!)
  const points = new Array<number>(n).fill(0)
  for (let from = 0; from < n; ) {
    let to = from
    while (to < n && ranks[order[to]!] === ranks[order[from]!]) to++
    const shared = centroids.slice(from, to).reduce((sum, one) => sum + one, 0) / (to - from)
    for (const at of order.slice(from, to)) points[at] = Math.round(shared * 100) / 100
    from = to
  }
  return points
}
