import { createHash } from 'node:crypto'
import type { Db } from '../../db/open.ts'
import type { EvidenceKind, Observed } from '../../kernel/evidence.ts'
import { dayOf } from '../../organisations/find.ts'
import { realisationsAt } from './find.ts'

/** What came of a benefit: its latest realised value. */
export const benefitEvidence: EvidenceKind = {
  name: { sv: 'Hemtagen nytta', en: 'Realised benefit' },

  async observe(db, subjects) {
    const numbers = subjects.map(Number).filter((id) => Number.isInteger(id) && id > 0 && id < 2 ** 31)
    if (numbers.length === 0) return new Map()
    const found = new Map<string, Observed>()
    for (const { id, initiativeId, title, of, rows, reportedAt } of await realisationsAt(db, numbers, today())) {
      const latest = rows.findLast(({ realised }) => realised !== null)
      const value = latest ? { period: latest.period, value: latest.realised, unit: of.unit, expected: latest.expected } : null
      found.set(String(id), {
        label: title,
        path: `/initiatives/${initiativeId}/realisation/${id}`,
        version: latest ? `${latest.period} r${latest.revision}` : '0',
        // What was expected may be planned anew without anything having come: only what came is relied on.
        hash: createHash('sha256')
          .update(JSON.stringify(latest ? [latest.period, latest.realised, of.unit] : []))
          .digest('hex'),
        value,
        observedAt: reportedAt ?? new Date(0),
      })
    }
    return found
  },

  async look(db, text) {
    return lookForBenefits(db, text)
  },
}

async function lookForBenefits(db: Db, text: string) {
  const part = `%${text
    .trim()
    .slice(0, 200)
    .replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .selectFrom('chain_step')
    .innerJoin('initiative', 'initiative.id', 'chain_step.initiative_id')
    .select((e) => ['chain_step.id', 'chain_step.title', e.cast<string>('chain_step.title', 'text').as('said')])
    .where('chain_step.kind', '=', 'benefit')
    .where('chain_step.ended_at', 'is', null)
    // Whoever looks may not be allowed to read drafts, and this does not know who looks.
    .where('initiative.published_at', 'is not', null)
    .where((e) => e(e.cast<string>('chain_step.title', 'text'), 'ilike', part))
    .orderBy('chain_step.id', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ id, title }) => ({ subject: String(id), label: title as { [tag: string]: string } }))
}

const today = () => dayOf(new Date())
