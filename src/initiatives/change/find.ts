import type { Db } from '../../db/open.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { InitiativeId } from '../initiative.ts'
import type { ChangeEntry, EntryKind, Level } from './entry.ts'
import type { AffectedGroup, Impact } from './group.ts'

export async function groupsOf(db: Db, initiative: InitiativeId): Promise<AffectedGroup[]> {
  const rows = await db
    .selectFrom('affected_group')
    .selectAll()
    .where('initiative_id', '=', initiative)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    initiativeId: row.initiative_id,
    organisationId: row.organisation_id,
    name: row.name as LanguageText,
    people: row.people,
    impact: row.impact as Impact,
    changes: row.changes as LanguageText,
    version: row.version,
  }))
}

export async function entriesOf(db: Db, initiative: InitiativeId): Promise<ChangeEntry[]> {
  const rows = await db
    .selectFrom('change_entry')
    .selectAll()
    .where('initiative_id', '=', initiative)
    .where('ended_at', 'is', null)
    .orderBy('on_day')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    initiativeId: row.initiative_id,
    kind: row.kind as EntryKind,
    says: row.says as LanguageText,
    how: row.how as LanguageText,
    groups: row.groups,
    on: row.on_day,
    doneOn: row.done_on,
    level: row.level as Level | null,
    version: row.version,
  }))
}
