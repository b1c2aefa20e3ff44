import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Severity } from '../../../kernel/finding.ts'
import type { LanguageText } from '../../../kernel/language-text.ts'
import type { RecordResult } from '../result.ts'

export type SourceChecks = { records: number; conforming: number; violations: number; warnings: number; infos: number }

/** What the profiles said of a source's records when they were last counted. */
export async function checksOf(db: Db, source: number): Promise<SourceChecks & { at?: Date }> {
  const row = await db
    .selectFrom('check_count')
    .select(['records', 'conforming', 'violations', 'warnings', 'infos', 'at'])
    .where('source_id', '=', source)
    .orderBy('run_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { records: 0, conforming: 0, violations: 0, warnings: 0, infos: 0 }
}

/** Errors and warnings, run by run, oldest first: the latest runs. */
export async function checkTrend(db: Db, source: number, limit = 400): Promise<(SourceChecks & { at: Date })[]> {
  const rows = await db
    .selectFrom('check_count')
    .select(['records', 'conforming', 'violations', 'warnings', 'infos', 'at'])
    .where('source_id', '=', source)
    .orderBy('run_id', 'desc')
    .limit(limit)
    .execute()
  return rows.reverse()
}

export type SourceProblem = { key: string; severity: Severity; profile: string; records: number; places: number; first: RecordResult }

/** Every problem of a source: some hundreds at most, for there are no more rules. */
export async function problemsOf(db: Db, source: number): Promise<SourceProblem[]> {
  const rows = await db
    .selectFrom('source_problem')
    .select(['key', 'severity', 'profile', 'records', 'places', 'first'])
    .where('source_id', '=', source)
    .execute()
  return rows.map((row) => ({ ...row, severity: row.severity as Severity, first: row.first as RecordResult }))
}

export type RecordWithProblem = { id: number; uri: string; title: LanguageText; results: RecordResult[] }

/** The records that have a problem, a page at a time, each with where in it. */
export async function recordsWith(db: Db, source: number, key: string, { limit = 50, offset = 0 } = {}): Promise<RecordWithProblem[]> {
  const { rows } = await sql<RecordWithProblem & { problems: string[] }>`
    select entry.id, uri, title, results, problems
    from (
      select unnest(entries[${offset + 1}::int:${offset + limit}::int]) id from source_problem where source_id = ${source} and key = ${key}
    ) page join entry on entry.id = page.id join entry_check on entry_id = entry.id
    where ended_at is null order by entry.id`.execute(db)
  return rows.map(({ problems, results, ...record }) => ({ ...record, results: results.filter((_, at) => problems[at] === key) }))
}

const batchSize = 500

/** The results of a source, the records with most errors first, until the reader has enough. */
export async function* resultsOf(db: Db, source: number): AsyncGenerator<{ key: string; result: RecordResult }[]> {
  for (let after = { violations: 2 ** 31 - 1, id: 0 }; ; ) {
    const { rows } = await sql<{ id: number; violations: number; results: RecordResult[]; problems: string[] }>`
      select entry.id, violations, results, problems from entry_check join entry on entry.id = entry_id
      where source_id = ${source} and ended_at is null and cardinality(problems) > 0
        and (violations < ${after.violations} or (violations = ${after.violations} and entry.id > ${after.id}))
      order by violations desc, entry.id limit ${batchSize}`.execute(db)
    yield rows.flatMap(({ results, problems }) => results.map((result, at) => ({ key: problems[at] ?? '', result })))
    if (rows.length < batchSize) return
    after = rows.at(-1)!
  }
}
