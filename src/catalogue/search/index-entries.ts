import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { type IndexColumns, indexColumns } from './index-columns.ts'
import { characterOf } from './packed.ts'
import type { Searchable } from './searchable.ts'

/** Raised when the analysis changes: rows of an older one are found by `outdated` and made again, while they serve. */
export const analysisVersion = 1

/**
 * Makes entries findable, in the caller's transaction: at most a few hundred at a time, so that it is short. Every transaction takes its locks in
 * the same order (facet values, words, entries, counts; each sorted), so that two sources arriving at once cannot stand in each other's way.
 */
export async function indexEntries(db: Db, entries: readonly Searchable[]): Promise<void> {
  if (entries.length === 0) return
  const rows = [...new Map(entries.map((entry) => [entry.id, entry])).values()].sort((a, b) => a.id - b.id).map(indexColumns)
  const numbers = await facetNumbers(db, rows)
  await putWords(db, rows)
  await putEntries(db, rows, numbers)
}

/** Entries that have ended are found only by those who ask for ended ones, and count in no facet. */
export async function endInIndex(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    with ended as (update search_entry set ended = true where entry = any(${ids}::int[]) and not ended returning source, packed),
      change as (
        select source, ${numberOfCharacter} value, count(*)::int n
        from ended, string_to_table(packed, null) character group by 1, 2 order by 1, 2)
    insert into facet_count as counted (source, value, n) select source, value, -n from change
    on conflict (source, value) do update set n = counted.n + excluded.n`.execute(db)
}

/** After a large run: moves what came last from the index's list of news, which every search reads through, into the index itself. */
export async function settleIndex(db: Db): Promise<void> {
  await sql`select gin_clean_pending_list('search_entry_words')`.execute(db)
}

/** Entries whose row is missing or made by another version of the analysis, for rebuilding in batches: `indexEntries` replaces them one by one. */
export async function outdated(db: Db, limit: number, notSearched: readonly string[] = []): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select e.id from entry e left join search_entry s on s.entry = e.id
    where e.ended_at is null and not (e.kind = any(${notSearched as string[]}::text[])) and (s.entry is null or s.analysis <> ${analysisVersion})
    order by e.id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Counts everything afresh, should the counts ever be doubted. */
export async function recountFacets(db: Db): Promise<void> {
  await sql`lock table facet_count in exclusive mode`.execute(db)
  await sql`delete from facet_count`.execute(db)
  await sql`
    insert into facet_count (source, value, n)
    select source, ${numberOfCharacter}, count(*) from search_entry, string_to_table(packed, null) character where not ended group by 1, 2`.execute(
    db,
  )
}

/** The number behind a character of `packed`: characterOf, turned round, in SQL. */
const numberOfCharacter = sql.raw('case when ascii(character) < 55296 then ascii(character) - 160 else ascii(character) - 2208 end')

type FacetNumbers = (facet: string, value: string) => number

/** Numbers for the facet values, new ones among them. Asked again when another transaction had the same thought at the same moment. */
async function facetNumbers(db: Db, rows: readonly IndexColumns[]): Promise<FacetNumbers> {
  const wanted = new Map(rows.flatMap(({ facets }) => facets).map((given) => [keyOf(given.facet, given.value), given]))
  const list = [...wanted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, given]) => given)
  const numbers = new Map<string, number>()
  for (let tries = 0; numbers.size < wanted.size; tries++) {
    if (tries === 3) throw new Error('Facet values were neither found nor inserted')
    const { rows: found } = await sql<{ id: number; facet: string; value: string }>`
      with given as (
          select * from unnest(${list.map((g) => g.facet)}::text[], ${list.map((g) => g.value)}::text[], ${list.map((g) => g.label ?? null)}::text[])
            given (facet, value, label)),
        known as (select v.id, v.facet, v.value, v.label, g.label wanted from given g join facet_value v using (facet, value)),
        renamed as (update facet_value v set label = k.wanted from known k where v.id = k.id and k.wanted is distinct from k.label),
        new as (
          insert into facet_value (facet, value, label)
          select facet, value, label from given where not exists (select from known k where k.facet = given.facet and k.value = given.value)
          on conflict do nothing returning id, facet, value)
      select id, facet, value from known union all select id, facet, value from new`.execute(db)
    for (const { id, facet, value } of found) numbers.set(keyOf(facet, value), id)
  }
  return (facet, value) => numbers.get(keyOf(facet, value))!
}

const keyOf = (facet: string, value: string) => `${facet}=${value}`

async function putWords(db: Db, rows: readonly IndexColumns[]): Promise<void> {
  const words = [...new Map(rows.flatMap(({ words }) => words).map(({ word, stem }) => [word, stem]))].sort(([a], [b]) => (a < b ? -1 : 1))
  if (words.length === 0) return
  await sql`
    insert into search_word (word, stem)
    select word, stem from unnest(${words.map(([word]) => word)}::text[], ${words.map(([, stem]) => stem)}::text[]) given (word, stem)
    where not exists (select from search_word known where known.word = given.word)
    on conflict do nothing`.execute(db)
}

async function putEntries(db: Db, rows: readonly IndexColumns[], numberOf: FacetNumbers): Promise<void> {
  const sourceOf = (row: IndexColumns) => numberOf('source', row.facets.find(({ facet }) => facet === 'source')!.value)
  const idsOf = (row: IndexColumns) => row.facets.map(({ facet, value }) => numberOf(facet, value))
  const facetLexemes = (row: IndexColumns) =>
    idsOf(row)
      .map((id) => `'#${id}'`)
      .join(' ')
  await sql`
    with incoming as (
        select * from unnest(
          ${rows.map((row) => row.id)}::int[], ${rows.map(sourceOf)}::int[], ${rows.map((row) => row.modified)}::timestamptz[],
          ${rows.map((row) => row.titleWords)}::smallint[], ${rows.map((row) => row.ended)}::boolean[],
          ${rows.map((row) => idsOf(row).map(characterOf).join(''))}::text[], ${rows.map((row) => row.nameKey)}::text[],
          string_to_array(${rows.map((row) => row.tsv + facetLexemes(row)).join('\n')}, chr(10)))
          incoming (entry, source, modified, title_words, ended, packed, name_key, tsv)),
      before as materialized (select entry, source, packed, ended from search_entry where entry in (select entry from incoming) for update),
      put as (
        insert into search_entry as known (entry, source, modified, title_words, analysis, ended, packed, name_key, tsv)
        select entry, source, modified, title_words, ${analysisVersion}, ended, packed, name_key, tsv::tsvector from incoming
        on conflict (entry) do update set source = excluded.source, modified = excluded.modified, title_words = excluded.title_words,
          analysis = excluded.analysis, ended = excluded.ended, packed = excluded.packed, name_key = excluded.name_key, tsv = excluded.tsv
        where (known.source, known.modified, known.title_words, known.analysis, known.ended, known.packed, known.name_key, known.tsv) is distinct from
          (excluded.source, excluded.modified, excluded.title_words, excluded.analysis, excluded.ended, excluded.packed, excluded.name_key, excluded.tsv)),
      change as (
        select source, ${numberOfCharacter} value, sum(n)::int n
        from (
          select source, character, -1 from before, string_to_table(packed, null) character where not ended
          union all
          select source, character, 1 from incoming, string_to_table(packed, null) character where not ended) each (source, character, n)
        group by 1, 2 having sum(n) <> 0 order by 1, 2)
    insert into facet_count as counted (source, value, n) select source, value, n from change
    on conflict (source, value) do update set n = counted.n + excluded.n`.execute(db)
}
