import type { Language } from '../kernel/language-text.ts'

const locale = { sv: 'sv-SE', en: 'en-GB' } as const
const timeZone = 'Europe/Stockholm'

// A narrow no-break space between thousands, as Svenska skrivregler has it; Intl gives the wide one.
const narrow = (text: string) => text.replaceAll('\u00a0', '\u202f')

/** 1 234,5 in Swedish, 1,234.5 in English. */
export function formatNumber(value: number, language: Language, options?: Intl.NumberFormatOptions): string {
  return narrow(value.toLocaleString(locale[language], options))
}

/** A share as whole per cent: 0.305 → 31 %. */
export function formatShare(share: number, language: Language): string {
  return formatNumber(share, language, { style: 'percent', maximumFractionDigits: 0 })
}

/** 2026-11-23, in both languages: it sorts, and nobody misreads it. */
export function formatDate(at: Date | string): string {
  // A date without a time is already written as it should be, and must not slip a day over the time zone.
  return typeof at === 'string' && /^\d{4}(-\d\d){0,2}$/.test(at) ? at : parts(at).date
}

/** 2026-11-23 20:16, Swedish time. */
export function formatDateTime(at: Date | string): string {
  const { date, time } = parts(at)
  return `${date} ${time}`
}

function parts(at: Date | string): { date: string; time: string } {
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) return { date: String(at), time: '' }
  const [date, time] = instant.toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).split(' ')
  return { date: date!, time: time! }
}

const sizes = ['byte', 'kB', 'MB', 'GB', 'TB']

/** 1 500 000 → 1,5 MB. */
export function formatBytes(bytes: number, language: Language): string {
  const step = bytes < 1000 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${formatNumber(bytes / 1000 ** step, language, { maximumFractionDigits: step === 0 ? 0 : 1 })}\u202f${sizes[step]}`
}

/** 4 s, 3 min 20 s, 2 h 5 min. */
export function formatDuration(seconds: number, language: Language): string {
  const whole = Math.round(seconds)
  const hour = language === 'sv' ? 'tim' : 'h'
  if (seconds < 10) return `${formatNumber(seconds, language, { maximumFractionDigits: 1 })}\u202fs`
  if (whole < 60) return `${whole}\u202fs`
  if (whole < 3600) return `${Math.floor(whole / 60)}\u202fmin ${whole % 60}\u202fs`
  return `${Math.floor(whole / 3600)}\u202f${hour} ${Math.floor((whole % 3600) / 60)}\u202fmin`
}
