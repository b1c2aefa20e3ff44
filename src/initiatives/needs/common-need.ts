import type { Db } from '../../db/open.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'

export type CommonNeedId = number

/** What several organisations have said that they need together. Each keeps its own need, and its own words for it. */
export type CommonNeed = {
  id: CommonNeedId
  /** Who holds it together. */
  organisationId: number
  title: LanguageText
  description: LanguageText
  version: number
  addedAt: Date
}

export type Member = {
  need: number
  title: LanguageText
  urgency: string
  neededBy: string | null
  organisationId: number
  organisation: LanguageText
  state: 'proposed' | 'joined' | 'declined' | 'left'
  proposedAt: Date
  answeredAt: Date | null
  reason: string | null
}

/** Everybody may read it: only published needs can be a part. */
export async function findCommonNeed(db: Db, id: CommonNeedId): Promise<CommonNeed> {
  const row =
    Number.isInteger(id) && id > 0 && id < 2 ** 31
      ? await db.selectFrom('common_need').selectAll().where('id', '=', id).executeTakeFirst()
      : undefined
  if (!row)
    throw new Problem('not-found', {
      sv: `Det finns inget gemensamt behov med nummer ${id}. Se listan över behov.`,
      en: `There is no common need number ${id}. See the list of needs.`,
    })
  return {
    id: row.id,
    organisationId: row.organisation_id,
    title: row.title as LanguageText,
    description: row.description as LanguageText,
    version: row.version,
    addedAt: row.added_at,
  }
}

/** Each need once, as it last was asked and answered. */
export async function membersOf(db: Db, id: CommonNeedId): Promise<Member[]> {
  const rows = await db
    .selectFrom('need_joining')
    .innerJoin('need', 'need.id', 'need_id')
    .innerJoin('organisation', 'organisation.id', 'need.organisation_id')
    .distinctOn('need.id')
    .select(['need.id as need', 'need.title', 'urgency', 'needed_by as neededBy', 'need.organisation_id as organisationId'])
    .select(['organisation.name as organisation', 'state', 'proposed_at as proposedAt', 'answered_at as answeredAt', 'reason'])
    .where('common_need_id', '=', id)
    .orderBy('need.id')
    .orderBy('need_joining.id', 'desc')
    .execute()
  return rows as Member[]
}

/** Where a need is asked for or a part. */
export async function commonNeedsOf(
  db: Db,
  need: number,
): Promise<{ id: number; title: LanguageText; state: 'proposed' | 'joined'; holder: LanguageText; organisations: number }[]> {
  const rows = await db
    .selectFrom('need_joining')
    .innerJoin('common_need', 'common_need.id', 'common_need_id')
    .innerJoin('organisation', 'organisation.id', 'common_need.organisation_id')
    .select(['common_need.id', 'common_need.title', 'state', 'organisation.name as holder'])
    .select((e) =>
      e
        .selectFrom('need_joining as other')
        .innerJoin('need', 'need.id', 'other.need_id')
        .select((count) => count.fn.count<number>('need.organisation_id').distinct().as('n'))
        .whereRef('other.common_need_id', '=', 'common_need.id')
        .where('other.state', '=', 'joined')
        .as('organisations'),
    )
    .where('need_id', '=', need)
    .where('state', 'in', ['proposed', 'joined'])
    .orderBy('common_need.id')
    .execute()
  return rows.map((row) => ({
    ...row,
    title: row.title as LanguageText,
    holder: row.holder as LanguageText,
    state: row.state as 'proposed' | 'joined',
    organisations: Number(row.organisations ?? 0),
  }))
}
