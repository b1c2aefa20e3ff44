import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { LanguageText } from '../../kernel/language-text.ts'
import type { Publisher } from '../../organisations/publisher-match.ts'
import type { Kind } from '../kind.ts'

export type CataloguePublisher = Publisher & { title: LanguageText | null; entries: number }

/** Every publisher that current entries name, those with most entries first, with what its own record says of it. */
export async function cataloguePublishers(db: Db, { unmatched = false, limit = 100_000, offset = 0 } = {}): Promise<CataloguePublisher[]> {
  const { rows } = await sql<{ uri: string; entries: number; title: LanguageText | null; identifiers: string[] | null }>`
    select counted.*, named.title, named.identifiers from (
      select publisher uri, count(*)::int entries from entry
      where ended_at is null and publisher is not null and kind not in ('contact', 'other', 'publisher') and ${unmatchedOnly(unmatched)}
      group by 1 order by 2 desc, 1 limit ${limit} offset ${offset}
    ) counted
    left join lateral (
      select (array_agg(title order by id desc))[1] title, array_agg(distinct identifier) filter (where identifier is not null) identifiers
      from entry where uri = counted.uri and kind = 'publisher' and ended_at is null
    ) named on true
    order by entries desc, uri`.execute(db)
  return rows.map(({ uri, entries, title, identifiers }) => ({
    uri,
    entries,
    title,
    // Where a publisher has no address, its name stands in its place.
    names: [...Object.values(title ?? {}), ...(/^https?:/i.test(uri) ? [] : [uri])],
    identifiers: identifiers ?? [],
  }))
}

export async function countUnmatched(db: Db): Promise<{ publishers: number; entries: number }> {
  const { rows } = await sql<{ publishers: number; entries: number }>`
    select count(distinct publisher)::int publishers, count(*)::int entries from entry
    where ended_at is null and publisher is not null and kind not in ('contact', 'other', 'publisher') and ${unmatchedOnly(true)}`.execute(
    db,
  )
  return rows[0]!
}

const unmatchedOnly = (unmatched: boolean) =>
  unmatched ? sql`publisher not in (select uri from organisation_uri where state = 'confirmed')` : sql`true`

export type KindCount = { kind: Kind; n: number }

/** What these publishers have in the catalogue now, by kind. */
export async function publishedBy(db: Db, publishers: readonly string[]): Promise<KindCount[]> {
  if (publishers.length === 0) return []
  const { rows } = await sql<KindCount>`
    select kind, count(*)::int n from entry
    where ended_at is null and publisher = any(${publishers}::text[]) and kind not in ('contact', 'other', 'publisher') group by 1 order by 2 desc, 1`.execute(
    db,
  )
  return rows
}

export type OwnedSource = { id: number; name: string; organisation: number; entries: number; paused: boolean }

export async function sourcesOwnedBy(db: Db, organisations: readonly number[]): Promise<OwnedSource[]> {
  const { rows } = await sql<OwnedSource>`
    select id, name, organisation_id organisation, paused_at is not null paused,
      (select count(*)::int from entry where source_id = source.id and ended_at is null) entries
    from source where organisation_id = any(${organisations}::int[]) and ended_at is null order by lower(name)`.execute(db)
  return rows
}
