import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
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
 * Remembers the same action on many things of one kind, in one statement, and seals each chain that they belong to. The heads of the chains
 * are locked until the transaction ends, in order of their names: those who add to the same chain wait for each other, others do not.
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
  await inTransaction(db, async (trx) => {
    const { rows: heads } = await sql<{ chain: string; number: number; hash: Buffer }>`
      insert into history_chain (chain) select unnest(${[...new Set(chains)].sort()}::text[]) on conflict (chain) do update set chain = excluded.chain
      returning chain, number, hash`.execute(trx)
    // Arrays and unnest: one prepared shape and few parameters however many rows (65 535 is the most a statement may have).
    await sql`
      with head as (
        select * from unnest(${heads.map(({ chain }) => chain)}::text[], ${heads.map(({ number }) => number)}::bigint[], ${heads.map(({ hash }) => hash)}::bytea[]) h (chain, number, hash)
      ), fresh as (
        insert into history (chain, organisation_id, actor, on_behalf, action, subject_kind, subject_id, before, after, reason)
        select chain, organisation, ${JSON.stringify(recorded(actor))}::jsonb, on_behalf, ${action}, ${of.kind}, id, before, after, ${reason ?? null}
        from unnest(${chains}::text[], ${owners}::int[], ${owners.map((organisation) => onBehalf(actor, organisation))}::text[],
          ${changes.map(({ id }) => String(id))}::text[], ${changes.map(({ before }) => json(before))}::jsonb[],
          ${changes.map(({ after }) => json(after))}::jsonb[]) change (chain, organisation, on_behalf, id, before, after)
        returning id, chain, history_line(history) line
      ), seal as (
        insert into history_seal (chain, number, first_id, last_id, rows, hash)
        select chain, number + 1, min(id), max(id), count(*), sha256(hash || convert_to(string_agg(line, E'\n' order by id), 'UTF8'))
        from fresh join head using (chain) group by chain, number, hash
        returning chain, number, hash
      )
      update history_chain set number = seal.number, hash = seal.hash from seal where history_chain.chain = seal.chain`.execute(trx)
  })
}

/** For whom somebody acts who has a role: the organisation where it holds, or the node. */
function onBehalf(actor: Actor, organisation: number | null): string | null {
  if (actor.kind !== 'person' && actor.kind !== 'key') return null
  const own = actor.grants.some(({ scope }) => scope.kind === 'organisation' && scope.id === organisation)
  if (own) return `organisation ${organisation}`
  return actor.grants.some(({ scope }) => scope.kind === 'node') ? 'node' : null
}

const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))
