import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { findOrganisation } from '../../organisations/find.ts'
import { demand } from '../access.ts'
import { findInitiative } from '../find.ts'
import type { Initiative } from '../initiative.ts'
import { groupsOf } from './find.ts'
import { type AffectedGroup, GroupInput } from './group.ts'

export async function addGroup(db: Db, actor: Actor, initiative: number, input: GroupInput): Promise<number> {
  return inTransaction(db, async (trx) => {
    const { organisationId } = await findInitiative(trx, actor, initiative)
    demand(actor, 'leadChange', organisationId)
    const values = GroupInput.parse(input)
    if (values.organisation !== null) await findOrganisation(trx, values.organisation)
    const { id } = await trx
      .insertInto('affected_group')
      .values({ initiative_id: initiative, ...asColumns(values) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, actor, 'added', { kind: 'affected-group', id, organisation: organisationId }, null, values)
    return id
  })
}

export async function changeGroup(db: Db, actor: Actor, id: number, input: GroupInput, version: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { group, initiative } = await findGroup(trx, actor, id)
    demand(actor, 'leadChange', initiative.organisationId)
    const values = GroupInput.parse(input)
    if (values.organisation !== null) await findOrganisation(trx, values.organisation)
    const { numUpdatedRows } = await trx
      .updateTable('affected_group')
      .set({ ...asColumns(values), version: version + 1, changed_at: new Date() })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw changedMeanwhile()
    await record(trx, actor, 'changed', { kind: 'affected-group', id, organisation: initiative.organisationId }, inputOf(group), values)
  })
}

/** It is no longer affected; what has been noted of it stays. */
export async function endGroup(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { group, initiative } = await findGroup(trx, actor, id)
    demand(actor, 'leadChange', initiative.organisationId)
    await trx.updateTable('affected_group').set({ ended_at: now }).where('id', '=', id).execute()
    await record(trx, actor, 'ended', { kind: 'affected-group', id, organisation: initiative.organisationId }, inputOf(group), null)
  })
}

export async function findGroup(db: Db, actor: Actor, id: number): Promise<{ group: AffectedGroup; initiative: Initiative }> {
  const row =
    Number.isInteger(id) && id > 0 && id < 2 ** 31
      ? await db.selectFrom('affected_group').select('initiative_id').where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst()
      : undefined
  if (!row) throw noSuchGroup(id)
  const initiative = await findInitiative(db, actor, row.initiative_id)
  return { initiative, group: (await groupsOf(db, initiative.id)).find((one) => one.id === id)! }
}

const asColumns = ({ name, organisation, people, impact, changes }: ReturnType<typeof GroupInput.parse>) => ({
  organisation_id: organisation,
  name: JSON.stringify(name),
  people,
  impact,
  changes: JSON.stringify(changes),
})

export const inputOf = ({ name, organisationId, people, impact, changes }: AffectedGroup) => ({
  name,
  organisation: organisationId,
  people,
  impact,
  changes,
})

const noSuchGroup = (id: number) =>
  new Problem('not-found', {
    sv: `Det finns ingen berörd grupp med nummer ${id}. Se initiativets förändringsarbete.`,
    en: `There is no affected group number ${id}. See the change of the initiative.`,
  })

export const changedMeanwhile = () =>
  new Problem('conflict', {
    sv: 'Någon annan har ändrat det här sedan du öppnade det. Jämför med hur det är nu och spara igen.',
    en: 'Somebody else has changed this since you opened it. Compare with how it is now and save again.',
  })
