import type { Db } from '../../db/open.ts'
import { type Actor, recorded } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { OrganisationId } from '../organisation.ts'

export type Notice = {
  organisation: OrganisationId
  /** The same thing is told once until somebody has dealt with it. */
  key: string
  /** A row in the table of kinds in `words.ts`. */
  kind: string
  subject: { kind: string; id: string | number }
  /** The page where one does something about it, without its language. */
  path: string
  says: LanguageText
}

/** Tells an organisation something that it needs to act on. Told again, it says what it says now and stays one. */
export async function notify(db: Db, { organisation, key, kind, subject, path, says }: Notice): Promise<void> {
  const now = { kind, subject_kind: subject.kind, subject_id: String(subject.id), path, says: JSON.stringify(says) }
  await db
    .insertInto('notice')
    .values({ organisation_id: organisation, key, ...now })
    .onConflict((on) => on.columns(['organisation_id', 'key']).where('done_at', 'is', null).doUpdateSet(now))
    .execute()
}

/** The cause has passed, or somebody has dealt with it. */
export async function settle(db: Db, actor: Actor, organisation: OrganisationId, key: string): Promise<void> {
  await db
    .updateTable('notice')
    .set({ done_at: new Date(), done_by: JSON.stringify(recorded(actor)) })
    .where('organisation_id', '=', organisation)
    .where('key', '=', key)
    .where('done_at', 'is', null)
    .execute()
}
