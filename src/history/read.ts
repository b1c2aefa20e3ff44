import { type ExpressionBuilder, sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import type { RecordedActor } from '../kernel/actor.ts'

export type PastChange = {
  id: number
  at: Date
  actor: RecordedActor
  /** What the person, key or source behind it is called today; null when it is nobody in particular, or has been forgotten. */
  who: string | null
  onBehalf: string | null
  action: string
  before: unknown
  after: unknown
  reason: string | null
}

/** What happened to a thing, latest first. */
export async function historyOf(db: Db, kind: string, id: string | number, limit = 100): Promise<PastChange[]> {
  const rows = await db
    .selectFrom('history')
    .select(['id', 'at', 'actor', 'on_behalf as onBehalf', 'action', 'before', 'after', 'reason'])
    .select((e) => nameOfPerson(e).as('who'))
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', String(id))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, actor: row.actor as RecordedActor }))
}

// Names stand with the person and nowhere else: whoever is forgotten is so in the past, too.
const nameOfPerson = (e: ExpressionBuilder<Tables, 'history'>) =>
  e.selectFrom('person').select('name').where('person.id', '=', sql<number>`(history.actor ->> 'person')::int`)

export type OrganisationChange = PastChange & { kind: string; subject: string; chain: string }

/** What happened to all that an organisation has, latest first; `before` is where the last page ended. */
export async function historyOfOrganisation(
  db: Db,
  organisation: number,
  { kind, before, limit = 50, offset = 0 }: { kind?: string; before?: number; limit?: number; offset?: number } = {},
): Promise<OrganisationChange[]> {
  const rows = await db
    .selectFrom('history')
    .select(['id', 'at', 'chain', 'actor', 'on_behalf as onBehalf', 'action', 'subject_kind as kind', 'subject_id as subject'])
    .select(['before', 'after', 'reason'])
    .select((e) => nameOfPerson(e).as('who'))
    .where('organisation_id', '=', organisation)
    .$if(kind !== undefined, (query) => query.where('subject_kind', '=', kind!))
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({ ...row, actor: row.actor as RecordedActor }))
}

export async function countHistoryOfOrganisation(db: Db, organisation: number, kind?: string): Promise<number> {
  const { n } = await db
    .selectFrom('history')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('organisation_id', '=', organisation)
    .$if(kind !== undefined, (query) => query.where('subject_kind', '=', kind!))
    .executeTakeFirstOrThrow()
  return n
}

/** A thing as it was when that day ended, by the last change before; undefined when it was not there, or had ended. */
export async function asItWas(db: Db, kind: string, id: string | number, on: Date): Promise<unknown> {
  const row = await db
    .selectFrom('history')
    .select('after')
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', String(id))
    .where('at', '<', on)
    .where('action', 'in', ['added', 'changed', 'ended'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.after ?? undefined
}
