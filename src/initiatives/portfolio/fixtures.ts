import type { Db } from '../../db/open.ts'
import { calculate } from '../business-case/calculate.ts'
import type { CaseDocument } from '../business-case/case-document.ts'
import type { CaseResult, PartyFigures } from '../business-case/case-result.ts'
import type { InitiativeId } from '../initiative.ts'

/** An initiative with one alternative and its case, in kronor, as other rooms would have kept them. */
export type Sample = {
  title: string
  organisation: number
  npv: number
  investment: number
  probability?: number | null
  /** By organisation: its net present value, and its part of the costs. Without them the organisation has it all. */
  parties?: { [organisation: number]: { npv: number; costs: number } }
  kind?: string
  risks?: { likelihood: number; impact: number }[]
  urgency?: string
  segment?: string
  recommendations?: number[]
  goal?: string
  published?: boolean
  priceYear?: number
  withoutCase?: true
}

export async function keepSample(db: Db, sample: Sample): Promise<InitiativeId> {
  const { id } = await db
    .insertInto('initiative')
    .values({
      organisation_id: sample.organisation,
      title: JSON.stringify({ sv: sample.title }),
      parties: Object.keys(sample.parties ?? {})
        .map(Number)
        .filter((party) => party !== sample.organisation),
      segment: sample.segment ?? null,
      recommendations: sample.recommendations ?? [],
      published_at: sample.published === false ? null : new Date('2026-01-02'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (sample.urgency) await needs(db, id, sample.organisation, sample.urgency)
  if (sample.goal)
    await db
      .insertInto('chain_step')
      .values({ initiative_id: id, kind: 'goal', position: 1, title: JSON.stringify({ sv: sample.goal }) })
      .execute()
  const alternative = await db
    .insertInto('alternative')
    .values({
      initiative_id: id,
      position: 1,
      kind: sample.kind ?? 'procure',
      title: JSON.stringify({ sv: 'Upphandla' }),
      risks: JSON.stringify((sample.risks ?? []).map((risk) => ({ ...risk, what: { sv: 'Förseningar' }, measure: {} }))),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (!sample.withoutCase) await keepCase(db, id, alternative.id, sample)
  return id
}

async function needs(db: Db, initiative: InitiativeId, organisation: number, urgency: string): Promise<void> {
  const need = await db
    .insertInto('need')
    .values({
      organisation_id: organisation,
      title: JSON.stringify({ sv: 'Behov' }),
      problem: JSON.stringify({ sv: 'Problem' }),
      urgency,
      needed_by: '2027-06-30',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('initiative_need').values({ initiative_id: initiative, need_id: need.id }).execute()
}

async function keepCase(db: Db, initiative: InitiativeId, alternative: number, sample: Sample): Promise<void> {
  const { npv, investment, organisation, probability = 0.8, priceYear = 2026 } = sample
  const parties = Object.entries(sample.parties ?? { [organisation]: { npv, costs: investment } })
  const document: CaseDocument = {
    baseYear: 2026,
    priceYear,
    rate: 0.035,
    parties: parties.map(([party]) => `Part ${party}`),
    organisations: Object.fromEntries(parties.map(([party]) => [`Part ${party}`, Number(party)])),
    items: [{ id: 'inv', kind: 'cost', class: 'investment', party: `Part ${parties[0]![0]}`, values: { '2026': investment } }],
  }
  const simulation = (p: number) => ({
    draws: 1000,
    seed: 1,
    mean: npv,
    p5: npv / 2,
    p50: npv,
    p95: npv * 2,
    probabilityPositive: p,
    histogram: { edges: [], counts: [] },
  })
  const real = calculate(document)
  // What is calculated, with the figures of the sample in it.
  const figures = (own: number, costs: number) => ({ npv: own, pvBenefits: own + costs, pvCosts: costs })
  const result: CaseResult = {
    ...real,
    ...figures(
      npv,
      parties.reduce((sum, [, { costs }]) => sum + costs, 0),
    ),
    grossBenefit: npv + investment,
    netBenefit: npv,
    tco: investment,
    byParty: Object.fromEntries(
      parties.map(([party, own]): [string, PartyFigures] => [
        `Part ${party}`,
        { ...real.byParty[`Part ${party}`]!, ...figures(own.npv, own.costs), simulation: null },
      ]),
    ),
    simulation: probability === null ? null : simulation(probability),
  }
  const { id } = await db
    .insertInto('business_case')
    .values({ initiative_id: initiative, alternative_id: alternative, version: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('business_case_version')
    .values({
      business_case_id: id,
      version: 1,
      document: JSON.stringify(document),
      hash: 'x',
      result: JSON.stringify(result),
      actor: JSON.stringify({ kind: 'system' }),
    })
    .execute()
}
