import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import { type Actor, system } from '../kernel/actor.ts'
import type { EvidenceKinds } from '../kernel/evidence.ts'
import { dayOf } from '../organisations/find.ts'
import { compare, materialityOf, seenAs } from './compare.ts'
import { type Decision, type DecisionId, driftOf, type Evidence, isLive, isUnsettled, reviewOf } from './decision.ts'
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
  const pairs = after.map((one, at) => ({ one, changed: seenAs(one) !== seenAs(before[at]!) }))
  await storeChecked(
    db,
    pairs.filter(({ changed }) => !changed).map(({ one }) => one),
    now,
  )
  for (const decision of await decisionsUnasked(db, ids)) {
    const evidence = pairs.filter(({ one }) => one.decisionId === decision.id)
    const isNews = ({ one, changed }: (typeof pairs)[number]) => changed || (driftOf(one) !== 'as-pinned' && one.materiality === null)
    if (isLive(decision) && evidence.some(isNews)) {
      const changed = evidence.filter((pair) => pair.changed).map(({ one }) => one)
      await storeNews(
        db,
        actor,
        recalculate,
        decision,
        evidence.map(({ one }) => one),
        changed,
      )
      watched.back += changed.filter((one) => driftOf(one) === 'as-pinned').length
      watched.moved += changed.filter((one) => driftOf(one) !== 'as-pinned').length
    }
    const review = reviewOf(decision, dayOf(now))
    if ((review.kind === 'near' || review.kind === 'past') && (await tellOfReview(db, decision, review))) watched.reminded++
  }
  return watched
}

/** Most are as they were: one statement for all of them. 2 000 decisions with two pieces each took 2.8 s so, and 20 s with a transaction for each decision, on two busy cores. */
async function storeChecked(db: Db, unchanged: readonly Evidence[], now: Date): Promise<void> {
  if (unchanged.length === 0) return
  const ids = unchanged.map(({ id }) => id)
  await sql`
    update decision_evidence set checked_at = ${now},
      now_version = case when drifted_at is null then version else now_version end,
      now_hash = case when drifted_at is null then hash else now_hash end,
      now_value = case when drifted_at is null then value else now_value end
    where id = any(${ids}::int[])`.execute(db)
}

async function storeNews(
  db: Db,
  actor: Actor,
  recalculate: Recalculate,
  decision: Decision,
  evidence: readonly Evidence[],
  changed: readonly Evidence[],
): Promise<void> {
  const differing = evidence.filter((one) => driftOf(one) !== 'as-pinned')
  const materiality = (await materialityOf(db, recalculate, evidence)) ?? null
  await inTransaction(db, async (trx) => {
    for (const one of new Set([...changed, ...differing])) await storeSeen(trx, one, driftOf(one) === 'as-pinned' ? null : materiality)
    const subject = { kind: 'decision', id: decision.id, organisation: decision.organisationId }
    for (const one of changed)
      if (driftOf(one) === 'as-pinned') await record(trx, actor, 'evidence-back', subject, null, pinnedFact(one))
      else await record(trx, actor, 'evidence-moved', subject, pinnedFact(one), one.now && evidenceFact({ label: one.label, ...one.now }))
    if (changed.some(isUnsettled)) await tellOfDrift(trx, decision, evidence, materiality)
    else if (changed.length > 0 && !evidence.some(isUnsettled)) await settleDrift(trx, system, decision)
  })
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
