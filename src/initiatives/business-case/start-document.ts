import type { CaseDocument } from './case-document.ts'
import { lastYearOf } from './form/values.ts'

type Party = { id: number; name: string }

/** Society's rate, which the shipped factors have as the usual choice. */
export const usualRate = 'asek-social-7'
const usualYears = 6

/**
 * What a new case begins with: the settings of one that the initiative has already, so that the two can be compared; else the initiative's
 * own parties, this year, and a horizon of six years, as Inera's method usually has.
 */
export function startDocument({
  like,
  parties,
  rate,
  year,
}: {
  like?: CaseDocument
  parties: readonly Party[]
  rate: number
  year: number
}): { document: CaseDocument; lastYear: number } {
  if (like) {
    const { baseYear, rate: same, rateFactor, priceYear, currency, organisations, leaves, keys, pengWeights } = like
    return {
      document: {
        baseYear,
        rate: same,
        ...(rateFactor && { rateFactor }),
        ...(priceYear !== undefined && { priceYear }),
        ...(currency && { currency }),
        parties: like.parties,
        ...(organisations && { organisations }),
        ...(leaves && { leaves }),
        ...(keys && { keys }),
        ...(pengWeights && { pengWeights }),
        items: [],
      },
      lastYear: lastYearOf(like),
    }
  }
  return {
    document: {
      baseYear: year,
      rate,
      rateFactor: usualRate,
      priceYear: year,
      parties: parties.map(({ name }) => name),
      organisations: Object.fromEntries(parties.map(({ id, name }) => [name, id])),
      items: [],
    },
    lastYear: year + usualYears - 1,
  }
}
