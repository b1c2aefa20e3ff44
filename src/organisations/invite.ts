import { z } from 'zod'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { invitedSubject, invitePerson } from '../identity/invite-person.ts'
import { type Actor, inOrganisation } from '../kernel/actor.ts'
import { roles } from '../kernel/role.ts'
import { demand } from './access.ts'
import { giveRole } from './give-role.ts'
import type { OrganisationId } from './organisation.ts'

const text = z.string().trim().max(300)

export const Invitation = z
  .object({
    role: z.enum(roles),
    issuer: z.string().min(1),
    email: z.email().max(300).optional(),
    subject: text.optional(),
    name: text.optional(),
  })
  .refine(({ email, subject }) => email || subject, { path: ['email'], params: { why: 'one' } })

/** A role for somebody who has signed in here, or who will: by e-mail address, or by what the sign-in calls them. Null: the whole node. */
export async function invite(
  db: Db,
  actor: Actor,
  organisation: OrganisationId | null,
  input: z.input<typeof Invitation>,
): Promise<number> {
  demand(actor, 'giveRoles', organisation)
  const { role, issuer, email, subject, name } = Invitation.parse(input)
  return inTransaction(db, async (trx) => {
    const person = await invitePerson(trx, { issuer, subject: subject || invitedSubject(email!), email, name: name || undefined })
    await giveRole(trx, actor, { person, role, scope: inOrganisation(organisation) })
    return person
  })
}
