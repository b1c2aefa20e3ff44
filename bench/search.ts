import { join } from 'node:path'
import { sql } from 'kysely'
import { indexEntries } from '../src/catalogue/search/index-entries.ts'
import { type Search, search } from '../src/catalogue/search/search.ts'
import type { FacetName, Searchable } from '../src/catalogue/search/searchable.ts'
import { migrate } from '../src/db/migrate.ts'
import { type Db, openDatabase, openUrl } from '../src/db/open.ts'
import type { Report } from './report.ts'
import { searchEntries } from './search-entries.ts'
import { randomFrom } from './words.ts'

type Options = { home: string; sizes?: number[]; searches?: number; keep?: boolean }

/** Searching and indexing at 10 000 and 100 000 entries: a mix of what people ask, with 0–5 facets chosen, alone and while two sources arrive. */
export async function bench(report: Report, { home, sizes = [10_000, 100_000], searches = 400, keep = false }: Options): Promise<void> {
  const server = await openDatabase({ home: join(home, 'search') })
  for (const size of sizes) {
    const name = `bench_search_${size}`
    const there = await sql`select from pg_database where datname = ${name}`.execute(server.db)
    const filled = keep && there.rows.length > 0
    if (!filled) {
      await sql`drop database if exists ${sql.id(name)} with (force)`.execute(server.db)
      await sql`create database ${sql.id(name)} template template0 encoding 'UTF8'`.execute(server.db)
    }
    const { db, close } = await openUrl(server.url.replace(/\/[^/?]*(?=\?|$)/, `/${name}`))
    try {
      if (!filled) await fillWithEntries(db, size, report)
      await measure(db, `search, ${size} entries`, size, searches, report)
      await whileWriting(db, size, () => measure(db, `search, ${size} entries, two writers`, size, searches, report), report)
    } finally {
      await close()
      if (!keep) await sql`drop database if exists ${sql.id(name)} with (force)`.execute(server.db)
    }
  }
  await server.close()
}

const batch = 500

/** Also for what else is asked of many entries. */
export async function fillWithEntries(db: Db, size: number, report: Report): Promise<void> {
  await migrate(db)
  await sql`insert into source (name, kind) values ('bench', 'dcat')`.execute(db)
  await sql`insert into harvest_run (source_id, requested_by) values (1, '{}')`.execute(db)
  const entries = [...searchEntries(size)]
  let indexing = 0
  for (let at = 0; at < entries.length; at += batch) {
    const some = entries.slice(at, at + batch)
    await db.transaction().execute(async (trx) => {
      const stored = await storeEntries(trx, some)
      const began = performance.now()
      await indexEntries(trx, stored)
      indexing += performance.now() - began
    })
  }
  report(`index, ${size} entries`, { median: Math.round((size / indexing) * 1000), unit: 'entries/s' })
  await sql`vacuum analyze`.execute(db)
}

/** What the catalogue does for each entry, as far as a search reads it. */
async function storeEntries(db: Db, entries: readonly Omit<Searchable, 'id'>[]): Promise<Searchable[]> {
  const { rows } = await sql<{ id: number }>`
    insert into entry (source_id, uri, kind, hash, version, title, description, publisher, changed_at, changed_run)
    select 1, uri, kind, '', 1, title, description, publisher, changed_at, 1
    from unnest(${entries.map(({ uri }) => uri)}::text[], ${entries.map(({ kind }) => kind)}::text[],
      ${entries.map(({ title }) => JSON.stringify(title))}::jsonb[],
      ${entries.map(({ texts }) => JSON.stringify(Object.fromEntries(texts.map(({ text, language }) => [language, text]))))}::jsonb[],
      ${entries.map(({ publisher }) => publisher!.value)}::text[], ${entries.map(({ changedAt }) => changedAt)}::timestamptz[])
      given (uri, kind, title, description, publisher, changed_at)
    on conflict (source_id, uri) do update set changed_at = excluded.changed_at
    returning id`.execute(db)
  return entries.map((entry, n) => ({ ...entry, id: rows[n]!.id }))
}

