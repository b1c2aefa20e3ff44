import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { namesOf } from '../../organisations/find.ts'
import { draftsReadBy, may, mayRead } from '../access.ts'
import { gravest } from '../alternatives/risk.ts'
import { latestCases } from '../business-case/find.ts'
import { asInitiative } from '../find.ts'
import type { Initiative } from '../initiative.ts'
import { reuseState } from '../reuse/find.ts'
import type { Gate } from './budget.ts'
import { figuresOf } from './case-figures.ts'
import type { Criterion } from './criterion.ts'
import type { Portfolio, PortfolioId, Scenario } from './portfolio.ts'
import type { Candidate } from './prioritise.ts'

/** What somebody who asks may see; what is not published is for those of its organisation. */
export async function findPortfolio(db: Db, actor: Actor, id: PortfolioId, lock = false): Promise<Portfolio> {
  const row =
    Number.isInteger(id) && id > 0 && id < 2 ** 31
      ? await db
          .selectFrom('portfolio')
          .selectAll()
          .where('id', '=', id)
          .where('ended_at', 'is', null)
          .$if(lock, (query) => query.forUpdate())
          .executeTakeFirst()
      : undefined
  const portfolio = row && asPortfolio(row)
  if (!portfolio || !mayRead(actor, portfolio))
    throw new Problem('not-found', {
      sv: `Det finns ingen portfölj med nummer ${id} som du kan läsa. Se listan över portföljer.`,
      en: `There is no portfolio number ${id} that you can read. See the list of portfolios.`,
    })
  return portfolio
}

type Row = {
  id: number
  organisation_id: number
  title: unknown
  description: unknown
  criteria: unknown
  budget: number | null
  published_at: Date | null
  version: number
  added_at: Date
  changed_at: Date
}

const asPortfolio = (row: Row): Portfolio => ({
  id: row.id,
  organisationId: row.organisation_id,
  title: row.title as LanguageText,
  description: row.description as LanguageText,
  criteria: row.criteria as Criterion[],
  budget: row.budget,
  publishedAt: row.published_at,
  version: row.version,
  addedAt: row.added_at,
  changedAt: row.changed_at,
})

export type ListedPortfolio = Portfolio & { organisation: LanguageText; initiatives: number }

/** Those that one may read, the latest first. The count of initiatives is of all, whoever asks. */
export async function listPortfolios(
  db: Db,
  actor: Actor,
  { page = 1, limit = 50 }: { page?: number; limit?: number } = {},
): Promise<{ rows: ListedPortfolio[]; total: number }> {
  const drafts = draftsReadBy(actor)
  const readable = sql<boolean>`p.ended_at is null and (p.published_at is not null or ${drafts === 'all'} or p.organisation_id = any(${drafts === 'all' ? [] : drafts}::int[]))`
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<Row & { organisation: LanguageText; initiatives: number }>`
      select p.*, o.name organisation, (select count(*)::int from portfolio_item i where i.portfolio_id = p.id) initiatives
      from portfolio p join organisation o on o.id = p.organisation_id
      where ${readable} order by p.changed_at desc, p.id desc limit ${limit} offset ${(page - 1) * limit}`.execute(db),
    sql<{ n: number }>`select count(*)::int n from portfolio p where ${readable}`.execute(db),
  ])
  return {
    rows: rows.map((row) => ({ ...asPortfolio(row), organisation: row.organisation, initiatives: row.initiatives })),
    total: counted[0]?.n ?? 0,
  }
}

export type Candidates = {
  candidates: Candidate[]
  /** How many the reader may not see; nothing of them is counted in. */
  hidden: number
}

/** The initiatives of a portfolio with what is known of each, of those that the reader may see. */
export async function candidatesOf(
  db: Db,
  actor: Actor,
  { id: portfolio, criteria }: Pick<Portfolio, 'id' | 'criteria'>,
): Promise<Candidates> {
  const [initiatives, items] = await Promise.all([
    db
      .selectFrom('initiative')
      .innerJoin('portfolio_item', 'portfolio_item.initiative_id', 'initiative.id')
      .selectAll('initiative')
      .where('portfolio_id', '=', portfolio)
      .orderBy('initiative.id')
      .execute(),
    db.selectFrom('portfolio_item').selectAll().where('portfolio_id', '=', portfolio).execute(),
  ])
  const itemOf = new Map(items.map((item) => [item.initiative_id, item]))
  const seen = initiatives.map(asInitiative).filter((initiative) => mayRead(actor, initiative))
  const ids = seen.map(({ id }) => id)
  const [cases, needs, goals, names] = await Promise.all([
    latestCases(db, ids),
    needsOf(db, ids),
    goalsOf(db, ids),
    namesOf(db, [...new Set(seen.map(({ organisationId }) => organisationId))]),
  ])
  const casesOf = Map.groupBy(cases, ({ initiativeId }) => initiativeId)
  const figures = new Map(seen.map((one) => [one.id, figuresOf(casesOf.get(one.id) ?? [], chosenIn(one))]))
  const alternatives = await alternativesAt(
    db,
    seen.flatMap((one) => figures.get(one.id)?.alternativeId ?? chosenIn(one) ?? []),
  )
  const checks = criteria.some(({ measure }) => measure === 'reuse-check')
    ? new Map(await Promise.all(ids.map(async (id) => [id, (await reuseState(db, id)).kind] as const)))
    : undefined
  const candidates = seen.map((initiative): Candidate => {
    const item = itemOf.get(initiative.id)!
    const own = figures.get(initiative.id)
    const alternative = alternatives.get(own?.alternativeId ?? chosenIn(initiative) ?? 0)
    return {
      id: initiative.id,
      title: initiative.title,
      organisationId: initiative.organisationId,
      organisation: names.get(initiative.organisationId) ?? {},
      state: initiative.state.kind,
      segment: initiative.segment,
      recommendations: initiative.recommendations,
      goals: goals.get(initiative.id) ?? [],
      parties: 1 + initiative.parties.length,
      gate: item.gate as Gate,
      gateWhy: item.gate_why as LanguageText,
      scores: item.scores as Candidate['scores'],
      version: item.version,
      figures: own,
      way: alternative?.kind ?? null,
      risk: alternative ? (gravest(alternative.risks as { likelihood: number; impact: number }[]) ?? null) : null,
      reused: alternative ? alternative.reuses.length + alternative.building_blocks.length : null,
      reuseCheck: checks?.get(initiative.id) ?? null,
      urgency: needs.get(initiative.id)?.urgency ?? null,
      neededBy: needs.get(initiative.id)?.neededBy ?? null,
    }
  })
  return { candidates, hidden: items.length - seen.length }
}

