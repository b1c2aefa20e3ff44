import type { Db } from '../../db/open.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { InitiativeId } from '../initiative.ts'
import type { BenefitFacts, ChainStep, StepKind } from './step.ts'

export type Chain = { steps: ChainStep[]; links: { from: number; to: number }[] }

export async function chainOf(db: Db, initiative: InitiativeId): Promise<Chain> {
  const [rows, links] = await Promise.all([
    db
      .selectFrom('chain_step')
      .selectAll()
      .where('initiative_id', '=', initiative)
      .where('ended_at', 'is', null)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    db.selectFrom('chain_link').select(['from_id as from', 'to_id as to']).where('initiative_id', '=', initiative).execute(),
  ])
  const steps = rows.map((row) => ({
    id: row.id,
    initiativeId: row.initiative_id,
    kind: row.kind as StepKind,
    position: row.position,
    title: row.title as LanguageText,
    ...(row.kind === 'benefit' && {
      benefit: {
        type: row.type as BenefitFacts['type'],
        dimensions: row.dimensions as BenefitFacts['dimensions'],
        stakeholderId: row.stakeholder_id,
        stakeholder: row.stakeholder,
        owner: row.owner,
        ownerOrganisationId: row.owner_organisation_id,
        measure: row.measure,
        indicatorId: row.indicator_id,
        unit: row.unit,
        baseline: row.baseline,
        baselineOn: row.baseline_on,
        target: row.target,
        targetOn: row.target_on,
        method: row.method,
        confidence: row.confidence as BenefitFacts['confidence'],
        peng: row.peng as BenefitFacts['peng'],
      },
    }),
  }))
  const live = new Set(steps.map(({ id }) => id))
  return { steps, links: links.filter(({ from, to }) => live.has(from) && live.has(to)) }
}
