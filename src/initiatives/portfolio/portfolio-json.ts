import { z } from 'zod'
import { apiRoot } from '../../api/api.ts'
import { TextInLanguages } from '../../api/shared.ts'
import { about } from '../../api/texts.ts'
import { instant, textsOut } from '../../api/values.ts'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { kronorOf, type Öre } from '../../kernel/money.ts'
import { gates } from './budget.ts'
import { Criterion, suggestedCriteria } from './criterion.ts'
import { candidatesOf, findPortfolio, type ListedPortfolio, scenariosOf } from './find.ts'
import { findItem } from './items.ts'
import type { Portfolio } from './portfolio.ts'

const whole = z.number().int()
const kronor = z.number()

const usual = {
  id: whole,
  organisation: about(whole, { sv: 'Vems den är.', en: 'Whose it is.' }),
  title: TextInLanguages,
  budget: about(kronor.nullable(), { sv: 'I kronor. Null: ingen gräns.', en: 'In kronor. Null: no limit.' }),
  publishedAt: z.iso.datetime().nullable(),
  changedAt: z.iso.datetime(),
}
const links = z.object({
  self: z.string(),
  initiatives: z.string(),
  ranking: z.string(),
  selection: z.string(),
  page: z.string(),
})

export const PortfolioInList = z
  .object({
    ...usual,
    initiatives: about(whole, { sv: 'Hur många initiativ den har.', en: 'How many initiatives it has.' }),
    links: z.object({ self: z.string() }),
  })
  .meta({ id: 'PortfolioInList' })

const ScenarioOut = z
  .object({
    id: whole,
    title: TextInLanguages,
    points: about(z.record(z.string(), z.number()), {
      sv: 'Viktpoäng som skiljer, efter kriterium.',
      en: 'Points that differ, by criterion.',
    }),
    budget: about(kronor.nullable(), { sv: 'Null: som i portföljen.', en: 'Null: as in the portfolio.' }),
    excluded: about(z.array(whole), { sv: 'Initiativ som inte är med.', en: 'Initiatives that are left out.' }),
    must: about(z.array(whole), { sv: 'Initiativ som ska göras.', en: 'Initiatives that have to be done.' }),
  })
  .meta({ id: 'PortfolioScenario' })

export const PortfolioDetails = z
  .object({
    ...usual,
    description: TextInLanguages,
    criteria: z.array(Criterion),
    scenarios: z.array(ScenarioOut),
    version: whole,
    addedAt: z.iso.datetime(),
    links,
  })
  .meta({ id: 'Portfolio' })

export const PortfolioItem = z
  .object({
    initiative: whole,
    gate: about(z.enum(gates), {
      sv: 'open prövas mot de andra, must ska göras, excluded prövas inte.',
      en: 'open is weighed against the others, must has to be done, excluded is not weighed.',
    }),
    gateWhy: TextInLanguages,
    scores: about(z.record(z.string(), z.object({ score: z.union([z.number(), z.string()]), why: TextInLanguages })), {
      sv: 'Bedömning för hand, efter kriterium.',
      en: 'Scores by hand, by criterion.',
    }),
    version: whole,
    links: z.object({ self: z.string(), initiative: z.string() }),
  })
  .meta({ id: 'PortfolioItem' })

export const addressOf = (id: number) => `${apiRoot}/portfolios/${id}`
export const kronorOut = (öre: Öre | null): number | null => (öre === null ? null : kronorOf(öre))

const usualOut = ({ id, organisationId, title, budget, publishedAt, changedAt }: Portfolio) => ({
  id,
  organisation: organisationId,
  title: textsOut(title),
  budget: kronorOut(budget),
  publishedAt: publishedAt && instant(publishedAt),
  changedAt: instant(changedAt),
})

export const inListOut = (portfolio: ListedPortfolio): z.input<typeof PortfolioInList> => ({
  ...usualOut(portfolio),
  initiatives: portfolio.initiatives,
  links: { self: addressOf(portfolio.id) },
})

export async function portfolioOut(db: Db, actor: Actor, id: number): Promise<z.input<typeof PortfolioDetails>> {
  const [portfolio, scenarios] = await Promise.all([findPortfolio(db, actor, id), scenariosOf(db, id)])
  const self = addressOf(id)
  return {
    ...usualOut(portfolio),
    description: textsOut(portfolio.description),
    criteria: portfolio.criteria.map((criterion) => ({ ...criterion, name: textsOut(criterion.name) })),
    scenarios: scenarios.map(({ title, budget, excluded, must, ...scenario }) => ({
      ...scenario,
      title: textsOut(title),
      budget: kronorOut(budget),
      excluded: [...excluded],
      must: [...must],
    })),
    version: portfolio.version,
    addedAt: instant(portfolio.addedAt),
    links: {
      self,
      initiatives: `${self}/initiatives`,
      ranking: `${self}/ranking`,
      selection: `${self}/selection`,
      page: `/portfolios/${id}`,
    },
  }
}

export async function itemsOut(db: Db, actor: Actor, portfolio: Portfolio): Promise<z.input<typeof PortfolioItem>[]> {
  const { candidates } = await candidatesOf(db, actor, portfolio)
  return candidates.map((candidate) => itemIn(portfolio.id, candidate.id, candidate))
}

export async function itemOut(db: Db, actor: Actor, id: number, initiative: number, lock = false): Promise<z.input<typeof PortfolioItem>> {
  await findPortfolio(db, actor, id)
  return itemIn(id, initiative, await findItem(db, actor, id, initiative, lock))
}

type Weighed = Awaited<ReturnType<typeof findItem>>

const itemIn = (
  id: number,
  initiative: number,
  { gate, gateWhy, scores, version }: Pick<Weighed, 'gate' | 'gateWhy' | 'scores' | 'version'>,
) => ({
  initiative,
  gate,
  gateWhy: textsOut(gateWhy),
  scores: Object.fromEntries(Object.entries(scores).map(([key, { score, why }]) => [key, { score, why: textsOut(why) }])),
  version,
  links: { self: `${addressOf(id)}/initiatives/${initiative}`, initiative: `${apiRoot}/initiatives/${initiative}` },
})

const self = '/allmanning/v1/portfolios/3'

export const examplePortfolio: z.input<typeof PortfolioDetails> = {
  id: 3,
  organisation: 17,
  title: { sv: 'Digitalisering 2027' },
  budget: 12_500_000,
  publishedAt: null,
  changedAt: '2026-06-01T08:00:00.000Z',
  description: {},
  criteria: [...suggestedCriteria],
  scenarios: [{ id: 1, title: { sv: 'Halverad budget' }, points: {}, budget: 6_250_000, excluded: [], must: [] }],
  version: 1,
  addedAt: '2026-06-01T08:00:00.000Z',
  links: { self, initiatives: `${self}/initiatives`, ranking: `${self}/ranking`, selection: `${self}/selection`, page: '/portfolios/3' },
}

export const exampleItem: z.input<typeof PortfolioItem> = {
  initiative: 12,
  gate: 'must',
  gateWhy: { sv: 'Arkivlagen kräver det senast 2027-06-30' },
  scores: { users: { score: 4, why: { sv: 'Styrgruppen 2026-11-20' } } },
  version: 2,
  links: { self: `${self}/initiatives/12`, initiative: '/allmanning/v1/initiatives/12' },
}
