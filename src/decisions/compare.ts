import type { Db } from '../db/open.ts'
import type { EvidenceKinds, Observed } from '../kernel/evidence.ts'
import { driftOf, type Evidence } from './decision.ts'
import type { Materiality, Moved, Recalculate } from './materiality.ts'

/** Evidence beside the same things as they are at this moment. What nobody can observe any more stays as last seen. Nothing is stored. */
export async function compare(db: Db, kinds: EvidenceKinds, evidence: readonly Evidence[], now: Date): Promise<Evidence[]> {
  const seen = new Map<string, ReadonlyMap<string, Observed>>()
  for (const kind of new Set(evidence.map((one) => one.kind))) {
    if (!Object.hasOwn(kinds, kind)) continue
    const subjects = [...new Set(evidence.filter((one) => one.kind === kind).map(({ subject }) => subject))]
    seen.set(kind, await kinds[kind]!.observe(db, subjects))
  }
  return evidence.map((one) => {
    const things = seen.get(one.kind)
    if (!things) return one
    const found = things.get(one.subject)
    const compared: Evidence = {
      ...one,
      now: found ? { version: found.version, hash: found.hash, value: found.value ?? null } : null,
      checkedAt: now,
    }
    const asPinned = driftOf(compared) === 'as-pinned'
    return {
      ...compared,
      driftedAt: asPinned ? null : (one.driftedAt ?? now),
      materiality: asPinned || seenAs(one) !== seenAs(compared) ? null : one.materiality,
    }
  })
}

/** Whether it has become something else since it was last looked at. */
export const seenAs = ({ checkedAt, now, pinned }: Evidence): string => (checkedAt === null ? pinned.hash : (now?.hash ?? 'gone'))

/** What the calculation says with everything that differs as it is now; undefined where nothing differs, or nothing can be calculated. */
export async function materialityOf(db: Db, recalculate: Recalculate, evidence: readonly Evidence[]): Promise<Materiality | undefined> {
  const moved = evidence
    .filter((one) => driftOf(one) !== 'as-pinned')
    .map(({ kind, subject, pinned, now }): Moved => ({ kind, subject, pinned: pinned.value, now: now?.value ?? null }))
  if (moved.length === 0) return undefined
  return recalculate(
    db,
    evidence.map(({ kind, subject, pinned }) => ({ kind, subject, value: pinned.value })),
    moved,
  )
}
