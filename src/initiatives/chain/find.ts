import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { PastChange } from '../../history/read.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { namesOf } from '../../organisations/find.ts'
import type { InitiativeId } from '../initiative.ts'
import { validBenefits } from './check.ts'
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

/** A benefit with what it is called where it is shown, and whether it is one by the guide's definition. */
export type Benefit = ChainStep & {
  benefit: BenefitFacts
  /** It has a stakeholder, a measure and a way to a goal. */
  valid: boolean
}

/** The benefits of an initiative, in order. */
export async function benefitsOf(db: Db, initiative: InitiativeId): Promise<Benefit[]> {
  const chain = await chainOf(db, initiative)
  const valid = validBenefits(chain)
  return chain.steps.flatMap((step) => (step.benefit ? [{ ...step, benefit: step.benefit, valid: valid.has(step.id) }] : []))
}

/** What the organisations and indicators of benefits are called. */
export type BenefitNames = { organisations: ReadonlyMap<number, LanguageText>; indicators: ReadonlyMap<number, LanguageText> }

export async function namesOfBenefits(db: Db, facts: readonly BenefitFacts[]): Promise<BenefitNames> {
  const ids = (of: (one: BenefitFacts) => (number | null)[]) => [...new Set(facts.flatMap(of).filter((id) => id !== null))]
  const indicators = ids(({ indicatorId }) => [indicatorId])
  const [organisations, { rows }] = await Promise.all([
    namesOf(
      db,
      ids(({ stakeholderId, ownerOrganisationId }) => [stakeholderId, ownerOrganisationId]),
    ),
    sql<{ id: number; name: LanguageText }>`select id, name from indicator where id = any(${indicators}::int[])`.execute(db),
  ])
  return { organisations, indicators: new Map(rows.map(({ id, name }) => [id, name])) }
}

/** What has happened to the steps of a chain, also to those that have been removed, the latest first. */
export async function chainHistory(db: Db, initiative: InitiativeId, limit = 100): Promise<PastChange[]> {
  const { rows } = await sql<PastChange>`
    select h.id, h.at, h.actor, h.on_behalf "onBehalf", h.action, h.before, h.after, h.reason,
      (select name from person p where p.id = (h.actor ->> 'person')::int) who
    from history h where h.subject_kind = 'chain-step' and h.subject_id = any(array(select id::text from chain_step where initiative_id = ${initiative}))
    order by h.id desc limit ${limit}`.execute(db)
  return rows
}
