import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { access } from '../access.ts'

/** Whose drafts somebody may read: everybody's, or those of the organisations where they have a role for it. */
function draftsOf(actor: Actor): 'everybody' | number[] {
  if (actor.kind === 'operator' || actor.kind === 'system') return 'everybody'
  if (actor.kind !== 'person' && actor.kind !== 'key') return []
  const reading = actor.grants.filter(({ role }) => (access.readDrafts.who as readonly string[]).includes(role))
  if (reading.some(({ scope }) => scope.kind === 'node')) return 'everybody'
  return reading.flatMap(({ scope }) => (scope.kind === 'organisation' ? [scope.id] : []))
}

/** The needs that somebody may read: `mayRead` in access.ts, as SQL. A draft of others is not there for them in lists, counts or likeness. */
export function readable(actor: Actor): RawBuilder<boolean> {
  const drafts = draftsOf(actor)
  return drafts === 'everybody' ? sql`true` : sql`(need.published_at is not null or need.organisation_id = any(${drafts}::int[]))`
}
