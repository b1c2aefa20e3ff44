import type { Language } from '../../../kernel/language-text.ts'
import { formatNumber } from '../../../web/format.ts'

/**
 * A number as people write it: 1 200 000, 3,5, −5. A comma is a decimal comma, but on English pages it stands between thousands
 * where it can. Nothing else is a number: NaN.
 */
export function typedNumber(text: string, language: Language): number {
  const bare = text.replaceAll(/[\s\u00a0\u202f'’]/g, '').replace(/^[−–]/, '-')
  const english = language === 'en' && /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)
  const plain = english ? bare.replaceAll(',', '') : bare.replace(',', '.')
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN
}

/** As it stands in a field. */
export const shownNumber = (value: number, language: Language, decimals = 2): string =>
  formatNumber(value, language, { maximumFractionDigits: decimals })

/** 0.035 → 3,5. */
export const shownPercent = (share: number, language: Language): string => shownNumber(share * 100, language, 6)
