import { rank, type Valued } from './rank.ts'

/** Two that change places, and the weight at which they do. */
export type Swap = { at: number; rises: number; falls: number }

export type Sensitivity = {
  /** The place of the criterion among the weights. */
  criterion: number
  weight: number
  /** Who is first at each weight from 0 to 1, in stretches. */
  firsts: readonly { id: number; from: number; to: number }[]
  /** The nearest weights below and above today's where any two change places. */
  below: Swap | null
  above: Swap | null
  /** How many pairs change places somewhere between 0 and 1. */
  swaps: number
}

type Line = { id: number; intercept: number; slope: number }

/**
 * What each weight means for the order, when it goes from 0 to 1 and the others keep their proportions. Then every total is a straight line, so
 * the changes are where lines cross: computed, not sampled.
 */
export function sensitivityOf(rows: readonly Valued[], weights: readonly number[]): Sensitivity[] {
  if (weights.length < 2 || rows.length === 0) return []
  // In today's order, which the sorts below then hardly have to change.
  const ordered = rank(rows, weights)
  return weights.map((weight, criterion) => {
    const lines = linesOf(ordered, weights, criterion)
    return {
      criterion,
      weight,
      firsts: upperEnvelope(lines),
      below: nearest(lines, weight, -1),
      above: nearest(lines, weight, 1),
      swaps: swapsBetween(lines),
    }
  })
}

/** At weight w the total is w·v + (1 − w)·rest. Where the criterion has all the weight today, the others share the rest equally. */
function linesOf(rows: readonly Valued[], weights: readonly number[], criterion: number): Line[] {
  const others = weights.map((weight, at) => (at === criterion ? 0 : weight))
  const sum = others.reduce((so, one) => so + one, 0)
  const shares = others.map((other, at) => (at === criterion ? 0 : sum > 0 ? other / sum : 1 / (weights.length - 1)))
  return rows.map(({ id, values }) => {
    let intercept = 0
    for (let at = 0; at < values.length; at++) intercept += shares[at]! * values[at]!
    return { id, intercept, slope: values[criterion]! - intercept }
  })
}

const height = ({ intercept, slope }: Line, at: number) => intercept + slope * at
const crossing = (a: Line, b: Line) => (a.intercept - b.intercept) / (b.slope - a.slope)

/** The highest of the lines over 0 … 1, from left to right. */
function upperEnvelope(lines: readonly Line[]): { id: number; from: number; to: number }[] {
  const rising = [...lines].sort((a, b) => a.slope - b.slope || b.intercept - a.intercept || a.id - b.id)
  const hull: { line: Line; from: number }[] = []
  for (const line of rising) {
    if (hull.at(-1)?.line.slope === line.slope) continue // parallel and not higher
    let from = Number.NEGATIVE_INFINITY
    while (hull.length > 0) {
      from = crossing(hull.at(-1)!.line, line)
      if (from > hull.at(-1)!.from) break
      hull.pop()
      from = Number.NEGATIVE_INFINITY
    }
    hull.push({ line, from })
  }
  return hull.flatMap(({ line, from }, at) => {
    const [start, end] = [Math.max(0, from), Math.min(1, hull[at + 1]?.from ?? 1)]
    return start < end ? [{ id: line.id, from: start, to: end }] : []
  })
}

/** The first crossing on one side is always between two that stand next to each other. */
function nearest(lines: readonly Line[], weight: number, side: -1 | 1): Swap | null {
  const order = inOrder(lines, weight, side)
  let found: Swap | null = null
  for (let at = 1; at < order.length; at++) {
    const [over, under] = [order[at - 1]!, order[at]!]
    if (side * (under.slope - over.slope) <= 1e-12) continue
    const where = weight + (height(over, weight) - height(under, weight)) / (under.slope - over.slope)
    // At the very ends they only come to stand equal.
    if (where < 1e-9 || where > 1 - 1e-9) continue
    if (!found || Math.abs(where - weight) < Math.abs(found.at - weight)) found = { at: where, rises: under.id, falls: over.id }
  }
  return found
}

/** The highest first, as they stand just beside that weight, on one side of it. */
function inOrder(lines: readonly Line[], weight: number, side: -1 | 1): Line[] {
  const standing = lines.map((line) => ({ line, height: height(line, weight) }))
  standing.sort((a, b) => b.height - a.height || side * (b.line.slope - a.line.slope) || a.line.id - b.line.id)
  return standing.map(({ line }) => line)
}

/** Pairs whose order just after 0 is another than just before 1: those that the second order has turned round, counted in a Fenwick tree. */
function swapsBetween(lines: readonly Line[]): number {
  const places = new Map(inOrder(lines, 1, -1).map((line, place) => [line, place]))
  const before = new Int32Array(lines.length + 1)
  let swaps = 0
  for (const [seen, line] of inOrder(lines, 0, 1).entries()) {
    const place = places.get(line)! + 1
    swaps += seen
    for (let at = place; at > 0; at -= at & -at) swaps -= before[at]!
    for (let at = place; at <= lines.length; at += at & -at) before[at]!++
  }
  return swaps
}
