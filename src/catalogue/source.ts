import { sql } from 'kysely'
import { z } from 'zod'
import { about } from '../api/texts.ts'
import { advisoryLocks } from '../db/advisory-locks.ts'
import type { Db } from '../db/open.ts'
import { inTransaction } from '../db/within.ts'
import { record } from '../history/record.ts'
import { type Actor, recorded } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import type { Approval } from '../organisations/approval/decide.ts'
import { changeOrPropose, type Outcome } from '../organisations/approval/propose.ts'
import { dayOf, findOrganisation, predecessorsOf } from '../organisations/find.ts'
import { demand } from './access.ts'
import { gates } from './harvest/gate.ts'
import { sourceKinds } from './harvest/sources.ts'
import { endEntries, notSeen } from './harvest/store.ts'
import { countNode } from './quality/count-node.ts'

export const NewSource = z.object({
  name: about(z.string().trim().min(1).max(200), {
    sv: 'Vad källan ska heta, till exempel organisationens namn.',
    en: 'What to call it, such as the name of the organisation.',
  }),
  url: about(
    z
      .url({ protocol: /^https?$/ })
      .max(2048)
      .optional(),
    {
      sv: 'Adressen som den hämtas från. Lämnas bort när filer lämnas in.',
      en: 'Where it is fetched from. Left out where files are handed in.',
    },
  ),
  kind: about(z.enum(sourceKinds as [string, ...string[]]).default('rdf'), { sv: 'Hur den läses.', en: 'How it is read.' }),
  everyHours: about(z.coerce.number().int().min(1).max(8760).optional(), {
    sv: 'Timmar mellan hämtningarna. Utan den hämtas källan bara när någon ber om det.',
    en: 'Hours between harvests. Without it the source is harvested only when somebody asks.',
  }),
  maxGoneShare: about(z.coerce.number().min(0).max(1).default(0.3), {
    sv: 'Större andel än så tas inte bort utan att någon har sagt ja.',
    en: 'More than this share is not removed without somebody agreeing.',
  }),
  organisation: about(z.coerce.number().int().positive().optional(), {
    sv: 'Numret på organisationen som har den. Utan det är den nodens egen.',
    en: 'The number of the organisation that has it. Without it, it is the node’s own.',
  }),
  gate: about(z.enum(gates).default('all'), {
    sv: 'Vad som släpps in: allt, eller bara poster utan fel enligt profilerna.',
    en: 'What is let in: everything, or only records without errors by the profiles.',
  }),
})
export type NewSource = z.input<typeof NewSource>

export async function addSource(
  db: Db,
  actor: Actor,
  input: NewSource,
  origin: 'people' | 'facts' | 'demonstration' = 'people',
): Promise<number> {
  const { name, url, kind, everyHours, maxGoneShare, gate, organisation = null } = NewSource.parse(input)
  demand(actor, 'manageSources', organisation)
  return inTransaction(db, async (trx) => {
    await refuseSame(trx, { name, url })
    const values = {
      name,
      url: url ?? null,
      kind,
      origin,
      every_hours: url ? (everyHours ?? null) : null,
      max_gone_share: maxGoneShare,
      organisation_id: organisation,
      gate,
    }
    // Somebody may add the same one at the same moment: then there is no row for us.
    const inserted = await trx
      .insertInto('source')
      .values(values)
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) throw alreadyThere(name)
    const { id } = inserted
    await record(trx, actor, 'added', { kind: 'source', id, organisation }, null, values)
    return id
  })
}

export const SourceSettings = NewSource.pick({ name: true, url: true, everyHours: true }).extend({
  maxGoneShare: z.coerce.number().min(0).max(1),
  /** Left as it is when nothing is said of it. */
  gate: z.enum(gates).optional(),
  paused: z.boolean(),
})
export type SourceSettings = z.input<typeof SourceSettings>

export async function changeSource(
  db: Db,
  actor: Actor,
  id: number,
  input: SourceSettings,
  now: Date,
  approval?: Approval,
): Promise<Outcome<void>> {
  const { name, url, everyHours, maxGoneShare, gate, paused } = SourceSettings.parse(input)
  return inTransaction(db, async (trx) => {
    const { file_hash, etag, last_modified, kind, ...before } = await liveSource(trx, id)
    demand(actor, 'manageSources', before.organisation_id)
    if (kind === ownKindOfSource && url) throw writtenHere()
    const after = {
      name,
      url: url ?? null,
      every_hours: url ? (everyHours ?? null) : null,
      max_gone_share: maxGoneShare,
      gate: gate ?? before.gate,
      paused_at: paused ? (before.paused_at ?? now) : null,
    }
    await refuseSame(trx, { name, url, except: id })
    // What is known of the old address says nothing of the new one.
    const seen = after.url === before.url ? { file_hash, etag, last_modified } : { file_hash: null, etag: null, last_modified: null }
    const organisation = before.organisation_id
    const store = async () => {
      await trx
        .updateTable('source')
        .set({ ...after, ...seen })
        .where('id', '=', id)
        .execute()
      await record(trx, actor, 'changed', { kind: 'source', id, organisation }, before, after)
    }
    const proposed = { organisation, kind: 'source', subject: id, before, after: { ...before, ...after }, input: { change: input } }
    return changeOrPropose(trx, actor, proposed, store, approval)
  })
}

