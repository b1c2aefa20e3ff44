import {
  type Dimension,
  datasetIndicators,
  dimensionNames,
  distributionIndicators,
  type IndicatorId,
  indicatorIds,
  indicators,
} from './indicators.ts'
import type { DistributionMarks, Mark, Marks } from './marks.ts'
import { type Method, pointsFor, type Rules } from './method.ts'

/** Of so many, so many fulfil it, and of so many it is not known. A half fulfilled one is a half. */
export type Count = { met: number; unknown: number; population: number }
export type Counts = { readonly [id in IndicatorId]: Count }

export type Points = {
  points: number
  /** More points there may be, when what nobody has checked yet turns out well. They are not in `points`. */
  unknown: number
  dimensions: Record<Dimension, { points: number; unknown: number }>
}

/** The points of a record, of a catalogue or of anything else that was counted: the share that fulfils each indicator × its weight. */
export function pointsOf(counts: Counts, method: Method): Points {
  const dimensions = Object.fromEntries(dimensionNames.map((name) => [name, { points: 0, unknown: 0 }])) as Points['dimensions']
  let points = 0
  let unknown = 0
  for (const id of indicatorIds) {
    const count = counts[id]
    if (count.population === 0) continue
    const weight = pointsFor(id, method) / count.population
    const dimension = dimensions[indicators[id].dimension]
    dimension.points += count.met * weight
    dimension.unknown += count.unknown * weight
    points += count.met * weight
    unknown += count.unknown * weight
  }
  return { points, unknown, dimensions }
}

/** What one count has more points than another; indicators that were not counted again cost nothing. */
export function gainOf(before: Counts, after: Counts, method: Method): number {
  let gain = 0
  for (const id of indicatorIds) if (after[id] !== before[id]) gain += (shareIn(after[id]) - shareIn(before[id])) * pointsFor(id, method)
  return gain
}

const shareIn = ({ met, population }: Count) => (population === 0 ? 0 : met / population)

/** One record. Without a distribution it has no points for what distributions have. */
export function countsOf(marks: Marks, rules: Rules): Counts {
  return recount(marks, rules, datasetIndicators, recount(marks, rules, distributionIndicators))
}

/** Counts again only these indicators, which are all of one level; the others are as they were. */
export function recount({ dataset, distributions }: Marks, rules: Rules, ids: readonly IndicatorId[], before?: Counts): Counts {
  const counts = { ...before } as Record<IndicatorId, Count>
  const ofDataset = isOfDataset(ids[0])
  const counted: readonly Partial<Record<IndicatorId, Mark>>[] = ofDataset ? [dataset] : whichCount(distributions, rules)
  // With `best-distribution` the population is datasets, also those without a distribution; with `share` it is distributions.
  const population = ofDataset || rules.convention === 'best-distribution' ? 1 : counted.length
  for (const id of ids) {
    const count = { met: 0, unknown: 0, population }
    for (const { [id]: mark } of counted) {
      if (mark === undefined) count.unknown++
      else count.met += mark
    }
    counts[id] = count
  }
  return counts
}

const isOfDataset = (id: IndicatorId | undefined) => id !== undefined && indicators[id].level === 'dataset'

function whichCount(distributions: readonly DistributionMarks[], { method, convention }: Rules): readonly DistributionMarks[] {
  if (convention === 'share') return distributions
  const best = bestOf(distributions, method)
  return best === undefined ? [] : [distributions[best]!]
}

/** The distribution with the most points; among equals the one that may get most when its links have been checked, then the first. */
export function bestOf(distributions: readonly DistributionMarks[], method: Method): number | undefined {
  let best: number | undefined
  let most = -1
  for (const [at, marks] of distributions.entries()) {
    let rank = 0
    for (const id of distributionIndicators) {
      const mark: Mark = marks[id]
      // Points are at most 405, so a thousandth of what is unknown never outweighs a known half point.
      rank += (mark === undefined ? 0.001 : mark) * pointsFor(id, method)
    }
    if (rank <= most) continue
    most = rank
    best = at
  }
  return best
}

/** One record's counts again, from what is stored of it (record_quality.marks). */
export const countsFrom = (marks: { readonly [id in IndicatorId]: number | null }): Counts =>
  Object.fromEntries(indicatorIds.map((id) => [id, { met: marks[id] ?? 0, unknown: marks[id] === null ? 1 : 0, population: 1 }])) as Counts

export const noCounts = (): Record<IndicatorId, Count> =>
  Object.fromEntries(indicatorIds.map((id) => [id, { met: 0, unknown: 0, population: 0 }])) as Record<IndicatorId, Count>

/** Adds one record's counts to those of its catalogue, publisher or node. */
export function addCounts(total: Record<IndicatorId, Count>, more: Counts): void {
  for (const id of indicatorIds) addTo(total[id], more[id], 1)
}

/** Adds only what is different between two counts of the same record. */
export function addChange(total: Record<IndicatorId, Count>, before: Counts, after: Counts): void {
  for (const id of indicatorIds) {
    if (after[id] === before[id]) continue
    addTo(total[id], after[id], 1)
    addTo(total[id], before[id], -1)
  }
}

function addTo(total: Count, { met, unknown, population }: Count, sign: 1 | -1): void {
  total.met += sign * met
  total.unknown += sign * unknown
  total.population += sign * population
}

export type Assessment = Points & { records: number; distributions: number; counts: Counts }

/** Everything about a catalogue, a publisher or a node, from its records one by one: nothing is kept but 23 counts. */
export class Assessing {
  readonly rules: Rules
  readonly counts = noCounts()
  records = 0
  distributions = 0

  constructor(rules: Rules) {
    this.rules = rules
  }

  add(marks: Marks, counts: Counts = countsOf(marks, this.rules)): void {
    addCounts(this.counts, counts)
    this.records++
    this.distributions += marks.distributions.length
  }

  /** Also what other records were counted to: sources make a node. */
  addAll(other: { counts: Counts; records: number; distributions: number }): void {
    addCounts(this.counts, other.counts)
    this.records += other.records
    this.distributions += other.distributions
  }

  result(): Assessment {
    const { records, distributions, counts } = this
    return { ...pointsOf(counts, this.rules.method), records, distributions, counts: structuredClone(counts) }
  }
}

export function mqaOf(records: Iterable<Marks>, rules: Rules): Assessment {
  const assessing = new Assessing(rules)
  for (const marks of records) assessing.add(marks)
  return assessing.result()
}
