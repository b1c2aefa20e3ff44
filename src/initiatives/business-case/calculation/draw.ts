import { type Place, placesOf } from './distribution.ts'
import type { Model, ModelItem } from './model.ts'
import { normalToUniform, uniformToNormal } from './normal.ts'
import { Stream } from './random.ts'

// Draws at a time: the machine's caches hold so many of each sum, and no more are kept where sums are many.
const [usualBlock, leastBlock, sumsForLeast] = [2048, 64, 500]

/** What is shared alike is summed before it is shared: with twenty parties and three keys that is a sixth of the work. `base` is what is certain. */
export type Sum = { name: string; base: number; shares: readonly { party: number; share: number }[] }

/** An uncertain item: a piece for each period between departures, as present values with their sign. */
export type Drawn = {
  id: string
  probability: number
  place: Place | undefined
  mode: number
  pieces: readonly { sum: number; low: number; likely: number; high: number }[]
}

export type Relation = { ids: readonly string[]; lower: readonly (readonly number[])[] }

const nameOf = (owner: string, period: number) => `${period} ${owner}`

export function sumsOf(model: Model, uncertain: readonly ModelItem[]): Sum[] {
  const sums = new Map<string, Sum>()
  const drawn = new Set(uncertain)
  for (const item of model.items)
    for (const { period, likely } of piecesOf(model, item)) {
      const name = nameOf(item.owner, period)
      if (!sums.has(name)) {
        const shares = model.sharesOf(item.owner, period)!.flatMap((share, party) => (share > 0 ? [{ party, share }] : []))
        sums.set(name, { name, base: 0, shares })
      }
      if (!drawn.has(item)) sums.get(name)!.base += likely * item.probability
    }
  return [...sums.values()]
}

export function drawnOf(model: Model, sums: readonly Sum[], item: ModelItem): Drawn {
  const places = new Map(sums.map(({ name }, at) => [name, at]))
  const pieces = piecesOf(model, item).map(({ period, ...piece }) => ({ sum: places.get(nameOf(item.owner, period))!, ...piece }))
  const [low, likely, high] = (['low', 'likely', 'high'] as const).map((bound) =>
    pieces.reduce((sum, piece) => sum + Math.abs(piece[bound] - piece.low), 0),
  ) as [number, number, number]
  const mode = high > low ? (likely - low) / (high - low) : 0
  const place = high > low ? placesOf[item.item.distribution ?? 'triangular'](mode) : undefined
  return { id: item.item.id, probability: item.probability, place, mode, pieces }
}

function piecesOf({ factors, periodOf, sharesOf }: Model, { owner, benefit, certainty, low, likely, high }: ModelItem) {
  const pieces: { period: number; low: number; likely: number; high: number }[] = []
  const weight = certainty * (benefit ? 1 : -1)
  for (let t = 0; t < factors.length; t++) {
    const period = periodOf[t]!
    if ((low[t] === 0 && likely[t] === 0 && high[t] === 0) || !sharesOf(owner, period)) continue
    if (pieces.at(-1)?.period !== period) pieces.push({ period, low: 0, likely: 0, high: 0 })
    const piece = pieces.at(-1)!
    const worth = factors[t]! * weight
    piece.low += low[t]! * worth
    piece.likely += likely[t]! * worth
    piece.high += high[t]! * worth
  }
  return pieces
}

export type Drawing = {
  sums: readonly Sum[]
  uncertain: readonly Drawn[]
  relation: Relation
  seed: number
  draws: number
  parties: number
}

/** The net present value of the whole and of each party in every draw. */
export function draw({ sums, uncertain, relation, seed, draws, parties }: Drawing): { whole: Float64Array; byParty: Float64Array[] } {
  const block = sums.length > sumsForLeast ? leastBlock : usualBlock
  const whole = new Float64Array(draws)
  const byParty = Array.from({ length: parties }, () => new Float64Array(draws))
  const drawn = sums.map(() => new Float64Array(block))
  const numbers = new Float64Array(block)
  const comes = new Float64Array(block)
  const ones = new Float64Array(block).fill(1)
  const related = new Map(relation.ids.map((id) => [id, new Float64Array(block)]))
  const streams = uncertain.map(({ id }) => ({ values: new Stream(seed, id), chances: new Stream(seed, `${id} comes`) }))
  const normals = relation.ids.map((id) => ({ stream: new Stream(seed, id), numbers: new Float64Array(block) }))

  for (let from = 0; from < draws; from += block) {
    const length = Math.min(block, draws - from)
    relate(relation, normals, related)
    for (const [at, { base }] of sums.entries()) drawn[at]!.fill(base)
    for (const [at, { id, probability, place, mode, pieces }] of uncertain.entries()) {
      const values = related.get(id) ?? numbers
      if (!related.has(id)) streams[at]!.values.fill(numbers)
      place?.(values)
      if (probability < 1) {
        streams[at]!.chances.fill(comes)
        for (let k = 0; k < block; k++) comes[k] = comes[k]! < probability ? 1 : 0
      }
      // Nearly every item is in one piece and certain to come.
      if (pieces.length === 1 && probability === 1) add(drawn[pieces[0]!.sum]!, values, pieces[0]!)
      else for (const piece of pieces) addBent(drawn[piece.sum]!, values, piece, mode, probability < 1 ? comes : ones)
    }
    for (const [at, { shares }] of sums.entries()) {
      share(whole, from, length, drawn[at]!, 1)
      for (const one of shares) share(byParty[one.party]!, from, length, drawn[at]!, one.share)
    }
  }
  return { whole, byParty }
}

type Piece = Drawn['pieces'][number]

function add(sum: Float64Array, values: Float64Array, { low, high }: Piece): void {
  const width = high - low
  for (let k = 0; k < values.length; k++) sum[k]! += low + values[k]! * width
}

/** An item in several pieces lies equally far between low and likely, or likely and high, in each. */
function addBent(sum: Float64Array, values: Float64Array, { low, likely, high }: Piece, mode: number, comes: Float64Array): void {
  const below = mode > 0 ? (likely - low) / mode : 0
  const above = mode < 1 ? (high - likely) / (1 - mode) : 0
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!
    sum[k]! += comes[k]! * (value < mode ? low + value * below : likely + (value - mode) * above)
  }
}

function share(to: Float64Array, from: number, length: number, sum: Float64Array, part: number): void {
  for (let k = 0; k < length; k++) to[from + k]! += sum[k]! * part
}

/** A Gaussian copula: normal numbers are mixed by L, and each is turned into how far up in its own distribution it is. */
function relate(
  { ids, lower }: Relation,
  normals: readonly { stream: Stream; numbers: Float64Array }[],
  related: ReadonlyMap<string, Float64Array>,
): void {
  for (const { stream, numbers } of normals) {
    stream.fill(numbers)
    uniformToNormal(numbers)
  }
  for (const [row, id] of ids.entries()) {
    const values = related.get(id)!.fill(0)
    for (let column = 0; column <= row; column++) {
      const [part, { numbers }] = [lower[row]![column]!, normals[column]!]
      if (part !== 0) for (let k = 0; k < values.length; k++) values[k]! += part * numbers[k]!
    }
    normalToUniform(values)
  }
}
