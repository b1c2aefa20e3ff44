import type { Öre } from '../../kernel/money.ts'

/** What may be chosen: what it gives, and what it takes of the budget. */
export type Item = { id: number; npv: Öre; investment: Öre }

export type Selection = {
  chosen: readonly number[]
  npv: Öre
  investment: Öre
  /** False where the search was stopped: there may be a better one, but not by more than `gap`. */
  proven: boolean
  gap: Öre
}

// 2 000 000 states take about half a second and 60 MB; random initiatives need some thousand (bench/portfolio.ts).
const mostStates = 2_000_000

/**
 * The set with the highest sum of net present values within the budget. Without a budget everything that gains is chosen.
 * What is worth nothing or less is never chosen, and what costs nothing always is.
 */
export function selectExactly(items: readonly Item[], budget: Öre | null, most = mostStates): Selection {
  const gaining = items.filter(({ npv }) => npv > 0)
  const free = gaining.filter(({ investment }) => investment <= 0)
  const room = budget === null ? Number.POSITIVE_INFINITY : Math.max(0, budget)
  const bought = knapsack(
    gaining.filter(({ investment }) => investment > 0 && investment <= room),
    room,
    most,
  )
  return { ...totals([...free, ...bought.chosen]), proven: bought.proven, gap: bought.gap }
}

/** By net present value ratio, the highest first, taking each that still fits: the rule of thumb, and not always the best. */
export function selectByRatio(items: readonly Item[], budget: Öre | null): Selection {
  let left = budget === null ? Number.POSITIVE_INFINITY : Math.max(0, budget)
  const chosen = items
    .filter(({ npv }) => npv > 0)
    .sort(byRatio)
    .filter(({ investment }) => {
      if (Math.max(0, investment) > left) return false
      left -= Math.max(0, investment)
      return true
    })
  return { ...totals(chosen), proven: false, gap: 0 }
}

/** The highest net present value per invested krona first. Compared as fractions, so that what costs nothing comes first. */
export const byRatio = (a: Item, b: Item): number =>
  b.npv * Math.max(0, a.investment) - a.npv * Math.max(0, b.investment) || b.npv - a.npv || a.id - b.id

const totals = (chosen: readonly Item[]) => ({
  chosen: chosen.map(({ id }) => id).sort((a, b) => a - b),
  npv: chosen.reduce((sum, { npv }) => sum + npv, 0),
  investment: chosen.reduce((sum, { investment }) => sum + investment, 0),
})

/**
 * 0/1 knapsack by states around the break item (Nemhauser & Ullmann 1969; Pisinger 1997, "A minimal algorithm for the 0–1 knapsack problem"):
 * begin with those of the best ratio that fit, then try by turns to add the next on the right and to take away the next on the left. A state goes
 * when another costs no more and gives as much, or when not even fractions of what remains could lift it over the best that is found.
 */
function knapsack(items: readonly Item[], room: number, most: number): { chosen: readonly Item[]; proven: boolean; gap: Öre } {
  const order = [...items].sort(byRatio)
  let [npv, cost, breaks] = [0, 0, 0]
  while (breaks < order.length && cost + order[breaks]!.investment <= room) {
    npv += order[breaks]!.npv
    cost += order[breaks]!.investment
    breaks++
  }
  if (breaks === order.length) return { chosen: order, proven: true, gap: 0 }

  const trail = new Trail()
  let states: State[] = [{ npv, cost, step: -1 }]
  let best: State = states[0]!
  const ceiling = atMost(npv + (room - cost) * ratioOf(order[breaks]!))
  let [left, right, made] = [breaks - 1, breaks, 0]
  let stopped = false

  for (let turn = 0; states.length > 0 && best.npv < ceiling && (left >= 0 || right < order.length); turn++) {
    if (made + 2 * states.length > most) {
      stopped = true
      break
    }
    const adds = right < order.length && (turn % 2 === 0 || left < 0)
    const at = adds ? right++ : left--
    const { npv, investment } = order[at]!
    states = merged(states, adds ? npv : -npv, adds ? investment : -investment, at, trail)
    made += states.length
    for (const state of states) if (state.cost <= room && state.npv > best.npv) best = state
    const [more, less] = [order[right], order[left]]
    states = states.filter((state) => {
      const over = state.cost > room
      if (over ? !less : !more) return false
      return atMost(state.npv + (room - state.cost) * ratioOf(over ? less! : more!)) > best.npv
    })
  }

  const taken = new Set(order.slice(0, breaks).keys())
  for (const at of trail.back(best.step)) if (!taken.delete(at)) taken.add(at)
  return { chosen: [...taken].map((at) => order[at]!), proven: !stopped, gap: stopped ? Math.max(0, ceiling - best.npv) : 0 }
}

type State = { npv: number; cost: number; step: number }

const ratioOf = ({ npv, investment }: Item) => npv / investment

/** The whole öre that a bound allows; a little up, since a quotient may have lost its last digits. */
const atMost = (bound: number): number => Math.floor(bound + Math.abs(bound) * 1e-14 + 1e-6)

/** The states as they are and as they become, by cost, without those that cost as much or more and give no more. */
function merged(states: readonly State[], npv: number, cost: number, at: number, trail: Trail): State[] {
  const all: State[] = []
  let [old, moved, highest] = [0, 0, Number.NEGATIVE_INFINITY]
  while (old < states.length || moved < states.length) {
    const [a, b] = [states[old], states[moved]]
    const bCost = b ? b.cost + cost : 0
    const takesOld = !b || (a !== undefined && (a.cost < bCost || (a.cost === bCost && a.npv >= b.npv + npv)))
    if (takesOld) {
      old++
      if (a!.npv <= highest) continue
      all.push(a!)
      highest = a!.npv
    } else {
      moved++
      if (b.npv + npv <= highest) continue
      all.push({ npv: b.npv + npv, cost: bCost, step: trail.add(at, b.step) })
      highest = b.npv + npv
    }
  }
  return all
}

/** How each state came about: which item was added or taken away, and from which state. */
class Trail {
  readonly #items: number[] = []
  readonly #before: number[] = []

  add(item: number, before: number): number {
    this.#items.push(item)
    return this.#before.push(before) - 1
  }

  *back(from: number): Iterable<number> {
    for (let step = from; step >= 0; step = this.#before[step]!) yield this.#items[step]!
  }
}
