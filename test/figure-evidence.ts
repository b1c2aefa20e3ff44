import { createHash } from 'node:crypto'
import type { Db } from '../src/db/open.ts'
import type { Recalculate } from '../src/decisions/materiality.ts'
import type { EvidenceKind, Observed } from '../src/kernel/evidence.ts'

/** A figure that is measured, as a row among the indicators. */
export async function addFigure(db: Db, organisation: number, name: string, value: number): Promise<number> {
  const { id } = await db
    .insertInto('indicator')
    .values({ organisation_id: organisation, name: JSON.stringify({ sv: name }), unit: 'kr', source: 'Provserie' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await reviseFigure(db, id, value)
  return id
}

/** A revision of it; null withdraws the value. */
export async function reviseFigure(db: Db, indicator: number, value: number | null): Promise<void> {
  const { n } = await db
    .selectFrom('indicator_value')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('indicator_id', '=', indicator)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('indicator_value')
    .values({
      indicator_id: indicator,
      period: '2025',
      period_end: '2025-12-31',
      revision: Number(n) + 1,
      value,
      origin: 'hand',
      actor: JSON.stringify({ kind: 'system' }),
    })
    .execute()
}

/** The latest value of an indicator as evidence; one without a value is gone. */
export const figureEvidence: EvidenceKind = {
  name: { sv: 'provsiffra', en: 'test figure' },
  async observe(db, subjects) {
    const found = new Map<string, Observed>()
    for (const subject of subjects) {
      const row = await db
        .selectFrom('indicator')
        .innerJoin('indicator_value as v', 'v.indicator_id', 'indicator.id')
        .select(['name', 'v.revision', 'v.value', 'v.period', 'v.at'])
        .where('indicator.id', '=', Number(subject) || 0)
        .orderBy('v.revision', 'desc')
        .executeTakeFirst()
      if (row?.value === undefined || row.value === null) continue
      found.set(subject, {
        label: row.name as Observed['label'],
        version: String(row.revision),
        // Of the value alone: a revision to what it was is no drift.
        hash: createHash('sha256').update(`${row.period} ${row.value}`).digest('hex'),
        value: row.value,
        observedAt: row.at,
      })
    }
    return found
  },
  async look(db, text) {
    const rows = await db.selectFrom('indicator').select(['id', 'name']).orderBy('id').execute()
    const label = (name: unknown) => name as Observed['label']
    return rows
      .filter(({ name }) => JSON.stringify(name).toLowerCase().includes(text.toLowerCase()))
      .map(({ id, name }) => ({ subject: String(id), label: label(name) }))
  },
}

export const figureKinds = { figure: figureEvidence }

/** Two alternatives: to do it brings the first pinned figure and costs the second; to do nothing brings nothing. */
export const benefitMinusCost: Recalculate = async (_db, pinned, moved) => {
  const figures = pinned.filter(({ kind, value }) => kind === 'figure' && typeof value === 'number')
  if (figures.length < 2) return undefined
  const net = (value: (of: (typeof figures)[number]) => unknown) => Number(value(figures[0]!)) - Number(value(figures[1]!))
  const then = net(({ value }) => value)
  const now = net((of) => moved.find(({ subject, kind }) => subject === of.subject && kind === of.kind)?.now ?? of.value)
  const changes = Math.sign(then) !== Math.sign(now)
  return {
    verdict: changes ? 'changes-ranking' : 'unchanged',
    says: changes
      ? { sv: 'Att inte göra något blir bäst.', en: 'To do nothing comes out best.' }
      : { sv: 'Att göra det är fortfarande bäst.', en: 'To do it is still best.' },
    figures: [
      { label: { sv: 'Göra det', en: 'Do it' }, pinned: then, now },
      { label: { sv: 'Inget', en: 'Nothing' }, pinned: 0, now: 0 },
    ],
  }
}
