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
  values: about(yearly, { sv: 'Kronor per år: det troliga.', en: 'Kronor by year: what is likely.' }),
  low: about(yearly.optional(), {
    sv: 'Det lägsta. Ett år som saknas har det troliga värdet.',
    en: 'The lowest. A year that is left out has its likely value.',
  }),
  high: about(yearly.optional(), {
    sv: 'Det högsta. Ett år som saknas har det troliga värdet.',
    en: 'The highest. A year that is left out has its likely value.',
  }),
  distribution: z.enum(distributions).optional(),
  /** Of a benefit: how likely it is to come at all. */
  probability: about(z.number().optional(), {
    sv: 'Hur troligt det är att posten alls kommer, från 0 till 1.',
    en: 'How likely the item is to come at all, from 0 to 1.',
  }),
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
    leaves: about(z.record(name, z.number().int()).optional(), {
      sv: 'Sista året för en part som lämnar i förtid.',
      en: 'The last year of a party that leaves midway.',
    }),
    items: z.array(Item),
    keys: z.array(Key).optional(),
    /** Between pairs of items, −1 to 1. */
    correlations: about(z.array(z.object({ items: z.tuple([name, name]), r: z.number() })).optional(), {
      sv: 'Samband mellan par av poster med spann, från −1 till 1.',
      en: 'Between pairs of items that have a range, −1 to 1.',
    }),
    /** What of each PENG class counts in the base case. */
    pengWeights: z.object({ green: z.number(), yellow: z.number(), red: z.number() }).partial().optional(),
    draws: about(z.number().int().optional(), {
      sv: 'Hur många dragningar simuleringen gör: 100 000 om inget anges, 0 för ingen.',
      en: 'How many draws the simulation makes: 100 000 when left out, 0 for none.',
    }),
    seed: about(z.number().int().optional(), {
      sv: 'Slumpfröet. Samma frö ger samma dragningar; 1 om inget anges.',
      en: 'The seed. The same gives the same draws; 1 when left out.',
    }),
  })
  .meta({ id: 'CaseDocument' })

export type CaseDocument = z.output<typeof CaseDocument>
export type CaseItem = CaseDocument['items'][number]
export type ShareKey = z.output<typeof Key>
