import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { characterOf } from './packed.ts'
import { type Idea, ideasIn } from './query.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'

export type Alike = {
  id: number
  uri: string
  kind: string
  title: LanguageText
  description: LanguageText
  publisher: string | null
  version: number
  /** How much of the text it answers: 1 is one rare idea in its title. */
  score: number
  /** An idea of the text stands in its title, among its keywords or in a part of a word there; else it is only mentioned in the description. */
  named: boolean
}

export type AlikeQuestion = {
  /** As somebody wrote it: sentences, and no query. */
  text: string
  /** Groups of kinds; each is answered by itself. */
  groups: readonly (readonly string[])[]
  /** At most so many in each group. */
  limit: number
  /** Weaker than this is not worth showing. */
  least?: number
}

/** A person writes of a handful of things; beyond this a text says the same again. */
const mostIdeas = 24

/**
 * What an idea is worth by where it stands; what is in the title is also prominent, and what is prominent is also mentioned, so they add up to 1.
 * Prominent: among keywords, within a compound of the title, or there by a synonym. Chosen on the shipped facts and the demonstration.
 */
const worth = { mention: 0.25, prominent: 0.35, title: 0.4, half: 0.35 }

/**
 * What of the catalogue a text in plain language speaks of, best first in each group of kinds. Ideas weigh by how rare they are, and one that stands in
 * more entries than `common` is looked for in titles only.
 */
export async function alike(db: Db, asked: AlikeQuestion): Promise<{ ideas: number; groups: Alike[][] }> {
  const vocabulary = await vocabularyOf(db)
  const ideas = ideasIn(asked.text, { synonyms: vocabulary.synonyms, most: mostIdeas })
  const none: Alike[][] = asked.groups.map(() => [])
  if (ideas.length === 0) return { ideas: 0, groups: none }
  let known = vocabulary
  if (asked.groups.flat().some((kind) => known.idOf('kind', kind) === undefined)) known = await vocabularyOf(db)
  const { rows } = await statement(asked, ideas, known).execute(db)
  return {
    ideas: ideas.length,
    groups: none.map((_, group) => rows.filter((row) => row.group === group).map(({ group: _, ...row }) => row)),
  }
}

/** More entries than this mention an idea that says little: it counts where it is prominent only. */
const common = 400

function statement({ groups, limit, least = 0 }: AlikeQuestion, ideas: readonly Idea[], vocabulary: Vocabulary) {
  const numbered = groups.flatMap((kinds, group) =>
    kinds.flatMap((kind) => {
      const id = vocabulary.idOf('kind', kind)
      return id === undefined ? [] : [{ group, id }]
    }),
  )
  // The kind is the first of an entry's facets, so the first character of `packed`.
  const marks = numbered.map(({ id }) => characterOf(id))
  const among = sql`not ended and left(packed, 1) = any(${marks}::text[])`
  const hits = (place: keyof typeof worth, from = sql`idea`, atMost = sql``) => sql`
    select n, entry, mark, ${sql.lit(worth[place])}::float8 worth, ${sql.lit(place !== 'mention')} named from ${from},
      lateral (
        select entry, left(packed, 1) mark from search_entry where search_lexemes(tsv) @@ ${sql.ref(place)}::tsquery and ${among} ${atMost}) hit
    where ${sql.ref(place)} <> ''`
  return sql<Alike & { group: number }>`
    with idea as materialized (
        select n::int n, title, prominent, half, mention
        from unnest(${ideas.map(({ title }) => title)}::text[], ${ideas.map(({ prominent }) => prominent)}::text[],
          ${ideas.map(({ half }) => half)}::text[], ${ideas.map(({ mention }) => mention)}::text[])
          with ordinality given (title, prominent, half, mention, n)),
      size as materialized (select greatest(2, sum(n))::float8 n from facet_count where value = any(${numbered.map(({ id }) => id)}::int[])),
      prominent as materialized (${hits('prominent')}),
      rare as materialized (
        select idea.*, coalesce(used, 0) used from idea left join (select n, count(*)::int used from prominent group by n) counted using (n)
        where coalesce(used, 0) <= ${sql.lit(common)}),
      mentioned as materialized (${hits('mention', sql`rare`, sql`limit ${sql.lit(common + 1)}`)}),
      weight as materialized (
        select counted.n, greatest(0.05, 1 - ln(greatest(1, used)) / ln(size.n)) weight, mentions > ${sql.lit(common)} common
        from (
          select n, greatest(count(*) filter (where named), count(*) filter (where not named)) used, count(*) filter (where not named) mentions
          from (select n, named from prominent union all select n, named from mentioned) every group by n) counted, size),
      scored as (
        select entry, mark, sum(worth * weight)::float8 score, bool_or(named) named
        from (
          select * from prominent union all (${hits('title')}) union all (${hits('half')})
          union all select mentioned.* from mentioned join weight using (n) where not common) hit join weight using (n)
        group by entry, mark),
      grouped as (
        select entry, score, named, grp, row_number() over (partition by grp order by score desc, entry) place
        from scored join unnest(${marks}::text[], ${numbered.map(({ group }) => group)}::int[]) g (mark, grp) using (mark)
        where score >= ${least})
    select e.id, e.uri, e.kind, e.title, e.description, e.publisher, e.version, score, named, grp "group"
    from grouped join entry e on e.id = entry where place <= ${limit} order by grp, place`
}
