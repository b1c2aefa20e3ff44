import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { type Conformance, scoreSource } from './quality/score-source.ts'
import { checkEntries } from './validate/check-entries.ts'
import { editionOfProfiles } from './validate/edition.ts'
import { countProblems } from './validate/source-checks/count-problems.ts'

/** The job that does it. */
export const assessJob = 'assess'

/** Checks what is new in a source and counts its points anew. The old results serve until then. */
export async function assessSource(db: Db, source: number, now: Date, signal?: AbortSignal): Promise<{ checked: number }> {
  const checked = await checkEntries(db, source, signal)
  await countProblems(db, source, now)
  await scoreSource(db, source, { now, conforms, ...(signal && { signal }) })
  return { checked }
}

const conforms: Conformance = async (db, records) => {
  const rows = await db
    .selectFrom('entry_check')
    .innerJoin('entry', (join) => join.onRef('entry.id', '=', 'entry_check.entry_id').onRef('entry.version', '=', 'entry_check.version'))
    .select(['entry_id', 'dcat_ap'])
    .where('entry_id', '=', sql<number>`any(${records.map(({ id }) => id)}::int[])`)
    .execute()
  return new Map(rows.flatMap(({ entry_id, dcat_ap }) => (dcat_ap === null ? [] : [[entry_id, dcat_ap]])))
}

/** Sources with entries that have not been checked as they are now, or a run that has not been scored. */
export async function sourcesToAssess(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from source
    where ended_at is null and (
      exists (
        select from entry left join entry_check known on known.entry_id = entry.id and known.version = entry.version and known.edition = ${editionOfProfiles()}
        where entry.source_id = source.id and entry.ended_at is null and known.entry_id is null)
      or exists (
        select from harvest_run run where run.source_id = source.id and run.state in ('done', 'incomplete') and run.id = (select max(id) from harvest_run last where last.source_id = source.id and last.state in ('done', 'incomplete'))
          and not exists (select from quality_score where quality_score.run_id = run.id)))
    order by id`.execute(db)
  return rows.map(({ id }) => id)
}
