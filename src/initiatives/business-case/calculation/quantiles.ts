/** Quantiles of many numbers without sorting them all: counted in buckets, and only the buckets that hold one are sorted. Between two numbers, linear. */
export function quantiles(values: Float64Array, shares: readonly number[]): number[] {
  const { least, most } = span(values)
  if (least === most) return shares.map(() => least)
  const counts = new Uint32Array(buckets + 1)
  const scale = buckets / (most - least)
  for (let at = 0; at < values.length; at++) counts[((values[at]! - least) * scale) | 0]!++
  const starts = new Uint32Array(buckets + 2)
  for (let bucket = 0; bucket <= buckets; bucket++) starts[bucket + 1] = starts[bucket]! + counts[bucket]!
  const sorted = new Map<number, Float64Array>()
  const ranked = (rank: number): number => {
    let bucket = 0
    while (starts[bucket + 1]! <= rank) bucket++
    if (!sorted.has(bucket)) sorted.set(bucket, inBucket(values, bucket, counts[bucket]!, { least, scale }).sort())
    return sorted.get(bucket)![rank - starts[bucket]!]!
  }
  return shares.map((share) => {
    const place = share * (values.length - 1)
    const low = ranked(Math.floor(place))
    return low + (place - Math.floor(place)) * (ranked(Math.ceil(place)) - low)
  })
}

// 100 000 numbers: some fifty in each that is sorted.
const buckets = 2048

export function span(values: Float64Array): { least: number; most: number } {
  let least = values[0]!
  let most = least
  for (let at = 1; at < values.length; at++) {
    const value = values[at]!
    if (value < least) least = value
    else if (value > most) most = value
  }
  return { least, most }
}

function inBucket(values: Float64Array, bucket: number, count: number, { least, scale }: { least: number; scale: number }): Float64Array {
  const found = new Float64Array(count)
  let place = 0
  for (let at = 0; at < values.length; at++) if ((((values[at]! - least) * scale) | 0) === bucket) found[place++] = values[at]!
  return found
}

/** How many fall between each pair of edges. */
export function histogram(values: Float64Array, bars: number): { edges: number[]; counts: number[] } {
  const { least, most } = span(values)
  const width = (most - least) / bars || 1
  const edges = Array.from({ length: bars + 1 }, (_, at) => least + at * width)
  const counts = new Array<number>(bars).fill(0)
  for (let at = 0; at < values.length; at++) counts[Math.min(bars - 1, Math.floor((values[at]! - least) / width))]!++
  return { edges, counts }
}
