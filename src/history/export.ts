import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { chainOf } from './chain.ts'

const batchSize = 500

/**
 * An organisation's whole history as JSON Lines, chain by chain: the lines of each seal exactly as they were hashed, and after them the seal.
 * Whoever has the file can check it without us (docs/history.md).
 */
export async function* exportHistory(db: Db, organisation: number): AsyncGenerator<string> {
  const own = chainOf({ organisation })
  let after = { chain: '', number: 0 }
  for (;;) {
    const { rows } = await sql<{ chain: string; number: number; rows: number; lines: string; hash: string }>`
      select chain, number, rows, encode(hash, 'hex') hash,
        (select string_agg(history_line(history), E'\n' order by id) from history where history.chain = history_seal.chain and id between first_id and last_id) lines
      from history_seal where (chain = ${own} or chain like ${`${own} %`}) and (chain, number) > (${after.chain}, ${after.number}::bigint)
      order by chain, number limit ${batchSize}`.execute(db)
    for (const { lines, ...seal } of rows) yield `${lines ?? ''}\n${JSON.stringify({ seal })}\n`
    const last = rows.at(-1)
    if (last === undefined || rows.length < batchSize) return
    after = last
  }
}
