import { z } from 'zod'
import { about } from '../../api/texts.ts'
import type { Öre } from '../../kernel/money.ts'
import type { BenefitFacts } from '../chain/step.ts'
import { type Frequency, frequencies, frequencyOf, mostPeriods } from './period.ts'

/** How a benefit is to come home, beyond what the benefit itself says. */
export type Plan = {
  frequency: Frequency
  method: 'linear' | 'hand'
  /** As written by hand, by period. */
  expected: { readonly [period: string]: number }
  valuesFrom: 'hand' | 'indicator'
  indicatorOrganisationId: number | null
  /** What one unit better is worth in a period, where it is stated. */
  unitWorth: Öre | null
  priceYear: number | null
  version: number
}

/** What a plan is made from: of the benefit, that which its coming home is measured by. */
export type Measured = Pick<
  BenefitFacts,
  'type' | 'owner' | 'ownerOrganisationId' | 'measure' | 'unit' | 'baseline' | 'baselineOn' | 'target' | 'targetOn' | 'indicatorId'
>

const text = z.string().trim().min(1).max(300)
const id = z.number().int().positive()

/** Owner, baseline, target, date and measure: a plan has all of them. */
export const PlanInput = z
  .object({
    owner: about(text, { sv: 'Nyttoansvarig: befattningen som svarar för nyttan.', en: 'Benefit owner: the office that answers for it.' }),
    ownerOrganisation: about(id, { sv: 'Organisationen där den nyttoansvariga finns.', en: 'The organisation of the benefit owner.' }),
    measure: about(text, { sv: 'Vad som mäts.', en: 'What is measured.' }),
    unit: about(z.string().trim().min(1).max(50), { sv: 'Enheten: kr, minuter, procent.', en: 'The unit: kr, minutes, per cent.' }),
    baseline: about(z.number().finite(), { sv: 'Nolläget.', en: 'The baseline.' }),
    baselineOn: about(z.iso.date(), { sv: 'Dagen för nolläget.', en: 'The day of the baseline.' }),
    target: about(z.number().finite(), { sv: 'Målet.', en: 'The target.' }),
    targetOn: about(z.iso.date(), { sv: 'Dagen då målet ska vara nått.', en: 'The day by which the target is to be reached.' }),
    frequency: about(z.enum(frequencies), { sv: 'Hur ofta det följs upp.', en: 'How often it is followed up.' }),
    method: about(z.enum(['linear', 'hand']), {
      sv: 'Förväntade värden: jämna steg från nolläge till mål, eller för hand.',
      en: 'Expected values: equal steps from baseline to target, or by hand.',
    }),
    expected: about(
      z
        .record(
          z.string().refine((period) => frequencyOf(period) !== undefined),
          z.number().finite(),
        )
        .default({}),
      {
        sv: 'Förväntade värden för hand, per period.',
        en: 'Expected values by hand, by period.',
      },
    ),
    valuesFrom: about(z.enum(['hand', 'indicator']), {
      sv: 'Om värden skrivs in eller hämtas från nyttans indikator.',
      en: 'Whether values are typed, or are those of the indicator of the benefit.',
    }),
    indicator: about(id.nullable().optional(), { sv: 'Indikatorn.', en: 'The indicator.' }),
    indicatorOrganisation: about(id.nullable().optional(), {
      sv: 'Organisationen som indikatorns värden gäller. Utelämnad: alla tillsammans.',
      en: 'Whom the values of the indicator are about. Left out: all together.',
    }),
    unitWorth: about(z.number().positive().max(20_000_000).nullable().optional(), {
      sv: 'Vad en enhet bättre är värd i kronor under en period.',
      en: 'What one unit better is worth in kronor in a period.',
    }),
    priceYear: about(z.number().int().min(1990).max(2200).nullable().optional(), { sv: 'Prisår.', en: 'Price year.' }),
  })
  .refine(({ baseline, target }) => baseline !== target, { path: ['target'], params: { why: 'same' } })
  .refine(({ baselineOn, targetOn }) => baselineOn < targetOn, { path: ['targetOn'], params: { why: 'order' } })
  .refine(({ method, expected }) => method === 'linear' || Object.keys(expected).length > 0, {
    path: ['expected'],
    params: { why: 'empty' },
  })
  .refine(
    ({ expected, frequency }) =>
      Object.keys(expected).length <= mostPeriods && Object.keys(expected).every((period) => frequencyOf(period) === frequency),
    { path: ['expected'], params: { why: 'frequency' } },
  )
  .refine(({ valuesFrom, indicator }) => valuesFrom === 'hand' || indicator != null, { path: ['indicator'], params: { why: 'none' } })

export type PlanInput = z.input<typeof PlanInput>
