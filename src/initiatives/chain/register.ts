import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { BenefitType, ValueDimension } from './step.ts'

export type RegisterAsked = {
  text?: string
  /** Whose initiative it is, who gets it, or whose office answers for it. */
  organisation?: number
  type?: BenefitType
  dimension?: ValueDimension
  page?: number
  limit?: number
}

export type Registered = {
  id: number
  title: LanguageText
  initiative: number
  initiativeTitle: LanguageText
  organisation: number
  organisationName: LanguageText
  type: BenefitType | null
  dimensions: ValueDimension[]
  stakeholderId: number | null
  stakeholder: string | null
  stakeholderName: LanguageText | null
  owner: string | null
  measure: string | null
  indicator: number | null
  indicatorName: LanguageText | null
  unit: string | null
  baseline: number | null
  target: number | null
  targetOn: string | null
}

/** The benefits of every published initiative. */
export async function benefitRegister(
  db: Db,
  { text = '', organisation, type, dimension, page = 1, limit = 50 }: RegisterAsked,
): Promise<{ total: number; rows: Registered[] }> {
  const words = text.trim().slice(0, 200)
  const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Registered & { total: number }>`
    select s.id, s.title, i.id initiative, i.title "initiativeTitle", o.id organisation, o.name "organisationName", s.type, s.dimensions,
      s.stakeholder_id "stakeholderId", s.stakeholder, w.name "stakeholderName", s.owner, s.measure, s.indicator_id indicator, m.name "indicatorName", s.unit,
      s.baseline, s.target, s.target_on "targetOn", count(*) over ()::int total
    from chain_step s
    join initiative i on i.id = s.initiative_id and i.published_at is not null
    join organisation o on o.id = i.organisation_id
    left join organisation w on w.id = s.stakeholder_id
    left join indicator m on m.id = s.indicator_id
    where s.kind = 'benefit' and s.ended_at is null
      and (${words} = '' or s.measure ilike ${part} or s.stakeholder ilike ${part} or exists (select from jsonb_each_text(s.title) n where n.value ilike ${part})
        or exists (select from jsonb_each_text(i.title) n where n.value ilike ${part}))
      and (${organisation ?? null}::int is null or ${organisation ?? null} in (i.organisation_id, s.stakeholder_id, s.owner_organisation_id)
        or ${organisation ?? null} = any(i.parties))
      and (${type ?? null}::text is null or s.type = ${type ?? null})
      and (${dimension ?? null}::text is null or ${dimension ?? null} = any(s.dimensions))
    order by coalesce(i.title ->> 'sv', i.title ->> 'en') collate "sv-SE-x-icu", i.id, s.position, s.id
    limit ${limit} offset ${(page - 1) * limit}`.execute(db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) }
}
