import type { Db } from '../db/open.ts'

export type Invited = { issuer: string; subject: string; name?: string | undefined; email?: string | undefined }

/** The person's number: somebody who has signed in or been invited before, or a new one. What is known of them is not overwritten. */
export async function invitePerson(trx: Db, { issuer, subject, name, email }: Invited): Promise<number> {
  const known = await findPerson(trx, { issuer, subject, email })
  if (known !== undefined) return known
  const { id } = await trx
    .insertInto('person')
    .values({ issuer, subject, name: name ?? null, email: email ?? null })
    .onConflict((on) => on.columns(['issuer', 'subject']).doUpdateSet({ subject }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function findPerson(trx: Db, { issuer, subject, email }: Pick<Invited, 'issuer' | 'subject' | 'email'>): Promise<number | undefined> {
  const row = await trx
    .selectFrom('person')
    .select('id')
    .where('issuer', '=', issuer)
    .where('forgotten_at', 'is', null)
    .where((e) => e.or([e('subject', '=', subject), ...(email ? [e(e.fn('lower', ['email']), '=', email.toLowerCase())] : [])]))
    .orderBy('id')
    .executeTakeFirst()
  return row?.id
}

/** Until the first sign-in shows the real one: whoever signs in with this e-mail address, checked by the issuer, takes over the row. */
export const invitedSubject = (email: string): string => `invited:${email.toLowerCase()}`
