import { z } from 'zod'
import { about } from '../../api/texts.ts'
import type { LanguageText } from '../../kernel/language-text.ts'

/** How much of their work changes. */
export const impacts = ['little', 'some', 'much', 'entirely'] as const
export type Impact = (typeof impacts)[number]

/** Some people whose work or everyday changes. */
export type AffectedGroup = {
  id: number
  initiativeId: number
  organisationId: number | null
  name: LanguageText
  people: number
  impact: Impact
  changes: LanguageText
  version: number
}

export const said = (text: LanguageText): boolean => Object.values(text).some((one) => one.trim() !== '')
export const longText = z.record(z.string(), z.string().trim().max(5000))

export const GroupInput = z.object({
  name: about(z.record(z.string(), z.string().trim().min(1).max(200)).refine(said), { sv: 'Gruppens namn.', en: 'The name of the group.' }),
  organisation: about(z.number().int().positive().nullable().default(null), {
    sv: 'Organisationen där de arbetar. Utelämnad: utanför, till exempel invånare.',
    en: 'The organisation where they work. Left out: outside, such as inhabitants.',
  }),
  people: about(z.number().int().min(1).max(20_000_000), { sv: 'Hur många de är, ungefär.', en: 'How many they are, about.' }),
  impact: about(z.enum(impacts), { sv: 'Hur mycket deras arbete ändras.', en: 'How much their work changes.' }),
  changes: about(longText.default({}), { sv: 'Vad som ändras för dem.', en: 'What changes for them.' }),
})
export type GroupInput = z.input<typeof GroupInput>
