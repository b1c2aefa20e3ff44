import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { draftsReadBy } from './access.ts'
import type { StateName } from './initiative.ts'

export type Asked = {
  /** A part of the name, the description or the goals. */
  text?: string
  organisation?: number
  /** Also those that the organisation takes part in. */
  asParty?: boolean
  state?: StateName
  recommendation?: number
  page?: number
  limit?: number
}

export type Listed = {
  id: number
  title: LanguageText
  organisationId: number
  organisation: LanguageText
  parties: number[]
  recommendations: number[]
  state: StateName
  stateOn: string | null
  endsOn: string | null
  publishedAt: Date | null
  /** Net present value in kronor of the chosen alternative, or the highest before one is chosen; and in which year's prices. */
  npv: number | null
  priceYear: number | null
}

/** Those that whoever asks may read, the latest changed first; with how many there are in all. */
export async function listInitiatives(
  db: Db,
  actor: Actor,
  { text = '', organisation, asParty = false, state, recommendation, page = 1, limit = 50 }: Asked,
): Promise<{ total: number; rows: Listed[] }> {
  const part = `%${text
    .trim()
    .slice(0, 200)
    .replace(/[\\%_]/g, '\\$&')}%`
  const drafts = draftsReadBy(actor)
  const fits = sql`(i.published_at is not null or ${drafts === 'all'} or i.organisation_id = any(${drafts === 'all' ? [] : drafts}::int[])
      or i.parties && ${drafts === 'all' ? [] : drafts}::int[])
    and (${part} = '%%' or exists (select from jsonb_each_text(i.title) n where n.value ilike ${part})
      or exists (select from jsonb_each_text(i.summary) n where n.value ilike ${part})
      or exists (select from jsonb_each_text(i.goals) n where n.value ilike ${part}))
    and (${organisation ?? null}::int is null or i.organisation_id = ${organisation ?? null}
      or (${asParty} and ${organisation ?? 0} = any(i.parties)))
    and (${state ?? null}::text is null or i.state = ${state ?? null})
    and (${recommendation ?? null}::int is null or ${recommendation ?? 0} = any(i.recommendations))`
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int n from initiative i where ${fits}`.execute(db)
  const { rows } = await sql<Listed>`
    select i.id, i.title, i.organisation_id "organisationId", o.name organisation, i.parties, i.recommendations, i.state, i.state_on "stateOn",
      i.ends_on "endsOn", i.published_at "publishedAt", c.npv, c."priceYear"
    from (select * from initiative i where ${fits} order by changed_at desc, id desc limit ${limit} offset ${(page - 1) * limit}) i
    join organisation o on o.id = i.organisation_id
    left join lateral (
      select (v.result ->> 'npv')::float8 npv, coalesce((v.document ->> 'priceYear')::int, (v.document ->> 'baseYear')::int) "priceYear"
      from business_case c
      join alternative a on a.id = c.alternative_id and a.ended_at is null
      join business_case_version v on v.business_case_id = c.id and v.version = c.version
      where c.initiative_id = i.id and (i.chosen_alternative_id is null or c.alternative_id = i.chosen_alternative_id)
      order by 1 desc nulls last limit 1) c on true
    order by i.changed_at desc, i.id desc`.execute(db)
  return { total: counted[0]!.n, rows }
}

/** Organisations that have an initiative which whoever asks may read: to narrow the list down by. */
export async function organisationsWithInitiatives(db: Db, actor: Actor): Promise<{ id: number; name: LanguageText }[]> {
  const drafts = draftsReadBy(actor)
  const { rows } = await sql<{ id: number; name: LanguageText }>`
    select id, name from organisation o where exists (
      select from initiative i where i.organisation_id = o.id
        and (i.published_at is not null or ${drafts === 'all'} or o.id = any(${drafts === 'all' ? [] : drafts}::int[])))
    order by name ->> 'sv' collate "sv-SE-x-icu", id limit 500`.execute(db)
  return rows
}
