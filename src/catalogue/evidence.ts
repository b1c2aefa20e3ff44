import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { EvidenceKind, Observed } from '../kernel/evidence.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { isId } from './find.ts'
import { search } from './search/search.ts'

/** An entry that a decision rests on, such as a standard or a dataset; it moves when its source says something else of it. The subject is its number. */
export const entryEvidence: EvidenceKind = {
  name: { sv: 'post i katalogen', en: 'entry in the catalogue' },
  async observe(db, subjects) {
    const { rows } = await sql<{ id: number; title: LanguageText; version: number; hash: string; changed_at: Date }>`
      select id, title, version, hash, changed_at from entry where id = any(${numbersIn(subjects)}::int[]) and ended_at is null`.execute(db)
    return new Map(
      rows.map(({ id, title, version, hash, changed_at }): [string, Observed] => [
        String(id),
        { label: title, path: `/entries/${id}`, version: String(version), hash, value: title, observedAt: changed_at },
      ]),
    )
  },
  look: (db, text) => lookAmong(db, text),
}

/** How well an entry is described, in points by the EU's method; it moves when its points do. The subject is the entry's number. */
export const qualityEvidence: EvidenceKind = {
  name: { sv: 'en posts metadatakvalitet', en: 'metadata quality of an entry' },
  async observe(db, subjects) {
    const { rows } = await sql<{ id: number; title: LanguageText; points: number; version: number; at: Date }>`
      select e.id, e.title, q.points, e.version, q.at from record_quality q join entry e on e.id = q.entry_id
      where q.method = 'eu' and e.id = any(${numbersIn(subjects)}::int[]) and e.ended_at is null`.execute(db)
    return new Map(
      rows.map(({ id, title, points, version, at }): [string, Observed] => [
        String(id),
        {
          label: qualityOf(title),
          path: `/entries/${id}/quality`,
          version: String(version),
          hash: createHash('sha256').update(String(points)).digest('hex'),
          value: { value: points, unit: 'p' },
          observedAt: at,
        },
      ]),
    )
  },
  async look(db, text) {
    const hits = await lookAmong(db, text)
    const scored = await this.observe(
      db,
      hits.map(({ subject }) => subject),
    )
    return hits.filter(({ subject }) => scored.has(subject))
  },
}

const numbersIn = (subjects: readonly string[]) => subjects.map(Number).filter(isId)

const qualityOf = (title: LanguageText): LanguageText =>
  Object.fromEntries(Object.entries(title).map(([tag, text]) => [tag, `${text} (${tag.startsWith('sv') ? 'kvalitet' : 'quality'})`]))

/** As the search of the catalogue finds, best first. */
async function lookAmong(db: Db, text: string): Promise<{ subject: string; label: LanguageText }[]> {
  const { hits } = await search(db, { text, limit: 20 })
  const ids = hits.map(({ id }) => id)
  const rows = ids.length === 0 ? [] : await db.selectFrom('entry').select(['id', 'title']).where('id', 'in', ids).execute()
  const titles = new Map(rows.map(({ id, title }) => [id, title as LanguageText]))
  return ids.flatMap((id) => (titles.has(id) ? [{ subject: String(id), label: titles.get(id)! }] : []))
}
