import { z } from 'zod'
import { about } from '../../api/texts.ts'
import { kronorOf, type Öre } from '../../kernel/money.ts'
import { kronorOut } from './portfolio-json.ts'
import type { Prioritised } from './prioritise.ts'
import type { Selection } from './select.ts'

const whole = z.number().int()
const kronor = z.number()
const share = z.number().min(0).max(1)
const initiatives = z.array(whole)

const Swap = z.object({ weight: share, rises: whole, falls: whole }).nullable()

export const Ranking = z
  .object({
    criteria: z.array(z.object({ key: z.string(), weight: share })),
    ranked: about(
      z.array(
        z.object({
          initiative: whole,
          place: whole,
          points: z.number(),
          values: about(z.array(z.number()), { sv: '0–100, i kriteriernas ordning.', en: '0–100, in the order of the criteria.' }),
          contributions: about(z.array(z.number()), {
            sv: 'Vad varje kriterium ger av poängen.',
            en: 'What each criterion gives of the points.',
          }),
          dominatedBy: about(whole.nullable(), {
            sv: 'Ett annat som är minst lika bra på allt och bättre på något.',
            en: 'Another that is at least as good on everything and better on something.',
          }),
          must: z.boolean(),
        }),
      ),
      { sv: 'Det med högst poäng först.', en: 'The highest points first.' },
    ),
    unranked: about(z.array(z.object({ initiative: whole, missing: z.array(z.string()) })), {
      sv: 'De som saknar bedömning, och för vilka kriterier.',
      en: 'Those that lack scores, and for which criteria.',
    }),
    excluded: about(initiatives, { sv: 'De som ett hårt krav utesluter.', en: 'Those that a hard limit excludes.' }),
    hidden: about(whole, { sv: 'Hur många du inte får läsa.', en: 'How many you may not read.' }),
    sensitivity: about(
      z.array(
        z.object({
          criterion: z.string(),
          weight: share,
          firsts: about(z.array(z.object({ initiative: whole, from: share, to: share })), {
            sv: 'Vem som är först vid varje vikt.',
            en: 'Who is first at each weight.',
          }),
          below: about(Swap, { sv: 'Närmaste lägre vikt där två byter plats.', en: 'The nearest lower weight where two change places.' }),
          above: about(Swap, { sv: 'Närmaste högre vikt där två byter plats.', en: 'The nearest higher weight where two change places.' }),
          swaps: about(whole, { sv: 'Hur många par som byter plats.', en: 'How many pairs change places.' }),
        }),
      ),
      {
        sv: 'Vad varje vikt betyder för ordningen när den går från 0 till 1.',
        en: 'What each weight means for the order when it goes from 0 to 1.',
      },
    ),
  })
  .meta({ id: 'PortfolioRanking' })

const Choice = z.object({ initiatives, npv: kronor, investment: kronor }).meta({ id: 'PortfolioChoice' })

export const SelectionOut = z
  .object({
    budget: about(kronor.nullable(), { sv: 'I kronor. Null: ingen gräns.', en: 'In kronor. Null: no limit.' }),
    must: about(initiatives, { sv: 'Det som ska göras.', en: 'What has to be done.' }),
    mustInvestment: kronor,
    short: about(kronor, { sv: 'Hur mycket det som ska göras överskrider budgeten.', en: 'How much the musts exceed the budget.' }),
    best: about(Choice, { sv: 'Urvalet med störst nettonuvärde.', en: 'The choice with the largest net present value.' }),
    proven: about(z.boolean(), {
      sv: 'Om det är bevisat bäst. Annars avbröts sökningen.',
      en: 'Whether it is proven to be the best. If not, the search was stopped.',
    }),
    gap: about(kronor, { sv: 'Så mycket bättre kan ett annat högst vara.', en: 'So much better can another be, at the most.' }),
    byRatio: about(Choice, { sv: 'Efter nettonuvärdeskvot.', en: 'By net present value ratio.' }),
    difference: about(kronor, { sv: 'Vad det bästa ger mer än kvoten.', en: 'What the best gives more than the one by ratio.' }),
    withoutCase: about(initiatives, { sv: 'De som saknar kalkyl i kronor.', en: 'Those without a business case in kronor.' }),
    frontier: about(z.array(z.object({ initiative: whole.nullable(), investment: kronor, npv: kronor })), {
      sv: 'Vad varje budget kan ge, ett initiativ i taget.',
      en: 'What each budget can give, one initiative at a time.',
    }),
    parties: about(
      z.object({
        views: z.array(
          z.object({
            party: about(z.string(), {
              sv: 'organisation: och dess nummer, eller name: och namnet.',
              en: 'organisation: and its number, or name: and the name.',
            }),
            budget: kronor.nullable(),
            own: about(initiatives, { sv: 'Vad den själv skulle välja.', en: 'What it would choose by itself.' }),
            ownNpv: kronor,
            wholeNpv: kronor,
            difference: kronor,
            proven: z.boolean(),
          }),
        ),
        agreed: about(initiatives, {
          sv: 'Det som blir av när var och en ser till sitt.',
          en: 'What comes about when each looks to its own.',
        }),
        agreedNpv: kronor,
        wholeNpv: kronor,
        difference: about(kronor, { sv: 'Vad sektorn då går miste om.', en: 'What the sector then loses.' }),
        unwanted: z.array(z.object({ initiative: whole, by: z.array(z.string()) })),
      }),
      { sv: 'Helheten mot varje part.', en: 'The whole against each party.' },
    ),
  })
  .meta({ id: 'PortfolioSelection' })

