import type { Valued } from './rank.ts'

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
  return weights.map((weight, criterion) => {
    const lines = linesOf(rows, weights, criterion)
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
  const order = [...lines].sort((a, b) => height(b, weight) - height(a, weight) || side * (b.slope - a.slope) || a.id - b.id)
  let found: Swap | null = null
  for (let at = 1; at < order.length; at++) {
    const [over, under] = [order[at - 1]!, order[at]!]
    if (side * (under.slope - over.slope) <= 1e-12) continue
    const where = weight + (height(over, weight) - height(under, weight)) / (under.slope - over.slope)
    if (where < 0 || where > 1) continue
    if (!found || Math.abs(where - weight) < Math.abs(found.at - weight)) found = { at: where, rises: under.id, falls: over.id }
  }
  return found
}

/** Pairs whose order just after 0 is another than just before 1: inversions, counted while merging. */
function swapsBetween(lines: readonly Line[]): number {
  const first = [...lines].sort((a, b) => b.intercept - a.intercept || b.slope - a.slope || a.id - b.id)
  const last = [...lines].sort((a, b) => height(b, 1) - height(a, 1) || a.slope - b.slope || a.id - b.id)
  const places = new Map(last.map((line, place) => [line, place]))
  return inversions(first.map((line) => places.get(line)!)).count
}

function inversions(list: number[]): { sorted: number[]; count: number } {
  if (list.length < 2) return { sorted: list, count: 0 }
  const middle = list.length >> 1
  const [left, right] = [inversions(list.slice(0, middle)), inversions(list.slice(middle))]
  const sorted: number[] = []
  let count = left.count + right.count
  let at = 0
  for (const value of left.sorted) {
    while (at < right.sorted.length && right.sorted[at]! < value) sorted.push(right.sorted[at++]!)
    count += at
    sorted.push(value)
  }
  while (at < right.sorted.length) sorted.push(right.sorted[at++]!)
  return { sorted, count }
}
