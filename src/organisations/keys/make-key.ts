import { z } from 'zod'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import { type ApiKey, findKeyById, issueKey, personBehind, withdraw } from '../../identity/key/api-key.ts'
import { may as mayRule } from '../../kernel/access.ts'
import { type Actor, inOrganisation } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Role, roles } from '../../kernel/role.ts'
import { demand } from '../access.ts'
import { findOrganisation } from '../find.ts'

/** Two years: a key that is never changed is one that nobody knows who has. */
const longestDays = 731

export const NewKey = z.object({
  /** Null: the node's own. */
  organisation: z.number().int().positive().nullable(),
  name: z.string().trim().min(1).max(100),
  roles: z.array(z.enum(roles)).min(1),
  days: z.number().int().min(1).max(longestDays).default(365),
})
export type NewKey = z.input<typeof NewKey>

/** The roles that somebody may give a key: those they have there themselves. */
export const rolesToGive = (actor: Actor, organisation: number | null): Role[] =>
  roles.filter((role) => mayRule(actor, { who: [role], what: { sv: '', en: '' } }, inOrganisation(organisation)))

/** The key is in the answer, and nowhere else. */
export async function makeKey(db: Db, actor: Actor, input: NewKey, now: Date): Promise<{ id: number; key: string; expiresAt: Date }> {
  const { organisation, name, roles: chosen, days } = NewKey.parse(input)
  demand(actor, 'makeKeys', organisation)
  if (organisation !== null) await findOrganisation(db, organisation)
  const own = rolesToGive(actor, organisation)
  if (!chosen.every((role) => own.includes(role)))
    throw new Problem('forbidden', {
      sv: 'En nyckel kan bara få roller som du själv har. Välj bland dem, eller be någon som har rollen att göra nyckeln.',
      en: 'A key can only have roles that you have yourself. Choose among them, or ask somebody who has the role to make the key.',
    })
  const expiresAt = new Date(now.getTime() + days * 86_400_000)
  return inTransaction(db, async (trx) => {
    const made = await issueKey(
      trx,
      { organisation, name, roles: [...new Set(chosen)], expiresAt, madeBy: await personBehind(trx, actor) },
      now,
    )
    await record(trx, actor, 'key-made', subjectOf(organisation), null, { key: made.id, name, roles: chosen, expires: expiresAt })
    return { ...made, expiresAt }
  })
}

/** From now on the key opens nothing. That it was there stays. */
export async function withdrawKey(db: Db, actor: Actor, organisation: number | null, id: number, now: Date): Promise<void> {
  demand(actor, 'makeKeys', organisation)
  const key = await existingKey(db, organisation, id)
  await inTransaction(db, async (trx) => {
    const { name, roles: had } = key
    if (await withdraw(trx, id, now))
      await record(trx, actor, 'key-withdrawn', subjectOf(organisation), { key: id, name, roles: had }, null)
  })
}

/** A key of that organisation and of no other. Whoever calls has looked at whether the reader may. */
export async function existingKey(db: Db, organisation: number | null, id: number): Promise<ApiKey> {
  const key = Number.isInteger(id) && id > 0 && id < 2 ** 31 ? await findKeyById(db, id) : undefined
  if (!key || key.organisation !== organisation)
    throw new Problem('not-found', { sv: 'Organisationen har ingen sådan nyckel.', en: 'The organisation has no such key.' })
  return key
}

const subjectOf = (organisation: number | null) =>
  organisation === null ? { kind: 'node', id: 'node' } : { kind: 'organisation', id: organisation, organisation }
