/** What a demand for information costs those it is for: the Standard Cost Model, P × Q. Only what the demand adds is counted. */
export type Burden = {
  /** Hours each time, what an hour costs with overhead, and what is bought from others each time. */
  hours: number
  hourlyCost: number
  external: number
  /** How many it is for, and how often in a year. */
  population: number
  timesAYear: number
}

export type BurdenCost = { price: number; quantity: number; total: number }

export function standardCost({ hours, hourlyCost, external, population, timesAYear }: Burden): BurdenCost {
  const price = hours * hourlyCost + external
  const quantity = population * timesAYear
  return { price, quantity, total: price * quantity }
}
