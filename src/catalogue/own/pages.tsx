import type { Db } from '../../db/open.ts'
import type { Queue } from '../../jobs/queue.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type LanguageText, say } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { waitingChange } from '../../organisations/approval/change-request.ts'
import { findOrganisation } from '../../organisations/find.ts'
import { namesIn } from '../../organisations/names.ts'
import { prefixesIn } from '../../rdf/namespaces.ts'
import { parseLines } from '../../rdf/ntriples.ts'
import { write } from '../../rdf/write.ts'
import { csvAnswer } from '../../spreadsheet/csv.ts'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Typed } from '../../web/typed.ts'
import type { Visit } from '../../web/visit.ts'
import { demand, may } from '../access.ts'
import { assessJob } from '../assess.ts'
import { entryFromQuads } from '../dcat.ts'
import { contactsAt, entriesAt, findEntry } from '../find.ts'
import { type Kind, kinds } from '../kind.ts'
import { organisationsWhere } from '../somewhere.ts'
import { actionIn, applyAction } from './actions.ts'
import { byField, checkDraft, type Fault } from './check-draft.ts'
import { copyEntry } from './copy.ts'
import { contentOf, discardDraft, restoreDraft, saveDraft, startDraft, takeBackDraft } from './drafts.ts'
import { draftAt, draftsOf, findOwn, listOwn, type OwnFilter, ownCatalogues, publishedTriples } from './find.ts'
import { importPages } from './import/pages.tsx'
import { type Guide, guideFor, isOwnKind } from './kind-forms.ts'
import { clashes, merged, type Pick } from './merge.ts'
import { type OwnEntry, ownStates } from './own-entry.ts'
import { endOwnEntry, entriesKind, publishEntry } from './publish.ts'
import { quadsFromValues } from './quads-from-values.ts'
import { readRecord } from './read-record.ts'
import { suggestions } from './suggestions.ts'
import { typedValues } from './typed-values.ts'
import { type Row, type Thing, thingsIn, valuesOf } from './values.ts'
import { conflictPage } from './views/conflict.tsx'
import { type Editor, editorPage } from './views/editor.tsx'
import { findingsFragment } from './views/findings-fragment.tsx'
import { listPage } from './views/list.tsx'
import { copyPage, newEntryPage } from './views/new-entry.tsx'
import { differencePage, historyPage, previewPage, rdfPage } from './views/versions.tsx'
import { words } from './words.ts'

export type OwnPages = { db: Db; queue: Queue; baseUrl: string; actorOf: (visit: Visit) => Actor }

// A record of 20 000 statements is 3 MB as a form.
const mostInForm = { maxBytes: 12_000_000 }
const perPage = 50

