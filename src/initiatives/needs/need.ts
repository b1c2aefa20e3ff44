import { z } from 'zod'
import { about } from '../../api/texts.ts'
import type { LanguageText } from '../../kernel/language-text.ts'

export type NeedId = number

export const urgencies = ['low', 'normal', 'high', 'statutory'] as const
export type Urgency = (typeof urgencies)[number]

/** The EU's data themes, by code: what the catalogue is sorted by, and so the needs. */
export const themeCodes = ['AGRI', 'ECON', 'EDUC', 'ENER', 'ENVI', 'GOVE', 'HEAL', 'INTR', 'JUST', 'SOCI', 'REGI', 'TECH', 'TRAN'] as const

/** What somebody lacks, before anybody knows what would meet it. */
export type Need = {
  id: NeedId
  organisationId: number
  title: LanguageText
  problem: LanguageText
  /** Who they are, and what they need. */
  users: LanguageText
  goals: LanguageText
  legalDrivers: LanguageText
  themes: string[]
  /** Other organisations that it touches. */
  affected: number[]
  urgency: Urgency
  neededBy: string | null
  publishedAt: Date | null
  closedAt: Date | null
  closedWhy: string | null
  version: number
  addedAt: Date
  changedAt: Date
}

const written = (most: number) =>
  z
    .record(z.string().max(35), z.string().trim().max(most))
    .transform((texts): LanguageText => Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')))
const said = (most: number) => written(most).refine((texts) => Object.keys(texts).length > 0, { params: { why: 'empty' } })

export const NeedInput = z.object({
  title: about(said(200), { sv: 'Behovet i en rad.', en: 'The need in one line.' }),
  problem: about(said(10_000), {
    sv: 'Vad som inte fungerar i dag, för vem, och vad det leder till.',
    en: 'What does not work today, for whom, and what it leads to.',
  }),
  users: about(written(10_000).default({}), { sv: 'Vilka användarna är och vad de behöver.', en: 'Who the users are and what they need.' }),
  goals: about(written(10_000).default({}), { sv: 'Mål som behovet tjänar.', en: 'Goals that the need serves.' }),
  legalDrivers: about(written(10_000).default({}), { sv: 'Lagar och beslut som driver på.', en: 'Laws and decisions behind it.' }),
  themes: about(z.array(z.enum(themeCodes)).max(13).default([]), {
    sv: 'EU:s datakategorier, med kod.',
    en: 'The data themes of the EU, by code.',
  }),
  affected: about(z.array(z.number().int().min(1)).max(500).default([]), {
    sv: 'Andra organisationer som berörs, med nummer.',
    en: 'Other organisations that it touches, by number.',
  }),
  urgency: about(z.enum(urgencies).default('normal'), {
    sv: 'Hur bråttom det är: low, normal, high, eller statutory när lagen kräver det.',
    en: 'How urgent it is: low, normal, high, or statutory where the law demands it.',
  }),
  neededBy: about(z.iso.date().nullable().default(null), { sv: 'Dagen då det behövs.', en: 'The day that it is needed.' }),
})
export type NeedInput = z.input<typeof NeedInput>

/** How a need stands: written and not shown to others, shown, or closed. */
export const stateOf = ({ publishedAt, closedAt }: Pick<Need, 'publishedAt' | 'closedAt'>): 'draft' | 'published' | 'closed' =>
  closedAt ? 'closed' : publishedAt ? 'published' : 'draft'
export type NeedState = ReturnType<typeof stateOf>
