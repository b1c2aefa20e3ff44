import { stream } from 'hono/streaming'
import { z } from 'zod'
import type { Api } from '../api/api.ts'
import { afterIn, cursorQuery, paged, pageOf, pageQuery, walked } from '../api/paging.ts'
import { route } from '../api/route.ts'
import { about } from '../api/texts.ts'
import { flag, idIn, instant, several } from '../api/values.ts'
import type { Db } from '../db/open.ts'
import { Problem } from '../kernel/problem.ts'
import { parseLines } from '../rdf/ntriples.ts'
import { entryFromQuads } from './dcat.ts'
import { difference } from './difference.ts'
import { detailsOf, EntryDetails, EntrySummary, exampleDetails, exampleSummary, summaryOf } from './entry-json.ts'
import { facetLabel } from './facet-label.ts'
import { findEntry, versionsOf } from './find.ts'
import { kinds } from './kind.ts'
import { entriesAfter, entriesByNumber, type ListedEntry, triplesOf, type Walk } from './list.ts'
import { lastOffset, search } from './search/search.ts'
import { facetNames } from './search/searchable.ts'

const kindQuery = several(z.enum(kinds), {
  sv: 'Bara poster av den här sorten. Kan anges flera gånger.',
  en: 'Only entries of this kind. May be given several times.',
})
const sourceQuery = several(z.coerce.number().int().min(1), {
  sv: 'Bara poster från källan med det här numret. Kan anges flera gånger.',
  en: 'Only entries from the source with this number. May be given several times.',
})
const endedQuery = flag({
  sv: 'Ta med poster som har tagits bort ur sin källa.',
  en: 'Include entries that have been removed from their source.',
})
const facet = (sv: string, en: string) => several(z.string().max(2048), { sv, en })
const EntryPath = z.object({ entry: idIn({ sv: 'Postens nummer.', en: 'The number of the entry.' }) })

const EntryPage = pageOf(EntrySummary)
  .extend({
    facets: about(z.record(z.string(), z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() }))).optional(), {
      sv: 'Vad varje avgränsning skulle ge, när facets=true.',
      en: 'What each facet value would give, with facets=true.',
    }),
    didYouMean: about(z.string().optional(), {
      sv: 'En bättre stavning, när inget hittades.',
      en: 'A better spelling, when nothing was found.',
    }),
  })
  .meta({ id: 'EntryPage' })

const Statement = z
  .object({
    path: about(z.array(z.string()), {
      sv: 'Egenskaperna som leder dit från posten.',
      en: 'The properties that lead there from the entry.',
    }),
    value: z.string(),
    language: z.string(),
    isIri: z.boolean(),
  })
  .meta({ id: 'Statement' })
const Version = z
  .object({
    version: z.number().int(),
    change: z.enum(['added', 'changed', 'removed']),
    at: z.iso.datetime(),
    runId: about(z.number().int(), { sv: 'Körningen som gjorde ändringen.', en: 'The run that made the change.' }),
    added: about(z.array(Statement), { sv: 'Uppgifter som kom till.', en: 'Statements that came.' }),
    removed: about(z.array(Statement), { sv: 'Uppgifter som försvann.', en: 'Statements that went.' }),
  })
  .meta({ id: 'EntryVersion' })