/** What people write here. */
export function ownPages(site: Site, { db, queue, baseUrl, actorOf }: OwnPages): void {
  importPages(site, { db, queue, baseUrl, actorOf })

  page(site, '/organisations/:organisation{[0-9]+}/entries', async (visit) => {
    const organisation = await findOrganisation(db, Number(visit.param('organisation')))
    const filter = filterIn(visit)
    const at = Math.max(1, Number(visit.query.get('page')) || 1)
    const found = await listOwn(db, actorOf(visit), organisation.id, filter, { page: at, limit: perPage })
    return listPage(visit, {
      organisation,
      filter,
      page: at,
      limit: perPage,
      found,
      mayEdit: may(actorOf(visit), 'editEntries', organisation.id),
    })
  })

  page(site, '/organisations/:organisation{[0-9]+}/entries.csv', async (visit) => {
    const organisation = await findOrganisation(db, Number(visit.param('organisation')))
    const { rows } = await listOwn(db, actorOf(visit), organisation.id, filterIn(visit), { limit: 100_000 })
    const t = visit.words(words)
    return csvAnswer(t.entriesOf(say(organisation.name, visit.language)?.text ?? ''), [
      ['id', 'uri', 'kind', 'title', 'state', 'changed'],
      ...rows.map((row) => [row.id, row.uri, row.kind, say(row.title, visit.language)?.text ?? '', row.state, row.changedAt.toISOString()]),
    ])
  })

  page(site, '/entries/new', async (visit) => {
    const actor = actorOf(visit)
    demandToWrite(actor)
    const values = { organisation: visit.query.get('organisation') ?? '', kind: visit.query.get('kind') ?? 'dataset' }
    return newEntryPage(visit, await organisationsWhere(db, actor, 'editEntries'), { values, errors: {} })
  })

  form(site, '/entries/new', async (visit, typed) => {
    const kind = typed.text('kind')
    const organisation = Number(typed.text('organisation'))
    if (!isOwnKind(kind) || !organisation) {
      const t = visit.words(words)
      return newEntryPage(visit, await organisationsWhere(db, actorOf(visit), 'editEntries'), {
        values: typed.values,
        errors: isOwnKind(kind) ? { organisation: t.whose } : { kind: t.whatKind },
      })
    }
    return visit.redirect(`/own/${await startDraft(db, actorOf(visit), { organisation, kind, baseUrl })}`)
  })

  page(site, '/entries/:id{[0-9]+}/copy', async (visit) => {
    const actor = actorOf(visit)
    demandToWrite(actor)
    const { id, entry } = await findEntry(db, Number(visit.param('id')))
    return copyPage(visit, { entry: { id, title: entry.title }, organisations: await organisationsWhere(db, actor, 'editEntries') })
  })

  form(site, '/entries/:id{[0-9]+}/copy', async (visit, typed) => {
    const organisation = Number(typed.text('organisation'))
    const made = await copyEntry(db, actorOf(visit), { from: Number(visit.param('id')), organisation, baseUrl })
    return visit.redirect(`/own/${made}`)
  })

  page(site, '/own/suggestions', async (visit) => {
    demandToWrite(actorOf(visit))
    const kind = visit.query.get('kind') as Kind
    const text = (visit.query.get('q') ?? '').slice(0, 200)
    if (!kinds.includes(kind) || text.trim() === '') return visit.c.json([])
    return visit.c.json(await suggestions(db, kind, text, visit.language))
  })

  page(site, '/own/:id{[0-9]+}', async (visit) => {
    const own = await ownOf(visit)
    const { quads, catalogues } = await draftAt(db, own.id, own.version)
    const guide = guideFor({ ...own, quads })
    const values = valuesOf(own.uri, guide.form, guide.profiles, quads)
    const asked = visit.query
    const faults = asked.has('saved') || asked.has('check') || asked.has('published') ? checkDraft({ ...own, quads }, guide) : undefined
    return editor(visit, { own, guide, values, listedIn: catalogues, ...(faults && { faults }), ...toldBy(visit) })
  })

  form(site, '/own/:id{[0-9]+}', (visit, typed) => fromForm(visit, typed), mostInForm)

  form(
    site,
    '/own/:id{[0-9]+}/check',
    async (visit, typed) => {
      const { own, guide, values, base } = await readForm(visit, typed)
      const faults = checkDraft({ ...own, quads: quadsFromValues(own.uri, values, guide.profiles, base) }, guide)
      return visit.c.html(await findingsFragment(visit, faults, byField(faults, values)))
    },
    mostInForm,
  )

  form(
    site,
    '/own/:id{[0-9]+}/merge',
    async (visit, typed) => {
      const own = await ownOf(visit)
      const base = Number(typed.text('base'))
      const version = Number(typed.text('version'))
      const read = await readRecord(typed.text('mine'), own.uri)
      if (!('quads' in read)) throw cutShort()
      const mine = read.quads
      const [was, theirs] = await Promise.all([draftAt(db, own.id, base), draftAt(db, own.id, version)])
      const picks = new Map<string, Pick>()
      for (let at = 0; typed.text(`property.${at}`) !== ''; at++) picks.set(typed.text(`property.${at}`), typed.text(`pick.${at}`) as Pick)
      const quads = merged(own.uri, { base: was.quads, mine, theirs: theirs.quads }, picks)
      const listed = [...new Set([...theirs.catalogues, ...typed.all('catalogue')])]
      const saved = await saveDraft(db, actorOf(visit), own.id, { version, quads, catalogues: listed })
      if (saved.kind === 'conflict') return conflict(visit, own.id, { base: version, mine: quads, catalogues: listed })
      return visit.redirect(`/own/${own.id}`, { saved: '1' })
    },
    mostInForm,
  )

  page(site, '/own/:id{[0-9]+}/preview', async (visit) => {
    const own = await ownOf(visit)
    const { quads, catalogues } = await draftAt(db, own.id, own.version)
    const entry = entryFromQuads(own.uri, own.kind, quads)
    const links = await entriesAt(
      db,
      quads.flatMap(({ object }) => (object.termType === 'NamedNode' ? [object.value] : [])).concat(catalogues),
    )
    const found = {
      id: own.id,
      uri: own.uri,
      kind: own.kind as Kind,
      version: own.version,
      catalogues,
      first_seen_at: own.addedAt,
      changed_at: own.changedAt,
      ended_at: null,
      source_id: 0,
      source_name: '',
      origin: 'people',
      triples: null,
      quads,
      entry,
    }
    return previewPage(visit, own, await nameOf(own), {
      found,
      links,
      contacts: await contactsAt(db, links, own.kind === 'contact' ? [] : entry.contacts),
      others: [],
      turtle: await turtleOf(quads),
    })
  })

  page(site, '/own/:id{[0-9]+}/difference', async (visit) => {
    const own = await ownOf(visit)
    const [published, { quads }] = await Promise.all([publishedTriples(db, own.id), draftAt(db, own.id, own.version)])
    return differencePage(visit, own, await nameOf(own), published === undefined ? undefined : parseLines(published), quads)
  })

  page(site, '/own/:id{[0-9]+}/history', async (visit) => {
    const own = await ownOf(visit)
    const versions = await draftsOf(db, own.id)
    const mayEdit = may(actorOf(visit), 'editEntries', own.organisation)
    // Those who write together see who wrote what.
    const names = await namesIn(
      db,
      versions.map(({ actor }) => ({ actor, before: null, after: null })),
      mayEdit,
    )
    return historyPage(visit, own, await nameOf(own), versions, names, mayEdit)
  })

  page(site, '/own/:id{[0-9]+}/rdf', async (visit) => {
    const own = await ownOf(visit)
    const { quads } = await draftAt(db, own.id, own.version)
    return rdfPage(visit, own, await nameOf(own), { turtle: await turtleOf(quads), version: own.version })
  })

  form(
    site,
    '/own/:id{[0-9]+}/rdf',
    async (visit, typed) => {
      const own = await ownOf(visit)
      const version = Number(typed.text('version'))
      const turtle = typed.text('turtle')
      const t = visit.words(words)
      const read = await readRecord(turtle, own.uri)
      if (!('quads' in read)) {
        const error =
          'empty' in read
            ? t.rdfEmpty(own.uri)
            : 'loose' in read
              ? t.rdfLoose(read.loose)
              : `${t.rdfWrong}${read.line ? ` (${visit.language === 'sv' ? 'rad' : 'line'} ${read.line})` : ''}: ${read.wrong[visit.language]}`
        return rdfPage(visit, own, await nameOf(own), { turtle, version, error })
      }
      const saved = await saveDraft(db, actorOf(visit), own.id, { version, quads: read.quads })
      if (saved.kind === 'conflict') return conflict(visit, own.id, { base: version, mine: read.quads, catalogues: own.catalogues })
      return visit.redirect(`/own/${own.id}`, { saved: '1' })
    },
    mostInForm,
  )

  form(site, '/own/:id{[0-9]+}/restore', async (visit, typed) => {
    const id = Number(visit.param('id'))
    const saved = await restoreDraft(db, actorOf(visit), id, { version: Number(typed.text('version')), from: Number(typed.text('from')) })
    if (saved.kind === 'conflict')
      throw new Problem('conflict', {
        sv: 'Utkastet har ändrats sedan du öppnade historiken. Läs den igen.',
        en: 'The draft has changed since you opened its history. Read it again.',
      })
    return visit.redirect(`/own/${id}`, { saved: 'restored' })
  })

  form(site, '/own/:id{[0-9]+}/end', async (visit, typed) => {
    const id = Number(visit.param('id'))
    const reason = typed.text('reason').slice(0, 1000)
    await endOwnEntry(db, actorOf(visit), id, reason === '' ? {} : { reason })
    return visit.redirect(`/own/${id}`) // a change that waits is told there
  })

  form(site, '/own/:id{[0-9]+}/discard', async (visit) => {
    const own = await ownOf(visit)
    await discardDraft(db, actorOf(visit), own.id, new Date())
    return visit.redirect(`/organisations/${own.organisation}/entries`)
  })

  form(site, '/own/:id{[0-9]+}/take-back', async (visit) => {
    const id = Number(visit.param('id'))
    await takeBackDraft(db, actorOf(visit), id)
    return visit.redirect(`/own/${id}`)
  })

  const ownOf = (visit: Visit) => findOwn(db, actorOf(visit), Number(visit.param('id')))
  const nameOf = async (own: OwnEntry): Promise<LanguageText> => (await findOrganisation(db, own.organisation)).name

  type Read = {
    own: OwnEntry
    guide: Guide
    values: Thing
    base: Awaited<ReturnType<typeof draftAt>>['quads']
    version: number
    listedIn: string[]
  }

  /** What was sent, understood by the version of the draft that its form was made from. */
  async function readForm(visit: Visit, typed: Typed): Promise<Read> {
    const own = await ownOf(visit)
    const version = Number(typed.text('version'))
    // A form that was cut off on the way would look as if fields had been taken away.
    if (typed.text('whole') !== 'yes') throw cutShort()
    const { quads: base } = await draftAt(db, own.id, version)
    const guide = guideFor({ ...own, quads: base })
    const values = typedValues(own.uri, guide.form, guide.profiles, base, typed.values)
    return { own, guide, values, base, version, listedIn: typed.all('catalogue') }
  }

  async function fromForm(visit: Visit, typed: Typed): Promise<Sheet | Response> {
    const actor = actorOf(visit)
    const { own, guide, values, base, version, listedIn } = await readForm(visit, typed)
    demand(actor, 'editEntries', own.organisation)
    const pressed = typed.text('do')
    const shownAs = { ...own, version }
    const action = actionIn(pressed)
    if (action) {
      const changed = action.verb === 'find' ? values : applyAction(values, action, guide.profiles)
      const row = action.verb === 'find' ? rowNamed(values, action.at) : undefined
      const kind = row && entriesOf(values, row)
      const hits = row && kind ? { row: row.name, found: await suggestions(db, kind, row.text, visit.language) } : undefined
      return editor(visit, { own: shownAs, guide, values: changed, listedIn, ...(hits && { hits }) })
    }
    const quads = quadsFromValues(own.uri, values, guide.profiles, base)
    if (pressed === 'check') return editor(visit, { own: shownAs, guide, values, listedIn, faults: checkDraft({ ...own, quads }, guide) })
    const saved = await saveDraft(db, actor, own.id, { version, quads, catalogues: listedIn })
    if (saved.kind === 'conflict') return conflict(visit, own.id, { base: version, mine: quads, catalogues: listedIn })
    if (pressed !== 'publish') return visit.redirect(`/own/${own.id}`, { saved: saved.kind === 'unchanged' ? 'unchanged' : '1' })
    const faults = checkDraft({ ...own, quads }, guide)
    if (faults.some(({ severity }) => severity === 'violation')) return visit.redirect(`/own/${own.id}`, { check: 'publish' })
    const outcome = await publishEntry(db, actor, own.id, { version: saved.version })
    if ('waiting' in outcome) return visit.redirect(`/own/${own.id}`)
    const { source } = outcome.done
    await queue.send(assessJob, { source }, { key: `source ${source}` })
    return visit.redirect(`/own/${own.id}`, { published: '1' })
  }

  type Shown = {
    own: OwnEntry
    guide: Guide
    values: Thing
    listedIn: readonly string[]
    faults?: readonly Fault[]
    hits?: Editor['shown']['hits']
    told?: Editor['told']
  }

  async function editor(visit: Visit, { own, guide, values, listedIn, faults, hits, told }: Shown): Promise<Sheet> {
    const actor = actorOf(visit)
    const [organisation, catalogues, waiting, links] = await Promise.all([
      nameOf(own),
      ownCatalogues(db, own.organisation),
      waitingChange(db, entriesKind, own.id),
      entriesAt(db, [...addressesIn(values)].slice(0, 500)),
    ])
    return editorPage(visit, {
      own,
      organisation,
      guide,
      values,
      shown: { faults: byField(faults ?? [], values), links, ...(hits && { hits }) },
      ...(faults && { faults }),
      catalogues,
      listedIn,
      mayEdit: may(actor, 'editEntries', own.organisation) && own.state !== 'discarded',
      mayPublish: may(actor, 'publishEntries', own.organisation) && waiting === undefined,
      ...(waiting && { waiting }),
      ...(told && { told }),
    })
  }

  async function conflict(
    visit: Visit,
    id: number,
    { base, mine, catalogues }: { base: number; mine: Awaited<ReturnType<typeof draftAt>>['quads']; catalogues: readonly string[] },
  ) {
    const own = await findOwn(db, actorOf(visit), id)
    const [was, theirs, content] = await Promise.all([
      draftAt(db, id, base),
      draftAt(db, id, own.version),
      contentOf(own.uri, own.kind, mine),
    ])
    return conflictPage(visit, {
      own,
      organisation: await nameOf(own),
      clashes: clashes(own.uri, { base: was.quads, mine: parseLines(content.text), theirs: theirs.quads }),
      base,
      mine: content.text,
      catalogues,
    })
  }

  // Whoever has signed in and may not write is told so on the page, with whom to ask.
  function demandToWrite(actor: Actor): void {
    if (actor.kind === 'anyone') demand(actor, 'editEntries')
  }
}

