import type { CaseDocument } from './case-document.ts'
import type { CaseResult, PartyFigures } from './case-result.ts'
import { lastYearOf } from './form/values.ts'

type OneCase = { document: CaseDocument; result: CaseResult }

/** What makes cases impossible to compare as they stand, each with the values that differ. */
export type Difference = { what: 'baseYear' | 'rate' | 'priceYear' | 'lastYear' | 'parties'; values: readonly (number | undefined)[] }

/** The same year, rate, prices, horizon and parties, or the figures say something of the assumptions and not of the alternatives. */
export function differencesBetween(cases: readonly OneCase[]): Difference[] {
  const found = (what: Difference['what'], of: (document: CaseDocument) => number | undefined): Difference[] => {
    const values = [...new Set(cases.map(({ document }) => of(document)))]
    return values.length > 1 ? [{ what, values }] : []
  }
  const parties = new Set(cases.map(({ document }) => [...document.parties].sort().join('\n')))
  return [
    ...found('baseYear', ({ baseYear }) => baseYear),
    ...found('rate', ({ rate }) => rate),
    ...found('priceYear', ({ priceYear }) => priceYear),
    ...found('lastYear', lastYearOf),
    ...(parties.size > 1 ? [{ what: 'parties' as const, values: [] }] : []),
  ]
}

/** The highest first; those that are as high stand in the order that they came. */
export const rankedBy = <One>(cases: readonly One[], npv: (one: One) => number): One[] =>
  cases
    .map((one, at) => ({ one, at }))
    .sort((a, b) => npv(b.one) - npv(a.one) || a.at - b.at)
    .map(({ one }) => one)

/** Where nine cases in ten end up: the figure itself, where nothing is uncertain. */
export const rangeOf = ({ npv, simulation }: CaseResult): { low: number; high: number } =>
  simulation ? { low: simulation.p5, high: simulation.p95 } : { low: npv, high: npv }

/** Those among the others whose range reaches up into that of the best. */
export function overlapping<One extends { result: CaseResult }>(best: One, others: readonly One[]): One[] {
  const { low } = rangeOf(best.result)
  return others.filter((other) => other !== best && rangeOf(other.result).high >= low)
}

/** In the order that the document has them: what is stored as JSON keeps no order of names. */
export const partiesOf = ({ parties }: Pick<CaseDocument, 'parties'>, { byParty }: Pick<CaseResult, 'byParty'>): [string, PartyFigures][] =>
  parties.flatMap((party) => (byParty[party] ? [[party, byParty[party]] as [string, PartyFigures]] : []))
