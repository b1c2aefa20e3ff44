import { z } from 'zod'
import { about } from '../../api/texts.ts'

/** A result as the API and the command write it. */

const kronor = (sv: string, en: string) => about(z.number(), { sv, en })
const orNull = (sv: string, en: string) => about(z.number().nullable(), { sv, en })

const figures = {
  npv: kronor('Nettonuvärde. Basåret räknas inte om.', 'Net present value. The base year is not discounted.'),
  pvBenefits: kronor('Nuvärde av nyttor.', 'Present value of benefits.'),
  pvCosts: kronor('Nuvärde av kostnader.', 'Present value of costs.'),
  bcr: orNull('Nuvärde av nyttor delat med nuvärde av kostnader.', 'Present value of benefits by present value of costs.'),
  nnki: orNull(
    'Nettonuvärdeskvot: nettonuvärde delat med investeringen (klasserna investment, procurement och migration).',
    'Net present value ratio: by the investment (the classes investment, procurement and migration).',
  ),
  nnkidu: orNull(
    'Det samma, delat med investering, drift och underhåll (också operation, administration och security).',
    'The same by investment, operation and maintenance (operation, administration and security too).',
  ),
  roi: orNull(
    'Avkastning på nuvärden: nettonuvärde delat med nuvärde av kostnader.',
    'Return on present values: by the present value of costs.',
  ),
  irr: orNull('Internränta. Null om det finns ingen eller flera.', 'Internal rate of return. Null where there is none, or several.'),
  payback: orNull('År från basåret tills kostnaden är intjänad.', 'Years from the base year until the cost is won back.'),
  discountedPayback: orNull('Det samma, räknat på nuvärden.', 'The same in present values.'),
  annuity: orNull('Vad investeringen kostar om året, till kalkylens sista år.', 'What the investment costs a year, until the last year.'),
}
const spread = {
  p5: kronor('Fem av hundra dragningar blir lägre.', 'Five in a hundred draws are lower.'),
  p50: kronor('Hälften blir lägre.', 'Half are lower.'),
  p95: kronor('Fem av hundra blir högre.', 'Five in a hundred are higher.'),
  probabilityPositive: about(z.number(), {
    sv: 'Andelen med nettonuvärde över noll.',
    en: 'The share with a net present value above zero.',
  }),
}
const notes = about(z.record(z.string(), z.string()), {
  sv: 'Varför ett värde är null, eller vad man bör veta om det, efter värdets namn.',
  en: 'Why a figure is null, or what to know about it, by its name.',
})
const byName = (text: { sv: string; en: string }) => about(z.record(z.string(), z.number()), text)

const sums = {
  grossBenefit: kronor('Summan av nyttor i fasta priser.', 'The sum of benefits in fixed prices.'),
  netBenefit: kronor('Den summan minus kostnaderna.', 'That sum less the costs.'),
  tco: kronor('Alla kostnader över åren, i fasta priser.', 'All costs over the years, in fixed prices.'),
}

export const CaseResultJson = z
  .object({
    ...figures,
    ...sums,
    benefitByType: byName({ sv: 'Nyttor i fasta priser, efter typ.', en: 'Benefits in fixed prices, by type.' }),
    costByClass: byName({ sv: 'Kostnader i fasta priser, efter klass.', en: 'Costs in fixed prices, by class.' }),
    years: z.array(
      z
        .object({
          year: z.number().int(),
          costs: z.number(),
          benefits: z.number(),
          net: z.number(),
          cumulative: z.number(),
          discounted: z.number(),
          cumulativeDiscounted: z.number(),
        })
        .meta({ id: 'CaseYear' }),
    ),
    unweighted: about(z.object(figures).meta({ id: 'CaseFigures' }), {
      sv: 'Samma värden utan sannolikheter och utan vikter för PENG-klasser.',
      en: 'The same figures without probabilities and without weights for classes by PENG.',
    }),
    byParty: z.record(
      z.string(),
      z
        .object({ ...figures, ...sums, simulation: z.object(spread).meta({ id: 'PartySpread' }).nullable(), notes })
        .meta({ id: 'PartyFigures' }),
    ),
    shared: about(
      z.array(
        z
          .object({
            key: z.string(),
            year: z.number().int(),
            kind: z.enum(['cost', 'benefit']),
            total: z.number(),
            parts: z.array(z.object({ party: z.string(), exact: z.number(), rounded: z.number() }).meta({ id: 'SharedPart' })),
          })
          .meta({ id: 'SharedAmount' }),
      ),
      {
        sv: 'Vad nycklarna delar varje år. Avrundade delar är hela ören som tillsammans är summan.',
        en: 'What keys share each year. Rounded parts are whole öre that sum to the total.',
      },
    ),
    compensation: about(
      z.array(z.object({ from: z.string(), to: z.string(), amount: z.number() }).meta({ id: 'Compensation' })).nullable(),
      {
        sv: 'Vad de som vinner ger dem som förlorar, så att ingen förlorar. Null om helheten förlorar.',
        en: 'What those who gain give those who lose, so that nobody loses. Null where the whole loses.',
      },
    ),
    rates: z.array(z.object({ rate: z.number(), npv: z.number() }).meta({ id: 'CaseAtRate' })),
    breakEven: about(z.array(z.object({ item: z.string(), factor: z.number().nullable() }).meta({ id: 'BreakEven' })), {
      sv: 'Vad varje posts belopp ska gångras med för att nettonuvärdet ska bli noll.',
      en: 'What the amounts of each item would have to be multiplied by for the net present value to be zero.',
    }),
    tornado: about(z.array(z.object({ item: z.string(), low: z.number(), high: z.number() }).meta({ id: 'TornadoBar' })), {
      sv: 'Nettonuvärdet när en post i taget är lägst och högst, störst skillnad först.',
      en: 'The net present value with one item at a time at its lowest and highest, the widest first.',
    }),
    simulation: z
      .object({
        draws: z.number().int(),
        seed: z.number().int(),
        mean: z.number(),
        ...spread,
        histogram: about(z.object({ edges: z.array(z.number()), counts: z.array(z.number().int()) }).meta({ id: 'CaseHistogram' }), {
          sv: 'Hur många dragningar som hamnar mellan varje par av gränser.',
          en: 'How many draws are between each pair of edges.',
        }),
      })
      .meta({ id: 'CaseSimulation' })
      .nullable(),
    notes,
  })
  .meta({ id: 'CaseResult' })
