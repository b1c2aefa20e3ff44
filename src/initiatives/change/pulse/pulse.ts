import { z } from 'zod'
import { about } from '../../../api/texts.ts'
import type { LanguageText } from '../../../kernel/language-text.ts'
import { said } from '../group.ts'

export type PulseGroup = { id: number; name: LanguageText; people: number }

/** A few questions to those whose work changes, open for some days. */
export type Pulse = {
  id: number
  initiativeId: number
  title: LanguageText
  token: string
  minimum: number
  groups: PulseGroup[]
  opensOn: string
  closesOn: string
  closedOn: string | null
}

/** No fewer: with four, three who compare notes know the fourth. */
export const leastMinimum = 5

/** Who belongs to none of the groups. */
export const noGroup = 0

export const PulseInput = z
  .object({
    title: about(z.record(z.string(), z.string().trim().min(1).max(200)).refine(said), {
      sv: 'Namnet på pulsen.',
      en: 'The name of the pulse.',
    }),
    opensOn: about(z.iso.date(), { sv: 'Första dagen att svara.', en: 'The first day to answer.' }),
    closesOn: about(z.iso.date(), { sv: 'Sista dagen att svara.', en: 'The last day to answer.' }),
    minimum: about(z.number().int().min(leastMinimum).max(100).default(leastMinimum), {
      sv: 'Så många svar måste det finnas bakom varje uppgift som visas.',
      en: 'So many answers must stand behind everything that is shown.',
    }),
  })
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, { path: ['closesOn'] })
  .refine(({ opensOn, closesOn }) => Date.parse(closesOn) - Date.parse(opensOn) <= 92 * 86_400_000, { path: ['closesOn'] })
export type PulseInput = z.input<typeof PulseInput>

/** Answers are shown when no more can come: two looks at an open pulse would tell what the one who answered between them said. */
export const stateOf = (
  { opensOn, closesOn, closedOn }: Pick<Pulse, 'opensOn' | 'closesOn' | 'closedOn'>,
  today: string,
): 'coming' | 'open' | 'closed' => (closedOn !== null || closesOn < today ? 'closed' : opensOn > today ? 'coming' : 'open')
