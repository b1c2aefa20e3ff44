import { type SqlBool, sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import type { Kind } from './kind.ts'

export type ListedEntry = {
  id: number
  uri: string
  kind: Kind
  title: LanguageText
  description: LanguageText
  publisher: string | null
  version: number
  sourceId: number
  sourceName: string
  modified: Date | null
  firstSeenAt: Date
  changedAt: Date
  endedAt: Date | null
}

export type Walk = { after: number; limit: number; kinds?: readonly string[]; sources?: readonly number[]; ended?: boolean }

/** Entries in the order they came to the node, from after one of them. It costs the same however far along that is. */
export async function entriesAfter(db: Db, { after, limit, kinds = [], sources = [], ended = false }: Walk): Promise<ListedEntry[]> {
  return listed(
    db,
    sql`entry.id > ${after}
      and (${kinds.length === 0} or entry.kind = any(${kinds}::text[])) and (${sources.length === 0} or entry.source_id = any(${sources}::int[]))
      and (${ended} or entry.ended_at is null)`,
    limit,
  )
}

/** Those entries, in the order they are asked for. */
export async function entriesByNumber(db: Db, ids: readonly number[]): Promise<ListedEntry[]> {
  const found = new Map((await listed(db, sql`entry.id = any(${ids}::int[])`, ids.length)).map((one) => [one.id, one]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

async function listed(db: Db, chosen: ReturnType<typeof sql<SqlBool>>, limit: number): Promise<ListedEntry[]> {
  const { rows } = await sql<ListedEntry>`
    select entry.id, entry.uri, entry.kind, entry.title, entry.description, entry.publisher, entry.version, source.id "sourceId", source.name "sourceName",
      search_entry.modified, entry.first_seen_at "firstSeenAt", entry.changed_at "changedAt", entry.ended_at "endedAt"
    from entry join source on source.id = entry.source_id left join search_entry on search_entry.entry = entry.id
    where ${chosen} order by entry.id limit ${limit}`.execute(db)
  return rows
}

/** What the entries say, each as it is now or last was. */
export async function triplesOf(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; triples: string }>`
    select distinct on (entry_id) entry_id id, triples from entry_version
    where entry_id = any(${ids}::int[]) and triples is not null order by entry_id, version desc`.execute(db)
  return new Map(rows.map(({ id, triples }) => [id, triples]))
}
