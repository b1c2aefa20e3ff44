import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { RecordedActor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'

export type ChangeRequestState = 'waiting' | 'approved' | 'rejected' | 'withdrawn' | 'outdated'

export type ChangeRequest = {
  id: number
  organisation: number
  /** What sort of thing it is about: a row in the table of what may need approval. */
  kind: string
  subject: string
  before: unknown
  after: unknown
  input: unknown
  proposedBy: RecordedActor
  proposer: string | null
  proposedAt: Date
  reason: string | null
  state: ChangeRequestState
  decidedBy: RecordedActor | null
  decider: string | null
  decidedAt: Date | null
  decisionReason: string | null
}

const select = (db: Db) =>
  db
    .selectFrom('change_request')
    .select([
      'id',
      'organisation_id as organisation',
      'kind',
      'subject_id as subject',
      'before',
      'after',
      'input',
      'proposed_by as proposedBy',
      'proposed_at as proposedAt',
      'reason',
      'state',
      'decided_by as decidedBy',
      'decided_at as decidedAt',
      'decision_reason as decisionReason',
      nameOf('proposed_by').as('proposer'),
      nameOf('decided_by').as('decider'),
    ])

const nameOf = (column: 'proposed_by' | 'decided_by') =>
  sql<string | null>`(select name from person where person.id = (${sql.ref(column)} ->> 'person')::int)`

const asRequest = (row: { state: string; proposedBy: unknown; decidedBy: unknown } & Record<string, unknown>): ChangeRequest =>
  row as ChangeRequest

type Which = 'waiting' | 'decided'

/** The organisation's changes that wait, or the latest that have been decided. */
export async function changeRequestsOf(db: Db, organisation: number, which: Which, limit = 200, offset = 0): Promise<ChangeRequest[]> {
  const rows = await select(db)
    .where('organisation_id', '=', organisation)
    .where('state', which === 'waiting' ? '=' : '<>', 'waiting')
    .orderBy('id', which === 'waiting' ? 'asc' : 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(asRequest)
}

export async function countChangeRequests(db: Db, organisation: number, which: Which): Promise<number> {
  const { n } = await db
    .selectFrom('change_request')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('organisation_id', '=', organisation)
    .where('state', which === 'waiting' ? '=' : '<>', 'waiting')
    .executeTakeFirstOrThrow()
  return n
}

export async function findChangeRequest(db: Db, id: number): Promise<ChangeRequest> {
  const row = Number.isInteger(id) && id > 0 && id < 2 ** 31 ? await select(db).where('id', '=', id).executeTakeFirst() : undefined
  if (!row)
    throw new Problem('not-found', {
      sv: `Det finns inget ändringsförslag med nummer ${id}.`,
      en: `There is no proposed change number ${id}.`,
    })
  return asRequest(row)
}

/** The change of a thing that waits, so that its page can say so. */
export async function waitingChange(
  db: Db,
  kind: string,
  subject: string | number,
): Promise<{ id: number; organisation: number } | undefined> {
  return db
    .selectFrom('change_request')
    .select(['id', 'organisation_id as organisation'])
    .where('kind', '=', kind)
    .where('subject_id', '=', String(subject))
    .where('state', '=', 'waiting')
    .executeTakeFirst()
}
