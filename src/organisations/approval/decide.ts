import type { Db } from '../../db/open.ts'
import { apart, inTransaction } from '../../db/within.ts'
import { changedFields } from '../../history/changed-fields.ts'
import { record } from '../../history/record.ts'
import { grantsOfKey, personBehind } from '../../identity/key/api-key.ts'
import { type Actor, type RecordedActor, recorded } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access.ts'
import { grantsOf } from '../find.ts'
import type { Telling } from '../history/telling.ts'
import { type ChangeRequest, findChangeRequest } from './change-request.ts'

const approved = Symbol('approved')
/** Shows a use case that a second person has said yes. Only this file makes one. */
export type Approval = { readonly [approved]: number }

/** What may need a second person. Given by app.ts, since the things belong to domains above. */
export type Approvable = {
  readonly name: { readonly sv: string; readonly en: string }
  /** What would differ, in words, as the history of such things is told. */
  readonly fields: Telling['fields']
  /** As it is now, in the form that `before` has; null when there is no such thing. */
  now(db: Db, subject: string): Promise<unknown>
  /** Asks the use case again, as the one who proposed. */
  carryOut(db: Db, actor: Actor, request: ChangeRequest, approval: Approval, at: Date): Promise<unknown>
}
export type Approvables = { readonly [kind: string]: Approvable }

export type Decision = { request: number; verdict: 'approve' | 'reject'; reason?: string }
export type Decided = { id: number; state: 'approved' | 'rejected' | 'outdated' }

/**
 * Approves or rejects. What was approved is made as it was proposed, by the one who proposed it, and history tells both. If the thing has
 * changed meanwhile, the proposal is out of date: nothing is made, and both versions are there to be compared.
 */
export async function decide(
  db: Db,
  actor: Actor,
  approvables: Approvables,
  { request: id, verdict, reason }: Decision,
  now: Date,
): Promise<Decided> {
  return inTransaction(db, async (trx) => {
    await trx.selectFrom('change_request').select('id').where('id', '=', id).forUpdate().execute()
    const request = await findChangeRequest(trx, id)
    demand(actor, 'approve', request.organisation)
    if (request.state !== 'waiting') throw decidedAlready()
    if (await isOwn(trx, actor, request.proposedBy)) throw ownChange()
    const approvable = approvables[request.kind]
    if (!approvable) throw new Error(`Nobody knows how to make changes of the kind ${request.kind}`)
    const outdated = verdict === 'approve' && changedFields(request.before, await approvable.now(trx, request.subject)).length > 0
    const state = outdated ? 'outdated' : verdict === 'approve' ? 'approved' : 'rejected'
    if (state === 'approved') await approvable.carryOut(trx, await proposer(trx, request.proposedBy, now), request, { [approved]: id }, now)
    await close(trx, actor, request, state, reason, now)
    return { id, state }
  })
}

/** Several at once: each is decided by itself, and one that cannot be is told and leaves the others alone. */
export async function decideMany(
  db: Db,
  actor: Actor,
  approvables: Approvables,
  decisions: readonly Decision[],
  now: Date,
): Promise<(Decided | { id: number; problem: Problem })[]> {
  const outcomes: (Decided | { id: number; problem: Problem })[] = []
  for (const decision of decisions) {
    outcomes.push(
      await apart(db, (trx) => decide(trx, actor, approvables, decision, now)).catch((error: unknown) => {
        if (error instanceof Problem) return { id: decision.request, problem: error }
        throw error
      }),
    )
  }
  return outcomes
}

/** Whoever proposed a change may take it back while it waits. */
export async function withdraw(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const request = await findChangeRequest(trx, id)
    if (!(await isOwn(trx, actor, request.proposedBy))) demand(actor, 'approve', request.organisation)
    if (request.state !== 'waiting') throw decidedAlready()
    await close(trx, actor, request, 'withdrawn', undefined, now)
  })
}

async function close(
  db: Db,
  actor: Actor,
  { id, organisation, kind, subject }: ChangeRequest,
  state: ChangeRequest['state'],
  reason: string | undefined,
  now: Date,
): Promise<void> {
  await db
    .updateTable('change_request')
    .set({ state, decided_by: JSON.stringify(recorded(actor)), decided_at: now, decision_reason: reason ?? null })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
  await record(db, actor, state, { kind: 'change-request', id, organisation }, { kind, subject }, null, reason)
}

/** A system's key acts for whoever made it, so what one of them proposes the other cannot approve. */
export async function isOwn(db: Db, actor: Actor, by: RecordedActor): Promise<boolean> {
  if (actor.kind === 'key' && by.kind === 'key' && actor.key === by.key) return true
  const person = await personBehind(db, by)
  return person !== null && person === (await personBehind(db, actor))
}

async function proposer(db: Db, by: RecordedActor, now: Date): Promise<Actor> {
  if (by.kind === 'person') return { kind: 'person', person: by.person, grants: await grantsOf(db, by.person) }
  if (by.kind === 'key') return { kind: 'key', key: by.key, grants: await grantsOfKey(db, by.key, now) }
  throw new Error(`A change by ${by.kind} cannot have been proposed`)
}

const decidedAlready = () =>
  new Problem('conflict', {
    sv: 'Förslaget är redan avgjort. Öppna det för att se utfallet.',
    en: 'The proposal has been decided already. Open it to see the outcome.',
  })
const ownChange = () =>
  new Problem('forbidden', {
    sv: 'Du kan inte godkänna din egen ändring. Be någon annan med rollen.',
    en: 'You cannot approve your own change. Ask somebody else with the role.',
  })
