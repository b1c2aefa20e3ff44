import type { Quad } from '@rdfjs/types'
import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { parseLines } from '../../rdf/ntriples.ts'
import { type CatalogueQuality, CatalogueScoring, type RecordQuality, scoredKinds } from './catalogue-quality.ts'
import { countFixes } from './count-fixes.ts'
import { countNode } from './count-node.ts'
import { countPublishers } from './count-publishers.ts'
import { type Facts, factsOf } from './facts.ts'
import { linkFigures } from './find.ts'
import { indicatorIds } from './indicators.ts'
import { knownAnswers, linksIn, rememberLinks } from './links.ts'
import { type Method, methodNames } from './method.ts'

export type StoredRecord = { id: number; uri: string; kind: string; version: number; title: LanguageText; quads: readonly Quad[] }
type Read = StoredRecord & { /** Its links are remembered since it was last scored. */ linksKnown: boolean }

/** Which of the records have no violation of DCAT-AP, by id; those it does not name have not been validated. Handed down by whoever validates. */
export type Conformance = (db: Db, records: readonly StoredRecord[]) => Promise<ReadonlyMap<number, boolean>>

export type Scoring = { now: Date; conforms?: Conformance; batchSize?: number; signal?: AbortSignal }

/**
 * Counts the points of a source from its stored triples, a batch at a time, and remembers them: per record as they are now, for the source
 * as a row of its latest run. Nothing is harvested, fetched or validated here. Without a finished run there is nothing to score.
 */
export async function scoreSource(db: Db, source: number, scoring: Scoring): Promise<CatalogueQuality | undefined> {
  const run = await latestRun(db, source)
  if (run === undefined) return undefined
  const { now, conforms, batchSize = 500, signal } = scoring
  const total = new CatalogueScoring({ now, keep: namedInFix })
  for (let after = 0; ; ) {
    signal?.throwIfAborted()
    const records = await batchAfter(db, source, after, batchSize)
    const read = records.map((record) => ({ record, facts: factsOf(record.uri, record.quads) }))
    const answers = await knownAnswers(
      db,
      read.flatMap(({ facts }) => facts.distributions.flatMap((one) => [...one.accessUrls, ...one.downloadUrls])),
      now,
    )
    const conforming = (await conforms?.(db, records)) ?? new Map<number, boolean>()
    const scored = read.map(({ record, facts }) => {
      const { id, uri, title } = record
      return { record, facts, quality: total.add({ id, uri, title }, facts, { answers, conforms: () => conforming.get(id) }) }
    })
    await inTransaction(db, async (trx) => {
      await rememberLinks(
        trx,
        read.filter(({ record }) => !record.linksKnown).map(({ record, facts }) => linksIn(record.id, facts)),
      )
      await storeRecords(trx, scored, now)
    })
    if (records.length < batchSize) break
    after = records.at(-1)!.id
  }
  const result = total.result()
  await inTransaction(db, async (trx) => {
    await forgetEnded(trx, source)
    await storeScore(trx, { source, run }, result, now)
    await countFixes(trx, source)
    await countPublishers(trx, source)
  })
  await countNode(db, now)
  return result
}

/** How many records are stored by name with each fix; recordsToFix (find.ts) has them all. */
const namedInFix = 25

async function latestRun(db: Db, source: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('harvest_run')
    .select((e) => e.fn.max('id').as('id'))
    .where('source_id', '=', source)
    .where('state', 'in', ['done', 'incomplete'])
    .executeTakeFirst()
  return row?.id ?? undefined
}

