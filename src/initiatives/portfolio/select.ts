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

// 2 000 000 sets take 0.1–0.2 s and 30 MB; ordinary initiatives need some thousand (bench/portfolio.ts).
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
  let states = layer(1)
  states.npv[0] = npv
  states.cost[0] = cost
  states.step[0] = -1
  states.length = 1
  let best = { npv, step: -1 }
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
    for (let one = 0; one < states.length; one++)
      if (states.cost[one]! <= room && states.npv[one]! > best.npv) best = { npv: states.npv[one]!, step: states.step[one]! }
    keepHopeful(states, room, best.npv, order[right], order[left])
  }

  const taken = new Set(order.slice(0, breaks).keys())
  for (const at of trail.back(best.step)) if (!taken.delete(at)) taken.add(at)
  return { chosen: [...taken].map((at) => order[at]!), proven: !stopped, gap: stopped ? Math.max(0, ceiling - best.npv) : 0 }
}

/** Sets that are tried, in order of cost: what each gives and costs, and the step that made it. In arrays of numbers, since there may be a million. */
type Layer = { npv: Float64Array; cost: Float64Array; step: Int32Array; length: number }

const layer = (most: number): Layer => ({
  npv: new Float64Array(most),
  cost: new Float64Array(most),
  step: new Int32Array(most),
  length: 0,
})

const ratioOf = ({ npv, investment }: Item) => npv / investment

/** The whole öre that a bound allows; a little up, since a quotient may have lost its last digits. */
const atMost = (bound: number): number => Math.floor(bound + Math.abs(bound) * 1e-14 + 1e-6)

/** The sets as they are and as they become, without those that cost as much or more than another and give no more. */
function merged(from: Layer, npv: number, cost: number, at: number, trail: Trail): Layer {
  const to = layer(2 * from.length)
  let [old, moved, highest, n] = [0, 0, Number.NEGATIVE_INFINITY, 0]
  while (old < from.length || moved < from.length) {
    const oldCost = old < from.length ? from.cost[old]! : Number.POSITIVE_INFINITY
    const movedCost = moved < from.length ? from.cost[moved]! + cost : Number.POSITIVE_INFINITY
    const takesOld = oldCost < movedCost || (oldCost === movedCost && from.npv[old]! >= from.npv[moved]! + npv)
    const gives = takesOld ? from.npv[old]! : from.npv[moved]! + npv
    if (gives > highest) {
      highest = gives
      to.npv[n] = gives
      to.cost[n] = takesOld ? oldCost : movedCost
      to.step[n] = takesOld ? from.step[old]! : trail.add(at, from.step[moved]!)
      n++
    }
    if (takesOld) old++
    else moved++
  }
  to.length = n
  return to
}

/** Drops those that not even fractions of what remains could lift over the best that is found. */
function keepHopeful(states: Layer, room: number, best: number, more: Item | undefined, less: Item | undefined): void {
  const [gain, loss] = [more ? ratioOf(more) : 0, less ? ratioOf(less) : 0]
  let n = 0
  for (let one = 0; one < states.length; one++) {
    const left = room - states.cost[one]!
    if (left < 0 ? !less : !more) continue
    if (atMost(states.npv[one]! + left * (left < 0 ? loss : gain)) <= best) continue
    states.npv[n] = states.npv[one]!
    states.cost[n] = states.cost[one]!
    states.step[n] = states.step[one]!
    n++
  }
  states.length = n
}

/** How each set came about: which item was added or taken away, and from which set. */
class Trail {
  #items = new Int32Array(1024)
  #before = new Int32Array(1024)
  #length = 0

  add(item: number, before: number): number {
    if (this.#length === this.#items.length) {
      this.#items = grown(this.#items)
      this.#before = grown(this.#before)
    }
    this.#items[this.#length] = item
    this.#before[this.#length] = before
    return this.#length++
  }

  *back(from: number): Iterable<number> {
    for (let step = from; step >= 0; step = this.#before[step]!) yield this.#items[step]!
  }
}

function grown(full: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * full.length)
  larger.set(full)
  return larger
}
