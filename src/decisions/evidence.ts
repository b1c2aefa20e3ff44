import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { EvidenceKind, Observed } from '../kernel/evidence.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { type Decision, takenOf } from './decision.ts'
import { anyHas, decisionsUnasked, partOf } from './find.ts'

/** A decision or a position that another decision rests on; it moves when it is replaced or withdrawn. The subject is its number. */
export const positionEvidence: EvidenceKind = {
  name: { sv: 'beslut eller ställningstagande', en: 'decision or position' },
  async observe(db, subjects) {
    const decisions = await decisionsUnasked(db, subjects.map(Number))
    return new Map(decisions.filter((one) => takenOf(one) !== null).map((one) => [String(one.id), observed(one)]))
  },
  async look(db, text) {
    const { rows } = await sql<{ id: number; title: LanguageText }>`
      select id, title from decision
      where state = 'decided' and ${anyHas(sql`title, question`, partOf(text))}
      order by published_at is null, id desc limit 20`.execute(db)
    return rows.map(({ id, title }) => ({ subject: String(id), label: title }))
  },
}

function observed(decision: Decision): Observed {
  const { state, conclusion, version, id, title, changedAt } = decision
  // Not for whom it is published: to be published changes nothing of what was decided.
  const relied = [state.kind, conclusion]
  return {
    label: title,
    path: `/decisions/${id}`,
    version: String(version),
    hash: createHash('sha256').update(JSON.stringify(relied)).digest('hex'),
    value: state.kind === 'decided' ? conclusion : { state: state.kind },
    observedAt: changedAt,
  }
}
