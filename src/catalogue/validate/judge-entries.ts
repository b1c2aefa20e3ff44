import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { parseLines } from '../../rdf/ntriples.ts'
import type { Kind } from '../kind.ts'
import { commonCountry, profilesFor } from './choose.ts'
import type { Judgement } from './judge-in-file.ts'
import { surroundingsOfEntries } from './surroundings/of-entries.ts'
import { follows, validateRecord } from './validate-record.ts'

export type Stored = { id: number; uri: string; kind: Kind; triples: string }

/**
 * Judges entries as records of a file are judged (judge-in-file.ts), by what the source's other entries say of them: who lists and serves
 * them, and whose they are. So a gate and a later check come to the same.
 */
export async function judgeEntries(db: Db, source: number): Promise<(batch: readonly Stored[]) => Promise<Judgement[]>> {
  const country = commonCountry(
    (await some(db, source, ['catalogue', 'dataset', 'data-service'], 100)).map(({ uri, triples }) => ({
      uri,
      quads: parseLines(triples),
    })),
  )
  return async (batch) => {
    const read = batch.map((row) => ({ ...row, quads: parseLines(row.triples) }))
    const surroundings = await surroundingsOfEntries(db, source, read)
    return read.map(({ id, uri, kind, quads }) => {
      const record = { uri, kind, quads, surroundings: surroundings.get(id) ?? [] }
      const profiles = profilesFor(record, country === undefined ? {} : { country })
      return { profiles, results: validateRecord(record, profiles), follows: (profile) => follows(record, profile) }
    })
  }
}

async function some(db: Db, source: number, kinds: readonly Kind[], limit: number): Promise<{ uri: string; triples: string }[]> {
  const { rows } = await sql<{ uri: string; triples: string }>`
    select entry.uri, stored.triples from entry join entry_version stored on stored.entry_id = entry.id and stored.version = entry.version
    where source_id = ${source} and kind = any(${kinds as string[]}::text[]) and ended_at is null and stored.triples is not null
    order by entry.id limit ${limit}`.execute(db)
  return rows
}
