import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { AlternativeKind } from './alternatives/alternative.ts'
import { validBenefits } from './chain/check.ts'
import { chainOf } from './chain/find.ts'
import type { BenefitFacts } from './chain/step.ts'
import type { Initiative } from './initiative.ts'
import type { ReadinessFacts } from './readiness.ts'
import { reuseState } from './reuse/find.ts'

type Row = {
  needs: number
  alternatives: { kind: AlternativeKind; cased: boolean }[] | null
  decisions: number
  groups: number
  evaluations: number
}

/** What an initiative has of all that it needs. */
export async function readinessFacts(db: Db, initiative: Initiative): Promise<ReadinessFacts> {
  const { rows } = await sql<Row>`
    select
      (select count(*)::int from initiative_need where initiative_id = ${initiative.id}) needs,
      (select json_agg(json_build_object('kind', a.kind, 'cased', exists (
          select from business_case c where c.alternative_id = a.id and c.version > 0)) order by a.position)
        from alternative a where a.initiative_id = ${initiative.id} and a.ended_at is null) alternatives,
      (select count(*)::int from decision
        where subject_kind = 'initiative' and subject_id = ${String(initiative.id)} and state = 'draft') decisions,
      (select count(*)::int from affected_group where initiative_id = ${initiative.id} and ended_at is null) groups,
      (select count(*)::int from evaluation where initiative_id = ${initiative.id}) evaluations`.execute(db)
  const [row] = rows
  const chain = await chainOf(db, initiative.id)
  const benefits = chain.steps.filter(({ kind }) => kind === 'benefit')
  const valid = validBenefits(chain)
  return {
    id: initiative.id,
    state: initiative.state.kind,
    hasGoals: Object.keys(initiative.goals).length > 0,
    needs: row!.needs,
    reuse: await reuseState(db, initiative.id),
    alternatives: row!.alternatives ?? [],
    validBenefits: valid.size,
    invalidBenefits: benefits.length - valid.size,
    decisionDrafts: row!.decisions,
    affectedGroups: row!.groups,
    evaluations: row!.evaluations,
    benefits: benefits.length,
    plannedBenefits: benefits.filter(({ benefit }) => benefit !== undefined && isPlanned(benefit)).length,
  }
}

const isPlanned = ({ owner, ownerOrganisationId, baseline, target, targetOn }: BenefitFacts) =>
  (!!owner || ownerOrganisationId !== null) && baseline !== null && target !== null && targetOn !== null
