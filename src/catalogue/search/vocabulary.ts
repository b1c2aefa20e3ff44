import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { FacetName } from './searchable.ts'
import { type Synonyms, synonymsFrom } from './synonyms.ts'

/** `n`: about how many entries have it. */
export type FacetValue = { id: number; facet: FacetName; value: string; label?: string; n?: number }

/** What must be known before a search can be asked: the numbers of facet values, and the synonyms in force. */
export type Vocabulary = {
  byId: ReadonlyMap<number, FacetValue>
  idOf(facet: FacetName, value: string): number | undefined
  /** About how many entries there are. */
  total: number
  synonyms: Synonyms
  /** Changes with every change of a synonym; each search reads it, and asks again with a fresh vocabulary when it differs. */
  revision: number
  readAt: number
}

/** Facet values are only ever added, so what is kept stays true; labels may change, and are at most this old. */
const oldestLabels = 60_000

const kept = new WeakMap<Db, Promise<Vocabulary>>()

/** Kept for each database between searches, so that a search is one round trip. */
export async function vocabularyOf(db: Db, { fresh = false } = {}): Promise<Vocabulary> {
  const known = fresh ? undefined : kept.get(db)
  if (known && performance.now() - (await known).readAt < oldestLabels) return known
  const reading = read(db)
  kept.set(db, reading)
  reading.catch(() => kept.delete(db))
  return reading
}

/** The sum, not the highest: transactions may be seen in another order than their numbers. */
export const synonymRevision = sql<number>`(select coalesce(sum(revision), 0)::float8 from synonym)`

async function read(db: Db): Promise<Vocabulary> {
  const readAt = performance.now()
  const { rows } = await sql<{ values: FacetValue[]; synonyms: string[][]; revision: number }>`
    select ${synonymRevision} revision,
      (select coalesce(json_agg(words), '[]') from synonym where removed_at is null) synonyms,
      (select coalesce(json_agg(json_build_object('id', id, 'facet', facet, 'value', value, 'label', label, 'n', n)), '[]')
        from facet_value left join (select value id, sum(n)::int n from facet_count group by 1) counted using (id)) "values"`.execute(db)
  const { values, synonyms, revision } = rows[0]!
  const byId = new Map(values.map((value) => [value.id, value]))
  const ids = new Map(values.map(({ id, facet, value }) => [`${facet}=${value}`, id]))
  const total = values.reduce((sum, { facet, n }) => (facet === 'kind' ? sum + (n ?? 0) : sum), 0)
  return { byId, total, idOf: (facet, value) => ids.get(`${facet}=${value}`), synonyms: synonymsFrom(synonyms), revision, readAt }
}
