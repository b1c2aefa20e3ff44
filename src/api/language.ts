import type { Language } from '../kernel/language-text.ts'

/** Swedish, unless Accept-Language likes English better (RFC 9110 §12.5.4). */
export function acceptedLanguage(header: string | undefined): Language {
  const liked = { sv: 0, en: 0 }
  for (const part of (header ?? '').split(',')) {
    const [range, ...parameters] = part.trim().toLowerCase().split(';')
    const language = range!.split('-')[0]!
    if (language !== 'sv' && language !== 'en') continue
    liked[language] = Math.max(liked[language], qualityIn(parameters))
  }
  return liked.en > liked.sv ? 'en' : 'sv'
}

export function qualityIn(parameters: readonly string[]): number {
  const written = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((q) => q !== undefined)
  return written === undefined ? 1 : Number(written)
}
