import { z } from 'zod'
import { about } from '../../api/texts.ts'

/** A business case as a document: what `bin/allmanning case` reads, the API takes and a version keeps. Amounts are kronor in fixed prices. */

export const itemClasses = [
  'investment',
  'procurement',
  'migration',
  'operation',
  'administration',
  'training',
  'security',
  'parallel-running',
  'exit',
  'other',
] as const
export const benefitTypes = ['financial', 'redistribution', 'quality', 'environment'] as const
export const distributions = ['triangular', 'pert', 'uniform'] as const
export const pengClasses = ['green', 'yellow', 'red'] as const
/** Ways to share what is common (domain facts §5.4). */
export const keyModels = ['equal', 'per-inhabitant', 'volume', 'benefit', 'base-variable', 'host'] as const

const amount = z.number().finite()
const yearly = z.record(z.string().regex(/^\d{4}$/), amount)
const name = z.string().trim().min(1).max(200)

const Key = z.strictObject({
  id: name,
  model: z.enum(keyModels),
  /** Inhabitants, volumes or the like, by party. Left out for equal and benefit. */
  weights: z.record(name, z.number().finite()).optional(),
  /** Of base and variable: the share that is equal for all. */
  base: z.number().optional(),
  /** The party that carries everything, where one does. */
  host: name.optional(),
})

const Item = z.strictObject({
  id: name,
  label: z.string().trim().max(300).optional(),
  kind: z.enum(['cost', 'benefit']),
  class: z.enum(itemClasses).optional(),
  type: z.enum(benefitTypes).optional(),
  peng: z.enum(pengClasses).optional(),
  /** Whose it is; left out where a key shares it. */
  party: name.optional(),
  /** A key by its id, where it is common to several. */
  key: name.optional(),
  values: yearly,
  low: yearly.optional(),
  high: yearly.optional(),
  distribution: z.enum(distributions).optional(),
  /** Of a benefit: how likely it is to come at all. */
  probability: z.number().optional(),
  /** Price year and currency of the values, where the document's do not hold: a mix is refused. */
  priceYear: z.number().int().optional(),
  currency: z.string().optional(),
  /** What the values are proportional to: evidence by its kind and subject, and its value when they were written. */
  basedOn: z.object({ kind: name, subject: name, value: amount }).optional(),
  source: z.string().trim().max(1000).optional(),
})

export const CaseDocument = z
  .object({
    title: z.string().trim().max(300).optional(),
    baseYear: about(z.number().int(), { sv: 'Året som inte räknas om.', en: 'The year that is not discounted.' }),
    rate: about(z.number().finite(), { sv: 'Real ränta: 0.035 är 3,5 procent.', en: 'Real rate: 0.035 is 3.5 per cent.' }),
    /** Where the rate is from: a row in data/calculation-factors.json. */
    rateFactor: name.optional(),
    priceYear: z.number().int().optional(),
    currency: z.string().optional(),
    parties: z.array(name).min(1),
    /** Which organisations they are. */
    organisations: z.record(name, z.number().int()).optional(),
    /** The last year of a party that leaves midway. */
    leaves: z.record(name, z.number().int()).optional(),
    items: z.array(Item),
    keys: z.array(Key).optional(),
    /** Between pairs of items, −1 to 1. */
    correlations: z.array(z.object({ items: z.tuple([name, name]), r: z.number() })).optional(),
    /** What of each PENG class counts in the base case. */
    pengWeights: z.object({ green: z.number(), yellow: z.number(), red: z.number() }).partial().optional(),
    draws: z.number().int().optional(),
    seed: z.number().int().optional(),
  })
  .meta({ id: 'CaseDocument' })

export type CaseDocument = z.output<typeof CaseDocument>
export type CaseItem = CaseDocument['items'][number]
export type ShareKey = z.output<typeof Key>
