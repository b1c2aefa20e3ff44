import type { Quad } from '@rdfjs/types'
import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { parseLines } from '../../rdf/ntriples.ts'
import type { Kind } from '../kind.ts'
import { profilesFor } from './choose.ts'
import { editionOfProfiles } from './edition.ts'
import type { RecordResult } from './result.ts'
import { keepRelations } from './surroundings/keep-relations.ts'
import { surroundingsOfEntries } from './surroundings/of-entries.ts'
import { validateRecord } from './validate-record.ts'

const batchSize = 200
// A record with more is told by these well enough.
const mostKept = 200

/** Checks the entries of a source that have changed, or that were checked by older profiles or beside other entries. Says how many. */
export async function checkEntries(db: Db, source: number, signal?: AbortSignal): Promise<number> {
  const edition = editionOfProfiles()
  await keepRelations(db, source, edition, signal)
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
    const read = rows.map((row) => ({ ...row, quads: parseLines(row.triples) }))
    const surroundings = await surroundingsOfEntries(db, source, read)
    const found = read.map((row) => {
      const record = { uri: row.uri, kind: row.kind, quads: row.quads, surroundings: surroundings.get(row.id)! }
      const profiles = profilesFor(record)
      const results = validateRecord(record, profiles)
      return { ...row, profiles, results, dcatAp: row.kind === 'dataset' ? followsDcatAp(record, profiles, results) : null }
    })
    const count = (severity: RecordResult['severity']) =>
      found.map(({ results }) => results.filter((result) => result.severity === severity).length)
    await sql`
      insert into entry_check (entry_id, version, edition, profiles, dcat_ap, violations, warnings, infos, results)
      select id, version, ${edition}, array(select jsonb_array_elements_text(profiles)), dcat_ap, violations, warnings, infos, results
      from unnest(${found.map(({ id }) => id)}::int[], ${found.map(({ version }) => version)}::int[], ${found.map(({ profiles }) => JSON.stringify(profiles))}::jsonb[],
        ${found.map(({ dcatAp }) => dcatAp)}::boolean[],
        ${count('violation')}::int[], ${count('warning')}::int[], ${count('info')}::int[], ${found.map(({ results }) => kept(results))}::jsonb[])
        c(id, version, profiles, dcat_ap, violations, warnings, infos, results)
      on conflict (entry_id) do update set version = excluded.version, edition = excluded.edition, profiles = excluded.profiles, dcat_ap = excluded.dcat_ap, violations = excluded.violations,
        warnings = excluded.warnings, infos = excluded.infos, results = excluded.results, at = now()`.execute(db)
    checked += rows.length
  }
}

function followsDcatAp(
  record: { uri: string; kind: Kind; quads: Quad[]; surroundings: readonly Quad[] },
  profiles: readonly string[],
  results: readonly RecordResult[],
): boolean {
  const found = profiles.includes('dcat-ap') ? results.filter(({ profile }) => profile === 'dcat-ap') : validateRecord(record, ['dcat-ap'])
  return !found.some(({ severity }) => severity === 'violation')
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

export type SourceChecks = {
  records: number
  conforming: number
  violations: number
  warnings: number
  infos: number
  /** Records with an error or a warning: the results are of the first thousand, those with most errors first. */
  faulty: number
  results: RecordResult[]
}

export const mostTold = 1000

/** What the profiles say of a source's entries. */
export async function checksOf(db: Db, source: number): Promise<SourceChecks> {
  const { rows } = await sql<Omit<SourceChecks, 'results'>>`
    select count(*)::int records, count(*) filter (where violations = 0)::int conforming, coalesce(sum(violations), 0)::int violations,
      coalesce(sum(warnings), 0)::int warnings, coalesce(sum(infos), 0)::int infos, count(*) filter (where violations > 0 or warnings > 0)::int faulty
    from entry_check join entry on entry.id = entry_id where source_id = ${source} and ended_at is null`.execute(db)
  const { rows: told } = await sql<{ results: RecordResult[] }>`
    select results from entry_check join entry on entry.id = entry_id
    where source_id = ${source} and ended_at is null and (violations > 0 or warnings > 0) order by violations desc, entry.id limit ${mostTold}`.execute(
    db,
  )
  return { ...rows[0]!, results: told.flatMap(({ results }) => results) }
}
