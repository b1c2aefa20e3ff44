import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { öreOf } from '../../kernel/money.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access.ts'
import { findPortfolio, scenariosOf } from './find.ts'
import { touch } from './items.ts'
import { type Portfolio, type PortfolioId, ScenarioInput } from './portfolio.ts'
import { weightsOf } from './weights.ts'

/** Keeps other conditions to compare the portfolio under. */
export async function addScenario(db: Db, actor: Actor, id: PortfolioId, input: ScenarioInput): Promise<number> {
  const portfolio = await findPortfolio(db, actor, id)
  demand(actor, 'prioritise', portfolio.organisationId)
  const { title, points, budget, excluded, must } = ScenarioInput.parse(input)
  refuseWrong(portfolio, points)
  const values = {
    title,
    points,
    budget: budget === null ? null : öreOf(budget),
    excluded,
    must: must.filter((one) => !excluded.includes(one)),
  }
  return inTransaction(db, async (trx) => {
    const row = await trx
      .insertInto('portfolio_scenario')
      .values({ ...values, portfolio_id: id, title: JSON.stringify(title), points: JSON.stringify(points) })
      .returning('id')
      .executeTakeFirstOrThrow()
    const subject = { kind: 'portfolio', id, organisation: portfolio.organisationId }
    await record(trx, actor, 'scenario-added', subject, null, { scenario: title, points, budget: values.budget, excluded, must })
    await touch(trx, id)
    return row.id
  })
}

export async function removeScenario(db: Db, actor: Actor, id: PortfolioId, scenario: number, now = new Date()): Promise<void> {
  const { organisationId } = await findPortfolio(db, actor, id)
  demand(actor, 'prioritise', organisationId)
  await inTransaction(db, async (trx) => {
    const found = (await scenariosOf(trx, id)).find((one) => one.id === scenario)
    if (!found)
      throw new Problem('not-found', {
        sv: `Portföljen har inget scenario med nummer ${scenario}.`,
        en: `The portfolio has no scenario number ${scenario}.`,
      })
    await trx.updateTable('portfolio_scenario').set({ ended_at: now }).where('id', '=', scenario).execute()
    const { title, points, budget, excluded, must } = found
    const subject = { kind: 'portfolio', id, organisation: organisationId }
    await record(trx, actor, 'scenario-removed', subject, { scenario: title, points, budget, excluded, must }, null)
    await touch(trx, id)
  })
}

function refuseWrong({ criteria }: Portfolio, points: { readonly [criterion: string]: number }): void {
  const unknown = Object.keys(points).find((key) => criteria.every((criterion) => criterion.key !== key))
  if (unknown !== undefined)
    throw new Problem('invalid', {
      sv: `Portföljen har inget kriterium som heter ${unknown}.`,
      en: `The portfolio has no criterion called ${unknown}.`,
    })
  weightsOf(criteria.map((criterion) => points[criterion.key] ?? criterion.points))
}