// A millionth is finer than anybody weighs, and without it sums show the last digits of the machine.
const fine = (value: number) => Math.round(value * 1e6) / 1e6

export function rankingOut(result: Prioritised, hidden: number): z.input<typeof Ranking> {
  const { criteria, weights, ranked, unranked, excluded, dominated, candidates, sensitivity } = result
  const swapOut = (swap: { at: number; rises: number; falls: number } | null) =>
    swap && { weight: fine(swap.at), rises: swap.rises, falls: swap.falls }
  return {
    criteria: criteria.map(({ key }, at) => ({ key, weight: fine(weights[at]!) })),
    ranked: ranked.map(({ id, place, total, values, contributions }) => ({
      initiative: id,
      place,
      points: fine(total),
      values: values.map(fine),
      contributions: contributions.map(fine),
      dominatedBy: dominated.get(id) ?? null,
      must: candidates.get(id)!.gate === 'must',
    })),
    unranked: unranked.map(({ id, missing }) => ({ initiative: id, missing: missing.map((at) => criteria[at]!.key) })),
    excluded: [...excluded],
    hidden,
    sensitivity: sensitivity.map(({ criterion, weight, firsts, below, above, swaps }) => ({
      criterion: criteria[criterion]!.key,
      weight: fine(weight),
      firsts: firsts.map(({ id, from, to }) => ({ initiative: id, from: fine(from), to: fine(to) })),
      below: swapOut(below),
      above: swapOut(above),
      swaps,
    })),
  }
}

export function selectionOut({ within, withoutCase, frontier, parties: partiesOf }: Prioritised): z.input<typeof SelectionOut> {
  const parties = partiesOf()
  const money = (öre: Öre) => kronorOf(öre)
  const choiceOut = ({ chosen, npv, investment }: Selection) => ({
    initiatives: [...chosen],
    npv: money(npv),
    investment: money(investment),
  })
  return {
    budget: kronorOut(within.budget),
    must: [...within.must],
    mustInvestment: money(within.mustInvestment),
    short: money(within.short),
    best: choiceOut(within.exact),
    proven: within.exact.proven,
    gap: money(within.exact.gap),
    byRatio: choiceOut(within.byRatio),
    difference: money(within.difference),
    withoutCase: [...withoutCase],
    frontier: frontier.map(({ id, investment, npv }) => ({ initiative: id, investment: money(investment), npv: money(npv) })),
    parties: {
      views: parties.parties.map(({ key, budget, own, ownNpv, wholeNpv, difference, proven }) => ({
        party: key,
        budget: kronorOut(budget),
        own: [...own],
        ownNpv: money(ownNpv),
        wholeNpv: money(wholeNpv),
        difference: money(difference),
        proven,
      })),
      agreed: [...parties.agreed],
      agreedNpv: money(parties.agreedNpv),
      wholeNpv: money(parties.wholeNpv),
      difference: money(parties.difference),
      unwanted: parties.unwanted.map(({ id, by }) => ({ initiative: id, by: [...by] })),
    },
  }
}

const choice = { initiatives: [12], npv: 500_000, investment: 2_500_000 }

export const exampleRanking: z.input<typeof Ranking> = {
  criteria: [
    { key: 'benefit', weight: 0.6 },
    { key: 'users', weight: 0.4 },
  ],
  ranked: [{ initiative: 12, place: 1, points: 71, values: [80, 57.5], contributions: [48, 23], dominatedBy: null, must: false }],
  unranked: [{ initiative: 14, missing: ['users'] }],
  excluded: [],
  hidden: 0,
  sensitivity: [
    {
      criterion: 'benefit',
      weight: 0.6,
      firsts: [{ initiative: 12, from: 0, to: 1 }],
      below: null,
      above: { weight: 0.8, rises: 13, falls: 12 },
      swaps: 1,
    },
  ],
}

export const exampleSelection: z.input<typeof SelectionOut> = {
  budget: 2_500_000,
  must: [],
  mustInvestment: 0,
  short: 0,
  best: choice,
  proven: true,
  gap: 0,
  byRatio: { initiatives: [13], npv: 400_000, investment: 1_600_000 },
  difference: 100_000,
  withoutCase: [14],
  frontier: [
    { initiative: null, investment: 0, npv: 0 },
    { initiative: 13, investment: 1_600_000, npv: 400_000 },
  ],
  parties: {
    views: [{ party: 'organisation:17', budget: 2_500_000, own: [12], ownNpv: 500_000, wholeNpv: 500_000, difference: 0, proven: true }],
    agreed: [12],
    agreedNpv: 500_000,
    wholeNpv: 500_000,
    difference: 0,
    unwanted: [],
  },
}
