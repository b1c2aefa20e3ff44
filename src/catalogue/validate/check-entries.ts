import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Kind } from '../kind.ts'
import { editionOfProfiles } from './edition.ts'
import { followsDcatAp } from './follows-dcat-ap.ts'
import { problemKey } from './group.ts'
import { judgeEntries } from './judge-entries.ts'
import type { Judgement } from './judge-in-file.ts'
import type { RecordResult } from './result.ts'
import { keepRelations } from './surroundings/keep-relations.ts'

const batchSize = 200
// A record with more is told by these well enough.
const mostKept = 200

/** Checks the entries of a source that have changed, or that were checked by older profiles or beside other entries. Says how many. */
export async function checkEntries(db: Db, source: number, signal?: AbortSignal): Promise<number> {
  const edition = editionOfProfiles()
  await keepRelations(db, source, edition, signal)
  let judge: Awaited<ReturnType<typeof judgeEntries>> | undefined
  for (let checked = 0; ; ) {
    signal?.throwIfAborted()
    const { rows } = await sql<{ id: number; uri: string; kind: Kind; version: number; triples: string }>`
      select entry.id, entry.uri, entry.kind, entry.version, stored.triples
      from entry
      join entry_version stored on stored.entry_id = entry.id and stored.version = entry.version
      left join entry_check known on known.entry_id = entry.id and known.version = entry.version and known.edition = ${edition}
      where entry.source_id = ${source} and entry.ended_at is null and known.entry_id is null and stored.triples is not null
      order by entry.id limit ${batchSize}`.execute(db)
    if (rows.length === 0) return checked
    judge ??= await judgeEntries(db, source)
    const judgements = await judge(rows)
    const checks = rows.map(({ id, version, kind }, at) => ({ id, version, kind, judgement: judgements[at]! }))
    await keepChecks(db, checks, edition)
    checked += rows.length
  }
}

export type Check = { id: number; version: number; kind: Kind; judgement: Judgement }

/** Keeps what the profiles of this edition say of entries, instead of what was known of them. */
export async function keepChecks(db: Db, checks: readonly Check[], edition: string): Promise<void> {
  if (checks.length === 0) return
  const count = (severity: RecordResult['severity']) =>
    checks.map(({ judgement }) => judgement.results.filter((result) => result.severity === severity).length)
  await sql`
    insert into entry_check (entry_id, version, edition, profiles, dcat_ap, violations, warnings, infos, results, problems)
    select id, version, ${edition}, array(select jsonb_array_elements_text(profiles)), dcat_ap, violations, warnings, infos, results,
      array(select jsonb_array_elements_text(problems))
    from unnest(${checks.map(({ id }) => id)}::int[], ${checks.map(({ version }) => version)}::int[], ${checks.map(({ judgement }) => JSON.stringify(judgement.profiles))}::jsonb[],
      ${checks.map(({ kind, judgement }) => (kind === 'dataset' ? followsDcatAp(judgement) : null))}::boolean[],
      ${count('violation')}::int[], ${count('warning')}::int[], ${count('info')}::int[], ${checks.map(({ judgement }) => kept(judgement.results))}::jsonb[],
      ${checks.map(({ judgement }) => JSON.stringify(judgement.results.slice(0, mostKept).map(problemKey)))}::jsonb[])
      c(id, version, profiles, dcat_ap, violations, warnings, infos, results, problems)
    on conflict (entry_id) do update set version = excluded.version, edition = excluded.edition, profiles = excluded.profiles, dcat_ap = excluded.dcat_ap, violations = excluded.violations,
      warnings = excluded.warnings, infos = excluded.infos, results = excluded.results, problems = excluded.problems, at = now()`.execute(
    db,
  )
}

// PostgreSQL's jsonb holds no U+0000; what has one is shown without it.
const kept = (results: readonly RecordResult[]) =>
  JSON.stringify(results.slice(0, mostKept).map(({ patch: _, ...result }) => result)).replaceAll('\\u0000', '')

export type EntryCheck = { profiles: string[]; violations: number; warnings: number; infos: number; results: RecordResult[]; at: Date }

/** What the profiles say of one entry; nothing where it has not been checked yet. */
export async function checkOf(db: Db, entry: number): Promise<EntryCheck | undefined> {
  const row = await db
    .selectFrom('entry_check')
    .select(['profiles', 'violations', 'warnings', 'infos', 'results', 'at'])
    .where('entry_id', '=', entry)
    .executeTakeFirst()
  return row && { ...row, results: row.results as RecordResult[] }
}

export type Standing = { conforming: number; notConforming: number; unchecked: number }

/**
 * Entries that a gate would not let in, if they came today, and those that nobody has checked yet. Counted from the latest check of each
 * entry, so while profiles change the old results serve.
 */
export async function standingAtGate(db: Db, source: number): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select count(*) filter (where violations = 0)::int conforming, count(*) filter (where violations > 0)::int "notConforming",
      count(*) filter (where violations is null)::int unchecked
    from entry left join entry_check on entry_id = entry.id where source_id = ${source} and ended_at is null`.execute(db)
  return rows[0]!
}
