import { z } from 'zod'
import type { Api } from '../../api/api.ts'
import { wrongInput } from '../../api/issues.ts'
import { paged, pageOf, pageQuery, slice } from '../../api/paging.ts'
import { route } from '../../api/route.ts'
import { about } from '../../api/texts.ts'
import { idIn } from '../../api/values.ts'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { kronorOf, öreOf } from '../../kernel/money.ts'
import { Problem } from '../../kernel/problem.ts'
import { candidatesOf, findPortfolio, listPortfolios, scenariosOf } from './find.ts'
import { addToPortfolio, removeFromPortfolio, scoreInitiative } from './items.ts'
import { addPortfolio, changePortfolio, endPortfolio, publishPortfolio } from './keep.ts'
import { exampleRanking, exampleSelection, Ranking, rankingOut, SelectionOut, selectionOut } from './outcome-json.ts'
import { ItemInput, PortfolioInput, ScenarioInput } from './portfolio.ts'
import {
  addressOf,
  exampleItem,
  examplePortfolio,
  inListOut,
  itemOut,
  itemsOut,
  PortfolioDetails,
  PortfolioInList,
  PortfolioItem,
  portfolioOut,
} from './portfolio-json.ts'
import { type Prioritised, prioritise } from './prioritise.ts'
import { addScenario, removeScenario } from './scenarios.ts'

const portfolio = idIn({ sv: 'Portföljens nummer.', en: 'The number of the portfolio.' })
const PortfolioPath = z.object({ portfolio })
const ItemPath = z.object({ portfolio, initiative: idIn({ sv: 'Initiativets nummer.', en: 'The number of the initiative.' }) })
const ScenarioPath = z.object({ portfolio, scenario: idIn({ sv: 'Scenariots nummer.', en: 'The number of the scenario.' }) })

const { title, description, budget, criteria } = PortfolioInput.shape
const NewPortfolio = PortfolioInput.extend({
  organisation: about(
    z
      .number()
      .int()
      .min(1)
      .max(2 ** 31 - 1),
    { sv: 'Vems portföljen ska vara.', en: 'Whose the portfolio should be.' },
  ),
}).meta({ id: 'NewPortfolio' })
// What is left out stays as it is.
const Changed = z
  .object({
    title: about(title.optional(), { sv: 'Hela titeln, på alla språk.', en: 'The whole title, in all languages.' }),
    description: about(description.unwrap().optional(), {
      sv: 'Hela beskrivningen, på alla språk.',
      en: 'The whole description, in all languages.',
    }),
    budget: about(budget.unwrap().optional(), {
      sv: 'I kronor. Null tar bort gränsen.',
      en: 'In kronor. Null takes the limit away.',
    }),
    criteria: about(criteria, { sv: 'Alla kriterier.', en: 'All criteria.' }),
    published: about(z.boolean().optional(), { sv: 'Om alla får läsa den.', en: 'Whether everybody may read it.' }),
  })
  .meta({ id: 'PortfolioChange' })

const Added = z
  .object({
    initiatives: about(
      z
        .array(
          z
            .number()
            .int()
            .min(1)
            .max(2 ** 31 - 1),
        )
        .min(1)
        .max(1000),
      {
        sv: 'Initiativ som du får läsa.',
        en: 'Initiatives that you may read.',
      },
    ),
  })
  .meta({ id: 'PortfolioAddition' })

const under = {
  scenario: about(
    z.coerce
      .number()
      .int()
      .min(1)
      .max(2 ** 31 - 1)
      .optional(),
    {
      sv: 'Visa enligt det scenariot.',
      en: 'Show under that scenario.',
    },
  ),
}

