import { z } from 'zod'
import { about } from '../../api/texts.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { textNeeded } from '../text-in.ts'
import { ValueFunction } from './value-function.ts'

/** What a criterion measures. All but the last have a score that the system knows: measure.ts. */
export const measures = ['npv', 'ratio', 'probability', 'urgency', 'way', 'reused', 'reuse-check', 'risk', 'parties', 'hand'] as const
export type Measure = (typeof measures)[number]

/** Of those measures that are words and no numbers, the words. */
export const categoriesOf: { readonly [measure in Measure]?: readonly string[] } = {
  urgency: ['low', 'normal', 'high', 'statutory'],
  'reuse-check': ['none', 'open', 'answered'],
  way: ['nothing', 'reuse', 'join', 'procure', 'innovation', 'co-develop', 'develop'],
}

/** The categories of a scale with what each is worth: in the measure's own order, else from the worst to the best. */
export function categoriesIn({ measure, value }: Criterion): [category: string, worth: number][] {
  if (value.kind !== 'categories') return []
  const order = categoriesOf[measure]
  return Object.entries(value.values).sort(([a, x], [b, y]) => (order ? order.indexOf(a) - order.indexOf(b) : x - y))
}

const notItsScale = {
  sv: 'Måttet har klasser i ord. Ange vad varje klass är värd.',
  en: 'The measure has categories in words. State what each is worth.',
}

export const Criterion = z
  .object({
    key: about(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), {
      sv: 'Ett kort namn för system.',
      en: 'A short name for systems.',
    }),
    name: about(textNeeded(200), { sv: 'Vad kriteriet heter.', en: 'What the criterion is called.' }),
    measure: about(z.enum(measures), {
      sv: 'Vad det mäter; hand betyder att någon bedömer det, med ett skäl.',
      en: 'What it measures; hand means that somebody gives the score, with a reason.',
    }),
    points: about(z.number().min(0).max(1000), {
      sv: 'Hur mycket det är värt att gå från sämst till bäst, jämfört med de andra.',
      en: 'What it is worth to go from worst to best, compared with the others.',
    }),
    value: about(ValueFunction, {
      sv: 'Hur en bedömning blir ett värde från 0 till 100.',
      en: 'How a score becomes a value from 0 to 100.',
    }),
  })
  .refine(({ measure, value }) => categoriesOf[measure] === undefined || value.kind === 'categories', {
    path: ['value'],
    params: { why: 'scale', fix: notItsScale },
  })
  .meta({ id: 'PortfolioCriterion' })

export type Criterion = z.output<typeof Criterion>

const sameKeys = { sv: 'Varje kriterium ska ha ett eget kort namn.', en: 'Every criterion should have a short name of its own.' }

export const Criteria = z
  .array(Criterion)
  .min(1)
  .max(20)
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, { params: { why: 'keys', fix: sameKeys } })

const fiveSteps: ValueFunction = { kind: 'linear', worst: 1, best: 5 }

/**
 * What a portfolio begins with: benefit, cost, risk and urgency, as the Swedish guide to benefit realisation weighs them, and what the framework adds. They are
 * meant to be changed.
 */
export const suggestedCriteria: readonly Criterion[] = [
  suggested('benefit', 100, 'npv', { kind: 'spread', better: 'more' }, { sv: 'Samhällsnytta', en: 'Benefit to society' }),
  suggested('users', 80, 'hand', fiveSteps, { sv: 'Användarnas behov', en: 'Needs of users' }),
  suggested(
    'reuse',
    60,
    'way',
    { kind: 'categories', values: { nothing: 0, reuse: 100, join: 100, procure: 60, innovation: 40, 'co-develop': 60, develop: 0 } },
    { sv: 'Återanvändning och skalbarhet', en: 'Reuse and scalability' },
  ),
  suggested('feasibility', 60, 'hand', fiveSteps, { sv: 'Genomförbarhet', en: 'Feasibility' }),
  suggested('strategy', 40, 'hand', fiveSteps, { sv: 'Strategi och EU', en: 'Strategy and the EU' }),
  suggested('risk', 40, 'probability', { kind: 'linear', worst: 0.5, best: 1 }, { sv: 'Säkerhet i kalkylen', en: 'Certainty of the case' }),
  suggested(
    'urgency',
    40,
    'urgency',
    { kind: 'categories', values: { low: 0, normal: 33, high: 67, statutory: 100 } },
    { sv: 'Angelägenhet', en: 'Urgency' },
  ),
]

function suggested(key: string, points: number, measure: Measure, value: ValueFunction, name: LanguageText): Criterion {
  return { key, name: { ...name }, measure, points, value }
}
