import type { LanguageText } from '../../kernel/language-text.ts'
import { type Öre, öreOf } from '../../kernel/money.ts'
import type { CaseDocument } from '../business-case/case-document.ts'
import type { CaseResult } from '../business-case/case-result.ts'

/** What a portfolio takes from the business case of an initiative. */
export type CaseFigures = {
  alternativeId: number
  alternative: LanguageText
  version: number
  npv: Öre
  /** Present value of the investment; of all costs where nothing in the case is called an investment. */
  investment: Öre
  /** Whether it is the investment alone. */
  investmentAlone: boolean
  probability: number | null
  priceYear: number | null
  rate: number
  parties: readonly { key: string; name: string; organisationId: number | null; npv: Öre; investment: Öre }[]
}

type Case = {
  alternativeId: number
  alternative: LanguageText
  version: number
  document: CaseDocument
  result: CaseResult
}

/** The figures of the chosen alternative, else of the one with the highest net present value. Undefined where none can be compared with others. */
export function figuresOf(cases: readonly Case[], chosen: number | null): CaseFigures | undefined {
  const usable = cases.filter(({ document, result }) => Number.isFinite(result.npv) && (document.currency ?? 'SEK') === 'SEK')
  const own = usable.find(({ alternativeId }) => alternativeId === chosen)
  const best = own ?? usable.reduce<Case | undefined>((so, one) => (so && so.result.npv >= one.result.npv ? so : one), undefined)
  if (!best) return undefined
  const { document, result } = best
  const [whole, alone] = investmentOf(document, result)
  const costs = result.pvCosts
  return {
    alternativeId: best.alternativeId,
    alternative: best.alternative,
    version: best.version,
    npv: öreOf(result.npv),
    investment: öreOf(whole),
    investmentAlone: alone,
    probability: result.simulation?.probabilityPositive ?? null,
    priceYear: document.priceYear ?? document.baseYear,
    rate: document.rate,
    // A party's part of the investment is its part of all costs: who pays which item is settled by keys in the case.
    parties: Object.entries(result.byParty).map(([name, party]) => {
      const organisationId = document.organisations?.[name] ?? null
      return {
        key: organisationId === null ? `name:${name.trim().toLowerCase()}` : `organisation:${organisationId}`,
        name,
        organisationId,
        npv: öreOf(party.npv),
        investment: costs > 0 ? öreOf((whole * party.pvCosts) / costs) : 0,
      }
    }),
  }
}

function investmentOf({ items, rate, baseYear }: CaseDocument, { pvCosts }: CaseResult): [kronor: number, alone: boolean] {
  const investments = items.filter(({ kind, class: sort }) => kind === 'cost' && sort === 'investment')
  if (investments.length === 0) return [Math.max(0, pvCosts), false]
  let present = 0
  for (const { values } of investments)
    for (const [year, value] of Object.entries(values)) present += value / (1 + rate) ** (Number(year) - baseYear)
  return Number.isFinite(present) ? [Math.max(0, present), true] : [Math.max(0, pvCosts), false]
}
