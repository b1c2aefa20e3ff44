import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { historyOf, type PastChange } from '../history/read.ts'
import type { Actor } from '../kernel/actor.ts'
import { may } from './access.ts'
import type { AlternativeFacts } from './alternatives/alternative-facts.ts'
import type { InitiativeFacts } from './facts.ts'
import type { Initiative } from './initiative.ts'

export type Past = { facts: InitiativeFacts; alternatives: (AlternativeFacts & { id: number })[] }

/** Whether somebody may read what it was before it was published, too. */
export const readsDrafts = (actor: Actor, { organisationId, parties }: Initiative): boolean =>
  [organisationId, ...parties].some((organisation) => may(actor, 'readDrafts', organisation))

/** An initiative with its alternatives as they were at a moment; undefined when it was not there, or not yet for whoever asks. */
export async function initiativeAt(db: Db, actor: Actor, initiative: Initiative, at: Date): Promise<Past | undefined> {
  if (!readsDrafts(actor, initiative) && (initiative.publishedAt === null || initiative.publishedAt >= at)) return undefined
  const { rows } = await sql<{ kind: string; id: number; after: unknown }>`
    select distinct on (subject_kind, subject_id) subject_kind kind, subject_id::int id, after from history
    where at < ${at} and (
      (subject_kind = 'initiative' and subject_id = ${String(initiative.id)})
      or (subject_kind = 'alternative' and subject_id = any(array(select id::text from alternative where initiative_id = ${initiative.id}))))
    order by subject_kind, subject_id, history.id desc`.execute(db)
  const then = rows.find(({ kind }) => kind === 'initiative')
  if (!then) return undefined
  return {
    facts: then.after as InitiativeFacts,
    alternatives: rows
      .filter(({ kind, after }) => kind === 'alternative' && after !== null)
      .map(({ id, after }) => ({ id, ...(after as AlternativeFacts) }))
      .sort((a, b) => a.position - b.position || a.id - b.id),
  }
}

export type PastOf = PastChange & { kind: 'initiative' | 'alternative'; subject: number }

/** What has happened to an initiative and its alternatives, latest first. Those who may not read drafts are told what came after it was published. */
export async function historyOfInitiative(db: Db, actor: Actor, initiative: Initiative): Promise<PastOf[]> {
  const ids = await db.selectFrom('alternative').select('id').where('initiative_id', '=', initiative.id).execute()
  const own = (await historyOf(db, 'initiative', initiative.id, 500)).map((change) => ({
    ...change,
    kind: 'initiative' as const,
    subject: initiative.id,
  }))
  const others: PastOf[] = []
  for (const { id } of ids)
    others.push(
      ...(await historyOf(db, 'alternative', id, 100)).map((change) => ({ ...change, kind: 'alternative' as const, subject: id })),
    )
  const since = readsDrafts(actor, initiative) ? undefined : initiative.publishedAt
  return [...own, ...others].filter(({ at }) => since === undefined || (since !== null && at >= since)).sort((a, b) => b.id - a.id)
}
