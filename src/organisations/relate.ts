import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import { type LanguageText, say } from '../kernel/language-text.ts'
import { Problem } from '../kernel/problem.ts'
import { demand } from './access.ts'
import { findOrganisation, predecessorsOf } from './find.ts'
import { addOrganisation } from './keep.ts'
import type { Organisation, OrganisationId, OrganisationInput } from './organisation.ts'

export type Succession = {
  from: readonly OrganisationId[]
  /** Those that come after: ones that are there, or ones that begin on the day. */
  into: readonly (OrganisationId | OrganisationInput)[]
  /** The first day of what comes after, past or to come. */
  on: string
  /** Those before live on: only a part of their work is taken over. */
  remain?: boolean
  reason?: string
}

/**
 * Two become one, one becomes two, or one takes over another's work. Those before end on the day and those after begin; who came after whom
 * is a relation with that date. Entries, sources and roles stay where they were: what was theirs is found by the relation.
 */
export async function succeed(db: Db, actor: Actor, { from, into, on, remain = false, reason }: Succession): Promise<OrganisationId[]> {
  demand(actor, 'relate')
  return inTransaction(db, async (trx) => {
    await trx
      .selectFrom('organisation')
      .select('id')
      .where('id', 'in', [...from, ...into.filter((one) => typeof one === 'number')])
      .orderBy('id')
      .forUpdate()
      .execute()
    const before = await Promise.all([...new Set(from)].map((id) => findOrganisation(trx, id)))
    if (before.length === 0 || into.length === 0) throw nothingToDo()
    for (const one of before) refuseIfNotThere(one, on)
    if (!remain) for (const one of before) await end(trx, actor, one, on, reason)
    const after: OrganisationId[] = []
    for (const one of into)
      after.push(typeof one === 'number' ? one : await addOrganisation(trx, actor, { ...one, validFrom: on }, { origin: 'people' }))
    for (const id of after) {
      const successor = await findOrganisation(trx, id)
      refuseIfNotThere(successor, on)
      for (const one of before) {
        if (one.id === id || (await predecessorsOf(trx, one.id, on)).some((earlier) => earlier.id === id)) throw circle(successor)
        const added = await trx
          .insertInto('organisation_relation')
          .values({ organisation_id: one.id, kind: 'successor', other_id: id, valid_from: on })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst()
        if (!added) continue
        await record(trx, actor, 'succeeded', { kind: 'organisation', id: one.id }, null, { successor: id, on }, reason)
        await record(trx, actor, 'succeeds', { kind: 'organisation', id }, null, { predecessor: one.id, on }, reason)
      }
    }
    return after
  })
}

/** It ends and nobody comes after. Its entries stay; roles in it stop counting on the day. */
export async function endOrganisation(db: Db, actor: Actor, id: OrganisationId, on: string, reason?: string): Promise<void> {
  demand(actor, 'relate')
  await inTransaction(db, async (trx) => {
    await trx.selectFrom('organisation').select('id').where('id', '=', id).forUpdate().execute()
    const organisation = await findOrganisation(trx, id)
    refuseIfNotThere(organisation, on)
    await end(trx, actor, organisation, on, reason)
  })
}

async function end(trx: Db, actor: Actor, { id, version, validTo }: Organisation, on: string, reason?: string): Promise<void> {
  await trx
    .updateTable('organisation')
    .set({ valid_to: on, version: version + 1, changed_at: new Date() })
    .where('id', '=', id)
    .execute()
  await record(trx, actor, 'ended', { kind: 'organisation', id }, { valid_to: validTo }, { valid_to: on }, reason)
}

