import type { Language } from '../../kernel/language-text.ts'
import { formatNumber } from '../../web/format.ts'
import type { Indicator } from '../indicator.ts'

/** «1 234,5 minuter»: with the indicator's decimals, and its unit where the number stands alone. */
export function valueText(
  value: number,
  { decimals, unit }: Pick<Indicator, 'decimals' | 'unit'>,
  language: Language,
  withUnit = true,
): string {
  const number = formatNumber(value, language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return withUnit ? `${number}\u00a0${unit}` : number
}
