import type { Language } from '../../kernel/language-text.ts'
import { formatNumber } from '../../web/format.ts'
import type { CalculationFactors, DiscountRate, HourlyCostFormula } from './calculation-factors.ts'
import { words } from './words.ts'

/** Every factor as a row of a spreadsheet. */
export function factorRows({ rates, hourlyCosts, pengWeights }: CalculationFactors, language: Language): string[][] {
  const t = words[language]
  const { columns } = t
  const number = (value: number) => formatNumber(value, language, { useGrouping: false, maximumFractionDigits: 6 })
  const about = ({ validFrom, validTo, source, note, unverified }: DiscountRate | HourlyCostFormula) => [
    validFrom ?? '',
    validTo ?? '',
    source.title,
    source.url ?? '',
    [note?.[language], unverified && t.unverified].filter(Boolean).join(' '),
  ]
  return [
    [
      columns.group,
      columns.id,
      t.factor,
      columns.value,
      t.kind,
      t.purpose,
      t.months,
      t.hoursWorked,
      columns.from,
      columns.to,
      t.source,
      columns.address,
      columns.note,
    ],
    ...rates.map((one) => [
      t.rates,
      one.id,
      one.name[language],
      number(one.rate),
      t.kinds[one.kind],
      t.purposes[one.purpose],
      '',
      '',
      ...about(one),
    ]),
    ...hourlyCosts.map((one) => [
      t.hours,
      one.id,
      one.name[language],
      number(one.onCosts),
      '',
      '',
      number(one.months),
      number(one.hours),
      ...about(one),
    ]),
    ...(['green', 'yellow', 'red'] as const).map((name) => [
      t.peng,
      name,
      t.pengClasses[name],
      number(pengWeights[name]),
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
    ]),
  ]
}
