import type { Db } from '../../db/open.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { InitiativeId } from '../initiative.ts'
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
  return rows.map((row) => ({
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
  }))
}
