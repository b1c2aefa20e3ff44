import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { öreOf } from '../../kernel/money.ts'
import { Problem } from '../../kernel/problem.ts'
import { findOrganisation } from '../../organisations/find.ts'
import { demand } from '../access.ts'
import { suggestedCriteria } from './criterion.ts'
import { findPortfolio } from './find.ts'
import { type Portfolio, type PortfolioId, PortfolioInput } from './portfolio.ts'
import { weightsOf } from './weights.ts'

/** Begins a portfolio with the suggested criteria, or with those that are sent. */
export async function addPortfolio(db: Db, actor: Actor, input: PortfolioInput & { organisation: number }): Promise<PortfolioId> {
  demand(actor, 'prioritise', input.organisation)
  const values = rowOf(PortfolioInput.parse(input))
  return inTransaction(db, async (trx) => {
    await findOrganisation(trx, input.organisation)
    const { id } = await trx
      .insertInto('portfolio')
      .values({ organisation_id: input.organisation, ...asJson(values) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, actor, 'added', { kind: 'portfolio', id, organisation: input.organisation }, null, { ...values, published: false })
    return id
  })
}

/** `version` is the one that the change was made from. Criteria that are left out stay. */
export async function changePortfolio(db: Db, actor: Actor, id: PortfolioId, input: PortfolioInput, version: number): Promise<Portfolio> {
  return store(db, actor, id, 'changed', version, (before) => {
    const read = PortfolioInput.parse(input)
    return rowOf({ ...read, criteria: read.criteria ?? before.criteria })
  })
}

/** For everybody to read, or again only for the organisation. */
export async function publishPortfolio(db: Db, actor: Actor, id: PortfolioId, published: boolean, now = new Date()): Promise<Portfolio> {
  return store(db, actor, id, published ? 'published' : 'unpublished', undefined, (before) => ({
    published_at: published ? (before.publishedAt ?? now) : null,
  }))
}

/** It is kept, with its history, and shown to nobody. */
export async function endPortfolio(db: Db, actor: Actor, id: PortfolioId, now = new Date()): Promise<void> {
  const { organisationId } = await findPortfolio(db, actor, id)
  demand(actor, 'prioritise', organisationId)
  await inTransaction(db, async (trx) => {
    const before = await findPortfolio(trx, actor, id, true)
    await trx.updateTable('portfolio').set({ ended_at: now }).where('id', '=', id).execute()
    await record(trx, actor, 'ended', { kind: 'portfolio', id, organisation: organisationId }, factsOf(before), null)
  })
}

async function store(
  db: Db,
  actor: Actor,
  id: PortfolioId,
  action: string,
  version: number | undefined,
  change: (before: Portfolio) => Partial<Values> & { published_at?: Date | null },
): Promise<Portfolio> {
  const { organisationId } = await findPortfolio(db, actor, id)
  demand(actor, 'prioritise', organisationId)
  return inTransaction(db, async (trx) => {
    const before = await findPortfolio(trx, actor, id, true)
    if (version !== undefined && before.version !== version) throw changedMeanwhile()
    await trx
      .updateTable('portfolio')
      .set({ ...asJson(change(before)), version: before.version + 1, changed_at: new Date() })
      .where('id', '=', id)
      .execute()
    const after = await findPortfolio(trx, actor, id)
    await forgetScores(trx, before, after)
    await record(trx, actor, action, { kind: 'portfolio', id, organisation: organisationId }, factsOf(before), factsOf(after))
    return after
  })
}

/** What was said of a criterion goes with it: another may get its short name. */
async function forgetScores(trx: Db, { id, criteria: before }: Portfolio, { criteria: after }: Portfolio): Promise<void> {
  const gone = before.map(({ key }) => key).filter((key) => after.every((criterion) => criterion.key !== key))
  if (gone.length === 0) return
  await trx
    .updateTable('portfolio_item')
    .set({ scores: sql<string>`scores - ${gone}::text[]` })
    .where('portfolio_id', '=', id)
    .execute()
  await trx
    .updateTable('portfolio_scenario')
    .set({ points: sql<string>`points - ${gone}::text[]` })
    .where('portfolio_id', '=', id)
    .execute()
}

type Values = ReturnType<typeof rowOf>

function rowOf({ title, description, budget, criteria }: ReturnType<typeof PortfolioInput.parse>) {
  const chosen = criteria ?? [...suggestedCriteria]
  weightsOf(chosen.map(({ points }) => points)) // refuses weights that are all 0
  return { title, description, budget: budget === null ? null : öreOf(budget), criteria: chosen }
}

const asJson = <Given extends Partial<Values>>({ title, description, criteria, ...rest }: Given) =>
  ({
    ...rest,
    ...(title && { title: JSON.stringify(title) }),
    ...(description && { description: JSON.stringify(description) }),
    ...(criteria && { criteria: JSON.stringify(criteria) }),
  }) as Omit<Given, 'title' | 'description' | 'criteria'> & { title: string; description: string; criteria: string }

/** What a change of a portfolio is about, as history keeps it. */
export const factsOf = ({ title, description, budget, criteria, publishedAt }: Portfolio) => ({
  title,
  description,
  budget,
  criteria,
  published: publishedAt !== null,
})

export const changedMeanwhile = () =>
  new Problem('conflict', {
    sv: 'Någon annan har ändrat portföljen sedan du öppnade den. Jämför med hur den är nu och spara igen.',
    en: 'Somebody else has changed the portfolio since you opened it. Compare with how it is now and save again.',
  })
