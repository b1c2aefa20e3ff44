import { z } from 'zod'
import { about } from '../api/texts.ts'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import { demand } from './access.ts'
import { findOrganisation } from './find.ts'
import type { OrganisationId } from './organisation.ts'

const source = about(z.string().trim().min(1).max(500), { sv: 'Var uppgiften kommer från.', en: 'Where it is from.' })

export const NewFact = z.object({
  fact: about(z.enum(['population', 'staff']), { sv: 'Invånare eller anställda.', en: 'Inhabitants or staff.' }),
  year: about(z.coerce.number().int().min(1900).max(2200), { sv: 'Året.', en: 'The year.' }),
  value: about(z.coerce.number().int().min(0).max(1_000_000_000_000), { sv: 'Antalet.', en: 'How many.' }),
  source,
})

/** A figure of a year. One that is there already for the year is replaced, and history keeps it. */
export async function addFact(db: Db, actor: Actor, id: OrganisationId, input: z.input<typeof NewFact>): Promise<void> {
  demand(actor, 'change', id)
  const { fact, year, value, source } = NewFact.parse(input)
  await inTransaction(db, async (trx) => {
    await findOrganisation(trx, id)
    const before = await trx
      .selectFrom('organisation_fact')
      .select(['value', 'source'])
      .where('organisation_id', '=', id)
      .where('fact', '=', fact)
      .where('year', '=', year)
      .forUpdate()
      .executeTakeFirst()
    if (before?.value === value && before.source === source) return
    await trx
      .insertInto('organisation_fact')
      .values({ organisation_id: id, fact, year, value, source })
      .onConflict((on) => on.columns(['organisation_id', 'fact', 'year']).doUpdateSet({ value, source }))
      .execute()
    await record(
      trx,
      actor,
      'figure',
      { kind: 'organisation', id },
      before && { [fact]: { [year]: before.value }, source: before.source },
      { [fact]: { [year]: value }, source },
    )
  })
}

export const NewGroup = z.object({
  edition: about(z.string().regex(/^\d{4}$/), { sv: 'Indelningens år.', en: 'The year of the edition.' }),
  code: about(z.string().regex(/^[A-Z]\d{1,2}$/), { sv: 'Gruppens kod, till exempel C6.', en: 'The code of the group, such as C6.' }),
  source,
})

/** The municipal group by an edition: a new edition is a new row, an old one stays as it was. */
export async function setGroup(db: Db, actor: Actor, id: OrganisationId, input: z.input<typeof NewGroup>): Promise<void> {
  demand(actor, 'change', id)
  const { edition, code, source } = NewGroup.parse(input)
  await inTransaction(db, async (trx) => {
    await findOrganisation(trx, id)
    const before = await trx
      .selectFrom('organisation_group')
      .select(['code', 'source'])
      .where('organisation_id', '=', id)
      .where('edition', '=', edition)
      .forUpdate()
      .executeTakeFirst()
    if (before?.code === code && before.source === source) return
    await trx
      .insertInto('organisation_group')
      .values({ organisation_id: id, edition, code, source })
      .onConflict((on) => on.columns(['organisation_id', 'edition']).doUpdateSet({ code, source }))
      .execute()
    await record(
      trx,
      actor,
      'group',
      { kind: 'organisation', id },
      before && { group: { [edition]: before.code }, source: before.source },
      { group: { [edition]: code }, source },
    )
  })
}
