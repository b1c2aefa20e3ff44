import { z } from 'zod'
import { about } from '../api/texts.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { type Frequency, frequencies } from './period.ts'

export type IndicatorId = number

export const directions = ['higher', 'lower', 'neither'] as const
export type Direction = (typeof directions)[number]

/** What somebody measures, again and again. */
export type Indicator = {
  id: IndicatorId
  /** Who keeps it; null: the node. */
  organisationId: number | null
  /** A name for machines and files. */
  code: string | null
  name: LanguageText
  description: LanguageText
  /** As it is written after the figure. */
  unit: string
  decimals: number
  better: Direction
  frequency: Frequency
  /** How long after the period a value holds; null: by the frequency. */
  freshDays: number | null
  source: string
  sourceUrl: string | null
  version: number
  addedAt: Date
  changedAt: Date
  endedAt: Date | null
}

/** One revision of the value of a period. */
export type IndicatorValue = {
  indicatorId: IndicatorId
  /** Whom it is about; null: all together. */
  organisationId: number | null
  period: string
  periodEnd: string
  revision: number
  /** Null: withdrawn, there is no value. */
  value: number | null
  source: string | null
  note: string | null
  origin: Origin
  at: Date
}

export const origins = ['hand', 'file', 'api', 'facts', 'demonstration'] as const
export type Origin = (typeof origins)[number]

const inLanguages = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9-]+)?$/), z.string())
const texts = inLanguages.refine((text) => Object.values(text).some((one) => one.trim() !== '') && lengths(text) <= 300)
const lengths = (text: object) => Math.max(...Object.values(text).map((one: string) => one.length))

export const IndicatorInput = z.object({
  organisation: about(z.number().int().positive().nullable().default(null), {
    sv: 'Numret på organisationen som förvaltar den, eller null för noden.',
    en: 'The number of the organisation that keeps it, or null for the node.',
  }),
  code: about(
    z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/)
      .nullable()
      .default(null),
    { sv: 'Ett kort namn för filer och system.', en: 'A short name for files and systems.' },
  ),
  name: about(texts, { sv: 'Vad som mäts.', en: 'What is measured.' }),
  description: about(inLanguages.refine((text) => Object.values(text).every((one) => one.length <= 4000)).default({}), {
    sv: 'Hur det mäts.',
    en: 'How it is measured.',
  }),
  unit: about(z.string().trim().min(1).max(40), {
    sv: 'Enheten, som den skrivs efter talet.',
    en: 'The unit, as it is written after the figure.',
  }),
  decimals: about(z.number().int().min(0).max(6).default(0), { sv: 'Hur många decimaler som visas.', en: 'How many decimals are shown.' }),
  better: about(z.enum(directions).default('higher'), {
    sv: 'Om ett högre eller lägre värde är bättre.',
    en: 'Whether a higher or a lower value is better.',
  }),
  frequency: about(z.enum(frequencies).default('year'), { sv: 'Hur ofta det mäts.', en: 'How often it is measured.' }),
  freshDays: about(z.number().int().min(1).max(3660).nullable().default(null), {
    sv: 'Hur många dagar efter perioden som ett värde gäller, eller null för det vanliga.',
    en: 'How many days after the period a value holds, or null for the usual.',
  }),
  source: about(z.string().trim().min(1).max(500), { sv: 'Var siffrorna kommer från.', en: 'Where the figures are from.' }),
  sourceUrl: about(
    z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .nullable()
      .default(null),
    { sv: 'Källans adress.', en: 'The address of the source.' },
  ),
})
export type IndicatorInput = z.input<typeof IndicatorInput>