function toldBy(visit: Visit): { told?: NonNullable<Editor['told']> } {
  const t = visit.words(words)
  const saved = visit.query.get('saved')
  if (visit.query.has('published')) return { told: { tone: 'success', title: t.published, text: t.publishedText } }
  if (visit.query.get('check') === 'publish') return { told: { tone: 'warning', title: t.notPublished, text: t.summaryErrors } }
  if (saved === 'unchanged') return { told: { tone: 'info', title: t.saved, text: t.unchanged } }
  if (saved === 'restored') return { told: { tone: 'success', title: t.restored, text: t.savedText } }
  return saved === null ? {} : { told: { tone: 'success', title: t.saved, text: t.savedText } }
}

function filterIn(visit: Visit): OwnFilter {
  const state = ownStates.find((one) => one === visit.query.get('state'))
  const kind = visit.query.get('kind') ?? ''
  const text = (visit.query.get('q') ?? '').trim()
  return { ...(state && { state }), ...(isOwnKind(kind) && { kind }), ...(text !== '' && { text }) }
}

function rowNamed(values: Thing, name: string): Row | undefined {
  for (const { thing } of thingsIn(values))
    for (const rows of thing.rows.values()) for (const row of rows) if (row.name === name) return row
  return undefined
}

function entriesOf(values: Thing, row: Row): Kind | undefined {
  for (const { thing } of thingsIn(values))
    for (const field of thing.form.fields)
      if (thing.rows.get(field.name)?.includes(row) && field.takes.kind === 'thing') return field.takes.entries
  return undefined
}

function* addressesIn(values: Thing): Generator<string> {
  for (const { thing } of thingsIn(values))
    for (const field of thing.form.fields)
      if (field.takes.kind === 'thing') for (const { text } of thing.rows.get(field.name) ?? []) if (text !== '') yield text
}

async function turtleOf(quads: Parameters<typeof prefixesIn>[0]): Promise<string> {
  let text = ''
  for await (const part of write([[...quads]], 'turtle', { prefixes: prefixesIn(quads) })) text += part
  return text
}

const cutShort = () =>
  new Problem('invalid', {
    sv: 'Formuläret kom inte fram helt, så inget är sparat. Gå tillbaka och skicka det igen.',
    en: 'The form did not arrive whole, so nothing is saved. Go back and send it again.',
  })
