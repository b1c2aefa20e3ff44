import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { AlternativeKind } from './alternatives/alternative.ts'
import { benefitsIn } from './benefit-validity.ts'
import { chainOf } from './chain/find.ts'
import type { Initiative } from './initiative.ts'
import type { ReadinessFacts } from './readiness.ts'
import { reuseState } from './reuse/find.ts'

type Row = {
  needs: number
  alternatives: { kind: AlternativeKind; cased: boolean }[] | null
  decisions: number
  planned: number
  benefits: number
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
      count(*) filter (where owner is not null and baseline is not null and target is not null and target_on is not null)::int planned,
      count(*)::int benefits
    from chain_step where initiative_id = ${initiative.id} and kind = 'benefit' and ended_at is null`.execute(db)
  const [row] = rows
  const chain = benefitsIn(await chainOf(db, initiative.id))
  return {
    id: initiative.id,
    state: initiative.state.kind,
    hasGoals: Object.keys(initiative.goals).length > 0,
    needs: row!.needs,
    reuse: await reuseState(db, initiative.id),
    alternatives: row!.alternatives ?? [],
    validBenefits: chain.valid.length,
    invalidBenefits: chain.invalid.length,
    decisionDrafts: row!.decisions,
    benefits: row!.benefits,
    plannedBenefits: row!.planned,
  }
}
