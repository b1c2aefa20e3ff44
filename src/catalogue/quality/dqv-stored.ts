import type { Quad } from '@rdfjs/types'
import type { Db } from '../../db/open.ts'
import { dqvMetrics, dqvOf } from './dqv.ts'
import { qualityOf, recordQuality, type StoredRecordQuality } from './find.ts'
import { nodeQuality } from './find-node.ts'
import type { Method } from './method.ts'
import { countsFrom, type Points } from './mqa.ts'

/** Where the pages about quality are: the measurements get addresses below them. */
export type Addresses = { entry(id: number): string; source(id: number): string; node: string }

const batchSize = 500

/** The measurements of the node: what the metrics mean, then all datasets together, then each source. */
export async function* dqvOfNode(db: Db, addresses: Addresses, method: Method = 'eu'): AsyncGenerator<Quad[]> {
  const node = await nodeQuality(db, method)
  if (!node) return
  yield dqvMetrics(method)
  const { best, at } = node
  yield dqvOf({ uri: addresses.node, base: addresses.node, method, at, points: best, counts: best.counts }, 'catalogue')
  const sources = await db.selectFrom('source').select('id').where('ended_at', 'is', null).orderBy('id').execute()
  for (const { id } of sources) yield* catalogueOf(db, id, addresses, method)
}

/** One record's, with what the metrics mean. */
export async function* dqvOfEntry(
  db: Db,
  entry: { id: number; uri: string },
  addresses: Addresses,
  method: Method = 'eu',
): AsyncGenerator<Quad[]> {
  const scored = await recordQuality(db, entry.id, method)
  if (!scored) return
  yield dqvMetrics(method)
  const { at, marks } = scored
  yield dqvOf({ uri: entry.uri, base: addresses.entry(entry.id), method, at, points: scored, counts: countsFrom(marks) }, 'record')
}

async function* catalogueOf(db: Db, source: number, addresses: Addresses, method: Method): AsyncGenerator<Quad[]> {
  const score = await qualityOf(db, source, method)
  if (!score) return
  const { best, at } = score
  const base = addresses.source(source)
  yield dqvOf({ uri: (await onlyCatalogue(db, source)) ?? base, base, method, at, points: best, counts: best.counts }, 'catalogue')
}

/** The measurements of a source as quads: what the metrics mean, then the catalogue's, then each record's, a batch at a time. */
export async function* dqvOfSource(db: Db, source: number, addresses: Addresses, method: Method = 'eu'): AsyncGenerator<Quad[]> {
  if (!(await qualityOf(db, source, method))) return
  yield dqvMetrics(method)
  yield* catalogueOf(db, source, addresses, method)
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('record_quality')
      .innerJoin('entry', 'entry.id', 'record_quality.entry_id')
      .select(['entry.id', 'entry.uri', 'points', 'unknown', 'dimensions', 'marks', 'at'])
      .where('source_id', '=', source)
      .where('method', '=', method)
      .where('ended_at', 'is', null)
      .where('entry.id', '>', after)
      .orderBy('entry.id')
      .limit(batchSize)
      .execute()
    for (const { id, uri, points, unknown, dimensions, marks, at } of rows) {
      const counts = countsFrom(marks as StoredRecordQuality['marks'])
      const measured = { points, unknown, dimensions: dimensions as Points['dimensions'] }
      yield dqvOf({ uri, base: addresses.entry(id), method, at, points: measured, counts }, 'record')
    }
    if (rows.length < batchSize) return
    after = rows.at(-1)!.id
  }
}

/** A source usually is one catalogue, and then that is what was measured; otherwise it is the source as we show it. */
async function onlyCatalogue(db: Db, source: number): Promise<string | undefined> {
  const rows = await db
    .selectFrom('entry')
    .select('uri')
    .where('source_id', '=', source)
    .where('kind', '=', 'catalogue')
    .where('ended_at', 'is', null)
    .limit(2)
    .execute()
  return rows.length === 1 ? rows[0]!.uri : undefined
}
