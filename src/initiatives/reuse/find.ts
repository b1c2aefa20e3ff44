import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { RecordedActor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { InitiativeId } from '../initiative.ts'
import type { Reason, Verdict } from './reasons.ts'
import type { StepKey } from './steps.ts'

/** How far the reuse check of an initiative has come. Building is no alternative until it is answered. */
export type ReuseState = { kind: 'none' } | { kind: 'open'; unanswered: number } | { kind: 'answered'; on: Date }

export async function reuseState(db: Db, initiative: InitiativeId): Promise<ReuseState> {
  const { rows } = await sql<{ ran: Date | null; answered: Date | null; unanswered: number }>`
    select (select max(at) from reuse_run where initiative_id = ${initiative}) ran,
      max(answer.at) answered, count(*) filter (where ${unanswered})::int unanswered
    from (select 1) one left join reuse_hit hit on hit.initiative_id = ${initiative}
      left join reuse_answer answer on answer.hit_id = hit.id and answer.replaced_at is null
      left join entry on entry.id = hit.entry_id left join decision on decision.id = hit.decision_id`.execute(db)
  const { ran, answered, unanswered: left } = rows[0]!
  if (ran === null) return { kind: 'none' }
  if (left > 0) return { kind: 'open', unanswered: left }
  return { kind: 'answered', on: answered && answered > ran ? answered : ran }
}

/** What has ended since it was found need not be answered any more. */
export const isThere = sql<boolean>`(case when hit.entry_id is not null then entry.ended_at is null else decision.state = 'decided' and decision.published_at is not null end)`
const unanswered = sql<boolean>`hit.demanded and answer.id is null and ${isThere}`

export type Answer = {
  verdict: Verdict
  reason: Reason | null
  says: LanguageText
  at: Date
  actor: RecordedActor
  /** Of the thing, that it was given for. */
  version: number
}

export type KnownHit = {
  id: number
  step: StepKey
  thing: 'entry' | 'decision'
  thingId: number
  kind: string
  title: LanguageText
  description: LanguageText
  publisher: string | null
  score: number
  demanded: boolean
  there: boolean
  /** It is newer than the first run. */
  late: boolean
  version: number
  /** In the latest run. */
  current: boolean
  answer: Answer | null
}

export async function hitsOf(db: Db, initiative: InitiativeId): Promise<KnownHit[]> {
  const { rows } = await sql<KnownHit>`
    select hit.id, hit.step, case when hit.entry_id is null then 'decision' else 'entry' end thing, coalesce(hit.entry_id, hit.decision_id) "thingId",
      coalesce(entry.kind, 'position') kind, coalesce(entry.title, decision.title) title, coalesce(entry.description, decision.question) description, entry.publisher,
      hit.score, hit.demanded, ${isThere} there, hit.first_run > first.id late, coalesce(entry.version, decision.version) version, hit.last_run = latest.id current,
      case when answer.id is not null then json_build_object('verdict', verdict, 'reason', reason, 'says', says, 'at', answer.at, 'actor', answer.actor,
        'version', answer.thing_version) end answer
    from reuse_hit hit
      left join reuse_answer answer on answer.hit_id = hit.id and answer.replaced_at is null
      left join entry on entry.id = hit.entry_id left join decision on decision.id = hit.decision_id
      cross join (select min(id) id from reuse_run where initiative_id = ${initiative} and why = 'asked') first
      cross join (select max(id) id from reuse_run where initiative_id = ${initiative} and why = 'asked') latest
    where hit.initiative_id = ${initiative} order by hit.score desc, hit.id`.execute(db)
  return rows.map((row) => ({ ...row, answer: row.answer && { ...row.answer, at: new Date(row.answer.at) } }))
}

export type Run = {
  id: number
  words: string
  why: 'asked' | 'new-entries'
  found: FoundThen[]
  actor: RecordedActor
  at: Date
}
/** A hit as it was when it was found. */
export type FoundThen = {
  step: StepKey
  thing: 'entry' | 'decision'
  id: number
  version: number
  title: LanguageText
  score: number
  demanded: boolean
}

/** The log, latest first. */
export async function runsOf(db: Db, initiative: InitiativeId): Promise<Run[]> {
  const rows = await db
    .selectFrom('reuse_run')
    .select(['id', 'words', 'why', 'found', 'actor', 'at'])
    .where('initiative_id', '=', initiative)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows as unknown as Run[]
}

export type Earlier = {
  thing: 'entry' | 'decision'
  thingId: number
  verdict: Verdict
  reason: Reason | null
  says: LanguageText
  at: Date
  organisation: LanguageText
  initiative: { id: number; title: LanguageText }
}

/** What published initiatives, and one's own organisation's, have answered about the same things: a reason that has been thought through need not be thought again. */
export async function earlierAnswers(db: Db, initiative: InitiativeId): Promise<Earlier[]> {
  const { rows } = await sql<Earlier>`
    select case when mine.entry_id is null then 'decision' else 'entry' end thing, coalesce(mine.entry_id, mine.decision_id) "thingId",
      verdict, reason, says, answer.at, organisation.name organisation, json_build_object('id', initiative.id, 'title', initiative.title) initiative
    from reuse_hit mine
      join reuse_hit other on other.initiative_id <> mine.initiative_id and (other.entry_id = mine.entry_id or other.decision_id = mine.decision_id)
      join reuse_answer answer on answer.hit_id = other.id and answer.replaced_at is null
      join initiative on initiative.id = other.initiative_id join organisation on organisation.id = initiative.organisation_id
      join initiative own on own.id = mine.initiative_id
    where mine.initiative_id = ${initiative} and (initiative.published_at is not null or initiative.organisation_id = own.organisation_id)
    order by answer.at desc limit 500`.execute(db)
  return rows
}
