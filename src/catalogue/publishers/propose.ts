import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../organisations/find.ts'
import { proposePublishers } from '../../organisations/match-publishers.ts'
import { cataloguePublishers } from './find.ts'

/** Goes through the publishers that no organisation is confirmed for, as after a harvest, and proposes who they are. */
export async function proposeFromCatalogue(db: Db, actor: Actor, now: Date): Promise<{ proposed: number }> {
  return proposePublishers(db, actor, await cataloguePublishers(db, { unmatched: true }), dayOf(now))
}
