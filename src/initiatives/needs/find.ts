import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { mayRead } from '../access.ts'
import type { Need, NeedId, Urgency } from './need.ts'
import { readable } from './readable.ts'
import { stemsOfTexts } from './stems.ts'

/** What somebody who asks may see; a draft of others is not there for them. */
export async function findNeed(db: Db, actor: Actor, id: NeedId): Promise<Need> {
  const row =
    Number.isInteger(id) && id > 0 && id < 2 ** 31
      ? await db.selectFrom('need').selectAll().where('id', '=', id).executeTakeFirst()
      : undefined
  const need = row && asNeed(row)
  if (!need || !mayRead(actor, need)) throw noSuchNeed(id)
  return need
}

type Row = {
  id: number
  organisation_id: number
  title: unknown
  problem: unknown
  users: unknown
  goals: unknown
  legal_drivers: unknown
  themes: string[]
  affected: number[]
  urgency: string
  needed_by: string | null
  published_at: Date | null
  closed_at: Date | null
  closed_why: string | null
  version: number
  added_at: Date
  changed_at: Date
}

const asNeed = (row: Row): Need => ({
  id: row.id,
  organisationId: row.organisation_id,
  title: row.title as LanguageText,
  problem: row.problem as LanguageText,
  users: row.users as LanguageText,
  goals: row.goals as LanguageText,
  legalDrivers: row.legal_drivers as LanguageText,
  themes: row.themes,
  affected: row.affected,
  urgency: row.urgency as Urgency,
  neededBy: row.needed_by,
  publishedAt: row.published_at,
  closedAt: row.closed_at,
  closedWhy: row.closed_why,
  version: row.version,
  addedAt: row.added_at,
  changedAt: row.changed_at,
})

export type AskedNeeds = {
  text?: string
  organisation?: number
  urgency?: Urgency
  theme?: string
  /** Also those that are closed. */
  closed?: boolean
  page?: number
  limit?: number
}

export type ListedNeed = Need & { organisation: LanguageText; common: number | null; initiatives: number }

/** Those that somebody may read, by how urgent they are and the latest first. Words are looked for as stems, and any of them will do, those with most first. */
export async function listNeeds(
  db: Db,
  actor: Actor,
  { text = '', organisation, urgency, theme, closed = false, page = 1, limit = 50 }: AskedNeeds,
): Promise<{ total: number; rows: ListedNeed[] }> {
  const stems = stemsOfTexts([{ '': text }])
  const asked = text.trim() !== ''
  const fits = sql<boolean>`${readable(actor)} and (${closed} or need.closed_at is null)
    and (${organisation ?? null}::int is null or need.organisation_id = ${organisation ?? null}) and (${urgency ?? null}::text is null or need.urgency = ${urgency ?? null})
    and (${theme ?? null}::text is null or ${theme ?? null} = any(need.themes)) and (not ${asked} or need.stems && ${stems}::text[])`
  const shared = asked ? sql`cardinality(array(select unnest(need.stems) intersect select unnest(${stems}::text[])))` : sql`null::int`
  const { rows } = await sql<Row & { organisation: LanguageText; common: number | null; initiatives: number; total: number }>`
    select need.*, organisation.name organisation, joined.common_need_id common, count(*) over ()::int total,
      (select count(*)::int from initiative_need join initiative on initiative.id = initiative_id
        where need_id = need.id and initiative.published_at is not null) initiatives
    from need join organisation on organisation.id = need.organisation_id
      left join need_joining joined on joined.need_id = need.id and joined.state = 'joined'
    where ${fits}
    order by ${shared} desc, array_position(array['statutory', 'high', 'normal', 'low'], need.urgency), need.id desc
    limit ${limit} offset ${(page - 1) * limit}`.execute(db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ organisation, common, initiatives, total: _, ...row }) => ({ ...asNeed(row), organisation, common, initiatives })),
  }
}

/** The needs that an initiative answers, as far as somebody may read them. */
export async function needsOfInitiative(db: Db, actor: Actor, initiative: number): Promise<Need[]> {
  const rows = await db
    .selectFrom('initiative_need')
    .innerJoin('need', 'need.id', 'need_id')
    .selectAll('need')
    .where('initiative_id', '=', initiative)
    .where(readable(actor))
    .orderBy('need.id')
    .execute()
  return rows.map(asNeed)
}

export async function initiativesOfNeed(db: Db, actor: Actor, need: NeedId): Promise<{ id: number; title: LanguageText; state: string }[]> {
  const rows = await db
    .selectFrom('initiative_need')
    .innerJoin('initiative', 'initiative.id', 'initiative_id')
    .select(['initiative.id', 'title', 'state', 'organisation_id', 'parties', 'published_at'])
    .where('need_id', '=', need)
    .orderBy('initiative.id', 'desc')
    .execute()
  return rows
    .filter((row) => mayRead(actor, { organisationId: row.organisation_id, parties: row.parties, publishedAt: row.published_at }))
    .map(({ id, title, state }) => ({ id, title: title as LanguageText, state }))
}

export const noSuchNeed = (id: number) =>
  new Problem('not-found', {
    sv: `Det finns inget behov med nummer ${id} som du kan läsa. Se listan över behov.`,
    en: `There is no need number ${id} that you can read. See the list of needs.`,
  })
