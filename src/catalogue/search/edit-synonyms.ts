import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { factsFolder } from '../../config.ts'
import type { Db } from '../../db/open.ts'
import { record } from '../../history/record.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { fold, wordsOf } from './words.ts'

/** Words and phrases that mean the same to somebody who searches. */
export type SynonymGroup = { id: number; words: string[]; note: string | null; source: string | null; origin: 'people' | 'facts' }
export type NewSynonymGroup = { words: readonly string[]; note?: string; source?: string }

const columns = sql`id, words, note, source, origin`

export async function listSynonyms(db: Db): Promise<SynonymGroup[]> {
  const { rows } = await sql<SynonymGroup>`select ${columns} from synonym where removed_at is null order by words[1], id`.execute(db)
  return rows
}

/** In force from the next search on. A group that was removed comes back with the same words. */
export async function addSynonym(db: Db, actor: Actor, { words, note, source }: NewSynonymGroup): Promise<SynonymGroup> {
  const members = distinct(words)
  if (members.length < 2) throw refusal.tooFew
  const { rows } = await sql<SynonymGroup>`
    insert into synonym (words, note, source, key) values (${members}, ${note ?? null}, ${source ?? null}, ${keyOf(members)})
    on conflict (key) do update set words = excluded.words, note = excluded.note, source = excluded.source, removed_at = null,
      revision = nextval('synonym_revision') where synonym.removed_at is not null
    returning ${columns}`.execute(db)
  const added = rows[0]
  if (!added) throw refusal.alreadyThere(members)
  await record(db, actor, 'added', { kind: 'synonym', id: added.id }, null, added)
  return added
}

export async function removeSynonym(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
  const { rows } = await sql<SynonymGroup>`
    update synonym set removed_at = ${now}, revision = nextval('synonym_revision') where id = ${id} and removed_at is null returning ${columns}`.execute(
    db,
  )
  const removed = rows[0]
  if (!removed) throw refusal.notThere
  await record(db, actor, 'removed', { kind: 'synonym', id }, removed, null)
}

/** Adds what is new among the shipped groups (data/synonyms.csv). What people removed stays removed, what they wrote stays theirs. */
export async function loadSynonyms(db: Db, file = join(factsFolder, 'synonyms.csv')): Promise<{ added: number }> {
  const rows: { words: string; note: string }[] = parse(readFileSync(file), { columns: true })
  const groups = rows
    .map(({ words, note }) => ({ words: distinct(words.split('|')), note: note || null }))
    .filter(({ words }) => words.length > 1)
  const { numAffectedRows } = await sql`
    insert into synonym (words, note, origin, key)
    select array(select jsonb_array_elements_text(g -> 'words')), g ->> 'note', 'facts', g ->> 'key'
    from jsonb_array_elements(${JSON.stringify(groups.map((group) => ({ ...group, key: keyOf(group.words) })))}::jsonb) g
    where not exists (select from synonym known where known.key = g ->> 'key')
    on conflict do nothing`.execute(db)
  return { added: Number(numAffectedRows ?? 0) }
}

function distinct(words: readonly string[]): string[] {
  return [
    ...new Map(
      words
        .map((word) => word.trim())
        .filter((word) => wordsOf(word).length > 0)
        .map((word) => [fold(word), word]),
    ).values(),
  ]
}

const keyOf = (words: readonly string[]) => words.map(fold).sort().join('|')

const refusal = {
  tooFew: new Problem('invalid', {
    sv: 'En synonymgrupp behöver minst två olika ord. Lägg till ett ord till.',
    en: 'A group of synonyms needs at least two different words. Add one more.',
  }),
  alreadyThere: (words: readonly string[]) =>
    new Problem('conflict', { sv: `Gruppen ${words.join(', ')} finns redan.`, en: `The group ${words.join(', ')} is there already.` }),
  notThere: new Problem('not-found', {
    sv: 'Synonymgruppen finns inte, eller är redan borttagen.',
    en: 'There is no such group of synonyms, or it has been removed already.',
  }),
}
