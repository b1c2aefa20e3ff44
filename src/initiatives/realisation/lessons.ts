import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { Verdict } from './evaluation.ts'

/** What others may learn from: lessons of a published initiative. */
export type Lesson = {
  evaluation: number
  initiativeId: number
  title: LanguageText
  organisationId: number
  organisation: LanguageText
  evaluatedOn: string
  evaluatedBy: string
  effectiveness: Verdict
  efficiency: Verdict
  lessons: LanguageText
}

/** Published lessons, the latest first; every word that is asked for must be in the lessons, what was found, or the initiative's name. */
export async function findLessons(
  db: Db,
  { text = '', page = 1, limit = 20 }: { text?: string; page?: number; limit?: number },
): Promise<{ total: number; rows: Lesson[] }> {
  const parts = text
    .trim()
    .slice(0, 200)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const said = sql`(e.lessons::text || ' ' || e.effectiveness_found::text || ' ' || e.efficiency_found::text || ' ' || i.title::text)`
  const { rows } = await sql<Lesson & { total: number }>`
    select e.id evaluation, i.id "initiativeId", i.title, i.organisation_id "organisationId", o.name organisation, e.evaluated_on "evaluatedOn",
      e.evaluated_by "evaluatedBy", e.effectiveness, e.efficiency, e.lessons, count(*) over ()::int total
    from evaluation e join initiative i on i.id = e.initiative_id join organisation o on o.id = i.organisation_id
    where e.lessons_published_at is not null and e.ended_at is null and i.published_at is not null
      and ${said} ilike all (${parts}::text[])
    order by e.evaluated_on desc, e.id desc limit ${limit} offset ${(page - 1) * limit}`.execute(db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...lesson }) => lesson) }
}
