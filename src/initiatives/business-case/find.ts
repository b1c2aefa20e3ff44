import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { RecordedActor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { InitiativeId } from '../initiative.ts'
import type { CaseDocument } from './case-document.ts'
import type { CaseResult } from './case-result.ts'

export type LatestCase = {
  id: number
  initiativeId: number
  alternativeId: number
  alternative: LanguageText
  version: number
  document: CaseDocument
  result: CaseResult
  hash: string
  actor: RecordedActor
  at: Date
  reason: string | null
}

/** The latest version of each alternative's business case. */
export async function latestCases(db: Db, initiatives: readonly InitiativeId[]): Promise<LatestCase[]> {
  const { rows } = await sql<LatestCase>`
    select c.id, c.initiative_id "initiativeId", c.alternative_id "alternativeId", a.title alternative, v.version, v.document, v.result, v.hash, v.actor, v.at, v.reason
    from business_case c join alternative a on a.id = c.alternative_id join business_case_version v on v.business_case_id = c.id and v.version = c.version
    where c.initiative_id = any(${initiatives as number[]}::int[]) and a.ended_at is null
    order by c.initiative_id, a.position, c.id`.execute(db)
  return rows
}
