/** The rates at which a series is worth nothing, and how often its sign changes. One root is an internal rate of return; several are none. */
export function internalRates(series: readonly number[]): { rates: number[]; signChanges: number } {
  const signChanges = changesOfSign(series)
  if (signChanges === 0) return { rates: [], signChanges }
  // By Descartes' rule of signs one change of sign has one root, wherever it is; several have so many at most, and are looked for where rates are.
  const [from, to, steps] = signChanges === 1 ? [-40, 40, 1] : [Math.log(1 / 21), Math.log(1000), 4000]
  const rates: number[] = []
  let before = worth(series, from)
  for (let step = 1; step <= steps; step++) {
    const low = from + ((to - from) * (step - 1)) / steps
    const high = from + ((to - from) * step) / steps
    const after = worth(series, high)
    if (before === 0) rates.push(Math.expm1(-low))
    else if (after !== 0 && before > 0 !== after > 0) rates.push(Math.expm1(-rootBetween(series, low, high)))
    before = after
  }
  return { rates: rates.reverse(), signChanges }
}

function changesOfSign(series: readonly number[]): number {
  const signs = series.filter((value) => value !== 0).map(Math.sign)
  return signs.filter((sign, at) => at > 0 && sign !== signs[at - 1]).length
}

/** Of the same sign as the present value at the discount factor e^y, and scaled so that it is never too large. */
function worth(series: readonly number[], y: number): number {
  const factor = Math.exp(-Math.abs(y))
  let sum = 0
  if (y <= 0) for (let t = series.length - 1; t >= 0; t--) sum = sum * factor + series[t]!
  else for (let t = 0; t < series.length; t++) sum = sum * factor + series[t]!
  return sum
}

/** Halves until the numbers are neighbours: slower than a step by the slope, and there is no series that it fails for. */
function rootBetween(series: readonly number[], low: number, high: number): number {
  const rises = worth(series, low) < 0
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    const value = worth(series, middle)
    if (value === 0) return middle
    if (value < 0 === rises) low = middle
    else high = middle
  }
  return (low + high) / 2
}
