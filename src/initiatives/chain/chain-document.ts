import { z } from 'zod'
import { about } from '../../api/texts.ts'
import type { Chain } from './find.ts'
import { type BenefitFacts, benefitTypes, type StepKind, stepKinds, valueDimensions } from './step.ts'

export const mostSteps = 200
const mostLinks = 1000

const day = z.iso.date().nullable().default(null)
const id = z.number().int().positive().max(2_147_483_647).nullable().default(null)
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((written) => written || null)
    .nullable()
    .default(null)
const figure = z.number().min(-1e15).max(1e15).nullable().default(null)
const inLanguages = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9-]+)?$/), z.string().max(300))

export const confidences = ['low', 'medium', 'high'] as const
export const pengClasses = ['green', 'yellow', 'red'] as const

/** What a benefit says, as people and systems send it. */
export const BenefitInput = z
  .object({
    type: about(z.enum(benefitTypes).nullable().default(null), {
      sv: 'Finansiell, omfördelning, kvalitet eller miljö.',
      en: 'Financial, redistribution, quality or environment.',
    }),
    dimensions: about(z.array(z.enum(valueDimensions)).max(valueDimensions.length).default([]), {
      sv: 'Ramverkets värdedimensioner som den hör till.',
      en: 'The dimensions of value of the framework that it belongs to.',
    }),
    stakeholderId: about(id, { sv: 'Organisationen som får nyttan.', en: 'The organisation that gets the benefit.' }),
    stakeholder: about(text(200), {
      sv: 'Vem som får den, när det inte är en organisation.',
      en: 'Who gets it, where it is no organisation.',
    }),
    owner: about(text(200), { sv: 'Nyttoansvarig: en funktion.', en: 'The benefit owner: an office.' }),
    ownerOrganisationId: about(id, { sv: 'Den nyttoansvarigas organisation.', en: 'The organisation of the benefit owner.' }),
    measure: about(text(500), { sv: 'Hur den mäts.', en: 'How it is measured.' }),
    indicatorId: about(id, { sv: 'Indikatorn som mäter den.', en: 'The indicator that measures it.' }),
    unit: about(text(40), { sv: 'Måttets enhet.', en: 'The unit of the measure.' }),
    baseline: about(figure, { sv: 'Nolläget.', en: 'The baseline.' }),
    baselineOn: about(day, { sv: 'Dagen för nolläget.', en: 'The day of the baseline.' }),
    target: about(figure, { sv: 'Målvärdet.', en: 'The target.' }),
    targetOn: about(day, { sv: 'Dagen då målet ska vara nått.', en: 'The day when the target is to be reached.' }),
    method: about(text(2000), { sv: 'Hur nyttan räknas ut.', en: 'How the benefit is worked out.' }),
    confidence: about(z.enum(confidences).nullable().default(null), {
      sv: 'Hur säker bedömningen är.',
      en: 'How certain the judgement is.',
    }),
    peng: about(z.enum(pengClasses).nullable().default(null), {
      sv: 'PENG-klass: grön, gul eller röd.',
      en: 'PENG class: green, yellow or red.',
    }),
  })
  .refine(({ baselineOn, targetOn }) => !baselineOn || !targetOn || baselineOn < targetOn, {
    path: ['targetOn'],
    params: {
      fix: { sv: 'Målets dag ska komma efter nollägets.', en: 'The day of the target should come after that of the baseline.' },
    },
  })

export const StepInput = z
  .object({
    kind: about(z.enum(stepKinds), {
      sv: 'Insats, förändring, effekt, nytta eller mål.',
      en: 'Activity, change, effect, benefit or goal.',
    }),
    title: about(
      inLanguages.refine((title) => Object.values(title).some((one) => one.trim() !== '')),
      { sv: 'Vad steget är.', en: 'What the step is.' },
    ),
    benefit: about(BenefitInput.optional(), { sv: 'Bara för en nytta.', en: 'For a benefit only.' }),
  })
  .refine(({ kind, benefit }) => kind === 'benefit' || benefit === undefined, {
    path: ['benefit'],
    params: { fix: { sv: 'Bara en nytta har uppgifter om nyttan.', en: 'Only a benefit has facts on it.' } },
  })
export type StepInput = z.input<typeof StepInput>

const key = about(z.string().min(1).max(40), {
  sv: 'Stegets nummer, eller ett eget namn på ett nytt steg.',
  en: 'The number of the step, or a name of one’s own for a new step.',
})

/** A whole chain. A step whose key is the number of one that is there changes it; others are new. */
export const ChainDocument = z.object({
  steps: z.array(StepInput.safeExtend({ key })).max(mostSteps),
  links: z.array(z.object({ from: key, to: key })).max(mostLinks),
})
export type ChainDocument = z.output<typeof ChainDocument>

export type DocumentStep = { key: string; kind: StepKind; title: { [tag: string]: string }; benefit?: BenefitFacts | undefined }

export const noFacts: BenefitFacts = BenefitInput.parse({})

/** A chain as a document, its steps in order. */
export const documentOf = ({ steps, links }: Chain): { steps: DocumentStep[]; links: { from: string; to: string }[] } => ({
  steps: steps.map(({ id, kind, title, benefit }) => ({ key: String(id), kind, title: { ...title }, ...(benefit && { benefit }) })),
  links: links.map(({ from, to }) => ({ from: String(from), to: String(to) })),
})
