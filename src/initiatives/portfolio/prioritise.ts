import type { LanguageText } from '../../kernel/language-text.ts'
import type { StateName } from '../initiative.ts'
import { chooseWithin, type FrontierPoint, frontierOf, type Gate, type WithinBudget } from './budget.ts'
import type { CaseFigures } from './case-figures.ts'
import type { Criterion } from './criterion.ts'
import { dominatedBy } from './dominance.ts'
import { knownScore } from './measure.ts'
import { type Shared, type WholeAndParties, wholeAndParties } from './parties.ts'
import type { Portfolio, Scenario } from './portfolio.ts'
import { type Ranked, rank } from './rank.ts'
import { type Sensitivity, sensitivityOf } from './sensitivity.ts'
import { type Score, valuer } from './value-function.ts'
import { weightsOf } from './weights.ts'

/** An initiative in a portfolio, with all that it can be weighed by. */
export type Candidate = {
  id: number
  title: LanguageText
  organisationId: number
  organisation: LanguageText
  state: StateName
  segment: string | null
  recommendations: readonly number[]
  goals: readonly LanguageText[]
  /** How many organisations take part, its own counted. */
  parties: number
  gate: Gate
  gateWhy: LanguageText
  scores: { readonly [criterion: string]: { score: Score; why: LanguageText } }
  version: number
  figures: CaseFigures | undefined
  way: string | null
  /** The gravest, as likelihood times impact; null where none is told. */
  risk: number | null
  /** Entries that it reuses or builds on. */
  reused: number | null
  /** How far its reuse check has come; asked for only where a criterion measures it. */
  reuseCheck: string | null
  urgency: string | null
  neededBy: string | null
}

export type Scored = { score: Score | null; value: number | null; byHand: boolean; why?: LanguageText }

export type Prioritised = {
  criteria: readonly Criterion[]
  weights: readonly number[]
  candidates: ReadonlyMap<number, Candidate>
  /** By initiative, in the order of the criteria. */
  scored: ReadonlyMap<number, readonly Scored[]>
  ranked: readonly Ranked[]
  /** Those that lack a score, and on which criteria. */
  unranked: readonly { id: number; missing: readonly number[] }[]
  excluded: readonly number[]
  dominated: ReadonlyMap<number, number>
  sensitivity: readonly Sensitivity[]
  within: WithinBudget
  frontier: readonly FrontierPoint[]
  /** Nothing can be said of their money. */
  withoutCase: readonly number[]
  /** Worked out when it is asked for, since each party's choice is a search of its own. */
  parties: () => WholeAndParties
}

/** All that a portfolio comes to, under its own conditions or those of a scenario. */
export function prioritise(
  { criteria, budget }: Pick<Portfolio, 'criteria' | 'budget'>,
  all: readonly Candidate[],
  scenario?: Pick<Scenario, 'points' | 'budget' | 'excluded' | 'must'>,
): Prioritised {
  const gateOf = ({ id, gate }: Candidate): Gate =>
    scenario?.excluded.includes(id) ? 'excluded' : scenario?.must.includes(id) ? 'must' : gate
  const candidates = all.map((candidate) => ({ ...candidate, gate: gateOf(candidate) }))
  const weights = weightsOf(criteria.map(({ key, points }) => scenario?.points[key] ?? points))
  const weighed = candidates.filter(({ gate }) => gate !== 'excluded')
  const scored = scoresOf(criteria, weighed)

  // What has no weight need not be known.
  const missing = (id: number) => scored.get(id)!.flatMap(({ value }, at) => (value === null && weights[at]! > 0 ? [at] : []))
  const [complete, unranked] = [weighed.filter(({ id }) => missing(id).length === 0), weighed.filter(({ id }) => missing(id).length > 0)]
  const rows = complete.map(({ id }) => ({ id, values: scored.get(id)!.map(({ value }) => value ?? 0) }))

  const items = candidates.flatMap(({ id, gate, figures }): Shared[] =>
    figures ? [{ id, gate, npv: figures.npv, investment: figures.investment, parties: figures.parties }] : [],
  )
  const within = chooseWithin(items, scenario?.budget ?? budget)
  return {
    criteria,
    weights,
    candidates: new Map(candidates.map((candidate) => [candidate.id, candidate])),
    scored,
    ranked: rank(rows, weights),
    unranked: unranked.map(({ id }) => ({ id, missing: missing(id) })),
    excluded: candidates.filter(({ gate }) => gate === 'excluded').map(({ id }) => id),
    dominated: dominatedBy(rows.map(({ id, values }) => ({ id, values: values.filter((_, at) => weights[at]! > 0) }))),
    sensitivity: sensitivityOf(rows, weights),
    within,
    frontier: frontierOf(items),
    withoutCase: weighed.filter(({ figures }) => !figures).map(({ id }) => id),
    parties: () => wholeAndParties(items, within),
  }
}

/** Somebody's own score goes before what the system knows, since it stands with its reason. */
function scoresOf(criteria: readonly Criterion[], candidates: readonly Candidate[]): Map<number, Scored[]> {
  const scored = new Map<number, Scored[]>(candidates.map(({ id }) => [id, []]))
  for (const criterion of criteria) {
    const raw = candidates.map((candidate) => {
      const own = candidate.scores[criterion.key]
      return own ? { score: own.score, byHand: true, why: own.why } : { score: knownScore(criterion.measure, candidate), byHand: false }
    })
    const value = valuer(
      criterion.value,
      raw.flatMap(({ score }) => (score === null ? [] : [score])),
    )
    for (const [at, { id }] of candidates.entries()) {
      const { score } = raw[at]!
      scored.get(id)!.push({ ...raw[at]!, value: score === null ? null : value(score) })
    }
  }
  return scored
}
