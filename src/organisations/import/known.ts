import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { type Particulars, particularsOf } from '../particulars.ts'
import type { Known } from './plan.ts'

/** Every organisation as particulars, those that live first: what rows are compared with. 100 000 of them: about a second. */
export async function knownOrganisations(db: Db): Promise<Known[]> {
  const { rows } = await sql<{ id: number; version: number; now: object; shipped: Particulars | null }>`
    select id, version, shipped, jsonb_build_object('kind', kind, 'name', name, 'number', number, 'code', code, 'valid_from', valid_from, 'valid_to', valid_to)
      || coalesce(facts, '{}') || coalesce(groups, '{}') "now"
    from organisation
    left join (
      select organisation_id, jsonb_object_agg(fact, years) facts from (
        select organisation_id, fact, jsonb_object_agg(year, value) years from organisation_fact group by 1, 2) f group by 1
    ) f on f.organisation_id = id
    left join (
      select organisation_id, jsonb_build_object('group', jsonb_object_agg(edition, code)) groups from organisation_group group by 1
    ) g on g.organisation_id = id
    order by valid_to is not null, valid_to desc, id`.execute(db)
  return rows.map(({ id, version, now, shipped }) => ({ id, version, now: particularsOf(now), shipped: shipped ?? undefined }))
}
