import type { Quad } from '@rdfjs/types'
import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { inTransaction } from '../../db/within.ts'
import { record } from '../../history/record.ts'
import { type Actor, recorded } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { findOrganisation } from '../../organisations/find.ts'
import { canonicalise } from '../../rdf/canonical.ts'
import { demand } from '../access.ts'
import { entryFromQuads } from '../dcat.ts'
import { cutLimits } from '../harvest/cut.ts'
import { draftAt, findOwn, noSuchOwn } from './find.ts'
import { firstQuads } from './first-quads.ts'
import type { OwnKind } from './kind-forms.ts'
import { ownAddress } from './own-entry.ts'

export type NewDraft = {
  organisation: number
  kind: OwnKind
  /** Of this node: the address is made from it. */
  baseUrl: string
  /** What it says from the start, when its address is known; left out, what the organisation and the kind tell. */
  quads?: (uri: string) => readonly Quad[]
  catalogues?: readonly string[]
  copiedFrom?: string
}

/** A new draft. It takes its number from the entries' own sequence, so its address is the one it will be published at. */
export async function startDraft(
  db: Db,
  actor: Actor,
  { organisation, kind, baseUrl, quads, catalogues = [], copiedFrom }: NewDraft,
): Promise<number> {
  demand(actor, 'editEntries', organisation)
  const owner = await findOrganisation(db, organisation)
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ id: number }>`select nextval(pg_get_serial_sequence('entry', 'id'))::int id`.execute(trx)
    const { id } = rows[0]!
    const uri = ownAddress(baseUrl, kind, id)
    const content = await contentOf(uri, kind, quads?.(uri) ?? firstQuads(uri, kind, id, owner))
    await trx
      .insertInto('own_entry')
      .values({
        id,
        organisation_id: organisation,
        kind,
        uri,
        hash: content.hash,
        title: JSON.stringify(content.title),
        catalogues: [...catalogues],
        copied_from: copiedFrom ?? null,
      })
      .execute()
    await keepVersion(trx, actor, id, 1, content.text, catalogues)
    await record(trx, actor, 'draft-added', { kind: 'own-entry', id, organisation }, null, {
      version: 1,
      hash: content.hash,
      kind,
      organisation,
      copiedFrom,
    })
    return id
  })
}

export type Saved = { kind: 'saved' | 'unchanged'; version: number } | { kind: 'conflict'; version: number }

/**
 * Keeps what somebody wrote as a new version of the draft. `version` is the one they began with: has somebody else saved since, nothing
 * is written, and both versions are to be shown.
 */
export async function saveDraft(
  db: Db,
  actor: Actor,
  id: number,
  { version, quads, catalogues }: { version: number; quads: readonly Quad[]; catalogues?: readonly string[] },
): Promise<Saved> {
  const { organisation, uri, kind } = await findOwn(db, actor, id)
  demand(actor, 'editEntries', organisation)
  const content = await contentOf(uri, kind, quads)
  return inTransaction(db, async (trx) => {
    const now = await trx
      .selectFrom('own_entry')
      .select(['version', 'hash', 'catalogues', 'discarded_at'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!now) throw noSuchOwn(id)
    if (now.discarded_at) throw thrownAway()
    const listed = [...(catalogues ?? now.catalogues)]
    if (now.hash === content.hash && JSON.stringify(listed) === JSON.stringify(now.catalogues))
      return { kind: 'unchanged', version: now.version }
    if (now.version !== version) return { kind: 'conflict', version: now.version }
    await trx
      .updateTable('own_entry')
      .set({ version: version + 1, hash: content.hash, title: JSON.stringify(content.title), catalogues: listed, changed_at: new Date() })
      .where('id', '=', id)
      .execute()
    await keepVersion(trx, actor, id, version + 1, content.text, listed)
    await record(
      trx,
      actor,
      'draft-saved',
      { kind: 'own-entry', id, organisation },
      { version, hash: now.hash },
      { version: version + 1, hash: content.hash },
    )
    return { kind: 'saved', version: version + 1 }
  })
}

/** Throws a draft away that was never published. Its versions stay, and it can be taken back. */
export async function discardDraft(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
  const { organisation, state } = await findOwn(db, actor, id)
  demand(actor, 'editEntries', organisation)
  if (state === 'discarded') return
  if (state !== 'draft')
    throw new Problem('conflict', {
      sv: 'Posten har publicerats. Avsluta den i stället, så ser de som använder den att den har slutat gälla.',
      en: 'The entry has been published. End it instead, so that those who use it see that it no longer holds.',
    })
  await inTransaction(db, async (trx) => {
    await trx.updateTable('own_entry').set({ discarded_at: now, changed_at: now }).where('id', '=', id).execute()
    await record(trx, actor, 'draft-discarded', { kind: 'own-entry', id, organisation }, { discarded: false }, { discarded: true })
  })
}

export async function takeBackDraft(db: Db, actor: Actor, id: number): Promise<void> {
  const { organisation, state } = await findOwn(db, actor, id)
  demand(actor, 'editEntries', organisation)
  if (state !== 'discarded') return
  await inTransaction(db, async (trx) => {
    await trx.updateTable('own_entry').set({ discarded_at: null, changed_at: new Date() }).where('id', '=', id).execute()
    await record(trx, actor, 'draft-taken-back', { kind: 'own-entry', id, organisation }, { discarded: true }, { discarded: false })
  })
}

/** An earlier version becomes the latest one. */
export async function restoreDraft(db: Db, actor: Actor, id: number, { version, from }: { version: number; from: number }): Promise<Saved> {
  await findOwn(db, actor, id)
  const { quads, catalogues } = await draftAt(db, id, from)
  return saveDraft(db, actor, id, { version, quads, catalogues })
}

const keepVersion = (db: Db, actor: Actor, id: number, version: number, triples: string, catalogues: readonly string[]) =>
  db
    .insertInto('own_entry_version')
    .values({ own_entry_id: id, version, triples, catalogues: [...catalogues], actor: JSON.stringify(recorded(actor)) })
    .execute()

/** A draft obeys the limits of a harvested record, so that it can be published as one. */
export async function contentOf(uri: string, kind: OwnKind, quads: readonly Quad[]) {
  if (quads.length > cutLimits.triples || quads.some(({ object }) => object.value.length > cutLimits.literal))
    throw new Problem('invalid', {
      sv: `Posten är för stor: högst ${cutLimits.triples} uppgifter, och ${cutLimits.literal} tecken i en text.`,
      en: `The entry is too large: at most ${cutLimits.triples} statements, and ${cutLimits.literal} characters in a text.`,
    })
  const canonical = await canonicalise(quads)
  if ('refusal' in canonical)
    throw new Problem(
      'invalid',
      { sv: canonical.refusal.message.sv!, en: canonical.refusal.message.en! },
      { findings: [canonical.refusal] },
    )
  return { ...canonical, title: entryFromQuads(uri, kind, quads).title }
}

const thrownAway = () =>
  new Problem('conflict', { sv: 'Utkastet är kastat. Ta tillbaka det först.', en: 'The draft has been thrown away. Take it back first.' })
