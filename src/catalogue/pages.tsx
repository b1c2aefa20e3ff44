import type { Db } from '../db/open.ts'
import { remembered } from '../db/remembered.ts'
import { inTransaction } from '../db/within.ts'
import type { Actor } from '../kernel/actor.ts'
import { organisationsAt } from '../organisations/find.ts'
import { prefixesIn } from '../rdf/namespaces.ts'
import { write } from '../rdf/write.ts'
import { dayIn, endOfDay } from '../web/day.ts'
import { form, page } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { Visit } from '../web/visit.ts'
import { demand, may } from './access.ts'
import { contactsAt, entriesAt, figures, findEntry, findEntryAt, otherEntriesAt, versionsOf } from './find.ts'
import { ownerOf } from './own/find.ts'
import { addSynonym, listSynonyms, removeSynonym } from './search/edit-synonyms.ts'
import { search } from './search/search.ts'
import { maySomewhere } from './somewhere.ts'
import { type EntrySection, entryPage } from './views/entry.tsx'
import { entryHistoryPage } from './views/entry-history.tsx'
import { askedBy, searchPage } from './views/search.tsx'
import { startPage } from './views/start.tsx'
import { synonymsPage } from './views/synonyms.tsx'
import { words } from './words.ts'

/** What a room above has to say on an entry's page; handed down by app.ts, since this room reads none of them. */
export type EntrySectionOf = (visit: Visit, of: { id: number }) => Promise<EntrySection | undefined>

export type CataloguePages = {
  db: Db
  entrySections?: readonly EntrySectionOf[]
  /** Who calls, as far as we can tell before there is a sign-in. */
  actorOf: (visit: Visit) => Actor
}

export function cataloguePages(site: Site, { db, actorOf, entrySections = [] }: CataloguePages): void {
  const sourceNames = remembered(5_000, () => namesOfSources(db))

  page(site, '/', async (visit) => startPage(visit, await figures(db)))

  page(site, '/search', async (visit) => {
    const [found, names] = await Promise.all([search(db, askedBy(visit)), sourceNames()])
    const publishers = found.hits.flatMap(({ publisher }) => publisher?.value ?? [])
    return searchPage(visit, found, names, await organisationsAt(db, publishers))
  })

  page(site, '/entries/:id{[0-9]+}', async (visit) => {
    const id = Number(visit.param('id'))
    const on = dayIn(visit.query.get('on'))
    const found = on ? await findEntryAt(db, id, endOfDay(on)) : await findEntry(db, id)
    // A publisher that is a record of its own is found by its address, any other by the address or name it goes by.
    const publisher =
      found.kind === 'publisher' ? found.uri : (found.entry.publisher?.uri ?? Object.values(found.entry.publisher?.name ?? {})[0])
    const [owner, links, others, versions, organisations, ...sections] = await Promise.all([
      ownerOf(db, found.id),
      entriesAt(
        db,
        found.quads.flatMap((quad) => (quad.object.termType === 'NamedNode' ? [quad.object.value] : [])).concat(found.catalogues),
      ),
      otherEntriesAt(db, found),
      versionsOf(db, found.id),
      organisationsAt(db, publisher === undefined ? [] : [publisher]),
      ...entrySections.map((section) => section(visit, { id: found.id })),
    ])
    const contacts = await contactsAt(db, links, found.kind === 'contact' ? [] : found.entry.contacts)
    const actor = actorOf(visit)
    return entryPage(visit, {
      may: {
        change: owner !== undefined && may(actor, 'editEntries', owner),
        copy: found.kind !== 'other' && maySomewhere(actor, 'editEntries'),
      },
      contacts,
      found,
      ...(on && { on }),
      links,
      others,
      versions: versions.length,
      organisation: organisations.get(publisher ?? ''),
      sections: sections.filter((section) => section !== undefined),
      turtle: await whole(write([found.quads], 'turtle', { prefixes: prefixesIn(found.quads) })),
    })
  })

  page(site, '/entries/:id{[0-9]+}/history', async (visit) => {
    const found = await findEntry(db, Number(visit.param('id')))
    return entryHistoryPage(visit, found, await versionsOf(db, found.id))
  })

  page(site, '/search/synonyms', async (visit) => synonymsPage(visit, await listSynonyms(db), may(actorOf(visit), 'editSynonyms')))

  form(site, '/search/synonyms', async (visit, typed) => {
    const actor = actorOf(visit)
    demand(actor, 'editSynonyms')
    const group = typed
      .text('words')
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '')
    const t = visit.words(words)
    if (group.length < 2)
      return synonymsPage(visit, await listSynonyms(db), true, { values: typed.values, errors: { words: t.synonymsHelp } })
    await inTransaction(db, (trx) =>
      addSynonym(trx, actor, { words: group, ...(typed.text('note') !== '' && { note: typed.text('note') }) }),
    )
    return visit.redirect('/search/synonyms')
  })

  form(site, '/search/synonyms/remove', async (visit, typed) => {
    const actor = actorOf(visit)
    demand(actor, 'editSynonyms')
    await inTransaction(db, (trx) => removeSynonym(trx, actor, Number(typed.text('id')) || 0, new Date()))
    return visit.redirect('/search/synonyms')
  })
}

const namesOfSources = async (db: Db) =>
  new Map((await db.selectFrom('source').select(['id', 'name']).execute()).map(({ id, name }) => [String(id), name]))

async function whole(parts: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const part of parts) text += part
  return text
}
