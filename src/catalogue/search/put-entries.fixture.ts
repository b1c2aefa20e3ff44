import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { indexEntries } from './index-entries.ts'
import type { Searchable } from './searchable.ts'

/** Stores entries as far as a search reads them, and indexes them. Ids are given in order from 1. */
export async function putEntries(db: Db, entries: readonly Searchable[]): Promise<void> {
  await sql`insert into source (name, kind) values ('Exempel', 'dcat') on conflict do nothing`.execute(db)
  await sql`insert into harvest_run (source_id, requested_by) select 1, '{}' where not exists (select from harvest_run)`.execute(db)
  for (const { id, uri, kind, title, texts, publisher, changedAt } of entries) {
    const description = Object.fromEntries(texts.map(({ text, language }) => [language, text]))
    await sql`
      insert into entry (id, source_id, uri, kind, hash, version, title, description, publisher, changed_at, changed_run)
      overriding system value values (${id}, 1, ${uri}, ${kind}, '', 1, ${JSON.stringify(title)}, ${JSON.stringify(description)},
        ${publisher?.value ?? null}, ${changedAt}, 1)
      on conflict (id) do update set title = excluded.title, changed_at = excluded.changed_at`.execute(db)
  }
  await db.transaction().execute((trx) => indexEntries(trx, entries))
}
