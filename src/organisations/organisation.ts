import { z } from 'zod'
import { about } from '../api/texts.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { organisationNumber } from './number.ts'

export const organisationKinds = ['agency', 'region', 'municipality', 'association', 'company', 'other'] as const
export type OrganisationKind = (typeof organisationKinds)[number]
export type OrganisationId = number

export type Organisation = {
  id: OrganisationId
  kind: OrganisationKind
  /** The legal name, by language. */
  name: LanguageText
  /** Ten digits. */
  number: string | null
  /** SCB's code of a county (two digits) or a municipality (four). */
  code: string | null
  validFrom: string | null
  validTo: string | null
  /** Kinds of changes that need a second person. */
  approval: string[]
  origin: 'people' | 'facts' | 'demonstration'
  source: string | null
  asOf: string | null
  version: number
  changedAt: Date
}

const text = z.string().trim().min(1).max(300)
const day = z.iso.date()

const wrongNumber = {
  sv: 'Ange tio siffror. Den sista är en kontrollsiffra som ska stämma med de andra.',
  en: 'Give ten digits. The last one is a check digit that should agree with the others.',
}
const wrongOrder = { sv: 'Den sista dagen ska komma efter den första.', en: 'The last day should come after the first.' }

export const OrganisationInput = z
  .object({
    kind: about(z.enum(organisationKinds), { sv: 'Sorten av organisation.', en: 'The kind of organisation.' }),
    name: about(z.object({ sv: text, en: text.optional() }), {
      sv: 'Det juridiska namnet, på svenska och engelska.',
      en: 'The legal name, in Swedish and English.',
    }),
    number: about(
      z
        .string()
        .transform((written, context) => {
          const number = organisationNumber(written)
          if (number === undefined)
            context.addIssue({ code: 'custom', message: 'not an organisation number', params: { why: 'number', fix: wrongNumber } })
          return number ?? z.NEVER
        })
        .optional(),
      { sv: 'Organisationsnummer, med eller utan streck.', en: 'Organisation number, with or without a hyphen.' },
    ),
    code: about(
      z
        .string()
        .regex(/^\d{2}(\d{2})?$/)
        .optional(),
      { sv: 'Länskod, två siffror, eller kommunkod, fyra.', en: 'Code of the county, two digits, or the municipality, four.' },
    ),
    validFrom: about(day.optional(), { sv: 'Första dagen.', en: 'The first day.' }),
    validTo: about(day.optional(), { sv: 'Dagen då den upphör.', en: 'The day that it ends.' }),
  })
  .refine(({ validFrom, validTo }) => !validFrom || !validTo || validFrom < validTo, {
    path: ['validTo'],
    params: { why: 'order', fix: wrongOrder },
  })
export type OrganisationInput = z.input<typeof OrganisationInput>