/** Another organisation looks after it from now on, as when one has come after another. Its entries and their history go along. */
export async function moveSource(db: Db, actor: Actor, id: number, organisation: number | null, now = new Date()): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { organisation_id: before } = await liveSource(trx, id)
    demand(actor, 'manageSources', organisation)
    if (organisation !== null) await findOrganisation(trx, organisation)
    // Nobody has a role that counts where all has ended: whoever came after takes over.
    const inherited = organisation !== null && (await predecessorsOf(trx, organisation, dayOf(now))).some((one) => one.id === before)
    if (!inherited) demand(actor, 'manageSources', before)
    if (before === organisation) return
    await trx.updateTable('source').set({ organisation_id: organisation }).where('id', '=', id).execute()
    await record(
      trx,
      actor,
      'moved',
      { kind: 'source', id, organisation: organisation ?? before },
      { organisation: before },
      { organisation },
    )
  })
}

/** The source is harvested no more and its entries end; what they said and when stays in their history. */
export async function endSource(db: Db, actor: Actor, id: number, now: Date, approval?: Approval): Promise<Outcome<void>> {
  return inTransaction(db, async (trx) => {
    const { file_hash, etag, last_modified, kind, ...before } = await liveSource(trx, id)
    const organisation = before.organisation_id
    demand(actor, 'manageSources', organisation)
    if (kind === ownKindOfSource) throw writtenHere()
    const end = async () => {
      await keepRunsOut(trx, id)
      const { id: run } = await trx
        .insertInto('harvest_run')
        .values({ source_id: id, state: 'done', requested_by: JSON.stringify(recorded(actor)), started_at: now, finished_at: now })
        .returning('id')
        .executeTakeFirstOrThrow()
      const { gone } = await notSeen(trx, id, [])
      await endEntries(trx, { id: run, source: { id, organisation } }, gone)
      await trx.updateTable('harvest_run').set({ removed: gone.length }).where('id', '=', run).execute()
      await trx.updateTable('source').set({ ended_at: now }).where('id', '=', id).execute()
      await countNode(trx, now)
      await record(trx, actor, 'ended', { kind: 'source', id, organisation }, before, null)
    }
    return changeOrPropose(
      trx,
      actor,
      { organisation, kind: 'source', subject: id, before, after: null, input: { end: true } },
      end,
      approval,
    )
  })
}

/** How a source is set now, in the form that a proposed change of it has. */
export async function sourceNow(db: Db, id: number): Promise<unknown> {
  const { file_hash: _, etag: __, last_modified: ___, kind: ____, ...now } = await liveSource(db, id)
  return now
}

/** Until the transaction ends: a run under way would go on adding entries to a source that has ended. */
async function keepRunsOut(trx: Db, source: number): Promise<void> {
  const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${advisoryLocks.harvest}::int, ${source}::int) got`.execute(
    trx,
  )
  if (!rows[0]!.got)
    throw new Problem('conflict', {
      sv: 'Källan hämtas just nu. Avsluta den när körningen är klar.',
      en: 'The source is being harvested. End it when the run is over.',
    })
}

async function liveSource(trx: Db, id: number) {
  const found = await trx
    .selectFrom('source')
    .select(['name', 'kind', 'url', 'every_hours', 'max_gone_share', 'gate', 'paused_at', 'organisation_id'])
    .select(['file_hash', 'etag', 'last_modified'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw noSuchSource(id)
  return found
}

/** A source whose records are written here (catalogue/own). No reader has it: it is never fetched. */
export const ownKindOfSource = 'own'

export const writtenHere = () =>
  new Problem('conflict', {
    sv: 'Det här är poster som organisationen skriver själv. De hämtas inte, och de avslutas en och en.',
    en: 'These are entries that the organisation writes itself. They are not fetched, and they end one by one.',
  })
async function refuseSame(trx: Db, { name, url, except = 0 }: { name: string; url: string | undefined; except?: number }): Promise<void> {
  const same = await trx
    .selectFrom('source')
    .select(['id', 'name'])
    .where('ended_at', 'is', null)
    .where('id', '<>', except)
    .where((e) => e.or([e(e.fn('lower', ['name']), '=', name.toLowerCase()), ...(url ? [e('url', '=', url)] : [])]))
    .executeTakeFirst()
  if (same) throw alreadyThere(same.name)
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
