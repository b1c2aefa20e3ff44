import type { distributions } from '../case-document.ts'

type Distribution = (typeof distributions)[number]

/** From uniform numbers, in place, to where between the lowest and the highest an item comes out: 0 to 1, the likely value at `mode`. */
export type Place = (numbers: Float64Array) => void

/** To add a distribution: a row. */
export const placesOf: { readonly [distribution in Distribution]: (mode: number) => Place } = {
  uniform: () => () => {},
  triangular: (mode) => (numbers) => {
    for (let at = 0; at < numbers.length; at++) {
      const u = numbers[at]!
      numbers[at] = u < mode ? Math.sqrt(u * mode) : 1 - Math.sqrt((1 - u) * (1 - mode))
    }
  },
  pert: (mode) => {
    const table = pertQuantiles(mode)
    return (numbers) => {
      for (let at = 0; at < numbers.length; at++) {
        const place = numbers[at]! * steps
        const low = place | 0
        numbers[at] = table[low]! + (place - low) * (table[low + 1]! - table[low]!)
      }
    }
  },
}

const steps = 4096
const known = new Map<number, Float64Array>()

/** Quantiles of Beta(1 + 4m, 1 + 4(1 − m)), which is PERT on 0 to 1: its mean is (0 + 4m + 1)/6. Its density is summed by Simpson's rule and turned round. */
function pertQuantiles(mode: number): Float64Array {
  const rounded = Math.round(mode * 10_000) / 10_000
  if (!known.has(rounded)) {
    if (known.size > 200) known.clear()
    known.set(rounded, quantilesOf(rounded))
  }
  return known.get(rounded)!
}

function quantilesOf(mode: number): Float64Array {
  const density = (x: number) => x ** (4 * mode) * (1 - x) ** (4 * (1 - mode))
  const cumulative = new Float64Array(steps + 1)
  let before = density(0)
  for (let step = 0; step < steps; step++) {
    const after = density((step + 1) / steps)
    cumulative[step + 1] = cumulative[step]! + (before + 4 * density((step + 0.5) / steps) + after) / 6
    before = after
  }
  const total = cumulative[steps]!
  const quantiles = new Float64Array(steps + 2)
  let x = 0
  for (let step = 0; step <= steps; step++) {
    const wanted = (step / steps) * total
    while (x < steps - 1 && cumulative[x + 1]! < wanted) x++
    quantiles[step] = (x + (wanted - cumulative[x]!) / (cumulative[x + 1]! - cumulative[x]!)) / steps
  }
  quantiles[steps + 1] = 1
  return quantiles
}
