import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Actor, RecordedActor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseLines } from '../../rdf/ntriples.ts'
import { demand } from '../access.ts'
import { isId } from '../find.ts'
import type { OwnKind } from './kind-forms.ts'
import { type OwnEntry, type OwnState, stateOf } from './own-entry.ts'

const rowsOf = (db: Db) =>
  db
    .selectFrom('own_entry')
    .leftJoin('entry', 'entry.id', 'own_entry.id')
    .select([
      'own_entry.id',
      'own_entry.organisation_id as organisation',
      'own_entry.kind',
      'own_entry.uri',
      'own_entry.version',
      'own_entry.hash',
      'own_entry.catalogues',
      'own_entry.title',
      'own_entry.copied_from as copiedFrom',
      'own_entry.published_hash as publishedHash',
      'own_entry.published_catalogues as publishedCatalogues',
      'own_entry.added_at as addedAt',
      'own_entry.changed_at as changedAt',
      'own_entry.discarded_at as discardedAt',
      'entry.id as entryId',
      'entry.ended_at as endedAt',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

const asOwn = ({ publishedHash, publishedCatalogues, discardedAt, entryId, endedAt, ...row }: Row): OwnEntry => ({
  ...row,
  kind: row.kind as OwnKind,
  title: row.title as LanguageText,
  state: stateOf({ ...row, publishedHash, publishedCatalogues, discardedAt, entry: entryId !== null, endedAt }),
})

/** An entry that is written here, for whoever may read its drafts. */
export async function findOwn(db: Db, actor: Actor, id: number): Promise<OwnEntry> {
  const own = await findOwnUnasked(db, id)
  demand(actor, 'readDrafts', own.organisation)
  return own
}

/** For whoever has asked already whether the reader may. */
export async function findOwnUnasked(db: Db, id: number): Promise<OwnEntry> {
  const row = isId(id) ? await rowsOf(db).where('own_entry.id', '=', id).executeTakeFirst() : undefined
  if (!row) throw noSuchOwn(id)
  return asOwn(row)
}

/** Whose an entry is, where it is written here; nothing where it came from elsewhere. */
export async function ownerOf(db: Db, id: number): Promise<number | undefined> {
  return (await db.selectFrom('own_entry').select('organisation_id').where('id', '=', id).executeTakeFirst())?.organisation_id
}

export const noSuchOwn = (id: number) =>
  new Problem('not-found', {
    sv: `Det finns ingen egen post med nummer ${id}. Se listan över organisationens poster.`,
    en: `There is no entry of our own with number ${id}. See the list of the organisation’s entries.`,
  })

export type OwnFilter = { state?: OwnState; kind?: OwnKind; text?: string }

/** An organisation's own entries, those that changed last first. */
export async function listOwn(
  db: Db,
  actor: Actor,
  organisation: number,
  { state, kind, text }: OwnFilter = {},
  { page = 1, limit = 50 }: { page?: number; limit?: number } = {},
): Promise<{ rows: OwnEntry[]; total: number; counts: Partial<Record<OwnState, number>> }> {
  demand(actor, 'readDrafts', organisation)
  const stateIs = sql<OwnState>`case when own_entry.discarded_at is not null then 'discarded' when entry.id is null then 'draft' when entry.ended_at is not null then 'ended'
    when own_entry.published_hash = own_entry.hash and own_entry.published_catalogues = own_entry.catalogues then 'published' else 'changed' end`
  const matching = rowsOf(db)
    .where('own_entry.organisation_id', '=', organisation)
    .$if(kind !== undefined, (query) => query.where('own_entry.kind', '=', kind!))
    .$if(text !== undefined && text !== '', (query) => query.where(sql<boolean>`own_entry.title::text ilike ${`%${likeText(text!)}%`}`))
  const counted = await matching
    .clearSelect()
    .select([stateIs.as('state'), (e) => e.fn.countAll<string>().as('n')])
    .groupBy(stateIs)
    .execute()
  const counts = Object.fromEntries(counted.map(({ state, n }) => [state, Number(n)])) as Partial<Record<OwnState, number>>
  const rows = await matching
    .where(state === undefined ? sql<boolean>`own_entry.discarded_at is null` : sql<boolean>`${stateIs} = ${state}`)
    .orderBy('own_entry.changed_at', 'desc')
    .orderBy('own_entry.id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute()
  const { discarded = 0, ...live } = counts
  const total =
    state === undefined ? Object.values(live).reduce((sum, n) => sum + n, 0) : state === 'discarded' ? discarded : (counts[state] ?? 0)
  return { rows: rows.map(asOwn), total, counts }
}

const likeText = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&')

/** The triples of a version of the draft. */
export async function draftAt(db: Db, id: number, version: number) {
  const row = await db
    .selectFrom('own_entry_version')
    .select(['triples', 'catalogues', 'actor', 'at', 'version'])
    .where('own_entry_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found', { sv: 'Utkastet har ingen sådan version.', en: 'The draft has no such version.' })
  return { ...row, actor: row.actor as RecordedActor, quads: parseLines(row.triples) }
}

/** Every version of the draft, latest first. */
export async function draftsOf(db: Db, id: number, limit = 100) {
  const rows = await db
    .selectFrom('own_entry_version')
    .select(['version', 'triples', 'catalogues', 'actor', 'at'])
    .where('own_entry_id', '=', id)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, actor: row.actor as RecordedActor }))
}

/** What is published now, or was when it ended. */
export async function publishedTriples(db: Db, id: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('entry_version')
    .select('triples')
    .where('entry_id', '=', id)
    .where('triples', 'is not', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.triples ?? undefined
}

/** Catalogues that the organisation writes here: what may list an entry. */
export async function ownCatalogues(db: Db, organisation: number): Promise<{ uri: string; title: LanguageText }[]> {
  const rows = await db
    .selectFrom('own_entry')
    .select(['uri', 'title'])
    .where('organisation_id', '=', organisation)
    .where('kind', '=', 'catalogue')
    .where('discarded_at', 'is', null)
    .orderBy('id')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, title: row.title as LanguageText }))
}
