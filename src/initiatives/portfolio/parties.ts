import type { Öre } from '../../kernel/money.ts'
import type { Gated, WithinBudget } from './budget.ts'
import { selectExactly } from './select.ts'

/** An initiative with each party's own part of it. */
export type Shared = Gated & { parties: readonly { key: string; npv: Öre; investment: Öre }[] }

export type PartyView = {
  key: string
  /** Its part of what is left of the budget when the musts are paid, by its share of what there is to choose among; null without a budget. */
  budget: Öre | null
  /** What it would choose for its own part, and what that gives it. */
  own: readonly number[]
  ownNpv: Öre
  /** What the choice for the whole gives it. */
  wholeNpv: Öre
  /** What it gains, or loses, by the whole's choice rather than its own. */
  difference: Öre
  proven: boolean
}

export type WholeAndParties = {
  parties: readonly PartyView[]
  /** What all parties of it would choose each for itself, so that it comes about without anybody looking to the whole. */
  agreed: readonly number[]
  agreedNpv: Öre
  wholeNpv: Öre
  /** What is lost where everybody looks to their own. */
  difference: Öre
  /** In the whole's choice, with parties that would not choose it by themselves. */
  unwanted: readonly { id: number; by: readonly string[] }[]
}

/** The best for the whole beside the best for each party. Musts come about in either case, and are not chosen by anybody. */
export function wholeAndParties(items: readonly Shared[], whole: WithinBudget): WholeAndParties {
  const must = new Set(whole.must)
  const open = items.filter(({ gate }) => gate === 'open')
  const left = whole.budget === null ? null : Math.max(0, whole.budget - whole.mustInvestment)
  const invested = sum(open.flatMap(({ parties }) => parties.map(({ investment }) => Math.max(0, investment))))
  const keys = [...new Set(items.flatMap(({ parties }) => parties.map(({ key }) => key)))]
  const chosen = new Set(whole.exact.chosen)

  const views = keys.map((key): PartyView => {
    const partOf = (item: Shared) => item.parties.find((party) => party.key === key)
    const own = open.flatMap((item) => {
      const part = partOf(item)
      return part ? [{ id: item.id, npv: part.npv, investment: part.investment }] : []
    })
    const share = invested === 0 ? 0 : sum(own.map(({ investment }) => Math.max(0, investment))) / invested
    const budget = left === null ? null : Math.floor(left * share)
    // A tenth of the states each: a party's view is an estimate of how others think, not something to wait for.
    const selection = selectExactly(own, budget, 200_000)
    const npvOf = (of: (id: number) => boolean) => sum(items.flatMap((item) => (of(item.id) ? [partOf(item)?.npv ?? 0] : [])))
    const own_ = new Set(selection.chosen)
    const [ownNpv, wholeNpv] = [npvOf((id) => own_.has(id) || must.has(id)), npvOf((id) => chosen.has(id))]
    return { key, budget, own: selection.chosen, ownNpv, wholeNpv, difference: wholeNpv - ownNpv, proven: selection.proven }
  })

  const wants = new Map(views.map(({ key, own }) => [key, new Set(own)]))
  const against = ({ id, parties }: Shared) => parties.filter(({ key }) => !wants.get(key)!.has(id)).map(({ key }) => key)
  const agreed = items.filter(
    (item) => must.has(item.id) || (item.gate === 'open' && item.parties.length > 0 && against(item).length === 0),
  )
  const agreedNpv = sum(agreed.map(({ npv }) => npv))
  return {
    parties: views,
    agreed: agreed.map(({ id }) => id),
    agreedNpv,
    wholeNpv: whole.exact.npv,
    difference: whole.exact.npv - agreedNpv,
    unwanted: items.flatMap((item) => {
      const by = chosen.has(item.id) && !must.has(item.id) ? against(item) : []
      return by.length > 0 ? [{ id: item.id, by }] : []
    }),
  }
}

const sum = (amounts: readonly number[]) => amounts.reduce((so, one) => so + one, 0)
