import { z } from 'zod'
import { about } from '../../api/texts.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { Öre } from '../../kernel/money.ts'
import { textIn, textNeeded } from '../text-in.ts'
import { gates } from './budget.ts'
import { Criteria, type Criterion } from './criterion.ts'

export type PortfolioId = number

export type Portfolio = {
  id: PortfolioId
  organisationId: number
  title: LanguageText
  description: LanguageText
  criteria: Criterion[]
  /** Null: no limit. */
  budget: Öre | null
  publishedAt: Date | null
  version: number
  addedAt: Date
  changedAt: Date
}

/** The same initiatives under other conditions. */
export type Scenario = {
  id: number
  title: LanguageText
  /** By criterion, where they differ from the portfolio's. */
  points: { readonly [criterion: string]: number }
  /** Null: as in the portfolio. */
  budget: Öre | null
  excluded: readonly number[]
  must: readonly number[]
}

/** Kronor: a hundred thousand million, in which sums of a thousand still are exact. */
const kronor = z.number().min(0).max(1e11)
const number = z
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1)

export const PortfolioInput = z.object({
  title: about(textNeeded(300), { sv: 'Vad portföljen heter.', en: 'What the portfolio is called.' }),
  description: about(textIn(10_000).default({}), {
    sv: 'Vad den omfattar, och vad den ska användas till.',
    en: 'What it takes in, and what it is for.',
  }),
  budget: about(kronor.nullable().default(null), {
    sv: 'Det som finns att investera, i kronor. Null: ingen gräns.',
    en: 'What there is to invest, in kronor. Null: no limit.',
  }),
  criteria: about(Criteria.optional(), {
    sv: 'Kriterierna. Utan dem börjar portföljen med de föreslagna.',
    en: 'The criteria. Without them the portfolio begins with those suggested.',
  }),
})
export type PortfolioInput = z.input<typeof PortfolioInput>

const missingWhy = { sv: 'Skriv varför.', en: 'Say why.' }
const says = textIn(2000).default({})
const said = (text: LanguageText) => Object.keys(text).length > 0

export const ItemInput = z
  .object({
    gate: about(z.enum(gates).default('open'), {
      sv: 'open prövas mot de andra, must ska göras, excluded prövas inte.',
      en: 'open is weighed against the others, must has to be done, excluded is not weighed.',
    }),
    gateWhy: about(says, { sv: 'Vilket hårt krav det är: en lag, en tidsgräns.', en: 'Which hard limit it is: a law, a deadline.' }),
    scores: about(
      z.record(z.string(), z.object({ score: z.union([z.number().finite(), z.string().trim().min(1).max(60)]), why: says })).default({}),
      {
        sv: 'Bedömningar för hand, efter kriteriets korta namn, var och en med skäl.',
        en: 'Scores by hand, by the short name of the criterion, each with its reason.',
      },
    ),
  })
  .refine(({ gate, gateWhy }) => gate === 'open' || said(gateWhy), { path: ['gateWhy'], params: { why: 'gateWhy', fix: missingWhy } })
  .superRefine(({ scores }, context) => {
    for (const [key, { why }] of Object.entries(scores))
      if (!said(why)) context.addIssue({ code: 'custom', path: ['scores', key, 'why'], params: { why: 'why', fix: missingWhy } })
  })
export type ItemInput = z.input<typeof ItemInput>
export type ItemFacts = z.output<typeof ItemInput>

export const ScenarioInput = z.object({
  title: about(textNeeded(300), { sv: 'Vad scenariot heter.', en: 'What the scenario is called.' }),
  points: about(z.record(z.string(), z.number().min(0).max(1000)).default({}), {
    sv: 'Andra viktpoäng, efter kriteriets korta namn.',
    en: 'Other points, by the short name of the criterion.',
  }),
  budget: about(kronor.nullable().default(null), {
    sv: 'En annan budget i kronor. Null: som i portföljen.',
    en: 'Another budget in kronor. Null: as in the portfolio.',
  }),
  excluded: about(z.array(number).max(1000).default([]), { sv: 'Initiativ som inte är med.', en: 'Initiatives that are left out.' }),
  must: about(z.array(number).max(1000).default([]), { sv: 'Initiativ som ska göras.', en: 'Initiatives that have to be done.' }),
})
export type ScenarioInput = z.input<typeof ScenarioInput>
