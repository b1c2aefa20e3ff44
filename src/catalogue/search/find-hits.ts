import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { Candidate } from './did-you-mean.ts'
import { characterOf, type Selection } from './packed.ts'
import { and, or, type Query } from './query.ts'
import { synonymRevision } from './vocabulary.ts'

export type Sort = 'relevance' | 'newest' | 'name'

export type Question = {
  query: Query
  selection: Selection
  /** About which share of all entries has one of these values: only for choosing the quicker way. */
  share: (ids: ReadonlySet<number>) => number
  sort: Sort
  offset: number
  limit: number
  /** Also what has ended. */
  ended: boolean
}

export type FoundEntry = {
  id: number
  uri: string
  kind: string
  title: LanguageText
  description: LanguageText
  publisher: string | null
  sourceId: number
  modified: string
  endedAt: string | null
}

export type Answer = {
  top: FoundEntry[]
  /** Facet values of each row that fails at most one facet, a row's together and rows apart by a blank (packed.ts). */
  packed: string
  /** Counts of everything there is, where a facet's own selection is all that narrows the search. */
  counts: { value: number; n: number }[] | null
  candidates: Candidate[] | null
  revision: number
}

/** Title, keyword, publisher and the rest, in PostgreSQL's order: D, C, B, A. */
const weights = sql.raw(`'{0.08, 0.15, 0.45, 1}'`)

/**
 * At most this many are ranked: ranking must read a row's vector from out of line, 10 µs each. Chosen so that no better match is missed for its age:
 * first those whose title has every word (shortest titles first), then, if these do not fill six pages, those with every word among title and
 * keywords, and always some of the newest.
 */
const most = { title: 120, prominent: 80, newest: 60, allWhenFewer: 250 }

/** The whole search in one statement. */
export async function findHits(db: Db, question: Question): Promise<Answer> {
  const { rows } = await statement(question).execute(db)
  return rows[0]!
}

export function statement(question: Question): RawBuilder<Answer> {
  const { query, selection } = question
  const nothing = query.all === '' && selection.size === 0 && !question.ended
  return nothing ? everything(question) : filtered(question)
}

/** Nothing asked: counts are kept, and the list comes from an index. */
function everything({ sort, offset, limit }: Question): RawBuilder<Answer> {
  const order = sort === 'name' ? sql`name_key, entry` : sql`modified desc, entry desc`
  return sql`
    with top as (
        select *, row_number() over () place
        from (select entry, modified from search_entry where not ended order by ${order} offset ${offset} limit ${limit}) page)
    select ${shown} top, '' packed, ${keptCounts} counts, null::json candidates, ${synonymRevision} revision`
}

function filtered(question: Question): RawBuilder<Answer> {
  const { query, selection, sort, offset, limit, ended } = question
  const wordless = query.all === ''
  // With a single facet and no words, the rows that fail it are all others, whose counts are kept.
  const kept = wordless && selection.size === 1 && !ended
  const order = orders[wordless && sort === 'relevance' ? 'newest' : sort]
  const ranked = sort === 'relevance' && !wordless
  const broad = wordless && isBroad(question, kept)
  const found = broad ? sql`true` : matches(wordless ? facetQuery(question, kept) : query.all)
  return sql`
    with near as ${sql.raw(broad ? 'not materialized' : 'materialized')} (
        select entry, packed, modified, name_key, ${hasAll(selection)} fits from search_entry
        where ${found} and ${kept ? hasAll(selection) : hasAllButOne(question)} and ${current(ended)}),
      hit as not materialized (select * from near where fits),
      ${ranked ? scored(question) : sql``}
      top as (
        select *, row_number() over () place
        from (
          select entry, modified from ${ranked ? rankedRows(offset + limit) : sql`hit`}
          order by ${order} offset ${offset} limit ${limit}) page)
    select ${shown} top,
      coalesce((select string_agg(packed, ' ') from near), '') packed,
      ${kept ? keptCounts : sql`null::json`} counts,
      case when not exists (select from hit) then ${candidates(query.words)} end candidates,
      ${synonymRevision} revision`
}

/** The first pages come from what was ranked; beyond, the rest follows, newest first. */
const rankedRows = (rows: number) =>
  rows <= most.newest ? sql`scored` : sql`hit left join (select entry, score from scored) ranked using (entry)`

/**
 * Where a third of all entries or more must be read, reading all rows once, without the index and without keeping them, is quicker: 100 000 rows and
 * one facet 35 ms instead of 75. The first page then comes from an index in order.
 */
function isBroad({ selection, share }: Question, kept: boolean): boolean {
  const [rarest = 1, next = 1] = rarestFirst(selection, share).map(share)
  return (kept ? rarest : rarest + next) > 0.3
}

/**
 * Without words the index finds the facets. A row that has all of them but one has at least one of any two: the two rarest are asked for, and the
 * rest is seen from the row.
 */
function facetQuery({ selection, share }: Question, allOfThem: boolean): string {
  const rarest = rarestFirst(selection, share).map((ids) => or([...ids].map((id) => `'#${id}'`)))
  return allOfThem ? and(rarest) : or(rarest.slice(0, 2))
}

const orders = {
  relevance: sql`score desc nulls last, modified desc, entry desc`,
  newest: sql`modified desc, entry desc`,
  name: sql`name_key, entry`,
} satisfies Record<Sort, RawBuilder<unknown>>

/**
 * Words in the title count most, and more in a short title; then keywords, then the rest. Parts of compounds count for a part of that, and synonyms
 * a little less. `offset 0` keeps the planner from walking the index by date and reading vectors until it has enough (25 ms instead of 4). The vector is
 * read once: `||` makes a copy in memory that the functions then share.
 */
