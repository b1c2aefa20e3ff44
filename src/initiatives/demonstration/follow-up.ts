import type { Db } from '../../db/open.ts'
import { findDecision } from '../../decisions/find.ts'
import { takeDecision } from '../../decisions/take.ts'
import { system } from '../../kernel/actor.ts'
import { evaluate, publishLessons } from '../realisation/evaluation.ts'
import { realisationsOf } from '../realisation/find.ts'
import { prepareFollowUpDecision } from '../realisation/follow-up-decisions.ts'
import { keepPlan } from '../realisation/keep-plan.ts'
import { reportValue } from '../realisation/report-value.ts'
import type { InventedInitiative } from './facts.ts'
import type { Cast, Telling } from './load.ts'

/** What came of the benefits, year by year, what was learnt, and what was decided then. */
export async function followUp(
  trx: Db,
  cast: Cast,
  initiative: number,
  numbers: ReadonlyMap<string, number>,
  { values = {}, chain, evaluation, followUp: decided }: InventedInitiative,
  telling: Telling,
): Promise<void> {
  const today = telling.now.toISOString().slice(0, 10)
  const known = new Map((await realisationsOf(trx, [initiative], today)).map((benefit) => [benefit.id, benefit]))
  for (const [key, periods] of Object.entries(values)) {
    const id = numbers.get(key)!
    const { of } = known.get(id)!
    const owner = chain!.steps.find((step) => step.key === key)!.benefit!.ownerOf!
    await keepPlan(
      trx,
      system,
      id,
      {
        owner: of.owner!,
        ownerOrganisation: cast.organisations.get(owner)!,
        measure: of.measure!,
        unit: of.unit!,
        baseline: of.baseline!,
        baselineOn: of.baselineOn!,
        target: of.target!,
        targetOn: of.targetOn!,
        frequency: 'year',
        method: 'hand',
        expected: Object.fromEntries(Object.entries(periods).map(([period, { expected }]) => [period, expected])),
        valuesFrom: 'indicator',
        indicator: of.indicatorId,
        indicatorOrganisation: cast.organisations.get(owner)!,
        unitWorth: 433.8,
        priceYear: 2022,
      },
      0,
      telling.now,
    )
    for (const [period, { reason }] of Object.entries(periods))
      if (reason) await reportValue(trx, system, id, { period, value: null, reason }, telling.now)
  }
  if (evaluation) await publishLessons(trx, system, await evaluate(trx, system, initiative, evaluation), true)
  if (!decided) return
  const decision = await prepareFollowUpDecision(trx, system, initiative, { purpose: 'change', kinds: telling.kinds, today })
  const draft = await findDecision(trx, system, decision)
  await takeDecision(
    trx,
    system,
    decision,
    {
      version: draft.version,
      chosen: draft.alternatives.find(({ key }) => key === 'change')?.key ?? draft.alternatives[0]?.key ?? null,
      conclusion: decided.conclusion,
      reasons: decided.reasons,
      decidedBy: decided.by,
      decidedOn: decided.on,
      diaryNumber: decided.diary,
    },
    telling,
    telling.now,
  )
}
