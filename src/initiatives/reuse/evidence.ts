import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { EvidenceKind, Observed } from '../../kernel/evidence.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { Reason, Verdict } from './reasons.ts'

/** What a decision relies on of a reuse check. */
export type ReuseValue = {
  state: 'open' | 'answered'
  unanswered: number
  /** What was chosen, and what was not and why, by entry or decision. */
  answers: { thing: 'entry' | 'decision'; id: number; title: LanguageText; verdict: Verdict; reason: Reason | null }[]
}

type Row = { id: number; title: LanguageText; run: number; at: Date; unanswered: number; answers: ReuseValue['answers'] }

/** The reuse check of an initiative; the subject is the initiative's number. Another answer, or a new match that is not answered, is a drift. */
export const reuseEvidence: EvidenceKind = {
  name: { sv: 'återanvändningskontroll', en: 'reuse check' },
  async observe(db, subjects) {
    const ids = subjects.map(Number).filter((id) => Number.isInteger(id) && id > 0 && id < 2 ** 31)
    const { rows } = await sql<Row>`
      select initiative.id, initiative.title, max(run.id) run, greatest(max(run.at), max(said.at)) at, coalesce(max(said.unanswered), 0)::int unanswered,
        coalesce((array_agg(said.answers))[1], '[]'::json) answers
      from initiative join reuse_run run on run.initiative_id = initiative.id
      left join lateral (
        select max(answer.at) at,
          count(*) filter (where hit.demanded and answer.id is null and coalesce(entry.ended_at is null, decision.state = 'decided')) unanswered,
          coalesce(json_agg(json_build_object('thing', case when hit.entry_id is null then 'decision' else 'entry' end,
            'id', coalesce(hit.entry_id, hit.decision_id), 'title', coalesce(entry.title, decision.title), 'verdict', verdict, 'reason', reason)
            order by hit.id) filter (where answer.id is not null), '[]') answers
        from reuse_hit hit left join reuse_answer answer on answer.hit_id = hit.id and answer.replaced_at is null
          left join entry on entry.id = hit.entry_id left join decision on decision.id = hit.decision_id
        where hit.initiative_id = initiative.id) said on true
      where initiative.id = any(${ids}::int[]) group by initiative.id`.execute(db)
    return new Map(rows.map((row) => [String(row.id), observedOf(row)]))
  },
  async look(db, text) {
    const part = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`
    const { rows } = await sql<{ id: number; title: LanguageText }>`
      select id, title from initiative where exists (select from reuse_run where initiative_id = initiative.id)
        and exists (select from jsonb_each_text(title) said where said.value ilike ${part}) order by id desc limit 20`.execute(db)
    return rows.map(({ id, title }) => ({ subject: String(id), label: labelOf(title) }))
  },
}

function observedOf({ id, title, run, at, unanswered, answers }: Row): Observed {
  const value: ReuseValue = { state: unanswered > 0 ? 'open' : 'answered', unanswered, answers }
  const relied = { state: value.state, answers: answers.map(({ thing, id, verdict, reason }) => [thing, id, verdict, reason]) }
  return {
    label: labelOf(title),
    path: `/initiatives/${id}/reuse`,
    version: `${run}.${answers.length}`,
    hash: createHash('sha256').update(JSON.stringify(relied)).digest('hex').slice(0, 32),
    value,
    observedAt: new Date(at),
  }
}

const labelOf = (title: LanguageText): LanguageText => ({
  sv: `Återanvändningskontroll: ${title.sv ?? Object.values(title)[0] ?? ''}`,
  en: `Reuse check: ${title.en ?? title.sv ?? Object.values(title)[0] ?? ''}`,
})
