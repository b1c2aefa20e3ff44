import type { Language } from '../../kernel/language-text.ts'

/** A number as people write it: 35 000, 1 234,5 or 0.5; in English 35,000 too. Undefined where it is none. */
export function writtenNumber(text: string, language: Language): number | undefined {
  const together = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace('−', '-')
  const plain = (language === 'en' ? together.replaceAll(/,(?=\d{3}(?!\d))/g, '') : together).replace(',', '.')
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(plain) ? Number(plain) : undefined
}
