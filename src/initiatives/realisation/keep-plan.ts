import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { öreOf } from '../../kernel/money.ts'
import { Problem } from '../../kernel/problem.ts'
import { dayOf, findOrganisation } from '../../organisations/find.ts'
import { demand } from '../access.ts'
import { type BenefitRealisation, findBenefit } from './find.ts'
import { PlanInput } from './plan.ts'

/** Makes or changes the plan of a benefit. `version` is the one that it was made from; 0 where there was none. */
export async function keepPlan(
  db: Db,
  actor: Actor,
  benefit: number,
  input: PlanInput,
  version: number,
  now: Date,
): Promise<BenefitRealisation> {
  const today = dayOf(now)
  return inTransaction(db, async (trx) => {
    const { initiative, benefit: before } = await findBenefit(trx, actor, benefit, today)
    demand(actor, 'reportBenefits', initiative.organisationId)
    const plan = PlanInput.parse(input)
    await findOrganisation(trx, plan.ownerOrganisation)
    if (plan.indicatorOrganisation) await findOrganisation(trx, plan.indicatorOrganisation)
    if (plan.indicator) await demandIndicator(trx, plan.indicator)
    await trx.selectFrom('chain_step').select('id').where('id', '=', benefit).forUpdate().execute()
    const { benefit: latest } = await findBenefit(trx, actor, benefit, today)
    if ((latest.plan?.version ?? 0) !== version) throw changedMeanwhile()
    await trx
      .updateTable('chain_step')
      .set({
        owner: plan.owner,
        owner_organisation_id: plan.ownerOrganisation,
        measure: plan.measure,
        unit: plan.unit,
        baseline: plan.baseline,
        baseline_on: plan.baselineOn,
        target: plan.target,
        target_on: plan.targetOn,
        indicator_id: plan.indicator ?? before.of.indicatorId,
      })
      .where('id', '=', benefit)
      .execute()
    const row = {
      frequency: plan.frequency,
      method: plan.method,
      expected: JSON.stringify(plan.method === 'hand' ? plan.expected : {}),
      values_from: plan.valuesFrom,
      indicator_organisation_id: plan.valuesFrom === 'indicator' ? (plan.indicatorOrganisation ?? null) : null,
      unit_worth: plan.unitWorth == null ? null : öreOf(plan.unitWorth),
      price_year: plan.priceYear ?? null,
      version: version + 1,
      changed_at: new Date(),
    }
    await trx
      .insertInto('benefit_plan')
      .values({ benefit_id: benefit, initiative_id: initiative.id, ...row })
      .onConflict((on) => on.column('benefit_id').doUpdateSet(row))
      .execute()
    const { benefit: after } = await findBenefit(trx, actor, benefit, today)
    const subject = { id: benefit, organisation: initiative.organisationId }
    if (before.plan) await record(trx, actor, 'changed', { kind: 'benefit-plan', ...subject }, told(before), told(after))
    else await record(trx, actor, 'added', { kind: 'benefit-plan', ...subject }, told(before), told(after))
    return after
  })
}

/** What history keeps of a plan: what a person who reads it later would ask about. */
const told = ({ title, of, plan }: BenefitRealisation) => ({
  title,
  owner: of.owner,
  organisation: of.ownerOrganisationId,
  measure: of.measure,
  unit: of.unit,
  baseline: of.baseline,
  baseline_on: of.baselineOn,
  target: of.target,
  target_on: of.targetOn,
  ...(plan && {
    frequency: plan.frequency,
    method: plan.method,
    expected: plan.expected,
    values_from: plan.valuesFrom,
    unit_worth: plan.unitWorth === null ? null : plan.unitWorth / 100,
    price_year: plan.priceYear,
  }),
})

async function demandIndicator(db: Db, id: number): Promise<void> {
  const found = await db.selectFrom('indicator').select('id').where('id', '=', id).executeTakeFirst()
  if (found) return
  throw new Problem('invalid', {
    sv: `Det finns ingen indikator med nummer ${id}. Välj en i listan över indikatorer.`,
    en: `There is no indicator number ${id}. Choose one from the list of indicators.`,
  })
}

const changedMeanwhile = () =>
  new Problem('conflict', {
    sv: 'Någon annan har ändrat planen sedan du öppnade den. Jämför med hur den är nu och spara igen.',
    en: 'Somebody else has changed the plan since you opened it. Compare with how it is now and save again.',
  })