/** Entries: find them, read them, follow how they have changed, and take all of them away. */
export function catalogueRoutes(api: Api): void {
  route(
    api,
    {
      method: 'get',
      path: '/entries',
      id: 'listEntries',
      group: 'entries',
      summary: { sv: 'Sök bland posterna', en: 'Search the entries' },
      description: {
        sv: 'Söker med samma sökning som sidorna, eller går igenom allt med cursor. Tillsammans med cursor går det att avgränsa med kind, source och ended.',
        en: 'Searches as the pages do, or walks through everything with cursor. Together with cursor one may narrow down by kind, source and ended.',
      },
      query: z.object({
        q: about(z.string().max(500).optional(), { sv: 'Ord att söka efter.', en: 'Words to search for.' }, { example: 'badvatten' }),
        kind: kindQuery,
        source: sourceQuery,
        publisher: facet('Utgivarens adress eller namn.', 'Address or name of the publisher.'),
        theme: facet('Kategorins kod, till exempel ENVI.', 'Code of the theme, such as ENVI.'),
        licence: facet('Licensens adress eller kod.', 'Address or code of the licence.'),
        format: facet('Formatets kod, till exempel CSV.', 'Code of the format, such as CSV.'),
        access: facet('Åtkomst, till exempel PUBLIC.', 'Access, such as PUBLIC.'),
        language: facet('Språkets kod, till exempel SWE.', 'Code of the language, such as SWE.'),
        sort: about(z.enum(['relevance', 'newest', 'name']).default('relevance'), { sv: 'Ordning.', en: 'Order.' }),
        ended: endedQuery,
        facets: flag({ sv: 'Räkna också vad varje avgränsning skulle ge.', en: 'Count what each facet value would give, too.' }),
        ...pageQuery,
        cursor: cursorQuery,
      }),
      answer: {
        description: { sv: 'En sida poster.', en: 'A page of entries.' },
        schema: EntryPage,
        example: { items: [exampleSummary], total: 1, links: { self: '/allmanning/v1/entries?q=badvatten' } },
      },
    },
    async ({ db, query, address, language }) => {
      const { q: text = '', ended, cursor, sort, facets: wantsFacets, limit, page, ...facets } = query
      if (cursor !== undefined) {
        const { publisher, theme, licence, format, access, language: languages } = query
        const beside = Object.entries({ q: text, publisher, theme, licence, format, access, language: languages }).flatMap(
          ([name, value]) => (value.length > 0 ? [name] : []),
        )
        if (beside.length > 0 || page > 1) throw notWhileWalking(page > 1 ? [...beside, 'page'] : beside)
        const after = afterIn(cursor)
        const found = await entriesAfter(db, { after, limit, kinds: query.kind, sources: query.source, ended: ended === 'true' })
        return { body: walked(address, found.map(summaryOf), found.length === limit ? found.at(-1)!.id : undefined) }
      }
      if ((page - 1) * limit > lastOffset) throw tooFar()
      const chosen = { ...facets, source: facets.source.map(String) }
      const found = await search(db, { text, facets: chosen, sort, page, limit, ended: ended === 'true', language })
      const items = await entriesByNumber(
        db,
        found.hits.map(({ id }) => id),
      )
      const sources = wantsFacets === 'true' ? await sourceNames(db) : new Map<string, string>()
      const counted = facetNames.map((name) => [
        name,
        found.facets[name]
          .slice(0, 100)
          .map((value) => ({ value: value.value, label: facetLabel(name, value, { language, sources }), count: value.n })),
      ])
      return {
        body: {
          ...paged(address, query, { items: items.map(summaryOf), total: found.total, furthest: lastOffset }),
          ...(wantsFacets === 'true' && { facets: Object.fromEntries(counted) }),
          ...(found.didYouMean !== undefined && { didYouMean: found.didYouMean }),
        },
      }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/entries/export',
      id: 'exportEntries',
      group: 'entries',
      summary: { sv: 'Ta ut alla poster', en: 'Take out all entries' },
      description: {
        sv: 'Strömmar varje post på en egen rad (NDJSON), eller som en lista i JSON. Svaret börjar genast, hur många poster det än är.',
        en: 'Streams each entry on a line of its own (NDJSON), or as a list in JSON. The answer begins at once, however many entries there are.',
      },
      query: z.object({ kind: kindQuery, source: sourceQuery, ended: endedQuery }),
      answer: { description: { sv: 'Alla poster.', en: 'All entries.' }, schema: z.array(EntryDetails), example: [exampleDetails] },
      formats: { [ndjson]: `${JSON.stringify(exampleDetails)}\n` },
      usual: ndjson,
      cost: 10,
    },
    async ({ c, db, query, mediaType }) => {
      c.header('Content-Type', mediaType)
      const list = mediaType === 'application/json'
      const walk = { kinds: query.kind, sources: query.source, ended: query.ended === 'true' }
      const as = stream(c, async (out) => {
        let first = true
        if (list) await out.write('[')
        for await (const lines of linesOf(db, walk)) {
          if (out.aborted) return
          await out.write(list ? `${first ? '' : ','}\n${lines.join(',\n')}` : `${lines.join('\n')}\n`)
          first = false
        }
        if (list) await out.write('\n]\n')
      })
      return { as }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/entries/{entry}',
      id: 'getEntry',
      group: 'entries',
      summary: { sv: 'Läs en post', en: 'Read an entry' },
      description: {
        sv: 'Det vi förstår av posten. Allt som utgivaren har sagt finns i RDF, på adresserna i links.',
        en: 'What we understand of the entry. All that the publisher has said is in RDF, at the addresses in links.',
      },
      params: EntryPath,
      answer: { description: { sv: 'Posten.', en: 'The entry.' }, schema: EntryDetails, example: exampleDetails },
    },
    async ({ db, params }) => {
      const found = await findEntry(db, params.entry)
      const [row] = await entriesByNumber(db, [found.id])
      return { body: detailsOf(row!, found.entry) }
    },
  )

  route(
    api,
    {
      method: 'get',
      path: '/entries/{entry}/versions',
      id: 'listVersions',
      group: 'entries',
      summary: { sv: 'Se hur en post har ändrats', en: 'See how an entry has changed' },
      description: {
        sv: 'De hundra senaste versionerna, den nyaste först, med det som kom till och det som försvann.',
        en: 'The hundred latest versions, newest first, with what came and what went.',
      },
      params: EntryPath,
      query: z.object(pageQuery),
      answer: {
        description: { sv: 'En sida versioner.', en: 'A page of versions.' },
        schema: pageOf(Version),
        example: {
          items: [
            {
              version: 2,
              change: 'changed',
              at: '2026-05-05T06:00:09.000Z',
              runId: 41,
              added: [{ path: ['http://purl.org/dc/terms/title'], value: 'Badvatten', language: 'sv', isIri: false }],
              removed: [],
            },
          ],
          total: 2,
          links: { self: '/allmanning/v1/entries/17/versions?limit=1', next: '/allmanning/v1/entries/17/versions?limit=1&page=2' },
        },
      },
    },
    async ({ db, params, query, address }) => {
      const { id, uri } = await findEntry(db, params.entry)
      const all = await versionsOf(db, id)
      const first = (query.page - 1) * query.limit
      const shown = all.slice(first, first + query.limit + 1).map((one) => ({ ...one, quads: parseLines(one.triples ?? '') }))
      const items = shown.slice(0, query.limit).map(({ version, change, at, run_id, quads }, place) => ({
        version,
        change: change as 'added' | 'changed' | 'removed',
        at: instant(at),
        runId: run_id,
        ...difference(uri, shown[place + 1]?.quads ?? [], quads),
      }))
      return { body: paged(address, query, { items, total: all.length }) }
    },
  )
}

