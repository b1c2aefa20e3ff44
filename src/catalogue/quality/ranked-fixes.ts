import type { Language, LanguageText } from '../../kernel/language-text.ts'
import { formatNumber } from '../../web/format.ts'
import type { Facts } from './facts.ts'
import { type Effort, type FixId, fixes, fixIds } from './fixes.ts'
import { datasetIndicators, distributionIndicators, type IndicatorId, indicators } from './indicators.ts'
import type { DistributionMarks, Marks } from './marks.ts'
import type { Method, Rules } from './method.ts'
import { type Assessment, addChange, addCounts, type Count, type Counts, countsOf, gainOf, noCounts, recount } from './mqa.ts'

/** A record that a fix concerns; the title is there to be shown. */
export type Concerned = { uri: string; id?: number; title: LanguageText }

/** What a fix gives all the records that it concerns. */
export type FixSum = {
  id: FixId
  indicator: IndicatorId
  effort: Effort
  /** Datasets that gain by it, and how many of their distributions are changed. */
  records: number
  distributions: number
  /** Points for a dataset, as a mean, and for the catalogue when all of them are mended. */
  gainPerRecord: number
  gain: number
}

/** The first of the records stand with it, in the order they came. */
export type RankedFix = FixSum & { concerned: Concerned[] }

/** The record as it would be after a fix, and the number of distributions changed; nothing where the fix does not apply. */
export function afterFix(id: FixId, facts: Facts, marks: Marks, method: Method): { marks: Marks; distributions: number } | undefined {
  const fix = fixes[id]
  if ('first' in fix)
    return marks.distributions.length > 0
      ? undefined
      : { marks: { ...marks, distributions: [{ ...nothing, ...fix.first }] }, distributions: 0 }
  if ('dataset' in fix) {
    const better = fix.dataset(marks.dataset, facts)
    return better && { marks: { ...marks, dataset: { ...marks.dataset, ...better } }, distributions: 0 }
  }
  let changed = 0
  const distributions = marks.distributions.map((one, at) => {
    const better = fix.distribution(one, facts.distributions[at]!, { dataset: facts, method })
    if (!better) return one
    changed++
    return { ...one, ...better }
  })
  return changed === 0 ? undefined : { marks: { ...marks, distributions }, distributions: changed }
}

const nothing = Object.fromEntries(distributionIndicators.map((id) => [id, 0])) as DistributionMarks

type Gathered = { records: number; distributions: number; points: number; change: Record<IndicatorId, Count>; concerned: Concerned[] }

/** Gathers, record by record, what each fix would give, and ranks the fixes when the catalogue has been seen. */
export class Ranking {
  readonly #rules: Rules
  readonly #keep: number
  readonly #gathered = new Map<FixId, Gathered>()

  /** `keep`: how many records are remembered by name for each fix. */
  constructor(rules: Rules, keep = 1_000) {
    this.#rules = rules
    this.#keep = keep
  }

  /** The fixes that the record gains by. */
  add(record: Concerned, facts: Facts, marks: Marks, counts: Counts = countsOf(marks, this.#rules)): FixId[] {
    const { method } = this.#rules
    return fixIds.filter((id) => {
      const after = afterFix(id, facts, marks, method)
      if (!after) return false
      const better = recount(after.marks, this.#rules, 'dataset' in fixes[id] ? datasetIndicators : distributionIndicators, counts)
      const gain = gainOf(counts, better, method)
      if (gain < 0.005) return false
      const gathered = this.#of(id)
      gathered.records++
      gathered.distributions += after.distributions
      gathered.points += gain
      addChange(gathered.change, counts, better)
      if (gathered.concerned.length < this.#keep) gathered.concerned.push(record)
      return true
    })
  }

  #of(id: FixId): Gathered {
    const known = this.#gathered.get(id)
    if (known) return known
    const made = { records: 0, distributions: 0, points: 0, change: noCounts(), concerned: [] }
    this.#gathered.set(id, made)
    return made
  }

  /** What gives the catalogue most comes first; of equals, what is least work. */
  result({ counts }: Pick<Assessment, 'counts'>): RankedFix[] {
    return [...this.#gathered]
      .map(([id, { records, distributions, points: sum, change, concerned }]) => {
        const after = noCounts()
        addCounts(after, counts)
        addCounts(after, change)
        const { indicator, effort } = fixes[id]
        const gain = gainOf(counts, after, this.#rules.method)
        return { id, indicator, effort, records, distributions, gainPerRecord: sum / records, gain, concerned }
      })
      .sort(mostFirst)
  }
}

const effortOrder: readonly Effort[] = ['once', 'server', 'each']
type Ranked = Pick<RankedFix, 'gain' | 'effort' | 'records'>
const mostFirst = (a: Ranked, b: Ranked) =>
  b.gain - a.gain || effortOrder.indexOf(a.effort) - effortOrder.indexOf(b.effort) || b.records - a.records

export function rankedFixes(
  records: Iterable<{ record: Concerned; facts: Facts; marks: Marks }>,
  assessment: Pick<Assessment, 'counts'>,
  rules: Rules,
): RankedFix[] {
  const ranking = new Ranking(rules)
  for (const { record, facts, marks } of records) ranking.add(record, facts, marks)
  return ranking.result(assessment)
}

/**
 * What the fixes of several catalogues give all of them together. Where the best distribution counts, every indicator has a catalogue's
 * records as its population, so a gain weighs as much as the catalogue has records.
 */
export function fixesTogether(parts: readonly { records: number; fixes: readonly FixSum[] }[]): FixSum[] {
  const all = parts.reduce((sum, { records }) => sum + records, 0)
  const byId = Map.groupBy(
    parts.flatMap(({ records, fixes }) => fixes.map((fix) => ({ ...fix, gain: (fix.gain * records) / all }))),
    ({ id }) => id,
  )
  return [...byId.values()]
    .map((same) => {
      const sum = (of: (fix: (typeof same)[number]) => number) => same.reduce((total, fix) => total + of(fix), 0)
      const records = sum((fix) => fix.records)
      return {
        ...same[0]!,
        records,
        distributions: sum((fix) => fix.distributions),
        gainPerRecord: sum((fix) => fix.gainPerRecord * fix.records) / records,
        gain: sum((fix) => fix.gain),
      }
    })
    .sort(mostFirst)
}

/** One decimal, and two where one would say nothing. */
const signed = (value: number, language: Language) =>
  formatNumber(value, language, { signDisplay: 'always', maximumFractionDigits: Math.abs(value) < 0.1 ? 2 : 1 })

/** «47 datamängder saknar nyckelord: +30 poäng var, +8,2 för katalogen» */
export function headlineOf({ id, records, gainPerRecord, gain }: FixSum & { concerned?: Concerned[] }): { sv: string; en: string } {
  const { sv, en } = fixes[id].state
  return {
    sv: `${formatNumber(records, 'sv')} ${records === 1 ? 'datamängd' : 'datamängder'} ${sv}: ${signed(gainPerRecord, 'sv')} poäng${records === 1 ? '' : ' var'}, ${signed(gain, 'sv')} för katalogen`,
    en: `${formatNumber(records, 'en')} ${records === 1 ? `dataset ${en.one}` : `datasets ${en.many}`}: ${signed(gainPerRecord, 'en')} points${records === 1 ? '' : ' each'}, ${signed(gain, 'en')} for the catalogue`,
  }
}

/** What to do about it. */
export function adviceOf(id: FixId): { sv: string; en: string } {
  const fix = fixes[id]
  return 'do' in fix ? fix.do : indicators[fix.indicator].do
}
