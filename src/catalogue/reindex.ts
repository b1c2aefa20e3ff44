import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { parseLines } from '../rdf/ntriples.ts'
import { asSearchable, notSearched } from './as-searchable.ts'
import { entryFromQuads } from './dcat.ts'
import type { Kind } from './kind.ts'
import { indexEntries, outdated } from './search/index-entries.ts'

const batchSize = 200

/** Makes search rows anew where they are missing or older than the analysis; those there are serve meanwhile. Says how many were made. */
export async function reindex(db: Db, signal?: AbortSignal): Promise<number> {
  for (let made = 0; ; ) {
    signal?.throwIfAborted()
    const ids = await outdated(db, batchSize, [...notSearched])
    if (ids.length === 0) return made
    await reindexEntries(db, ids)
    made += ids.length
  }
}

/** The new name of a publisher that a run changed is found on its entries too. */
export async function reindexRenamed(db: Db, source: number, run: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select entry.id from entry join entry publisher on publisher.source_id = entry.source_id and publisher.uri = entry.publisher
    where entry.source_id = ${source} and entry.ended_at is null and publisher.kind = 'publisher' and publisher.changed_run = ${run} and publisher.version > 1
    order by entry.id`.execute(db)
  for (let at = 0; at < rows.length; at += batchSize)
    await reindexEntries(
      db,
      rows.slice(at, at + batchSize).map((row) => row.id),
    )
}

async function reindexEntries(db: Db, ids: readonly number[]): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { rows } = await sql<{
      id: number
      uri: string
      kind: Kind
      source_id: number
      changed_at: Date
      triples: string
      publisher_name: LanguageText | null
    }>`
      select entry.id, entry.uri, entry.kind, entry.source_id, entry.changed_at, version.triples, named.title publisher_name
      from entry
      join entry_version version on version.entry_id = entry.id and version.version = entry.version
      left join entry named on named.source_id = entry.source_id and named.uri = entry.publisher and named.kind = 'publisher'
      where entry.id = any(${ids as number[]}::int[]) and version.triples is not null`.execute(trx)
    const found = rows.flatMap((row) => {
      const entry = entryFromQuads(row.uri, row.kind, parseLines(row.triples))
      return (
        asSearchable(entry, {
          id: row.id,
          source: row.source_id,
          changedAt: row.changed_at,
          ...(row.publisher_name && { publisherName: row.publisher_name }),
        }) ?? []
      )
    })
    await indexEntries(trx, found)
  })
}
