/** What a krona is worth in each year from the base year, which is not discounted. */
export function discountFactors(rate: number, years: number): Float64Array {
  const factors = new Float64Array(years)
  for (let t = 0; t < years; t++) factors[t] = (1 + rate) ** -t
  return factors
}

/** Of a series that begins in the base year: Σ x / (1 + r)^t. */
export function presentValue(series: ArrayLike<number>, rate: number): number {
  let sum = 0
  for (let t = 0; t < series.length; t++) sum += series[t]! * (1 + rate) ** -t
  return sum
}

/** What an investment costs a year over a number of years: I · r / (1 − (1 + r)^−n). */
export function annuity(investment: number, rate: number, years: number): number | null {
  if (years <= 0) return null
  return rate === 0 ? investment / years : (investment * rate) / (1 - (1 + rate) ** -years)
}