/** What has not come to pass is called off: those before live on. What comes after stays, and can be ended. */
export async function callOff(db: Db, actor: Actor, relation: number, today: string): Promise<void> {
  demand(actor, 'relate')
  await inTransaction(db, async (trx) => {
    const row = await trx.selectFrom('organisation_relation').selectAll().where('id', '=', relation).forUpdate().executeTakeFirst()
    if (row?.kind !== 'successor' || row.valid_from <= today)
      throw new Problem('conflict', {
        sv: 'Det som redan har hänt kan inte ställas in. Ändra datumen på organisationerna om de är fel.',
        en: 'What has already happened cannot be called off. Change the dates of the organisations if they are wrong.',
      })
    await trx.deleteFrom('organisation_relation').where('id', '=', relation).execute()
    const { organisation_id: id, other_id: other, valid_from: on } = row
    const left = await trx
      .selectFrom('organisation_relation')
      .select('id')
      .where('organisation_id', '=', id)
      .where('kind', '=', 'successor')
      .where('valid_from', '=', on)
      .executeTakeFirst()
    const { validTo, version } = await findOrganisation(trx, id)
    if (!left && validTo === on) {
      await trx
        .updateTable('organisation')
        .set({ valid_to: null, version: version + 1, changed_at: new Date() })
        .where('id', '=', id)
        .execute()
    }
    await record(trx, actor, 'called-off', { kind: 'organisation', id }, { successor: other, on }, null)
    await record(trx, actor, 'called-off', { kind: 'organisation', id: other }, { predecessor: id, on }, null)
  })
}

/** Who it belongs under, from a day; the one before ends that day. Null: nobody. */
export async function setParent(db: Db, actor: Actor, id: OrganisationId, parent: OrganisationId | null, on: string): Promise<void> {
  demand(actor, 'change', id)
  await inTransaction(db, async (trx) => {
    const organisation = await findOrganisation(trx, id)
    if (parent !== null) {
      const above = await findOrganisation(trx, parent)
      if (parent === id || (await isBelow(trx, parent, id))) throw circle(above)
    }
    const current = await trx
      .selectFrom('organisation_relation')
      .selectAll()
      .where('organisation_id', '=', id)
      .where('kind', '=', 'parent')
      .where('valid_to', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (current?.other_id === parent || (!current && parent === null)) return
    if (current && current.valid_from >= on) throw tooEarly(organisation, current.valid_from)
    if (current) await trx.updateTable('organisation_relation').set({ valid_to: on }).where('id', '=', current.id).execute()
    if (parent !== null)
      await trx
        .insertInto('organisation_relation')
        .values({ organisation_id: id, kind: 'parent', other_id: parent, valid_from: on })
        .execute()
    await record(
      trx,
      actor,
      'parent',
      { kind: 'organisation', id },
      current ? { parent: current.other_id, on: current.valid_from } : null,
      parent === null ? null : { parent, on },
    )
  })
}

async function isBelow(trx: Db, id: OrganisationId, above: OrganisationId): Promise<boolean> {
  const seen = new Set<OrganisationId>()
  for (let at: OrganisationId | undefined = id; at !== undefined && !seen.has(at); ) {
    seen.add(at)
    const row: { other_id: number } | undefined = await trx
      .selectFrom('organisation_relation')
      .select('other_id')
      .where('organisation_id', '=', at)
      .where('kind', '=', 'parent')
      .where('valid_to', 'is', null)
      .executeTakeFirst()
    at = row?.other_id
    if (at === above) return true
  }
  return false
}

const named = ({ name }: { name: LanguageText }, language: 'sv' | 'en') => say(name, language)?.text ?? ''

function refuseIfNotThere(one: Organisation, on: string): void {
  if (one.validTo !== null && one.validTo <= on)
    throw new Problem('conflict', {
      sv: `${named(one, 'sv')} upphör ${one.validTo}, alltså inte efter ${on}. Välj ett tidigare datum eller en annan organisation.`,
      en: `${named(one, 'en')} ends on ${one.validTo}, which is not after ${on}. Choose an earlier date or another organisation.`,
    })
  if (one.validFrom !== null && one.validFrom > on) throw tooEarly(one, one.validFrom)
}

const tooEarly = (one: Organisation, from: string) =>
  new Problem('conflict', {
    sv: `${named(one, 'sv')} har ${from} som första dag i det som gäller nu. Välj ett senare datum.`,
    en: `${named(one, 'en')} has ${from} as the first day of what holds now. Choose a later date.`,
  })

const circle = (one: Organisation) =>
  new Problem('conflict', {
    sv: `${named(one, 'sv')} kan inte stå både före och efter, eller både över och under. Välj en annan organisation.`,
    en: `${named(one, 'en')} cannot stand both before and after, or both above and below. Choose another organisation.`,
  })

const nothingToDo = () =>
  new Problem('invalid', {
    sv: 'Välj minst en organisation som upphör och minst en som kommer efter.',
    en: 'Choose at least one organisation that ends and at least one that comes after.',
  })
