import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { Problem } from '../kernel/problem.ts'
import { mayRead } from './access.ts'
import type { Initiative, InitiativeId, State, StateName } from './initiative.ts'

/** What somebody who asks may see; a draft of others is not there for them. */
export async function findInitiative(db: Db, actor: Actor, id: InitiativeId): Promise<Initiative> {
  const row =
    Number.isInteger(id) && id > 0 && id < 2 ** 31
      ? await db.selectFrom('initiative').selectAll().where('id', '=', id).executeTakeFirst()
      : undefined
  const initiative = row && asInitiative(row)
  if (!initiative || !mayRead(actor, initiative)) throw noSuchInitiative(id)
  return initiative
}

/** The same, held until the transaction ends: nobody else changes it meanwhile. */
export async function lockInitiative(trx: Db, actor: Actor, id: InitiativeId): Promise<Initiative> {
  if (Number.isInteger(id) && id > 0 && id < 2 ** 31)
    await trx.selectFrom('initiative').select('id').where('id', '=', id).forUpdate().execute()
  return findInitiative(trx, actor, id)
}

export type LinkedNeed = { id: number; title: LanguageText; organisationId: number; publishedAt: Date | null }

/** The needs that it answers, of those that whoever asks may read. */
export async function needsOf(db: Db, actor: Actor, initiative: InitiativeId): Promise<LinkedNeed[]> {
  const rows = await db
    .selectFrom('initiative_need')
    .innerJoin('need', 'need.id', 'need_id')
    .select(['need.id', 'need.title', 'need.organisation_id as organisationId', 'need.published_at as publishedAt'])
    .where('initiative_id', '=', initiative)
    .orderBy('need.id')
    .execute()
  return rows.map((row) => ({ ...row, title: row.title as LanguageText })).filter((need) => mayRead(actor, need))
}

/** The numbers of all of them. */
export const needNumbers = async (db: Db, initiative: InitiativeId): Promise<number[]> =>
  (await db.selectFrom('initiative_need').select('need_id').where('initiative_id', '=', initiative).orderBy('need_id').execute()).map(
    ({ need_id }) => need_id,
  )

/** Open needs that an initiative may answer: those asked for, and those of the organisation. */
export async function needsToChoose(
  db: Db,
  actor: Actor,
  { organisation, numbers = [] }: { organisation?: number; numbers?: readonly number[] },
): Promise<LinkedNeed[]> {
  const rows = await db
    .selectFrom('need')
    .select(['id', 'title', 'organisation_id as organisationId', 'published_at as publishedAt'])
    .where((e) =>
      e.or([
        e('id', '=', sql<number>`any(${numbers as number[]}::int[])`),
        e.and([e('organisation_id', '=', organisation ?? 0), e('closed_at', 'is', null)]),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({ ...row, title: row.title as LanguageText })).filter((need) => mayRead(actor, need))
}

type Row = {
  id: number
  organisation_id: number
  title: unknown
  summary: unknown
  goals: unknown
  parties: number[]
  segment: string | null
  recommendations: number[]
  state: string
  state_on: string | null
  chosen_alternative_id: number | null
  ends_on: string | null
  published_at: Date | null
  version: number
  added_at: Date
  changed_at: Date
}

export const asInitiative = (row: Row): Initiative => ({
  id: row.id,
  organisationId: row.organisation_id,
  title: row.title as LanguageText,
  summary: row.summary as LanguageText,
  goals: row.goals as LanguageText,
  parties: row.parties,
  segment: row.segment,
  recommendations: row.recommendations,
  state: stateOf(row),
  endsOn: row.ends_on,
  publishedAt: row.published_at,
  version: row.version,
  addedAt: row.added_at,
  changedAt: row.changed_at,
})

function stateOf({ state, state_on, chosen_alternative_id }: Row): State {
  const kind = state as StateName
  if (kind === 'draft') return { kind }
  if (kind === 'proposed' || kind === 'stopped') return { kind, on: state_on! }
  return { kind, on: state_on!, alternative: chosen_alternative_id! }
}

export const noSuchInitiative = (id: number) =>
  new Problem('not-found', {
    sv: `Det finns inget initiativ med nummer ${id} som du kan läsa. Se listan över initiativ.`,
    en: `There is no initiative number ${id} that you can read. See the list of initiatives.`,
  })
