import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { type Actor, recorded } from '../kernel/actor.ts'
import { type Belonging, chainOf } from './chain.ts'

/** What a change is about. `organisation` is whose it is; left out or null, the node's. An organisation is its own. */
export type Subject = Belonging & { kind: string; id: string | number }

/** What a change was: either side is null when the thing came to be or ended. `organisation` is said here where the things differ in it. */
export type Change = { id: string | number; before: unknown; after: unknown; organisation?: number }

/** Remembers a change. Call it with the transaction that makes the change, so that neither is there without the other. */
export async function record(
  db: Db,
  actor: Actor,
  action: string,
  { id, ...of }: Subject,
  before: unknown,
  after: unknown,
  reason?: string,
): Promise<void> {
  await recordMany(db, actor, action, of, [{ id, before, after }], reason)
}

/**
 * Remembers the same action on many things of one kind, in one statement, and seals each chain that they belong to: `record_changes` in
 * migration 0012, which says who waits for whom.
 */
export async function recordMany(
  db: Db,
  actor: Actor,
  action: string,
  of: Belonging & { kind: string },
  changes: readonly Change[],
  reason?: string,
): Promise<void> {
  if (changes.length === 0) return
  const owners = changes.map(({ id, organisation }) => organisation ?? of.organisation ?? (of.kind === 'organisation' ? Number(id) : null))
  const chains = owners.map((organisation) => chainOf({ ...of, organisation }))
  // Arrays: one shape and few parameters however many changes (65 535 is the most a statement may have).
  await sql`
    select record_changes(${chains}::text[], ${owners}::int[], ${JSON.stringify(recorded(actor))}::jsonb,
      ${owners.map((organisation) => onBehalf(actor, organisation))}::text[], ${action}, ${of.kind}, ${changes.map(({ id }) => String(id))}::text[],
      ${changes.map(({ before }) => json(before))}::jsonb[], ${changes.map(({ after }) => json(after))}::jsonb[], ${reason ?? null})`.execute(
    db,
  )
}

/** For whom somebody acts who has a role: the organisation where it holds, or the node. */
function onBehalf(actor: Actor, organisation: number | null): string | null {
  if (actor.kind !== 'person' && actor.kind !== 'key') return null
  const own = actor.grants.some(({ scope }) => scope.kind === 'organisation' && scope.id === organisation)
  if (own) return `organisation ${organisation}`
  return actor.grants.some(({ scope }) => scope.kind === 'node') ? 'node' : null
}

const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))
