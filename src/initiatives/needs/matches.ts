import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type Looked, lookForReuse } from '../reuse/look.ts'
import { type SimilarNeed, similarNeeds } from './similar.ts'

/** What there is for a need, and who else has it. */
export type Matches = { text: string; looked: Looked; similar: SimilarNeed[] }

/** Fewer letters than this say nothing. */
export const shortest = 8

export const mostText = 4_000

/** Nothing is kept of what was asked. */
export async function matchesOf(
  db: Db,
  actor: Actor,
  { text, themes, except, limit = 5 }: { text: string; themes?: readonly string[]; except?: number; limit?: number },
): Promise<Matches | undefined> {
  const asked = text.trim().slice(0, mostText)
  if (asked.length < shortest) return undefined
  const [looked, similar] = await Promise.all([
    lookForReuse(db, asked, limit),
    similarNeeds(db, actor, { text: asked, ...(themes && { themes }), ...(except !== undefined && { except }) }),
  ])
  return { text: asked, looked, similar }
}
