import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'

/** A decision that has just been taken, for the room that it is about. */
export type Taken = { id: number; subjectId: string; purpose: string | null; chosen: string | null; decidedOn: string }

/** What follows from a decision on a kind of subject, in the transaction that takes it. Handed down by src/evidence.ts. */
export type CarryOut = { readonly [subjectKind: string]: (db: Db, actor: Actor, decision: Taken) => Promise<void> }
