import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { inTransaction } from '../../../db/within.ts'
import type { RecordResult } from '../result.ts'

/** Counts what the profiles say of a source: as a point of its latest run, and each problem once with the records that have it. */
export async function countProblems(db: Db, source: number, now: Date): Promise<void> {
  const run = await db
    .selectFrom('harvest_run')
    .select((e) => e.fn.max('id').as('id'))
    .where('source_id', '=', source)
    .where('state', 'in', ['done', 'incomplete'])
    .executeTakeFirst()
  if (!run?.id) return
  const { rows } = await sql<Counted>`
    select key, count(distinct entry_id)::int records, count(*)::int places, array_agg(distinct entry_id order by entry_id) entries
    from entry_check join entry on entry.id = entry_id, unnest(problems) key
    where source_id = ${source} and ended_at is null group by key`.execute(db)
  const problems = await inWords(db, rows)
  await inTransaction(db, async (trx) => {
    await sql`
      insert into check_count (source_id, run_id, at, records, conforming, violations, warnings, infos)
      select ${source}, ${run.id}, ${now}, count(*), count(*) filter (where violations = 0), coalesce(sum(violations), 0),
        coalesce(sum(warnings), 0), coalesce(sum(infos), 0)
      from entry_check join entry on entry.id = entry_id where source_id = ${source} and ended_at is null
      on conflict (source_id, run_id) do update set at = excluded.at, records = excluded.records, conforming = excluded.conforming,
        violations = excluded.violations, warnings = excluded.warnings, infos = excluded.infos`.execute(trx)
    await trx.deleteFrom('source_problem').where('source_id', '=', source).execute()
    for (const { key, records, places, entries, first } of problems) {
      const { profile, shape, severity } = first
      await trx
        .insertInto('source_problem')
        .values({ source_id: source, key, profile, shape, severity, records, places, first: JSON.stringify(first), entries })
        .execute()
    }
  })
}

type Counted = { key: string; records: number; places: number; entries: number[] }

/** Each problem with one of its results. Its key stands in the same place as the result. */
async function inWords(db: Db, counted: readonly Counted[]): Promise<(Counted & { first: RecordResult })[]> {
  const { rows } = await sql<{ key: string; first: RecordResult | null }>`
    select key, results -> (array_position(problems, key) - 1) first
    from unnest(${counted.map(({ key }) => key)}::text[], ${counted.map(({ entries }) => entries[0]!)}::int[]) c(key, entry)
    join entry_check on entry_id = entry`.execute(db)
  const words = new Map(rows.map(({ key, first }) => [key, first]))
  return counted.flatMap((problem) => {
    const first = words.get(problem.key)
    return first ? [{ ...problem, first }] : []
  })
}