const chosenIn = ({ state }: Initiative): number | null => ('alternative' in state ? state.alternative : null)

async function alternativesAt(db: Db, ids: readonly number[]) {
  const rows = await db
    .selectFrom('alternative')
    .select(['id', 'kind', 'risks', 'reuses', 'building_blocks'])
    .where('id', '=', sql<number>`any(${ids as number[]}::int[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The most urgent of the needs that each answers, and the first day that one of them is needed. */
async function needsOf(db: Db, initiatives: readonly number[]) {
  const { rows } = await sql<{ id: number; urgency: string; neededBy: string | null }>`
    select initiative_id id, (array['low', 'normal', 'high', 'statutory'])[max(array_position(array['low', 'normal', 'high', 'statutory'], urgency))] urgency,
      min(needed_by) "neededBy"
    from initiative_need join need on need.id = need_id where initiative_id = any(${initiatives as number[]}::int[]) group by 1`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

async function goalsOf(db: Db, initiatives: readonly number[]): Promise<Map<number, LanguageText[]>> {
  const rows = await db
    .selectFrom('chain_step')
    .select(['initiative_id', 'title'])
    .where('initiative_id', '=', sql<number>`any(${initiatives as number[]}::int[])`)
    .where('kind', '=', 'goal')
    .where('ended_at', 'is', null)
    .orderBy('position')
    .execute()
  const goals = new Map<number, LanguageText[]>()
  for (const { initiative_id, title } of rows) goals.set(initiative_id, [...(goals.get(initiative_id) ?? []), title as LanguageText])
  return goals
}

export async function scenariosOf(db: Db, portfolio: PortfolioId): Promise<Scenario[]> {
  const rows = await db
    .selectFrom('portfolio_scenario')
    .select(['id', 'title', 'points', 'budget', 'excluded', 'must'])
    .where('portfolio_id', '=', portfolio)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, title: row.title as LanguageText, points: row.points as Scenario['points'] }))
}

export type Choosable = { id: number; title: LanguageText; organisation: LanguageText; state: string }

/** Initiatives that are not in the portfolio and that one may read, those of its organisation first. Words are looked for in the title. */
export async function choosableFor(db: Db, actor: Actor, portfolio: Portfolio, text: string): Promise<Choosable[]> {
  const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .selectFrom('initiative')
    .innerJoin('organisation', 'organisation.id', 'initiative.organisation_id')
    .selectAll('initiative')
    .select('organisation.name as organisation')
    .where('state', 'not in', ['completed', 'stopped'])
    .where(sql<boolean>`exists (select from jsonb_each_text(title) t where t.value ilike ${part})`)
    .where(
      sql<boolean>`not exists (select from portfolio_item i where i.portfolio_id = ${portfolio.id} and i.initiative_id = initiative.id)`,
    )
    .orderBy(sql`initiative.organisation_id <> ${portfolio.organisationId}`)
    .orderBy('initiative.id', 'desc')
    .limit(500)
    .execute()
  return rows
    .map((row) => ({ ...asInitiative(row), organisation: row.organisation as LanguageText }))
    .filter((initiative) => mayRead(actor, initiative))
    .slice(0, 200)
    .map(({ id, title, organisation, state }) => ({ id, title, organisation, state: state.kind }))
}

/** The organisations of today that somebody may make portfolios for. */
export async function organisationsToPrioritise(db: Db, actor: Actor): Promise<{ id: number; name: LanguageText }[]> {
  if (actor.kind === 'anyone') return []
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('valid_to', 'is', null)
    .orderBy(sql`name ->> 'sv' collate "sv-SE-x-icu"`)
    .execute()
  return rows.filter(({ id }) => may(actor, 'prioritise', id)).map(({ id, name }) => ({ id, name: name as LanguageText }))
}

/** What initiatives are called, of those that one may read. */
export async function initiativesNamed(db: Db, actor: Actor, ids: readonly number[]): Promise<Map<number, LanguageText>> {
  const rows = await db
    .selectFrom('initiative')
    .selectAll()
    .where('id', '=', sql<number>`any(${[...new Set(ids)]}::int[])`)
    .execute()
  return new Map(
    rows
      .map(asInitiative)
      .filter((initiative) => mayRead(actor, initiative))
      .map(({ id, title }) => [id, title]),
  )
}
