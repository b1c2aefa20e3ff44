import type { Db } from '../db/open.ts'
import type { PastChange } from '../history/read.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { namesOf, peopleNamed } from './find.ts'

/** Names of what history keeps by number: organisations, and people for whoever may see them. */
export type Names = { organisations: ReadonlyMap<number, LanguageText>; people: ReadonlyMap<number, string> }

export const nobody: Names = { organisations: new Map(), people: new Map() }

/** What the changes speak of by number. `seePeople`: whether the reader may see the names of those who made them. */
export async function namesIn(
  db: Db,
  changes: readonly Pick<PastChange, 'actor' | 'before' | 'after'>[],
  seePeople: boolean,
): Promise<Names> {
  const numbers = (fields: readonly string[]) =>
    changes.flatMap(({ before, after }) =>
      [before, after].flatMap((side) => fields.flatMap((field) => Number((side as { [field: string]: unknown } | null)?.[field]) || [])),
    )
  const people = [...numbers(['person']), ...changes.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.person] : []))]
  const organisations = numbers(['successor', 'predecessor', 'parent', 'organisation', 'organisation_id'])
  return {
    organisations: await namesOf(db, [...new Set(organisations)]),
    people: seePeople ? await peopleNamed(db, [...new Set(people)]) : new Map(),
  }
}
