import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { LanguageText } from '../../kernel/language-text.ts'

export type Reuses = {
  /** How many initiatives use it, also those that are not published. */
  count: number
  /** Those that are. */
  named: { id: number; title: LanguageText; organisation: LanguageText; adapted: boolean }[]
}

/** Which initiatives use these entries: by their answers in a reuse check, or since the alternative that they chose does. */
export async function reusesOf(db: Db, entries: readonly number[]): Promise<Map<number, Reuses>> {
  if (entries.length === 0) return new Map()
  const { rows } = await sql<{ entry: number } & Reuses>`
    with used as (
      select hit.entry_id entry, hit.initiative_id initiative, answer.verdict = 'adapt' adapted
      from reuse_hit hit join reuse_answer answer on answer.hit_id = hit.id and answer.replaced_at is null and answer.verdict in ('use', 'adapt')
      where hit.entry_id = any(${entries as number[]}::int[])
      union all
      select entry, initiative.id, false from initiative join alternative on alternative.id = chosen_alternative_id,
        unnest(alternative.reuses || alternative.building_blocks) entry where entry = any(${entries as number[]}::int[])),
    one as (select entry, initiative, bool_and(adapted) adapted from used group by 1, 2)
    select entry, count(*)::int count, coalesce(json_agg(json_build_object('id', initiative.id, 'title', initiative.title,
        'organisation', organisation.name, 'adapted', adapted) order by initiative.id desc) filter (where initiative.published_at is not null), '[]') named
    from one join initiative on initiative.id = one.initiative join organisation on organisation.id = initiative.organisation_id
    where initiative.state <> 'stopped' group by entry`.execute(db)
  return new Map(rows.map(({ entry, ...reuses }) => [entry, reuses]))
}
