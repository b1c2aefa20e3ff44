import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Visit } from '../web/visit.ts'
import { compare, materialityOf } from './compare.ts'
import { type Decision, isLive } from './decision.ts'
import { evidenceOf } from './find.ts'
import type { Deciding } from './take.ts'

/** What the pages of decisions are given, and what they share. */
export type DecisionPages = Deciding & { db: Db; actorOf: (visit: Visit) => Actor }

export const one = '/decisions/:id{[0-9]+}'
export const idIn = (visit: Visit) => Number(visit.param('id'))

/** What a decision rests on beside how it is now, and what the difference means; for what is no longer in force, as it was last seen. */
export async function seenNow(
  db: Db,
  { kinds, recalculate }: Pick<Deciding, 'kinds' | 'recalculate'>,
  decision: Decision,
  now = new Date(),
) {
  const stored = await evidenceOf(db, [decision.id])
  const evidence = isLive(decision) ? await compare(db, kinds, stored, now) : stored
  const known = evidence.find(({ materiality }) => materiality !== null)?.materiality
  const lacking = isLive(decision) && evidence.some((one) => one.driftedAt !== null && one.materiality === null)
  return { evidence, materiality: lacking ? await materialityOf(db, recalculate, evidence) : (known ?? undefined) }
}
