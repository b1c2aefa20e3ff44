import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { parseLines } from '../../rdf/ntriples.ts'
import type { Kind } from '../kind.ts'
import { profilesFor } from './choose.ts'
import { editionOfProfiles } from './edition.ts'
import { followsDcatAp } from './follows-dcat-ap.ts'
import { problemKey } from './group.ts'
import type { RecordResult } from './result.ts'
import { validateRecord } from './validate-record.ts'

const batchSize = 200
// A record with more is told by these well enough.
const mostKept = 200

/** Checks the entries of a source that have changed, or that were checked by older profiles. Says how many. */
export async function checkEntries(db: Db, source: number, signal?: AbortSignal): Promise<number> {
  const edition = editionOfProfiles()
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
    const found = rows.map((row) => {
      const record = { uri: row.uri, kind: row.kind, quads: parseLines(row.triples) }
      const profiles = profilesFor(record)
      const results = validateRecord(record, profiles)
      return { ...row, profiles, results, dcatAp: row.kind === 'dataset' ? followsDcatAp(record, profiles, results) : null }
    })
    const count = (severity: RecordResult['severity']) =>
      found.map(({ results }) => results.filter((result) => result.severity === severity).length)
    await sql`
      insert into entry_check (entry_id, version, edition, profiles, dcat_ap, violations, warnings, infos, results, problems)
      select id, version, ${edition}, array(select jsonb_array_elements_text(profiles)), dcat_ap, violations, warnings, infos, results,
        array(select jsonb_array_elements_text(problems))
      from unnest(${found.map(({ id }) => id)}::int[], ${found.map(({ version }) => version)}::int[], ${found.map(({ profiles }) => JSON.stringify(profiles))}::jsonb[],
        ${found.map(({ dcatAp }) => dcatAp)}::boolean[],
        ${count('violation')}::int[], ${count('warning')}::int[], ${count('info')}::int[], ${found.map(({ results }) => kept(results))}::jsonb[],
        ${found.map(({ results }) => JSON.stringify(results.slice(0, mostKept).map(problemKey)))}::jsonb[])
        c(id, version, profiles, dcat_ap, violations, warnings, infos, results, problems)
      on conflict (entry_id) do update set version = excluded.version, edition = excluded.edition, profiles = excluded.profiles, dcat_ap = excluded.dcat_ap, violations = excluded.violations,
        warnings = excluded.warnings, infos = excluded.infos, results = excluded.results, problems = excluded.problems, at = now()`.execute(
      db,
    )
    checked += rows.length
  }
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