async function batchAfter(db: Db, source: number, after: number, size: number): Promise<Read[]> {
  const rows = await db
    .selectFrom('entry')
    .innerJoin('entry_version', (join) =>
      join.onRef('entry_version.entry_id', '=', 'entry.id').onRef('entry_version.version', '=', 'entry.version'),
    )
    .leftJoin('record_quality', (join) => join.onRef('record_quality.entry_id', '=', 'entry.id').on('record_quality.method', '=', 'eu'))
    .select([
      'entry.id',
      'entry.uri',
      'entry.kind',
      'entry.version',
      'entry.title',
      'entry_version.triples',
      'record_quality.version as scored',
    ])
    .where('entry.source_id', '=', source)
    .where('entry.ended_at', 'is', null)
    .where('entry.kind', 'in', scoredKinds)
    .where('entry.id', '>', after)
    .orderBy('entry.id')
    .limit(size)
    .execute()
  return rows.map(({ triples, title, scored, ...row }) => ({
    ...row,
    title: title as LanguageText,
    quads: parseLines(triples ?? ''),
    linksKnown: scored === row.version,
  }))
}

type Scored = { record: StoredRecord; facts: Facts; quality: RecordQuality }

async function storeRecords(db: Db, scored: readonly Scored[], at: Date): Promise<void> {
  const rows = scored.flatMap(({ record, quality }) =>
    methodNames.map((method) => {
      const { points, unknown, dimensions, counts, fixes } = quality.methods[method]
      const marks = Object.fromEntries(indicatorIds.map((id) => [id, counts[id].unknown > 0 ? null : counts[id].met]))
      const { stars, staleness, description } = quality
      return {
        entry_id: record.id,
        method,
        version: record.version,
        points,
        unknown,
        dimensions,
        marks,
        fixes,
        stars,
        staleness: staleness.kind,
        late_days: staleness.kind === 'stale' ? staleness.lateDays : null,
        description,
        at,
      }
    }),
  )
  // Most records are as they were the night before: those are not written again, nor is their time.
  await sql`
    insert into record_quality as old select * from jsonb_populate_recordset(null::record_quality, ${JSON.stringify(rows)}::jsonb)
    on conflict (entry_id, method) do update set version = excluded.version, points = excluded.points, unknown = excluded.unknown,
      dimensions = excluded.dimensions, marks = excluded.marks, fixes = excluded.fixes, stars = excluded.stars,
      staleness = excluded.staleness, late_days = excluded.late_days, description = excluded.description, at = excluded.at
    where (old.version, old.unknown, old.marks, old.fixes, old.stars, old.staleness, old.late_days, old.description)
      is distinct from (excluded.version, excluded.unknown, excluded.marks, excluded.fixes, excluded.stars, excluded.staleness,
        excluded.late_days, excluded.description)`.execute(db)
}

async function forgetEnded(db: Db, source: number): Promise<void> {
  const ended = sql`select id from entry where source_id = ${source} and (ended_at is not null or kind <> all(${scoredKinds as string[]}))`
  await sql`delete from record_quality where entry_id in (${ended})`.execute(db)
  await sql`delete from entry_link where entry_id in (${ended})`.execute(db)
}

async function storeScore(db: Db, { source, run }: { source: number; run: number }, { methods, beside }: CatalogueQuality, at: Date) {
  await db.updateTable('quality_score').set({ fixes: null }).where('source_id', '=', source).where('run_id', '<>', run).execute()
  const told = JSON.stringify({ ...beside, links: await linkFigures(db, source) })
  for (const method of methodNames) {
    const row = scoreRow(methods[method], at)
    const values = { source_id: source, run_id: run, method: method satisfies Method, ...row, beside: told }
    await db
      .insertInto('quality_score')
      .values(values)
      .onConflict((on) => on.columns(['source_id', 'run_id', 'method']).doUpdateSet({ ...row, beside: values.beside }))
      .execute()
  }
}

function scoreRow({ best, share, fixes, bands }: CatalogueQuality['methods'][Method], at: Date) {
  return {
    at,
    records: best.records,
    distributions: best.distributions,
    points: best.points,
    unknown: best.unknown,
    share_points: share.points,
    share_unknown: share.unknown,
    dimensions: JSON.stringify(best.dimensions),
    counts: JSON.stringify(best.counts),
    share_counts: JSON.stringify(share.counts),
    fixes: JSON.stringify(fixes),
    bands: JSON.stringify(bands),
  }
}
