import type { CaseDocument, CaseItem, ShareKey } from '../case-document.ts'
import { discountFactors } from './present-value.ts'
import { sharesBy } from './shares.ts'

/** A checked document as numbers. Whoever has left, has left: its items after its last year are nobody's, and keys share among those who stay. */
export type Model = {
  years: readonly number[]
  parties: readonly string[]
  rate: number
  factors: Float64Array
  items: readonly ModelItem[]
  /** Which of the periods between departures each year is in. */
  periodOf: readonly number[]
  /** How what has this owner is shared in this period; undefined where it is nobody's. */
  sharesOf: (owner: string, period: number) => readonly number[] | undefined
}

export type ModelItem = {
  item: CaseItem
  benefit: boolean
  /** `party A` or `key k`: what has the same owner is shared the same. */
  owner: string
  /** What of it counts by its class by PENG, how likely it is to come, and both together: what counts in the base case. */
  certainty: number
  probability: number
  weight: number
  likely: Float64Array
  low: Float64Array
  high: Float64Array
}

type Weights = { readonly green: number; readonly yellow: number; readonly red: number }

export function modelOf(document: CaseDocument, pengWeights: Weights): Model {
  const { baseYear, parties, leaves = {}, keys = [] } = document
  const years = yearsOf(document)
  const keyById = new Map(keys.map((key) => [key.id, key]))
  const weights = { ...pengWeights, ...document.pengWeights }
  const lastYears = [...new Set(Object.values(leaves))].sort((a, b) => a - b)
  const periodOf = years.map((year) => lastYears.filter((last) => last < year).length)
  const firstYears = [Number.NEGATIVE_INFINITY, ...lastYears.map((last) => last + 1)]
  const lastYearOf = new Map(Object.entries(leaves))
  const present = (party: string, period: number) => (lastYearOf.get(party) ?? Number.POSITIVE_INFINITY) >= firstYears[period]!
  const factors = discountFactors(document.rate, years.length)
  const series = (values: { readonly [year: string]: number }, otherwise?: Float64Array) =>
    Float64Array.from(years, (year, t) => values[year] ?? otherwise?.[t] ?? 0)

  const items = document.items.map((item): ModelItem => {
    const likely = series(item.values)
    const probability = item.probability ?? 1
    const certainty = item.peng === undefined ? 1 : weights[item.peng]
    return {
      item,
      benefit: item.kind === 'benefit',
      owner: item.key === undefined ? `party ${item.party ?? parties[0]!}` : `key ${item.key}`,
      certainty,
      probability,
      weight: certainty * probability,
      likely,
      low: item.low ? series(item.low, likely) : likely,
      high: item.high ? series(item.high, likely) : likely,
    }
  })

  const known = new Map<string, readonly number[] | undefined>()
  let benefits: Map<string, number> | undefined
  const sharesOf = (owner: string, period: number): readonly number[] | undefined => {
    const id = owner.slice(owner.indexOf(' ') + 1)
    const own = owner.startsWith('party ')
    if (own && !present(id, period)) return undefined
    const name = own ? owner : `${period} ${owner}`
    if (!known.has(name)) known.set(name, own ? parties.map((party) => (party === id ? 1 : 0)) : byKey(id, period))
    return known.get(name)
  }
  const byKey = (id: string, period: number) => {
    const key = keyById.get(id)!
    if (byOwnBenefits(key)) benefits ??= ownBenefits()
    return sharesBy({ key, parties, present: (party) => present(party, period), benefits: benefits ?? new Map() })
  }
  /** What each party gets by itself, and by keys that go by something else. */
  const ownBenefits = () => {
    const found = new Map<string, number>()
    for (const { item, benefit, owner, weight, likely } of items)
      if (benefit && !(item.key !== undefined && byOwnBenefits(keyById.get(item.key)!)))
        for (let t = 0; t < years.length; t++) {
          const shares = likely[t] === 0 ? undefined : sharesOf(owner, periodOf[t]!)
          for (const [at, share] of shares?.entries() ?? [])
            if (share > 0) found.set(parties[at]!, (found.get(parties[at]!) ?? 0) + share * weight * likely[t]! * factors[t]!)
        }
    return found
  }
  return { years, parties, rate: document.rate, factors, items, periodOf, sharesOf }

  function yearsOf({ items }: CaseDocument): number[] {
    let last = baseYear
    for (const { values, low, high } of items)
      for (const some of [values, low, high]) for (const year of Object.keys(some ?? {})) last = Math.max(last, Number(year))
    return Array.from({ length: last - baseYear + 1 }, (_, t) => baseYear + t)
  }
}

const byOwnBenefits = (key: ShareKey) => key.model === 'benefit' && !key.weights
