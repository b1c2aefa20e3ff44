import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import { type Actor, system } from '../kernel/actor.ts'
import type { EvidenceKinds } from '../kernel/evidence.ts'
import { dayOf } from '../organisations/find.ts'
import { compare, materialityOf, seenAs } from './compare.ts'
import { type Decision, type DecisionId, driftOf, type Evidence, isUnsettled, reviewOf } from './decision.ts'
import { decisionsUnasked, evidenceOf } from './find.ts'
import type { Materiality, Recalculate } from './materiality.ts'
import { evidenceFact } from './pin.ts'
import { settleDrift, tellOfDrift, tellOfReview } from './tell.ts'

export type Watched = { decisions: number; moved: number; back: number; reminded: number }

/** So many decisions are compared at a time, so that memory is bounded by this and not by how many there are. */
const batch = 200

/** Looks whether what decisions and drafts rest on is as it was, tells their owners what has moved, and reminds of reviews. For the clock. */
export async function lookForDrift(db: Db, kinds: EvidenceKinds, recalculate: Recalculate, now: Date): Promise<Watched> {
  const total: Watched = { decisions: 0, moved: 0, back: 0, reminded: 0 }
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('decision')
      .select('id')
      .where('id', '>', after)
      .where('state', 'in', ['draft', 'decided'])
      .orderBy('id')
      .limit(batch)
      .execute()
    if (rows.length === 0) return total
    const ids = rows.map(({ id }) => id)
    const looked = await lookAt(db, system, kinds, recalculate, ids, now)
    for (const key of Object.keys(total) as (keyof Watched)[]) total[key] += looked[key]
    after = ids.at(-1)!
  }
}

/** The same for some of them, as when somebody asks. */
export async function lookAt(
  db: Db,
  actor: Actor,
  kinds: EvidenceKinds,
  recalculate: Recalculate,
  ids: readonly DecisionId[],
  now: Date,
): Promise<Watched> {
  const before = await evidenceOf(db, ids)
  const after = await compare(db, kinds, before, now)
  const watched: Watched = { decisions: ids.length, moved: 0, back: 0, reminded: 0 }
  for (const decision of await decisionsUnasked(db, ids)) {
    const ofThis = (all: readonly Evidence[]) => all.filter(({ decisionId }) => decisionId === decision.id)
    const { moved, back } = await store(db, actor, recalculate, decision, ofThis(before), ofThis(after), now)
    watched.moved += moved
    watched.back += back
    const review = reviewOf(decision, dayOf(now))
    if ((review.kind === 'near' || review.kind === 'past') && (await tellOfReview(db, decision, review))) watched.reminded++
  }
  return watched
}

async function store(
  db: Db,
  actor: Actor,
  recalculate: Recalculate,
  decision: Decision,
  before: readonly Evidence[],
  after: readonly Evidence[],
  now: Date,
): Promise<{ moved: number; back: number }> {
  const changed = after.filter((one, at) => seenAs(one) !== seenAs(before[at]!))
  const differing = after.filter((one) => driftOf(one) !== 'as-pinned')
  const lacking = changed.length > 0 || differing.some(({ materiality }) => materiality === null)
  const materiality = (lacking ? await materialityOf(db, recalculate, after) : differing[0]?.materiality) ?? null
  const moved = changed.filter((one) => driftOf(one) !== 'as-pinned')
  const back = changed.filter((one) => driftOf(one) === 'as-pinned')
  await inTransaction(db, async (trx) => {
    const unchanged = after.filter((one) => !changed.includes(one) && !differing.includes(one)).map(({ id }) => id)
    if (unchanged.length > 0)
      await sql`update decision_evidence set checked_at = ${now}, now_version = version, now_hash = hash, now_value = value, drifted_at = null, materiality = null where id = any(${unchanged}::int[])`.execute(
        trx,
      )
    for (const one of new Set([...changed, ...differing])) await storeSeen(trx, one, driftOf(one) === 'as-pinned' ? null : materiality)
    const subject = { kind: 'decision', id: decision.id, organisation: decision.organisationId }
    for (const one of moved)
      await record(trx, actor, 'evidence-moved', subject, pinnedFact(one), one.now && evidenceFact({ label: one.label, ...one.now }))
    for (const one of back) await record(trx, actor, 'evidence-back', subject, null, pinnedFact(one))
    if (moved.some(isUnsettled)) await tellOfDrift(trx, decision, after, materiality)
    else if (changed.length > 0 && !after.some(isUnsettled)) await settleDrift(trx, system, decision)
  })
  return { moved: moved.length, back: back.length }
}

export async function storeSeen(
  trx: Db,
  { id, pinned, now, checkedAt, driftedAt }: Evidence,
  materiality: Materiality | null,
): Promise<void> {
  await trx
    .updateTable('decision_evidence')
    .set({
      now_version: now?.version ?? null,
      now_hash: now?.hash ?? null,
      now_value: now === null ? null : JSON.stringify(now.value ?? null),
      checked_at: checkedAt,
      drifted_at: driftedAt,
      materiality: materiality && JSON.stringify(materiality),
    })
    .where('id', '=', id)
    .where('hash', '=', pinned.hash) // it may have been pinned again since it was read
    .execute()
}

export const pinnedFact = ({ label, pinned }: Evidence) => evidenceFact({ label, version: pinned.version, value: pinned.value })
