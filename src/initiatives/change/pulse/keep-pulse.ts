import { randomBytes } from 'node:crypto'
import type { Db } from '../../../db/open.ts'
import { inTransaction } from '../../../db/within.ts'
import { record } from '../../../history/record.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { Problem } from '../../../kernel/problem.ts'
import { dayOf } from '../../../organisations/find.ts'
import { demand } from '../../access.ts'
import { findInitiative } from '../../find.ts'
import type { Initiative } from '../../initiative.ts'
import { groupsOf } from '../find.ts'
import { pulsesOf } from './find.ts'
import { type Pulse, PulseInput, stateOf } from './pulse.ts'

/** Opens a pulse to the groups that are affected now. The link is unguessable, and is not written in history. */
export async function openPulse(db: Db, actor: Actor, initiative: number, input: PulseInput): Promise<number> {
  return inTransaction(db, async (trx) => {
    const { organisationId } = await findInitiative(trx, actor, initiative)
    demand(actor, 'leadChange', organisationId)
    const { title, opensOn, closesOn, minimum } = PulseInput.parse(input)
    const groups = (await groupsOf(trx, initiative)).map(({ id, name, people }) => ({ id, name, people }))
    if (groups.length === 0)
      throw new Problem('conflict', {
        sv: 'Lägg först till vilka som berörs. Svaren visas grupp för grupp.',
        en: 'Add who is affected first. Answers are shown group by group.',
      })
    const { id } = await trx
      .insertInto('pulse')
      .values({
        initiative_id: initiative,
        title: JSON.stringify(title),
        token: randomBytes(24).toString('base64url'),
        minimum,
        groups: JSON.stringify(groups),
        opens_on: opensOn,
        closes_on: closesOn,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const told = { title, opensOn, closesOn, minimum }
    await record(trx, actor, 'opened', { kind: 'pulse', id, organisation: organisationId }, null, told)
    return id
  })
}

/** Closes it before its time. It is never opened again, since its answers can be read from now on. */
export async function closePulse(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
  const today = dayOf(now)
  await inTransaction(db, async (trx) => {
    const { pulse, initiative } = await findPulse(trx, actor, id)
    demand(actor, 'leadChange', initiative.organisationId)
    if (stateOf(pulse, today) === 'closed') return
    await trx.updateTable('pulse').set({ closed_on: today }).where('id', '=', id).execute()
    await record(
      trx,
      actor,
      'closed',
      { kind: 'pulse', id, organisation: initiative.organisationId },
      { title: pulse.title },
      { title: pulse.title, closedOn: today },
    )
  })
}

export async function findPulse(db: Db, actor: Actor, id: number): Promise<{ pulse: Pulse; initiative: Initiative }> {
  const row =
    Number.isInteger(id) && id > 0 && id < 2 ** 31
      ? await db.selectFrom('pulse').select('initiative_id').where('id', '=', id).executeTakeFirst()
      : undefined
  if (!row)
    throw new Problem('not-found', {
      sv: `Det finns ingen puls med nummer ${id}. Se initiativets förändringsarbete.`,
      en: `There is no pulse number ${id}. See the change of the initiative.`,
    })
  const initiative = await findInitiative(db, actor, row.initiative_id)
  return { initiative, pulse: (await pulsesOf(db, initiative.id)).find((one) => one.id === id)! }
}
