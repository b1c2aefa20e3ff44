import { z } from 'zod'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import type { Actor } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { demand } from './access.ts'
import { sourceKinds } from './harvest/sources.ts'

export const NewSource = z.object({
  name: z.string().trim().min(1).max(200),
  /** Where it is fetched from; left out for a source whose files are handed in. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .optional(),
  kind: z.enum(sourceKinds as [string, ...string[]]).default('rdf'),
  everyHours: z.coerce.number().int().min(1).max(8760).optional(),
  maxGoneShare: z.coerce.number().min(0).max(1).default(0.3),
})
export type NewSource = z.input<typeof NewSource>

export async function addSource(
  db: Db,
  actor: Actor,
  input: NewSource,
  origin: 'people' | 'facts' | 'demonstration' = 'people',
): Promise<number> {
  demand(actor, 'manageSources')
  const { name, url, kind, everyHours, maxGoneShare } = NewSource.parse(input)
  return inTransaction(db, async (trx) => {
    const same = await trx
      .selectFrom('source')
      .select(['id', 'name'])
      .where('ended_at', 'is', null)
      .where((e) => e.or([e(e.fn('lower', ['name']), '=', name.toLowerCase()), ...(url ? [e('url', '=', url)] : [])]))
      .executeTakeFirst()
    if (same) throw alreadyThere(same.name)
    const values = { name, url: url ?? null, kind, origin, every_hours: url ? (everyHours ?? null) : null, max_gone_share: maxGoneShare }
    // Somebody may add the same one at the same moment: then there is no row for us.
    const inserted = await trx
      .insertInto('source')
      .values(values)
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) throw alreadyThere(name)
    const { id } = inserted
    await record(trx, actor, 'added', { kind: 'source', id }, null, values)
    return id
  })
}

export const SourceSettings = z.object({
  name: NewSource.shape.name,
  everyHours: NewSource.shape.everyHours,
  maxGoneShare: z.coerce.number().min(0).max(1),
  paused: z.boolean(),
})
export type SourceSettings = z.input<typeof SourceSettings>

export async function changeSource(db: Db, actor: Actor, id: number, input: SourceSettings, now: Date): Promise<void> {
  demand(actor, 'manageSources')
  const { name, everyHours, maxGoneShare, paused } = SourceSettings.parse(input)
  await inTransaction(db, async (trx) => {
    const before = await trx
      .selectFrom('source')
      .select(['name', 'every_hours', 'max_gone_share', 'paused_at'])
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw noSuchSource(id)
    const after = {
      name,
      every_hours: everyHours ?? null,
      max_gone_share: maxGoneShare,
      paused_at: paused ? (before.paused_at ?? now) : null,
    }
    await trx.updateTable('source').set(after).where('id', '=', id).execute()
    await record(trx, actor, 'changed', { kind: 'source', id }, before, after)
  })
}

const alreadyThere = (name: string) =>
  new Problem('conflict', {
    sv: `Källan finns redan och heter «${name}». Hämta den i stället för att lägga till en ny.`,
    en: `The source exists already and is called “${name}”. Harvest that one instead of adding another.`,
  })

export const noSuchSource = (id: number) =>
  new Problem('not-found', {
    sv: `Det finns ingen källa med nummer ${id}. Se listan över källor.`,
    en: `There is no source number ${id}. See the list of sources.`,
  })
