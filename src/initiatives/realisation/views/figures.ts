import type { Language } from '../../../kernel/language-text.ts'
import { kronorOf, type Öre } from '../../../kernel/money.ts'
import type { Tone } from '../../../web/components/tag/tag.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { BenefitRealisation } from '../find.ts'
import type { Progress } from '../progress.ts'

/** A figure with its unit, as finely as it can be of use: 12,5 minuter, 1 619 770 kr. */
export const figure = (value: number, unit: string | null, language: Language): string =>
  [formatNumber(value, language, { maximumFractionDigits: Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : 2 }), unit]
    .filter(Boolean)
    .join('\u00a0')

/** Whole kronor: 1 234 kr. */
export const money = (öre: Öre, language: Language): string =>
  `${formatNumber(Math.round(kronorOf(öre)), language)}\u00a0${language === 'sv' ? 'kr' : 'SEK'}`

export const tones: { readonly [progress in Progress]: Tone } = {
  'not-begun': 'neutral',
  'on-the-way': 'info',
  behind: 'warning',
  reached: 'success',
  failed: 'danger',
}

/** The price year of all plans that are counted in money, where they have one in common. */
export function commonPriceYear(benefits: readonly Pick<BenefitRealisation, 'plan'>[]): number | null {
  const years = new Set(benefits.flatMap(({ plan }) => plan?.priceYear ?? []))
  return years.size === 1 ? [...years][0]! : null
}
