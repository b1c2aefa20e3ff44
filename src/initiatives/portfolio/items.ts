import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access.ts'
import { findInitiative } from '../find.ts'
import type { InitiativeId } from '../initiative.ts'
import { findPortfolio } from './find.ts'
import { changedMeanwhile } from './keep.ts'
import { type ItemFacts, ItemInput, type Portfolio, type PortfolioId } from './portfolio.ts'

const mostInitiatives = 1000

/** Puts initiatives that one may read in a portfolio. Those that are there already stay as they are. */
export async function addToPortfolio(db: Db, actor: Actor, id: PortfolioId, initiatives: readonly InitiativeId[]): Promise<void> {
  const { organisationId } = await findPortfolio(db, actor, id)
  demand(actor, 'prioritise', organisationId)
  await inTransaction(db, async (trx) => {
    await findPortfolio(trx, actor, id, true)
    for (const initiative of initiatives) await findInitiative(trx, actor, initiative)
    const { n } = await trx
      .selectFrom('portfolio_item')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('portfolio_id', '=', id)
      .executeTakeFirstOrThrow()
    if (n + initiatives.length > mostInitiatives)
      throw new Problem('invalid', {
        sv: `En portfölj har plats för ${mostInitiatives} initiativ. Dela den i flera.`,
        en: `A portfolio has room for ${mostInitiatives} initiatives. Divide it into several.`,
      })
    for (const initiative of new Set(initiatives)) {
      const added = await trx
        .insertInto('portfolio_item')
        .values({ portfolio_id: id, initiative_id: initiative })
        .onConflict((on) => on.doNothing())
        .returning('initiative_id')
        .executeTakeFirst()
      if (added) await recorded(trx, actor, 'initiative-added', id, organisationId, null, { initiative })
    }
    await touch(trx, id)
  })
}

/** Its limits and the scores that somebody gives. `version` is the initiative's own in the portfolio, so that two can score two at once. */
export async function scoreInitiative(
  db: Db,
  actor: Actor,
  id: PortfolioId,
  initiative: InitiativeId,
  input: ItemInput,
  version: number,
): Promise<void> {
  const portfolio = await findPortfolio(db, actor, id)
  demand(actor, 'prioritise', portfolio.organisationId)
  const values = ItemInput.parse(input)
  refuseUnknown(portfolio, values)
  await inTransaction(db, async (trx) => {
    const before = await findItem(trx, actor, id, initiative, true)
    if (before.version !== version) throw changedMeanwhile()
    await trx
      .updateTable('portfolio_item')
      .set({
        gate: values.gate,
        gate_why: JSON.stringify(values.gateWhy),
        scores: JSON.stringify(values.scores),
        version: version + 1,
        changed_at: new Date(),
      })
      .where('portfolio_id', '=', id)
      .where('initiative_id', '=', initiative)
      .execute()
    const told = ({ gate, gateWhy, scores }: ItemFacts) => ({ initiative, gate, gateWhy, scores })
    await recorded(trx, actor, 'scored', id, portfolio.organisationId, told(before), told(values))
    await touch(trx, id)
  })
}

/** An initiative in a portfolio as somebody has weighed it. */
export async function findItem(
  db: Db,
  actor: Actor,
  id: PortfolioId,
  initiative: InitiativeId,
  lock = false,
): Promise<ItemFacts & { version: number }> {
  await findInitiative(db, actor, initiative)
  const row = await db
    .selectFrom('portfolio_item')
    .selectAll()
    .where('portfolio_id', '=', id)
    .where('initiative_id', '=', initiative)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row)
    throw new Problem('not-found', {
      sv: `Initiativ ${initiative} är inte med i portföljen. Lägg till det först.`,
      en: `Initiative ${initiative} is not in the portfolio. Add it first.`,
    })
  return {
    gate: row.gate as ItemFacts['gate'],
    gateWhy: row.gate_why as ItemFacts['gateWhy'],
    scores: row.scores as ItemFacts['scores'],
    version: row.version,
  }
}

/** The initiative itself is left as it is. */
export async function removeFromPortfolio(db: Db, actor: Actor, id: PortfolioId, initiative: InitiativeId): Promise<void> {
  const { organisationId } = await findPortfolio(db, actor, id)
  demand(actor, 'prioritise', organisationId)
  await inTransaction(db, async (trx) => {
    const { version: _, ...before } = await findItem(trx, actor, id, initiative, true)
    await trx.deleteFrom('portfolio_item').where('portfolio_id', '=', id).where('initiative_id', '=', initiative).execute()
    await recorded(trx, actor, 'initiative-removed', id, organisationId, { initiative, ...before }, null)
    await touch(trx, id)
  })
}

function refuseUnknown({ criteria }: Portfolio, { scores }: ItemFacts): void {
  const unknown = Object.keys(scores).find((key) => criteria.every((criterion) => criterion.key !== key))
  if (unknown !== undefined)
    throw new Problem('invalid', {
      sv: `Portföljen har inget kriterium som heter ${unknown}. Välj bland ${criteria.map(({ key }) => key).join(', ')}.`,
      en: `The portfolio has no criterion called ${unknown}. Choose among ${criteria.map(({ key }) => key).join(', ')}.`,
    })
  for (const { key, value } of criteria) {
    const score = scores[key]?.score
    if (score === undefined) continue
    const fits = value.kind === 'categories' ? String(score) in value.values : typeof score === 'number'
    if (!fits)
      throw new Problem('invalid', {
        sv:
          value.kind === 'categories' ? `Välj en klass för ${key}: ${Object.keys(value.values).join(', ')}.` : `Skriv ett tal för ${key}.`,
        en:
          value.kind === 'categories'
            ? `Choose a category for ${key}: ${Object.keys(value.values).join(', ')}.`
            : `Write a number for ${key}.`,
      })
  }
}

/** What is in it has changed, though not what it says of itself: lists show it first, and its version is the same. */
export const touch = (db: Db, id: PortfolioId) => db.updateTable('portfolio').set({ changed_at: new Date() }).where('id', '=', id).execute()

const recorded = (db: Db, actor: Actor, action: string, id: PortfolioId, organisation: number, before: unknown, after: unknown) =>
  record(db, actor, action, { kind: 'portfolio', id, organisation }, before, after)