const notWhileWalking = (names: readonly string[]) =>
  new Problem('invalid', {
    sv: `Tillsammans med cursor går det inte att ange ${names.join(', ')}. Sök med page, eller gå igenom allt med cursor.`,
    en: `Together with cursor ${names.join(', ')} cannot be given. Search with page, or walk through everything with cursor.`,
  })

const tooFar = () =>
  new Problem('invalid', {
    sv: `Med page når du de första ${lastOffset} posterna. Avgränsa sökningen, eller gå igenom allt med cursor=*.`,
    en: `By page you reach the first ${lastOffset} entries. Narrow the search down, or walk through everything with cursor=*.`,
  })

const ndjson = 'application/x-ndjson'
const batchSize = 200

/** Every entry whole, as JSON, a batch at a time: memory is that of a batch. */
async function* linesOf(db: Db, walk: Omit<Walk, 'after' | 'limit'>): AsyncGenerator<string[]> {
  for (let after = 0; ; ) {
    const rows = await entriesAfter(db, { ...walk, after, limit: batchSize })
    if (rows.length > 0) yield await wholeLines(db, rows)
    if (rows.length < batchSize) return
    after = rows.at(-1)!.id
  }
}

async function wholeLines(db: Db, rows: readonly ListedEntry[]): Promise<string[]> {
  const triples = await triplesOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => JSON.stringify(detailsOf(row, entryFromQuads(row.uri, row.kind, parseLines(triples.get(row.id) ?? '')))))
}

const sourceNames = async (db: Db) =>
  new Map((await db.selectFrom('source').select(['id', 'name']).execute()).map(({ id, name }) => [String(id), name]))
