import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { findOrganisation } from '../organisations/find.ts'
import { demand } from './access.ts'
import { findIndicator } from './find.ts'
import { type Indicator, type IndicatorId, IndicatorInput } from './indicator.ts'

export async function defineIndicator(db: Db, actor: Actor, input: IndicatorInput): Promise<IndicatorId> {
  const values = rowOf(IndicatorInput.parse(input))
  demand(actor, 'define', values.organisation_id)
  return inTransaction(db, async (trx) => {
    if (values.organisation_id !== null) await findOrganisation(trx, values.organisation_id)
    await refuseSame(trx, values.code)
    const inserted = await trx
      .insertInto('indicator')
      .values(asJson(values))
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) throw sameCode(values.code)
    await record(trx, actor, 'added', { kind: 'indicator', id: inserted.id, organisation: values.organisation_id }, null, values)
    return inserted.id
  })
}

/** `version` is the one that the change was made from. Whoever keeps an indicator may hand it over to another that they act for. */
export async function changeIndicator(db: Db, actor: Actor, id: IndicatorId, input: IndicatorInput, version: number): Promise<Indicator> {
  const after = rowOf(IndicatorInput.parse(input))
  return inTransaction(db, async (trx) => {
    const before = await findIndicator(trx, id, { locked: true })
    demand(actor, 'define', before.organisationId)
    demand(actor, 'define', after.organisation_id)
    if (before.endedAt !== null) throw ended()
    if (before.version !== version) throw changedMeanwhile()
    if (after.organisation_id !== null) await findOrganisation(trx, after.organisation_id)
    await refuseSame(trx, after.code, id)
    await trx
      .updateTable('indicator')
      .set({ ...asJson(after), version: version + 1, changed_at: new Date() })
      .where('id', '=', id)
      .execute()
    await record(trx, actor, 'changed', { kind: 'indicator', id, organisation: after.organisation_id }, definitionOf(before), after)
    return findIndicator(trx, id)
  })
}

/** No more values are reported; those that are there stay, and so does what relies on them. */
export async function endIndicator(db: Db, actor: Actor, id: IndicatorId, now = new Date()): Promise<void> {
  await inTransaction(db, async (trx) => {
    const before = await findIndicator(trx, id, { locked: true })
    demand(actor, 'define', before.organisationId)
    if (before.endedAt !== null) return
    await trx
      .updateTable('indicator')
      .set({ ended_at: now, changed_at: now, version: before.version + 1 })
      .where('id', '=', id)
      .execute()
    await record(trx, actor, 'ended', { kind: 'indicator', id, organisation: before.organisationId }, definitionOf(before), null)
  })
}

type Row = ReturnType<typeof rowOf>
const asJson = (row: Row) => ({ ...row, name: JSON.stringify(row.name), description: JSON.stringify(row.description) })

/** What a definition says, as history keeps it. */
export const definitionOf = ({ organisationId, ...indicator }: Indicator): Row =>
  rowOf({ ...indicator, organisation: organisationId, name: { ...indicator.name }, description: { ...indicator.description } })

const rowOf = (input: ReturnType<typeof IndicatorInput.parse>) => ({
  organisation_id: input.organisation,
  code: input.code,
  name: input.name,
  description: input.description,
  unit: input.unit,
  decimals: input.decimals,
  better: input.better,
  frequency: input.frequency,
  fresh_days: input.freshDays,
  source: input.source,
  source_url: input.sourceUrl,
})

async function refuseSame(db: Db, code: string | null, id = 0): Promise<void> {
  if (code === null) return
  const other = await db.selectFrom('indicator').select('id').where('code', '=', code).where('id', '<>', id).executeTakeFirst()
  if (other) throw sameCode(code)
}

const sameCode = (code: string | null) =>
  new Problem('conflict', {
    sv: `Koden ${code} används redan av en annan indikator. Välj en annan kod.`,
    en: `The code ${code} is used by another indicator already. Choose another code.`,
  })

const changedMeanwhile = () =>
  new Problem('conflict', {
    sv: 'Någon annan har ändrat indikatorn sedan du öppnade den. Jämför med hur den är nu och spara igen.',
    en: 'Somebody else has changed the indicator since you opened it. Compare with how it is now and save again.',
  })

export const ended = () =>
  new Problem('conflict', {
    sv: 'Indikatorn är avslutad. Lägg till en ny om det ska mätas igen.',
    en: 'The indicator has ended. Add a new one if it is to be measured again.',
  })
