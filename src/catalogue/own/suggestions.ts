import type { Db } from '../../db/open.ts'
import { type Language, say } from '../../kernel/language-text.ts'
import { notSearched } from '../as-searchable.ts'
import type { Kind } from '../kind.ts'
import { search } from '../search/search.ts'

export type Suggestion = { uri: string; title: string; note: string }

/** Entries of a kind that a field may lead to, by what somebody has typed. */
export async function suggestions(db: Db, kind: Kind, text: string, language: Language, limit = 8): Promise<Suggestion[]> {
  if (notSearched.has(kind)) return byTitle(db, kind, text, language, limit)
  const { hits } = await search(db, { text, facets: { kind: [kind] }, limit, language, typing: true })
  return hits.map(({ uri, title, publisher }) => ({
    uri,
    title: title?.segments.map((part) => part.text).join('') ?? uri,
    note: publisher?.label ?? '',
  }))
}

/** Contacts are not searched for otherwise; there are few of each name. */
async function byTitle(db: Db, kind: Kind, text: string, language: Language, limit: number): Promise<Suggestion[]> {
  const rows = await db
    .selectFrom('entry')
    .innerJoin('source', 'source.id', 'entry.source_id')
    .select(['entry.uri', 'entry.title', 'source.name as source'])
    .where('entry.kind', '=', kind)
    .where('entry.ended_at', 'is', null)
    .where((e) => e(e.cast<string>('entry.title', 'text'), 'ilike', `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`))
    .orderBy('entry.changed_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ uri, title, source }) => ({ uri, title: say(title as Record<string, string>, language)?.text ?? uri, note: source }))
}
