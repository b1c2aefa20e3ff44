import type { Db } from '../../db/open.ts'
import type { InitiativeId } from '../initiative.ts'

/** How far the reuse check of an initiative has come. Building is no alternative until it is answered. */
export type ReuseState = { kind: 'none' } | { kind: 'open'; unanswered: number } | { kind: 'answered'; on: Date }

export async function reuseState(_db: Db, _initiative: InitiativeId): Promise<ReuseState> {
  return { kind: 'none' }
}
