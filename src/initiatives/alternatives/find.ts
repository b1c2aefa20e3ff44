import { type Selectable, sql } from 'kysely'
import type { Kind } from '../../catalogue/kind.ts'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { findInitiative } from '../find.ts'
import type { Initiative, InitiativeId } from '../initiative.ts'
import type { Alternative, AlternativeKind, InnovationCase } from './alternative.ts'

/** In the order that they are shown. */
export async function alternativesOf(db: Db, initiative: InitiativeId): Promise<Alternative[]> {
  const rows = await db
    .selectFrom('alternative')
    .selectAll()
    .where('initiative_id', '=', initiative)
    .where('ended_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(asAlternative)
}

/** One that has not been taken away, of an initiative that whoever asks may read. */
export async function findAlternative(db: Db, actor: Actor, id: number): Promise<{ initiative: Initiative; alternative: Alternative }> {
  const row =
    Number.isInteger(id) && id > 0 && id < 2 ** 31
      ? await db.selectFrom('alternative').selectAll().where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst()
      : undefined
  if (!row) throw noSuchAlternative(id)
  const initiative = await findInitiative(db, actor, row.initiative_id).catch((error: unknown) => {
    throw error instanceof Problem ? noSuchAlternative(id) : error
  })
  return { initiative, alternative: asAlternative(row) }
}

export const noSuchAlternative = (id: number) =>
  new Problem('not-found', {
    sv: `Det finns inget alternativ med nummer ${id} som du kan läsa. Se initiativets alternativ.`,
    en: `There is no alternative number ${id} that you can read. See the alternatives of the initiative.`,
  })

const asAlternative = (row: Selectable<Tables['alternative']>): Alternative => ({
  id: row.id,
  initiativeId: row.initiative_id,
  position: row.position,
  kind: row.kind as AlternativeKind,
  innovation: row.innovation as InnovationCase | null,
  title: row.title as LanguageText,
  description: row.description as LanguageText,
  reuses: row.reuses,
  buildingBlocks: row.building_blocks,
  standards: row.standards,
  dependencies: row.dependencies as Alternative['dependencies'],
  noReturn: row.no_return as Alternative['noReturn'],
  openSource: row.open_source as Alternative['openSource'],
  licence: row.licence,
  lockIn: row.lock_in as LanguageText,
  risks: row.risks as Alternative['risks'],
  version: row.version,
})

export type NamedEntry = { id: number; kind: Kind; title: LanguageText; ended: boolean }

/** What the entries are called that alternatives speak of. */
export async function entriesNamed(db: Db, ids: readonly number[]): Promise<Map<number, NamedEntry>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('entry')
    .select(['id', 'kind', 'title', 'ended_at'])
    .where('id', '=', sql<number>`any(${[...new Set(ids)]}::int[])`)
    .execute()
  return new Map(
    rows.map(({ id, kind, title, ended_at }) => [id, { id, kind: kind as Kind, title: title as LanguageText, ended: ended_at !== null }]),
  )
}
