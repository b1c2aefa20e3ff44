import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'

/** Sums a source's points by publisher, for publishers to be compared without reading every record. */
export async function countPublishers(db: Db, source: number): Promise<void> {
  await sql`delete from publisher_quality where source_id = ${source}`.execute(db)
  await sql`
    insert into publisher_quality (source_id, method, publisher, records, points, unknown,
      findability, accessibility, interoperability, reusability, contextuality, stale, stars, starred)
    select source_id, method, publisher, count(*), sum(points), sum(unknown),
      sum((dimensions #>> '{findability,points}')::float8), sum((dimensions #>> '{accessibility,points}')::float8),
      sum((dimensions #>> '{interoperability,points}')::float8), sum((dimensions #>> '{reusability,points}')::float8),
      sum((dimensions #>> '{contextuality,points}')::float8), count(*) filter (where staleness = 'stale'),
      coalesce(sum((select avg(s) from unnest(stars) s)), 0), count(*) filter (where cardinality(stars) > 0)
    from record_quality join entry on entry.id = entry_id
    where source_id = ${source} and ended_at is null group by 1, 2, 3`.execute(db)
}
