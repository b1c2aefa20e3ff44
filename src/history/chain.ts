import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

/** Whose something is. What runs write goes into a chain of its own, so that two sources harvested at once do not wait for each other. */
export type Belonging = { organisation?: number | null; source?: number }

/** The name of a chain. All of a chain belongs to one organisation, or to the node. */
export const chainOf = ({ organisation, source }: Belonging): string =>
  `${organisation ? `organisation ${organisation}` : 'node'}${source === undefined ? '' : ` source ${source}`}`

/** Something that does not hold together. `number` is the first seal of the chain that does not. */
export type Break = { chain: string; number: number; why: 'changed' | 'missing' | 'unsealed' | 'head' }
export type Verified = { chains: number; seals: number; lines: number; breaks: Break[] }

/** Counts every hash again from the lines as they are now: of all chains, or of an organisation's. */
export async function verifyHistory(db: Db, { organisation }: { organisation?: number } = {}): Promise<Verified> {
  const ours =
    organisation === undefined ? sql`true` : sql`(chain = ${chainOf({ organisation })} or chain like ${`${chainOf({ organisation })} %`})`
  const { rows } = await sql<Verified & { breaks: Break[] | null }>`
    with sealed as (
      select chain, number, first_id, last_id, rows, hash, lag(hash, 1, ''::bytea) over w previous, number - lag(number, 1, 0::bigint) over w step
      from history_seal where ${ours} window w as (partition by chain order by number)
    ), counted as (
      select sealed.*, told.n, told.lines from sealed, lateral (
        select count(*) n, string_agg(history_line(history), E'\n' order by id) lines from history
        where history.chain = sealed.chain and id between first_id and last_id) told
    ), breaks as (
      select chain, number, 'missing' why from counted where step <> 1 or n <> rows
      union all select chain, number, 'changed' from counted where n = rows and step = 1 and hash <> sha256(previous || convert_to(lines, 'UTF8'))
      union all select chain, 0, 'unsealed' from (select chain, count(*) n from history where ${ours} group by 1) there
        left join (select chain, sum(n) n from counted group by 1) told using (chain) where there.n > coalesce(told.n, 0)
      union all select head.chain, head.number, 'head' from history_chain head where ${ours} and not exists (
        select from history_seal where history_seal.chain = head.chain and history_seal.number = head.number and history_seal.hash = head.hash
          and not exists (select from history_seal later where later.chain = head.chain and later.number > head.number))
    )
    select (select count(distinct chain)::int from sealed) chains, (select count(*)::int from sealed) seals, (select coalesce(sum(n), 0)::int from counted) lines,
      (select json_agg(breaks order by chain, number) from breaks) breaks`.execute(db)
  return { ...rows[0]!, breaks: rows[0]!.breaks ?? [] }
}
