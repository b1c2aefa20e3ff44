import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { demand } from './access.ts'
import type { Approval } from './approval/decide.ts'
import { changeOrPropose, type Outcome } from './approval/propose.ts'
import { findOrganisation } from './find.ts'
import { type Organisation, type OrganisationId, OrganisationInput } from './organisation.ts'

type Origin = Pick<Organisation, 'origin'> & { source?: string; asOf?: string }

export async function addOrganisation(
  db: Db,
  actor: Actor,
  input: OrganisationInput,
  { origin, source, asOf }: Origin = { origin: 'people' },
): Promise<OrganisationId> {
  demand(actor, 'add')
  const values = rowOf(OrganisationInput.parse(input))
  return inTransaction(db, async (trx) => {
    await refuseSame(trx, values)
    const inserted = await trx
      .insertInto('organisation')
      .values({ ...values, name: JSON.stringify(values.name), origin, source: source ?? null, as_of: asOf ?? null })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) throw alreadyThere()
    await record(trx, actor, 'added', { kind: 'organisation', id: inserted.id, organisation: inserted.id }, null, values, source)
    return inserted.id
  })
}

/**
 * `version` is the one that the change was made from: if another has come since, both are told and nothing is lost.
 * Where the organisation wants it, the change waits for a second person.
 */
export async function changeOrganisation(
  db: Db,
  actor: Actor,
  id: OrganisationId,
  input: OrganisationInput,
  version: number,
  approval?: Approval,
): Promise<Outcome<Organisation>> {
  demand(actor, 'change', id)
  const after = rowOf(OrganisationInput.parse(input))
  return inTransaction(db, async (trx) => {
    const before = await findOrganisation(trx, id)
    if (before.version !== version) throw changedMeanwhile()
    await refuseSame(trx, after, id)
    const proposed = { organisation: id, kind: 'organisation', subject: id, before: factsOf(before), after, input }
    return changeOrPropose(trx, actor, proposed, () => store(trx, actor, before, after), approval)
  })
}

async function store(db: Db, actor: Actor, before: Organisation, after: Facts): Promise<Organisation> {
  const { id, version } = before
  const { numUpdatedRows } = await db
    .updateTable('organisation')
    .set({ ...after, name: JSON.stringify(after.name), version: version + 1, changed_at: new Date() })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw changedMeanwhile()
  await record(db, actor, 'changed', { kind: 'organisation', id, organisation: id }, factsOf(before), after)
  return findOrganisation(db, id)
}

/** A number or a code stands for one organisation at a time; one that came after may have taken it over. */
async function refuseSame(trx: Db, { kind, number, code, valid_from, valid_to }: Facts, id = 0): Promise<void> {
  const other = await trx
    .selectFrom('organisation')
    .select('id')
    .where('id', '<>', id)
    .where((e) => e.or([e('number', '=', number), e.and([e('kind', '=', kind), e('code', '=', code)])]))
    .where((e) => e.or([e('valid_to', 'is', null), ...(valid_from ? [e('valid_to', '>', valid_from)] : [])]))
    .$if(valid_to !== null, (query) => query.where((e) => e.or([e('valid_from', 'is', null), e('valid_from', '<', valid_to)])))
    .executeTakeFirst()
  if (other) throw alreadyThere()
}

type Facts = ReturnType<typeof rowOf>

/** What a change of an organisation is about, as history and proposals keep it. */
export const factsOf = ({ kind, name, number, code, validFrom, validTo }: Organisation): Facts => ({
  kind,
  name: name as Facts['name'],
  number,
  code,
  valid_from: validFrom,
  valid_to: validTo,
})

const rowOf = ({ kind, name, number, code, validFrom, validTo }: ReturnType<typeof OrganisationInput.parse>) => ({
  kind,
  name,
  number: number ?? null,
  code: code ?? null,
  valid_from: validFrom ?? null,
  valid_to: validTo ?? null,
})

const changedMeanwhile = () =>
  new Problem('conflict', {
    sv: 'Någon annan har ändrat organisationen sedan du öppnade den. Jämför med hur den är nu och spara igen.',
    en: 'Somebody else has changed the organisation since you opened it. Compare with how it is now and save again.',
  })

const alreadyThere = () =>
  new Problem('conflict', {
    sv: 'Det finns redan en organisation med det numret eller den koden. Sök efter den i listan.',
    en: 'There is an organisation with that number or code already. Search for it in the list.',
  })