function scored({ query, selection, ended }: Question): RawBuilder<unknown> {
  const found = (lexemes: string) => sql`${matches(lexemes)} and ${hasAll(selection)} and ${current(ended)}`
  const rank = (lexemes: string) => (lexemes === '' ? sql`0` : sql`ts_rank(${weights}, vector, ${lexemes}::tsquery)`)
  return sql`
      size as materialized (select count(*) n from (select from hit limit ${sql.lit(most.allWhenFewer + 1)}) first),
      titled as materialized (
        select entry from (
          select entry, title_words, modified from search_entry
          where (select n from size) > ${sql.lit(most.allWhenFewer)} and ${found(query.title)} offset 0) all_titled
        order by title_words, modified desc, entry desc limit ${sql.lit(most.title)}),
      marked as materialized (
        select entry from (
          select entry, modified from search_entry
          where (select n from size) > ${sql.lit(most.allWhenFewer)} and (select count(*) from titled) < ${sql.lit(most.title)}
            and ${found(query.prominent)} offset 0) all_marked
        order by modified desc, entry desc limit ${sql.lit(most.prominent)}),
      recent as materialized (
        select entry from hit order by modified desc, entry desc
        limit (select case when n > ${sql.lit(most.allWhenFewer)} then ${sql.lit(most.newest)} else ${sql.lit(most.allWhenFewer)} end from size)),
      candidate as materialized (select entry from titled union select entry from marked union select entry from recent),
      scored as materialized (
        select entry, modified,
          case when vector @@ ${query.title}::tsquery then 1 / (1 + ln(greatest(title_words, 1))) else 0 end
            + ${rank(query.own)} + 0.4 * ${rank(query.parts)} + 0.3 * ${rank(query.synonyms)} score
        from candidate join search_entry using (entry), lateral (select tsv || ''::tsvector vector offset 0) in_memory),`
}

const matches = (query: string) => (query === '' ? sql`true` : sql`search_lexemes(tsv) @@ ${query}::tsquery`)
const current = (ended: boolean) => (ended ? sql`true` : sql`not ended`)

/**
 * Whether a row has a chosen value of every facet, by the characters that come with it. Beside words this is cheaper than asking the index too, which
 * looks at every row the words have for each part of the question (10 000 entries, three facets: 18 ms in the index, of 24).
 */
function hasAll(selection: Selection): RawBuilder<unknown> {
  return selection.size ? sql.join([...selection.values()].map(hasOneOf), sql` and `) : sql`true`
}

/** All facets but one at most: such a row is needed for the counts of that one. The two rarest are looked at first: most rows have neither. */
function hasAllButOne({ selection, share }: Question): RawBuilder<unknown> {
  if (selection.size < 2) return sql`true`
  const [rarest, next] = rarestFirst(selection, share)
  const had = [...selection.values()].map((ids) => sql`${hasOneOf(ids)}::int`)
  return sql`(${hasOneOf(rarest!)} or ${hasOneOf(next!)}) and ${sql.join(had, sql` + `)} >= ${sql.lit(selection.size - 1)}`
}

const rarestFirst = (selection: Selection, share: Question['share']) => [...selection.values()].sort((a, b) => share(a) - share(b))

function hasOneOf(ids: ReadonlySet<number>): RawBuilder<unknown> {
  const one = [...ids].map((id) => sql`packed like ${`%${characterOf(id)}%`}`)
  return sql`(${sql.join(one, sql` or `)})`
}

const shown = sql`
  (select coalesce(json_agg(json_build_object('id', e.id, 'uri', e.uri, 'kind', e.kind, 'title', e.title, 'description', e.description,
      'publisher', e.publisher, 'sourceId', e.source_id, 'modified', top.modified, 'endedAt', e.ended_at)
    order by top.place), '[]') from top join entry e on e.id = top.entry)`

const keptCounts = sql`(select json_agg(counted) from (select value, sum(n)::int n from facet_count group by value having sum(n) > 0) counted)`

/**
 * Words that may have been meant, for each that no title or keyword has: two slips at most leave its first or its second half as it was, unless there
 * is one in each. Which of them is nearest is for did-you-mean.ts to say.
 */
function candidates(words: readonly string[]): RawBuilder<unknown> {
  if (words.length === 0) return sql`null::json`
  return sql`(
    select json_agg(json_build_object('asked', asked, 'word', word, 'stem', stem))
    from unnest(${words}::text[]) asked, lateral (select greatest(2, length(asked) / 2) half) h, lateral (
      (select word, stem from search_word
        where word >= left(asked, half) collate "C" and word < (left(asked, half) || chr(1114111)) collate "C"
          and abs(length(word) - length(asked)) <= 2 limit 500)
      union
      (select word, stem from search_word
        where reverse(word) >= left(reverse(asked), half) collate "C" and reverse(word) < (left(reverse(asked), half) || chr(1114111)) collate "C"
          and abs(length(word) - length(asked)) <= 2 limit 500)) near
    where not exists (select from search_word known where known.word = asked))`
}

/** In how many entries each word is, up to twenty: a word may outlive its last entry. */
export async function countUses(db: Db, stems: readonly string[], ended: boolean): Promise<Map<string, number>> {
  const { rows } = await sql<{ stem: string; n: number }>`
    select stem, n from unnest(${stems}::text[]) stem, lateral (
      select count(*)::int n
      from (select from search_entry where search_lexemes(tsv) @@ ('''' || stem || '''')::tsquery and ${current(ended)} limit 20) found) used`.execute(
    db,
  )
  return new Map(rows.map(({ stem, n }) => [stem, n]))
}
