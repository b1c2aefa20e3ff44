import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'

/** Gathers the records that each fix concerns, so that a page of them is found without reading the others. */
export async function countFixes(db: Db, source: number): Promise<void> {
  await sql`delete from source_fix where source_id = ${source}`.execute(db)
  // Sorted once and then gathered: 4 s for 100 000 records, against 22 s when each array is sorted by itself (2026-11).
  await sql`
    insert into source_fix (source_id, method, fix, records, entries)
    select ${source}, method, fix, count(*), array_agg(entry_id) from (
      select method, entry_id, fixes from record_quality join entry on entry.id = entry_id
      where source_id = ${source} and ended_at is null order by points, entry_id
    ) scored, unnest(fixes) fix group by 2, 3`.execute(db)
}
