import type { Language } from '../../kernel/language-text.ts'
import type { FormState } from '../../web/form-state.ts'
import type { CalculationFactors, HourlyCostFormula } from './calculation-factors.ts'
import { hourlyCost } from './hourly-cost.ts'
import { type Burden, type BurdenCost, standardCost } from './standard-cost-model.ts'
import { writtenNumber } from './written-number.ts'

/** What the page's two small calculators were asked, and what they came to. */
export type Calculated<Result> = { state: FormState; result?: Result }
export type HourResult = { formula: HourlyCostFormula; salary: number; cost: number }
export type BurdenResult = Burden & BurdenCost

/** What is asked, each with an example of how it is written. */
const burdenExamples = { hours: '3', hourlyCost: '434', external: '0', population: '35 000', timesAYear: '2' } as const
type Asked = { query: URLSearchParams; language: Language }
const burdenFields = Object.keys(burdenExamples) as (keyof Burden)[]

type Texts = {
  number: (field: string, example: string) => string
  unknownFormula: string
  salary: string
  burdenFields: { readonly [field in keyof Burden]: string }
}

export function calculateHour({ query, language }: Asked, { hourlyCosts }: CalculationFactors, texts: Texts): Calculated<HourResult> {
  const values = { formula: query.get('formula') ?? hourlyCosts[0]!.id, salary: query.get('salary') ?? '' }
  if (query.get('calculate') !== 'hour') return { state: { values, errors: {} } }
  const formula = hourlyCosts.find(({ id }) => id === values.formula)
  const salary = atLeastZero(values.salary, language)
  if (formula && salary !== undefined)
    return { state: { values, errors: {} }, result: { formula, salary, cost: hourlyCost(formula, salary) } }
  const errors = {
    ...(!formula && { formula: texts.unknownFormula }),
    ...(salary === undefined && { salary: texts.number(texts.salary, '35 000') }),
  }
  return { state: { values, errors } }
}

export function calculateBurden({ query, language }: Asked, texts: Texts): Calculated<BurdenResult> {
  const values = Object.fromEntries(burdenFields.map((name) => [name, query.get(name) ?? (name === 'external' ? '0' : '')]))
  if (query.get('calculate') !== 'burden') return { state: { values, errors: {} } }
  const numbers = Object.fromEntries(burdenFields.map((name) => [name, atLeastZero(values[name]!, language)])) as {
    [name in keyof Burden]: number | undefined
  }
  const wrong = burdenFields.filter((name) => numbers[name] === undefined)
  if (wrong.length > 0)
    return {
      state: {
        values,
        errors: Object.fromEntries(wrong.map((name) => [name, texts.number(texts.burdenFields[name], burdenExamples[name])])),
      },
    }
  const burden = numbers as Burden
  return { state: { values, errors: {} }, result: { ...burden, ...standardCost(burden) } }
}

function atLeastZero(text: string, language: Language): number | undefined {
  const number = writtenNumber(text, language)
  return number !== undefined && number >= 0 ? number : undefined
}
