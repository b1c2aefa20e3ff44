import type { HourlyCostFormula } from './calculation-factors.ts'

/** What an hour of somebody's work costs, in kronor. */
export const hourlyCost = (
  { months, hours, onCosts }: Pick<HourlyCostFormula, 'months' | 'hours' | 'onCosts'>,
  monthlySalary: number,
): number => ((monthlySalary * months) / hours) * onCosts
