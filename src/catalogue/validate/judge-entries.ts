import type { Quad } from '@rdfjs/types'
import { sql } from 'kysely'
import { DataFactory } from 'n3'
import type { Db } from '../../db/open.ts'
import { ns } from '../../rdf/namespaces.ts'
import { parseLines } from '../../rdf/ntriples.ts'
import { type Kind, memberProperty } from '../kind.ts'
import { commonCountry, profilesFor } from './choose.ts'
import type { Judgement } from './judge-in-file.ts'
import { follows, validateRecord } from './validate-record.ts'

export type Stored = { uri: string; kind: Kind; triples: string }

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
  const served = await servedBy(db, source)
  return async (batch) => {
    const members = await membersOf(
      db,
      source,
      batch.flatMap(({ uri, kind }) => (kind === 'catalogue' ? [uri] : [])),
    )
    return batch.map(({ uri, kind, triples }) => {
      const surroundings = kind === 'catalogue' ? (members.get(uri) ?? []) : (served.get(uri) ?? [])
      const record = { uri, kind, quads: parseLines(triples), surroundings }
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

/** Which services say that they serve a dataset. */
async function servedBy(db: Db, source: number): Promise<ReadonlyMap<string, Quad[]>> {
  const served = new Map<string, Quad[]>()
  for (const { uri, triples } of await some(db, source, ['data-service'], mostServices))
    for (const quad of parseLines(triples)) {
      if (quad.subject.value !== uri || quad.predicate.value !== ns.dcat('servesDataset')) continue
      const known = served.get(quad.object.value)
      if (known) known.push(quad)
      else served.set(quad.object.value, [quad])
    }
  return served
}

// Their triples are read at once. Of a dataset that only a later one serves it is not known.
const mostServices = 50_000

/** What each catalogue lists: kept beside its own triples (harvest/cut.ts). */
async function membersOf(db: Db, source: number, catalogues: readonly string[]): Promise<ReadonlyMap<string, Quad[]>> {
  const listed = new Map<string, Quad[]>()
  if (catalogues.length === 0) return listed
  const { rows } = await sql<{ catalogue: string; uri: string; kind: Kind }>`
    select catalogue, entry.uri, entry.kind from entry, unnest(catalogues) catalogue
    where source_id = ${source} and ended_at is null and catalogue = any(${catalogues as string[]}::text[]) order by entry.id`.execute(db)
  for (const { catalogue, uri, kind } of rows) {
    const property = memberProperty[kind]
    if (property === undefined) continue
    const quad = DataFactory.quad(
      DataFactory.namedNode(catalogue),
      DataFactory.namedNode(property),
      DataFactory.namedNode(uri),
    ) as unknown as Quad
    const known = listed.get(catalogue)
    if (known) known.push(quad)
    else listed.set(catalogue, [quad])
  }
  return listed
}
