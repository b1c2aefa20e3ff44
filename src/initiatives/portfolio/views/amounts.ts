import type { Language } from '../../../kernel/language-text.ts'
import { kronorOf, type Öre } from '../../../kernel/money.ts'
import { formatNumber } from '../../../web/format.ts'
import { words } from '../words.ts'

/** 1 200 000 kr: whole kronor, since present values are not known to the öre. */
export const inKronor = (öre: Öre, language: Language): string => {
  const whole = Math.round(kronorOf(öre))
  return `${formatNumber(whole === 0 ? 0 : whole, language)}\u202f${language === 'sv' ? 'kr' : 'SEK'}`
}

/** With its sign, for differences. */
export const asDifference = (öre: Öre, language: Language): string => `${öre > 0 ? '+' : ''}${inKronor(öre, language)}`

/** 12,5 %: a weight or the like. */
export const inPercent = (share: number, language: Language, digits = 0): string =>
  formatNumber(share, language, { style: 'percent', maximumFractionDigits: digits })

export const inPoints = (points: number, language: Language): string =>
  formatNumber(points, language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })

export const asRatio = (npv: Öre, investment: Öre, language: Language): string | null =>
  investment > 0 ? formatNumber(npv / investment, language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }) : null

/** The unit in which drawings show amounts that are this large, and how many öre it has. */
export function unitFor(amounts: readonly Öre[], language: Language): { name: string; öre: number } {
  const most = Math.max(0, ...amounts.map(Math.abs)) / 100
  const unit = most >= 1e6 ? 'million' : most >= 1e4 ? 'thousand' : 'one'
  return { name: words[language].units[unit], öre: 100 * { million: 1e6, thousand: 1e3, one: 1 }[unit] }
}

/** A number as people write it: 1 200 000,5 or 1,200,000.5. Undefined for what is none. */
export function typedNumber(text: string, language: Language): number | undefined {
  const plain = text.replaceAll(/[\s\u00a0\u202f]|kr$|SEK$/g, '')
  const written = language === 'sv' ? plain.replace(',', '.') : plain.replaceAll(/,(?=\d{3}\b)/g, '')
  return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : undefined
}

/** A number for a field that is read by `typedNumber`. */
export const forField = (value: number | null | undefined, language: Language): string =>
  value === null || value === undefined ? '' : formatNumber(value, language, { maximumFractionDigits: 6 })