const texts =
  '|vatten|badvatten|vattenkvalitet|statistik|kommun|trafik data|öppna data|skolregister|luftkvalitet umeå|water quality|building permits|information|bygglo|grundvattennivå|"öppna data"|karta över byggnader|energi -avfall|parkeringsavgift göteborg|badvattenkvalitet|region|tillsyn livsmedel|buss hållplatser|open data services|byglov'.split(
    '|',
  )

const values: Partial<Record<FacetName, () => string>> = {}
function facetsFrom(random: () => number, chosen: number): Search['facets'] {
  const numbered = (prefix: string, n: number) => `${prefix}${Math.floor(n ** random())}`
  Object.assign(values, {
    kind: () => 'dataset',
    theme: () => numbered('tema-', 14),
    access: () => 'PUBLIC',
    format: () => numbered('format-', 25),
    licence: () => numbered('licens-', 8),
  } satisfies typeof values)
  const names = Object.keys(values) as FacetName[]
  const start = Math.floor(random() * names.length)
  const selected = Array.from({ length: chosen }, (_, n) => names[(start + n) % names.length]!)
  return Object.fromEntries(selected.map((name) => [name, [...new Set([values[name]!(), ...(random() < 0.3 ? [values[name]!()] : [])])]]))
}

async function measure(db: Db, name: string, size: number, searches: number, report: Report): Promise<void> {
  const random = randomFrom(7)
  const asked: Search[] = Array.from({ length: searches }, (_, n) => ({
    text: texts[n % texts.length]!,
    facets: facetsFrom(random, n % 6)!,
    sort: n % 10 === 9 ? 'newest' : n % 10 === 4 ? 'name' : 'relevance',
  }))
  for (const one of asked.slice(0, 50)) await search(db, one)
  const times: { ms: number; one: Search; total: number }[] = []
  for (const one of asked) {
    const { tookMs, total } = await search(db, one)
    times.push({ ms: tookMs, one, total })
  }
  summary(report, name, times)
  const five = times.filter(({ one }) => Object.keys(one.facets!).length === 5)
  summary(report, `${name}, five facets chosen`, five)
  const none = times.filter(({ one }) => Object.keys(one.facets!).length === 0)
  summary(report, `${name}, no facet chosen`, none)
  if (process.env.BENCH_SLOWEST) {
    for (const { ms, one, total } of times.toSorted((a, b) => b.ms - a.ms).slice(0, 14))
      console.error(ms.toFixed(1), total, JSON.stringify(one), size)
  }
}

function summary(report: Report, name: string, times: readonly { ms: number }[]): void {
  const sorted = times.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]! * 10) / 10
  report(name, { median: at(0.5), p95: at(0.95), slowest: at(1), unit: 'ms', searches: sorted.length })
}

/** Two sources that arrive again and again, 200 entries to a transaction, until the measuring is done. */
async function whileWriting(db: Db, size: number, measuring: () => Promise<void>, report: Report): Promise<void> {
  let done = false
  let written = 0
  const writers = [1, 2].map(async (seed) => {
    const again = [...searchEntries(Math.min(size, 10_000))]
      .map((entry) => ({ ...entry, source: `källa ${seed}` }))
      .filter((_, n) => n % 2 === seed - 1)
    for (let at = 0; !done; at = (at + 200) % (again.length - 200)) {
      await db.transaction().execute(async (trx) => indexEntries(trx, await storeEntries(trx, changed(again.slice(at, at + 200), written))))
      written += 200
    }
  })
  const began = performance.now()
  await measuring()
  done = true
  await Promise.all(writers)
  report(`entries written beside, ${size}`, { median: Math.round((written / (performance.now() - began)) * 1000), unit: 'entries/s' })
}

function changed(entries: readonly Omit<Searchable, 'id'>[], round: number): Omit<Searchable, 'id'>[] {
  return entries.map((entry) => ({ ...entry, texts: [...entry.texts, { text: `ändrad ${round}`, language: 'sv' }] }))
}
