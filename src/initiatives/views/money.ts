import { formatNumber } from '../../web/format.ts'
import type { Visit } from '../../web/visit.ts'
import { words } from '../words.ts'

/** An amount with its unit and the year of its prices; whole kronor, since a calculation is never surer than that. */
export function money(visit: Visit, kronor: number, priceYear: number | null): string {
  const amount = formatNumber(Math.round(kronor), visit.language)
  const year = priceYear === null ? '' : String(priceYear)
  return visit.words(words).inPrices(amount, year)
}
