import { sql } from 'kysely'
import { vocabularyOf } from '../../catalogue/search/vocabulary.ts'
import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { NeedId } from './need.ts'
import { readable } from './readable.ts'
import { stemsAskedBy } from './stems.ts'

export type SimilarNeed = {
  id: NeedId
  organisationId: number
  organisation: LanguageText
  title: LanguageText
  problem: LanguageText
  urgency: string
  published: boolean
  /** 0 to 1: the share of what the two are about that they have in common. */
  likeness: number
  /** The common need that it is a part of already. */
  common: number | null
}

export type SimilarAsked = { text: string; themes?: readonly string[]; except?: NeedId; limit?: number }

/** Below this two needs share words and no matter: of five needs in their owners' own words the two alike had 0.22–0.24, all other pairs 0.034 and less (2026-11). */
const least = 0.1
/** Somebody who asks in one sentence has not said all that a need of three paragraphs says: beyond so many times what was asked, length counts no more. */
const longest = 6
/** A synonym says nearly the same; a shared theme makes a likeness more likely, and is none by itself. */
const synonymWorth = 0.6
const themeBonus = 0.05

/**
 * Needs that are about the same thing, most alike first. Stems weigh by how rare they are among the needs that the reader may see, so neither the order
 * nor the figures tell of drafts of others; a stem that none of them has tells no more than one that half of them have, since it is often only the other
 * language's reading of the same word. Likeness is what is shared, over the geometric mean of what each is about.
 */
export async function similarNeeds(db: Db, actor: Actor, { text, themes = [], except, limit = 10 }: SimilarAsked): Promise<SimilarNeed[]> {
  const { own, synonymous } = stemsAskedBy(text, (await vocabularyOf(db)).synonyms)
  if (own.length === 0) return []
  const { rows } = await sql<SimilarNeed>`
    with asked as materialized (
        select stem, 1::float8 worth from unnest(${own}::text[]) stem
        union all select stem, ${synonymWorth}::float8 from unnest(${synonymous}::text[]) stem),
      seen as materialized (select greatest(2, count(*))::float8 n from need where ${readable(actor)} and need.closed_at is null),
      hit as materialized (
        select asked.stem, asked.worth, need.id, cardinality(need.stems) size
        from asked join need on need.stems @> array[asked.stem] where ${readable(actor)} and need.closed_at is null),
      weight as materialized (
        select stem, worth * (ln((1 + seen.n) / (0.5 + case when count(hit.id) = 0 then seen.n / 2 else count(hit.id) end)) + 0.1) weight
        from asked left join hit using (stem, worth) cross join seen group by stem, worth, seen.n),
      whole as (select sum(weight) total, avg(weight) one from weight join asked using (stem) where asked.worth = 1),
      shared as (select id, size, sum(weight) shared from hit join weight using (stem) group by id, size),
      alike as (
        select need.*, least(1, shared / sqrt(total * greatest(shared, least(one * size, ${longest} * total)))
          + case when need.themes && ${themes as string[]}::text[] then ${themeBonus}::float8 else 0 end) likeness
        from shared join need using (id), whole where need.id <> ${except ?? 0})
    select alike.id, alike.organisation_id "organisationId", organisation.name organisation, alike.title, alike.problem, alike.urgency,
      alike.published_at is not null published, likeness, joined.common_need_id common
    from alike join organisation on organisation.id = alike.organisation_id
      left join need_joining joined on joined.need_id = alike.id and joined.state = 'joined'
    where likeness >= ${least} order by likeness desc, alike.id limit ${limit}`.execute(db)
  return rows
}
