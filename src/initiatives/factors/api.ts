import { z } from 'zod'
import type { Api } from '../../api/api.ts'
import { route } from '../../api/route.ts'
import { about } from '../../api/texts.ts'
import { calculationFactors } from './calculation-factors.ts'

const InBoth = z.object({ sv: z.string(), en: z.string() }).meta({ id: 'FactorText' })
const DayOrYear = z.string().regex(/^\d{4}(-\d\d-\d\d)?$/)
const dated = {
  id: about(z.string(), { sv: 'Namnet att ange i en kalkyl.', en: 'The name to give in a calculation.' }),
  name: InBoth,
  validFrom: about(DayOrYear.optional(), {
    sv: 'Första dagen eller året. Saknas om källan inte säger det; då gällde den när den lästes (asOf).',
    en: 'The first day or year. Left out where the source does not say; then it held when it was read (asOf).',
  }),
  validTo: about(DayOrYear.optional(), {
    sv: 'Sista dagen eller året. Saknas om den gäller än.',
    en: 'The last day or year. Left out where it still holds.',
  }),
  source: z.object({ title: z.string(), url: z.string().optional() }).meta({ id: 'FactorSource' }),
  unverified: about(z.boolean().optional(), { sv: 'Inte kontrollerad mot källan.', en: 'Not checked against the source.' }),
  note: InBoth.optional(),
}
const Rate = z
  .object({
    ...dated,
    rate: about(z.number(), { sv: '0.035 är 3,5 procent.', en: '0.035 is 3.5 per cent.' }),
    kind: z.enum(['real', 'nominal', 'unstated']),
    purpose: z.enum(['society', 'business', 'internal']),
  })
  .meta({ id: 'DiscountRate' })
const HourlyCost = z.object({ ...dated, months: z.number(), hours: z.number(), onCosts: z.number() }).meta({ id: 'HourlyCostFormula' })
const Factors = z
  .object({
    asOf: z.iso.date(),
    rates: z.array(Rate),
    comparedRates: about(z.array(z.number()), {
      sv: 'Räntor som varje resultat också visas vid.',
      en: 'Rates that every result is shown at too.',
    }),
    hourlyCosts: about(z.array(HourlyCost), {
      sv: 'Månadslön × månader ÷ timmar × påslag.',
      en: 'Monthly salary × months ÷ hours × on-costs.',
    }),
    pengWeights: about(z.object({ green: z.number(), yellow: z.number(), red: z.number() }), {
      sv: 'Hur mycket som räknas av varje klass enligt PENG, om kalkylen inte säger annat.',
      en: 'What of each class by PENG counts, where a calculation says nothing else.',
    }),
  })
  .meta({ id: 'CalculationFactors' })

export function factorRoutes(api: Api): void {
  route(
    api,
    {
      method: 'get',
      path: '/calculation-factors',
      id: 'readCalculationFactors',
      group: 'initiatives',
      summary: { sv: 'Läs kalkylfaktorerna', en: 'Read the calculation factors' },
      description: {
        sv: 'Räntor, timkostnader och vikter med källa och giltighetstid.',
        en: 'Rates, costs of an hour and weights, with source and validity.',
      },
      answer: {
        description: { sv: 'Faktorerna.', en: 'The factors.' },
        schema: Factors,
        example: {
          asOf: '2026-11-25',
          rates: [
            {
              id: 'inera-3',
              name: { sv: 'Ränta i Ineras nyttokalkyl', en: "Rate in Inera's benefit calculation" },
              rate: 0.03,
              kind: 'real',
              purpose: 'society',
              source: { title: 'Inera, Nyttokalkyl' },
            },
          ],
          comparedRates: [0.03],
          hourlyCosts: [
            {
              id: 'inera-hour',
              name: { sv: 'Timkostnad i Ineras nyttokalkyl', en: "Cost of an hour in Inera's benefit calculation" },
              months: 1,
              hours: 142,
              onCosts: 1.54,
              source: { title: 'Inera, Nyttokalkyl' },
            },
          ],
          pengWeights: { green: 1, yellow: 0.5, red: 0 },
        },
      },
    },
    async () => ({ body: calculationFactors() as z.input<typeof Factors> }),
  )
}
