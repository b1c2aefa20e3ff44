import type { Db } from '../db/open.ts'
import { invitedSubject } from './invite-person.ts'
import { holdsPersonalNumber } from './personal-number.ts'
import { keyedHash } from './secret.ts'

export type Person = { id: number; name: string | null; demonstration: boolean }

/** The issuer of invented people, who are there to try the node with. */
export const demonstrationIssuer = 'demonstration'

export type SignedInAs = {
  issuer: string
  subject: string
  name?: string | undefined
  email?: string | undefined
  /** The provider says that the e-mail address is this person's: only then does it open what somebody was invited to by it. */
  emailVerified?: boolean
}

/** The person who signed in, new or known. What holds a personal identity number is not kept: a subject becomes a keyed hash, a name or an address nothing. */
export async function keepPerson(db: Db, who: SignedInAs, secret: string, now: Date): Promise<number> {
  const subject = keptSubject(who, secret)
  if (who.email && who.emailVerified) await takeOverInvitation(db, { issuer: who.issuer, email: who.email, subject })
  const said = { name: kept(who.name), email: kept(who.email) }
  const { id } = await db
    .insertInto('person')
    .values({ issuer: who.issuer, subject, ...said, seen_at: now })
    .onConflict((on) => on.columns(['issuer', 'subject']).doUpdateSet({ ...said, seen_at: now, forgotten_at: null }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Whoever was invited by e-mail address gets the row that waits, roles and all; whoever is known already keeps the own one. */
async function takeOverInvitation(db: Db, { issuer, email, subject }: { issuer: string; email: string; subject: string }): Promise<void> {
  await db
    .updateTable('person')
    .set({ subject })
    .where('issuer', '=', issuer)
    .where('subject', '=', invitedSubject(email))
    .where((e) =>
      e.not(
        e.exists(
          e.selectFrom('person as known').select('known.id').where('known.issuer', '=', issuer).where('known.subject', '=', subject),
        ),
      ),
    )
    .execute()
}

/** The subject as we keep it. */
export const keptSubject = ({ issuer, subject }: Pick<SignedInAs, 'issuer' | 'subject'>, secret: string): string =>
  holdsPersonalNumber(subject) ? `hashed:${keyedHash(secret, `subject of ${issuer}`, subject)}` : subject

function kept(text: string | undefined): string | null {
  const whole = text?.trim().slice(0, 200)
  return whole && !holdsPersonalNumber(whole) ? whole : null
}
