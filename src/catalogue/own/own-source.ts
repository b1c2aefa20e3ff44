import type { Db } from '../../db/open.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { say } from '../../kernel/language-text.ts'
import { findOrganisation } from '../../organisations/find.ts'
import { ownKindOfSource } from '../source.ts'

/** The source of what an organisation writes itself; made when it is first needed. */
export async function ownSource(trx: Db, actor: Actor, organisation: number): Promise<number> {
  const known = await liveSource(trx, organisation)
  if (known !== undefined) return known
  const { name } = await findOrganisation(trx, organisation)
  const called = `${say(name, 'sv')?.text ?? organisation} (egna poster)`
  for (const attempt of [called, `${called} ${organisation}`]) {
    const made = await trx
      .insertInto('source')
      .values({ name: attempt, kind: ownKindOfSource, organisation_id: organisation })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) {
      await record(trx, actor, 'added', { kind: 'source', id: made.id, organisation }, null, {
        name: attempt,
        kind: ownKindOfSource,
        organisation_id: organisation,
      })
      return made.id
    }
    // Somebody else publishes for the first time at this moment.
    const theirs = await liveSource(trx, organisation)
    if (theirs !== undefined) return theirs
  }
  throw new Error(`The source of organisation ${organisation}'s own entries could not be made.`)
}

async function liveSource(db: Db, organisation: number): Promise<number | undefined> {
  const found = await db
    .selectFrom('source')
    .select('id')
    .where('kind', '=', ownKindOfSource)
    .where('organisation_id', '=', organisation)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return found?.id
}
