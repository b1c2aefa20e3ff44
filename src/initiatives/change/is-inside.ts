import type { Actor } from '../../kernel/actor.ts'
import { may } from '../access.ts'
import type { Initiative } from '../initiative.ts'

/** How people take a change is for those who carry it out: what is noticed of it, and what they have answered, is not published with the rest. */
export const isInside = (actor: Actor, { organisationId, parties }: Pick<Initiative, 'organisationId' | 'parties'>): boolean =>
  [organisationId, ...parties].some((organisation) => may(actor, 'readDrafts', organisation))
