import type { Language } from '../../../kernel/language-text.ts'

// 1,234 is a little more than one in Swedish and more than a thousand in English, so it is read in the language of the page.
const written: { readonly [language in Language]: RegExp } = { sv: /^-?\d+([.,]\d+)?$/, en: /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/ }

/** A number as people write it: `1 234,5` on a Swedish page, `1,234.5` on an English. Undefined where it is none. */
export function numberIn(text: string, language: Language): number | undefined {
  const tidy = text
    .trim()
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(/^[−–]/, '-')
  if (!written[language].test(tidy)) return undefined
  const number = Number(language === 'sv' ? tidy.replace(',', '.') : tidy.replaceAll(',', ''))
  return Number.isFinite(number) && Math.abs(number) < 1e15 ? number : undefined
}

/** For a field: without thousands, so that it can be sent back as it stands. */
export const numberText = (value: number, language: Language): string =>
  language === 'sv' ? String(value).replace('.', ',') : String(value)
