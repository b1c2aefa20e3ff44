import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { demand } from '../access.ts'
import { findInitiative } from '../find.ts'
import type { Initiative } from '../initiative.ts'
import { type ChangeEntry, EntryInput } from './entry.ts'
import { entriesOf, groupsOf } from './find.ts'
import { isInside } from './is-inside.ts'
import { changedMeanwhile } from './keep-group.ts'

export async function addEntry(db: Db, actor: Actor, initiative: number, input: EntryInput): Promise<number> {
  return inTransaction(db, async (trx) => {
    const { organisationId } = await findInitiative(trx, actor, initiative)
    demand(actor, 'leadChange', organisationId)
    const values = EntryInput.parse(input)
    await demandGroups(trx, initiative, values.groups)
    const { id } = await trx
      .insertInto('change_entry')
      .values({ initiative_id: initiative, kind: values.kind, ...asColumns(values) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, actor, 'added', { kind: 'change-entry', id, organisation: organisationId }, null, values)
    return id
  })
}

/** Its kind stays what it was. */
export async function changeEntry(db: Db, actor: Actor, id: number, input: EntryInput, version: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { entry, initiative } = await findEntry(trx, actor, id)
    demand(actor, 'leadChange', initiative.organisationId)
    const values = EntryInput.parse({ ...input, kind: entry.kind })
    await demandGroups(trx, initiative.id, values.groups)
    const { numUpdatedRows } = await trx
      .updateTable('change_entry')
      .set({ ...asColumns(values), version: version + 1, changed_at: new Date() })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw changedMeanwhile()
    await record(trx, actor, 'changed', { kind: 'change-entry', id, organisation: initiative.organisationId }, inputOf(entry), values)
  })
}

/** Takes it away from the plan; history keeps it. */
export async function endEntry(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { entry, initiative } = await findEntry(trx, actor, id)
    demand(actor, 'leadChange', initiative.organisationId)
    await trx.updateTable('change_entry').set({ ended_at: now }).where('id', '=', id).execute()
    await record(trx, actor, 'ended', { kind: 'change-entry', id, organisation: initiative.organisationId }, inputOf(entry), null)
  })
}

export async function findEntry(db: Db, actor: Actor, id: number): Promise<{ entry: ChangeEntry; initiative: Initiative }> {
  const row =
    Number.isInteger(id) && id > 0 && id < 2 ** 31
      ? await db.selectFrom('change_entry').select('initiative_id').where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst()
      : undefined
  if (!row) throw noSuchEntry(id)
  const initiative = await findInitiative(db, actor, row.initiative_id)
  const entry = (await entriesOf(db, initiative.id)).find((one) => one.id === id)!
  if (entry.kind === 'acceptance' && !isInside(actor, initiative)) throw noSuchEntry(id)
  return { initiative, entry }
}

async function demandGroups(db: Db, initiative: number, groups: readonly number[]): Promise<void> {
  const known = new Set((await groupsOf(db, initiative)).map(({ id }) => id))
  const stray = groups.find((id) => !known.has(id))
  if (stray === undefined) return
  throw new Problem('invalid', {
    sv: `Gruppen ${stray} berörs inte av initiativet. Lägg först till den bland de berörda.`,
    en: `The group ${stray} is not affected by the initiative. Add it among those affected first.`,
  })
}

const asColumns = ({ says, how, groups, on, doneOn, level }: ReturnType<typeof EntryInput.parse>) => ({
  says: JSON.stringify(says),
  how: JSON.stringify(how),
  groups,
  on_day: on,
  done_on: doneOn,
  level,
})

export const inputOf = ({ kind, says, how, groups, on, doneOn, level }: ChangeEntry) => ({ kind, says, how, groups, on, doneOn, level })

const noSuchEntry = (id: number) =>
  new Problem('not-found', {
    sv: `Det finns inget med nummer ${id} i förändringsarbetet som du kan läsa.`,
    en: `There is nothing with number ${id} in the work of change that you can read.`,
  })
