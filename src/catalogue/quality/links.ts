import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { isIndexable } from '../indexable.ts'
import type { Facts } from './facts.ts'
import { expiresMs, type LinkState } from './link-state.ts'

/** An entry's addresses. */
export type LinksOf = { entry: number; access: string[]; download: string[] }

export const linksIn = (entry: number, { distributions }: Facts): LinksOf => ({
  entry,
  access: kept(distributions.flatMap((one) => one.accessUrls)),
  download: kept(distributions.flatMap((one) => one.downloadUrls)),
})

// A record may name thousands of files (GSA/data.gov#4583: 8 327 distributions); so many are followed, and the rest stay unknown.
const mostPerRecord = 500
const storable = (urls: readonly string[]) =>
  [...new Set(urls)].filter((url) => isIndexable(url) && !url.includes('\0') && url.isWellFormed())
const kept = (urls: readonly string[]) => storable(urls).slice(0, mostPerRecord)

/** Remembers which addresses these entries have, so that they are checked, and forgets those they no longer have. */
export async function rememberLinks(db: Db, links: readonly LinksOf[]): Promise<void> {
  if (links.length === 0) return
  const rows = links.flatMap(({ entry, access, download }) => [
    ...access.map((url) => ({ entry, url, role: 'access' })),
    ...download.map((url) => ({ entry, url, role: 'download' })),
  ])
  // In one order everywhere, so that two sources with the same addresses do not wait for each other in a circle.
  const urls = [...new Set(rows.map(({ url }) => url))].sort()
  await sql`
    insert into link_check (url, host) select url, host from unnest(${urls}::text[], ${urls.map(hostOf)}::text[]) l(url, host)
    on conflict (url) do nothing`.execute(db)
  await sql`
    with wanted as (
      select distinct w.entry, link_check.id link, w.role
      from unnest(${rows.map((r) => r.entry)}::int[], ${rows.map((r) => r.url)}::text[], ${rows.map((r) => r.role)}::text[]) w(entry, url, role)
      join link_check on link_check.url = w.url
    ), gone as (
      delete from entry_link where entry_id = any(${links.map((l) => l.entry)}::int[])
        and not exists (select from wanted where wanted.entry = entry_id and wanted.link = link_id and wanted.role = entry_link.role)
    )
    insert into entry_link (entry_id, link_id, role) select entry, link, role from wanted on conflict do nothing`.execute(db)
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : '').slice(0, 300)

/** What is known of these addresses: an answer that is too old counts for nothing. */
export async function knownAnswers(db: Db, urls: readonly string[], now: Date): Promise<(url: string) => boolean | undefined> {
  const rows = await db
    .selectFrom('link_check')
    .select(['url', 'state'])
    .where('url', '=', sql<string>`any(${storable(urls)})`)
    .where('checked_at', '>=', new Date(now.getTime() - expiresMs))
    .execute()
  const states = new Map(rows.map(({ url, state }) => [url, state as LinkState]))
  return (url) => ({ answers: true, broken: false })[states.get(url) as 'answers' | 'broken']
}
