import { type RawBuilder, sql } from 'kysely'
import type { Grant } from '../kernel/actor.ts'

/** A person's roles as JSON inside another statement, so that who calls is one question. `person` is a column: `s.person_id`. */
export const grantsSql = (person: string): RawBuilder<Grant[]> => sql<Grant[]>`
  coalesce((
    select jsonb_agg(jsonb_build_object('role', role, 'scope',
      case scope_kind when 'node' then '{"kind": "node"}' else jsonb_build_object('kind', scope_kind, 'id', scope_id) end))
    from role_grant where person_id = ${sql.ref(person)} and valid_to is null), '[]')`