/** Initiatives weighed against each other. */
export function portfolioRoutes(api: Api): void {
  const group = 'portfolios'
  const one = '/portfolios/{portfolio}'
  const item = `${one}/initiatives/{initiative}`
  const now = {
    description: { sv: 'Portföljen som den är nu.', en: 'The portfolio as it is now.' },
    schema: PortfolioDetails,
    example: examplePortfolio,
  }

  route(
    api,
    {
      method: 'get',
      path: '/portfolios',
      id: 'listPortfolios',
      group,
      summary: { sv: 'Lista portföljerna', en: 'List the portfolios' },
      description: {
        sv: 'De som är publicerade, och de i dina organisationer. Den som ändrades senast kommer först.',
        en: 'Those that are published, and those of your organisations. The one that was changed last comes first.',
      },
      query: z.object(pageQuery),
      answer: {
        description: { sv: 'En sida portföljer.', en: 'A page of portfolios.' },
        schema: pageOf(PortfolioInList),
        example: {
          items: [
            {
              id: 3,
              organisation: 17,
              title: { sv: 'Digitalisering 2027' },
              budget: 12_500_000,
              publishedAt: null,
              changedAt: '2026-06-01T08:00:00.000Z',
              initiatives: 8,
              links: { self: '/allmanning/v1/portfolios/3' },
            },
          ],
          total: 1,
          links: { self: '/allmanning/v1/portfolios' },
        },
      },
    },
    async ({ db, actor, query, address }) => {
      const { rows, total } = await listPortfolios(db, actor, query)
      return { body: paged(address, query, { items: rows.map(inListOut), total }) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/portfolios',
      id: 'addPortfolio',
      group,
      summary: { sv: 'Gör en portfölj', en: 'Make a portfolio' },
      description: {
        sv: 'Den börjar med de föreslagna kriterierna, om inga skickas.',
        en: 'It begins with the suggested criteria, where none are sent.',
      },
      json: { schema: NewPortfolio, example: { organisation: 17, title: { sv: 'Digitalisering 2027' }, budget: 12_500_000 } },
      answer: { ...now, status: 201, description: { sv: 'Portföljen finns.', en: 'The portfolio is there.' } },
    },
    async ({ db, actor, body }) => {
      const id = await addPortfolio(db, actor, body!)
      return { body: await portfolioOut(db, actor, id), headers: { Location: addressOf(id) } }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: one,
      id: 'getPortfolio',
      group,
      summary: { sv: 'Läs en portfölj', en: 'Read a portfolio' },
      description: {
        sv: 'Kriterier, vikter och scenarier. Svarets ETag behövs för att ändra den.',
        en: 'Criteria, weights and scenarios. The ETag of the answer is needed for changing it.',
      },
      params: PortfolioPath,
      answer: { ...now, description: { sv: 'Portföljen.', en: 'The portfolio.' } },
    },
    async ({ db, actor, params }) => ({ body: await portfolioOut(db, actor, params.portfolio) }),
  )

  route(
    api,
    {
      method: 'patch',
      path: one,
      id: 'changePortfolio',
      group,
      summary: { sv: 'Ändra en portfölj', en: 'Change a portfolio' },
      description: { sv: 'Ändrar bara det som skickas.', en: 'Changes only what is sent.' },
      params: PortfolioPath,
      json: { schema: Changed, example: { budget: 10_000_000 } },
      current: lockedPortfolio,
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      const { published, ...changes } = body!
      if (Object.keys(body!).length === 0) throw nothingSent()
      const before = await findPortfolio(db, actor, params.portfolio)
      if (Object.keys(changes).length > 0) {
        const { title, description, criteria } = before
        const whole = { title, description, criteria, budget: before.budget === null ? null : kronorOf(before.budget), ...changes }
        const read = PortfolioInput.safeParse(whole)
        if (!read.success) throw wrongInput(read.error, 'body')
        await changePortfolio(db, actor, params.portfolio, read.data, before.version)
      }
      if (published !== undefined) await publishPortfolio(db, actor, params.portfolio, published)
      return { body: await portfolioOut(db, actor, params.portfolio) }
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: one,
      id: 'endPortfolio',
      group,
      summary: { sv: 'Ta bort en portfölj', en: 'Remove a portfolio' },
      description: { sv: 'Historiken finns kvar. Initiativen berörs inte.', en: 'Its history remains. The initiatives are not touched.' },
      params: PortfolioPath,
      current: lockedPortfolio,
      answer: { ...now, description: { sv: 'Portföljen som den var.', en: 'The portfolio as it was.' } },
    },
    async ({ db, actor, params }) => {
      const body = await portfolioOut(db, actor, params.portfolio)
      await endPortfolio(db, actor, params.portfolio)
      return { body }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: `${one}/initiatives`,
      id: 'listPortfolioInitiatives',
      group,
      summary: { sv: 'Lista portföljens initiativ', en: 'List the initiatives of a portfolio' },
      description: {
        sv: 'Med hårda krav och bedömningar för hand. De som du inte får läsa är inte med.',
        en: 'With hard limits and scores by hand. Those that you may not read are left out.',
      },
      params: PortfolioPath,
      query: z.object(pageQuery),
      answer: {
        description: { sv: 'En sida initiativ.', en: 'A page of initiatives.' },
        schema: pageOf(PortfolioItem),
        example: { items: [exampleItem], total: 1, links: { self: '/allmanning/v1/portfolios/3/initiatives' } },
      },
    },
    async ({ db, actor, params, query, address }) => {
      const found = await findPortfolio(db, actor, params.portfolio)
      return { body: paged(address, query, slice(await itemsOut(db, actor, found), query)) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/initiatives`,
      id: 'addPortfolioInitiatives',
      group,
      summary: { sv: 'Lägg till initiativ', en: 'Add initiatives' },
      description: { sv: 'De som redan är med ändras inte.', en: 'Those that are in it already are not changed.' },
      params: PortfolioPath,
      json: { schema: Added, example: { initiatives: [12, 13] } },
      answer: now,
    },
    async ({ db, actor, params, body }) => {
      await addToPortfolio(db, actor, params.portfolio, body!.initiatives)
      return { body: await portfolioOut(db, actor, params.portfolio) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: item,
      id: 'getPortfolioInitiative',
      group,
      summary: { sv: 'Läs hur ett initiativ är bedömt', en: 'Read how an initiative is weighed' },
      description: { sv: 'Svarets ETag behövs för att ändra det.', en: 'The ETag of the answer is needed for changing it.' },
      params: ItemPath,
      answer: {
        description: { sv: 'Hårt krav och bedömningar för hand.', en: 'Hard limit and scores by hand.' },
        schema: PortfolioItem,
        example: exampleItem,
      },
    },
    async ({ db, actor, params }) => ({ body: await itemOut(db, actor, params.portfolio, params.initiative) }),
  )

  route(
    api,
    {
      method: 'put',
      path: item,
      id: 'scorePortfolioInitiative',
      group,
      summary: { sv: 'Bedöm ett initiativ', en: 'Weigh an initiative' },
      description: {
        sv: 'Ersätter hårt krav och bedömningar för hand. Varje bedömning har ett skäl.',
        en: 'Replaces the hard limit and the scores by hand. Every score has a reason.',
      },
      params: ItemPath,
      json: {
        schema: ItemInput.meta({ id: 'PortfolioScores' }),
        example: { gate: 'open', scores: { users: { score: 4, why: { sv: 'Styrgruppen 2026-11-20' } } } },
      },
      current: (db, { portfolio, initiative }, actor) => itemOut(db, actor, portfolio, initiative, true),
      answer: {
        description: { sv: 'Så som det är bedömt nu.', en: 'As it is weighed now.' },
        schema: PortfolioItem,
        example: exampleItem,
      },
    },
    async ({ db, actor, params, body }) => {
      const { version } = await itemOut(db, actor, params.portfolio, params.initiative)
      await scoreInitiative(db, actor, params.portfolio, params.initiative, body!, version)
      return { body: await itemOut(db, actor, params.portfolio, params.initiative) }
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: item,
      id: 'removePortfolioInitiative',
      group,
      summary: { sv: 'Ta bort ett initiativ ur portföljen', en: 'Remove an initiative from the portfolio' },
      description: { sv: 'Själva initiativet berörs inte.', en: 'The initiative itself is not touched.' },
      params: ItemPath,
      answer: now,
    },
    async ({ db, actor, params }) => {
      await removeFromPortfolio(db, actor, params.portfolio, params.initiative)
      return { body: await portfolioOut(db, actor, params.portfolio) }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: `${one}/scenarios`,
      id: 'addPortfolioScenario',
      group,
      summary: { sv: 'Lägg till ett scenario', en: 'Add a scenario' },
      description: {
        sv: 'Andra vikter, en annan budget, eller utan några av initiativen.',
        en: 'Other weights, another budget, or without some of the initiatives.',
      },
      params: PortfolioPath,
      json: {
        schema: ScenarioInput.meta({ id: 'NewPortfolioScenario' }),
        example: { title: { sv: 'Halverad budget' }, budget: 6_250_000 },
      },
      answer: { ...now, status: 201 },
    },
    async ({ db, actor, params, body }) => {
      await addScenario(db, actor, params.portfolio, body!)
      return { body: await portfolioOut(db, actor, params.portfolio), headers: { Location: addressOf(params.portfolio) } }
    },
  )

  route(
    api,
    {
      method: 'delete',
      path: `${one}/scenarios/{scenario}`,
      id: 'removePortfolioScenario',
      group,
      summary: { sv: 'Ta bort ett scenario', en: 'Remove a scenario' },
      description: { sv: 'Historiken minns det.', en: 'History remembers it.' },
      params: ScenarioPath,
      answer: now,
    },
    async ({ db, actor, params }) => {
      await removeScenario(db, actor, params.portfolio, params.scenario)
      return { body: await portfolioOut(db, actor, params.portfolio) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: `${one}/ranking`,
      id: 'getPortfolioRanking',
      group,
      summary: { sv: 'Läs rangordningen', en: 'Read the ranking' },
      description: {
        sv: 'Poäng, bidrag och känslighet. Gränserna är uträknade där ordningen ändras.',
        en: 'Points, contributions and sensitivity. The weights where the order changes are calculated.',
      },
      params: PortfolioPath,
      query: z.object(under),
      cost: 5,
      answer: { description: { sv: 'Rangordningen.', en: 'The ranking.' }, schema: Ranking, example: exampleRanking },
    },
    async ({ db, actor, params, query }) => {
      const { result, hidden } = await outcome(db, actor, params.portfolio, query.scenario)
      return { body: rankingOut(result, hidden) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: `${one}/selection`,
      id: 'getPortfolioSelection',
      group,
      summary: { sv: 'Läs vad budgeten räcker till', en: 'Read what the budget is enough for' },
      description: {
        sv: 'Det bästa urvalet och det efter kvot, och helheten mot varje part. Belopp är nuvärden i kronor.',
        en: 'The best choice and the one by ratio, and the whole against each party. Amounts are present values in kronor.',
      },
      params: PortfolioPath,
      query: z.object({
        ...under,
        budget: about(z.coerce.number().min(0).max(1e11).optional(), {
          sv: 'Räkna med en annan budget, i kronor.',
          en: 'Calculate with another budget, in kronor.',
        }),
      }),
      cost: 5,
      answer: { description: { sv: 'Urvalet.', en: 'The choice.' }, schema: SelectionOut, example: exampleSelection },
    },
    async ({ db, actor, params, query }) => {
      const { result } = await outcome(db, actor, params.portfolio, query.scenario, query.budget)
      return { body: selectionOut(result) }
    },
  )
}

async function outcome(
  db: Db,
  actor: Actor,
  id: number,
  scenario?: number,
  budget?: number,
): Promise<{ result: Prioritised; hidden: number }> {
  const found = await findPortfolio(db, actor, id)
  const [{ candidates, hidden }, scenarios] = await Promise.all([candidatesOf(db, actor, found), scenariosOf(db, id)])
  const under = scenarios.find((one) => one.id === scenario)
  if (scenario !== undefined && !under)
    throw new Problem('not-found', {
      sv: `Portföljen har inget scenario med nummer ${scenario}.`,
      en: `The portfolio has no scenario number ${scenario}.`,
    })
  const with_ = budget === undefined ? {} : { budget: öreOf(budget) }
  return { result: prioritise({ ...found, ...with_ }, candidates, under && { ...under, ...with_ }), hidden }
}

const lockedPortfolio = async (db: Db, { portfolio }: { portfolio: number }, actor: Actor) => {
  await findPortfolio(db, actor, portfolio, true)
  return portfolioOut(db, actor, portfolio)
}

const nothingSent = () => new Problem('invalid', { sv: 'Skicka det som ska ändras.', en: 'Send what should be changed.' })
