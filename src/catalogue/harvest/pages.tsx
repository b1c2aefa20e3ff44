import type { Db } from '../../db/open.ts'
import { historyOf } from '../../history/read.ts'
import type { Queue } from '../../jobs/queue.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Language } from '../../kernel/language-text.ts'
import { Problem } from '../../kernel/problem.ts'
import { waitingChange } from '../../organisations/approval/change-request.ts'
import { findOrganisation } from '../../organisations/find.ts'
import { namesIn } from '../../organisations/names.ts'
import { csvAnswer } from '../../spreadsheet/csv.ts'
import { feedAnswer } from '../../web/atom.ts'
import type { FormState } from '../../web/form-state.ts'
import { formatBytes } from '../../web/format.ts'
import { form, page, type Sheet } from '../../web/page.tsx'
import { serverEvents } from '../../web/server-events.ts'
import type { Site } from '../../web/site.ts'
import type { Typed } from '../../web/typed.ts'
import type { Visit } from '../../web/visit.ts'
import { demand, may } from '../access.ts'
import { changesOf, entriesAt, findingsOf, findRun, findSource, listSources, runsOf } from '../find.ts'
import { demandSomewhere, maySomewhere, organisationsWhere } from '../somewhere.ts'
import { addSource, changeSource, endSource, ownKindOfSource, writtenHere } from '../source.ts'
import { standingAtGate } from '../validate/check-entries.ts'
import { type LastRefusals, lastRefusals, runsToTell, whomToTell } from './find.ts'
import { findingRows } from './finding-rows.ts'
import { type Gate, gates } from './gate.ts'
import { requestRun } from './run.ts'
import { runsFeed } from './runs-feed.ts'
import { guessKind } from './sources.ts'
import { newSourcePage } from './views/new-source.tsx'
import type { Telling } from './views/refused.tsx'
import { isOver, progressText, runPage } from './views/run.tsx'
import { sourcePage } from './views/source.tsx'
import { sourcesPage } from './views/sources.tsx'
import { words } from './words.ts'
import { harvestJob } from './work.ts'

export type SourcePages = { db: Db; queue: Queue; uploadMaxBytes: number; actorOf: (visit: Visit) => Actor }

/** Sources and their runs. */
export function sourcePages(site: Site, { db, queue, uploadMaxBytes, actorOf }: SourcePages): void {
  page(site, '/sources', async (visit) => sourcesPage(visit, await listSources(db), maySomewhere(actorOf(visit), 'manageSources')))

  page(site, '/sources/new', (visit) =>
    showNew(visit, {
      values: { everyHours: '24', kind: 'rdf', gate: 'all', organisation: visit.query.get('organisation') ?? '' },
      errors: {},
    }),
  )

  form(site, '/sources/new', (visit, typed) => addFromForm(visit, typed), { maxBytes: uploadMaxBytes + 100_000 })

  page(site, '/sources/:id{[0-9]+}', (visit) => showSource(visit, Number(visit.param('id'))))

  form(
    site,
    '/sources/:id{[0-9]+}/harvest',
    async (visit, typed) => {
      const source = await findSource(db, Number(visit.param('id')))
      demand(actorOf(visit), 'harvest', source.organisation_id)
      if (source.kind === ownKindOfSource) throw writtenHere()
      const file = await fileIn(typed)
      if (source.url === null && !file) throw new Problem('invalid', { sv: 'Välj en fil att lämna in.', en: 'Choose a file to hand in.' })
      return startRun(visit, { source: source.id, ...(file && { file }), confirmedRemoval: typed.text('confirmedRemoval') === 'yes' })
    },
    { maxBytes: uploadMaxBytes + 100_000 },
  )

  form(site, '/sources/:id{[0-9]+}/settings', async (visit, typed) => {
    const id = Number(visit.param('id'))
    const t = visit.words(words)
    if (typed.text('name') === '') return showSource(visit, id, { values: typed.values, errors: { name: t.addNeedsName } })
    const percent = Number(typed.text('maxGone'))
    if (!(percent >= 0 && percent <= 100)) return showSource(visit, id, { values: typed.values, errors: { maxGone: t.maxGone } })
    const url = typed.text('url')
    if (url !== '' && !(URL.canParse(url) && /^https?:/i.test(url)))
      return showSource(visit, id, { values: typed.values, errors: { url: t.addNeedsUrl } })
    const everyHours = typed.text('everyHours') === '' ? undefined : Number(typed.text('everyHours'))
    const outcome = await changeSource(
      db,
      actorOf(visit),
      id,
      {
        name: typed.text('name'),
        ...(url !== '' && { url }),
        maxGoneShare: percent / 100,
        everyHours,
        gate: gateIn(typed),
        paused: typed.text('paused') === 'yes',
      },
      new Date(),
    )
    return visit.redirect(`/sources/${id}`, 'waiting' in outcome ? { waiting: outcome.waiting } : { saved: '1' })
  })

  form(site, '/sources/:id{[0-9]+}/end', async (visit) => {
    const id = Number(visit.param('id'))
    const outcome = await endSource(db, actorOf(visit), id, new Date())
    return 'waiting' in outcome ? visit.redirect(`/sources/${id}`, { waiting: outcome.waiting }) : visit.redirect('/sources')
  })

  page(site, '/sources/:id{[0-9]+}/runs/:run{[0-9]+}', async (visit) => {
    const run = await runOf(visit)
    const refused = refusedOnly(visit, run)
    const findings = await findingsOf(db, run.same_as ?? run.id, { refused })
    const source = { id: run.source_id, name: run.source_name }
    const [telling, added, changed, removed, entries] = await Promise.all([
      run.refused > 0
        ? tellingOf(visit, source, { refused: run.refused, at: run.finished_at!, listedIn: run.same_as ?? run.id })
        : undefined,
      changesOf(db, run.id, 'added'),
      changesOf(db, run.id, 'changed'),
      changesOf(db, run.id, 'removed'),
      entriesAt(
        db,
        findings.flatMap((finding) => finding.focus ?? []),
        run.source_id,
      ),
    ])
    return runPage(visit, {
      run,
      findings,
      onlyRefused: refused,
      ...(telling && { telling }),
      changes: { added, changed, removed },
      entries,
      mayManage: may(actorOf(visit), 'harvest', run.organisation_id),
    })
  })

  page(site, '/sources/:id{[0-9]+}/runs/:run{[0-9]+}/events', async (visit) => {
    const run = await runOf(visit)
    return serverEvents(visit.c, (signal) => progressOf(run.id, visit.language, signal))
  })

  page(site, '/sources/:id{[0-9]+}/runs/:run{[0-9]+}/findings.csv', async (visit) => {
    const run = await runOf(visit)
    const findings = await findingsOf(db, run.same_as ?? run.id, { limit: 100_000, refused: refusedOnly(visit, run) })
    return csvAnswer(`${run.source_name} ${run.id}`, findingRows(findings, visit.language))
  })

  page(site, '/sources/:id{[0-9]+}/runs.atom', async (visit) => {
    const source = await findSource(db, Number(visit.param('id')))
    const runs = []
    for (const run of await runsToTell(db, source.id))
      runs.push({ ...run, told: await findingsOf(db, run.id, { limit: 20, refused: run.refused > 0 }) })
    return feedAnswer(visit.c, runsFeed({ source, runs }, visit.language, wholeIn(visit)))
  })

  const wholeIn = (visit: Visit) => (path: string, query?: Record<string, string>) => new URL(visit.to(path, query), site.baseUrl).href

  async function tellingOf(visit: Visit, source: { id: number; name: string }, { refused, at, listedIn }: LastRefusals): Promise<Telling> {
    const list = { path: `/sources/${source.id}/runs/${listedIn}`, query: { show: 'refused' } }
    return { source, refused, at, list, toTell: await whomToTell(db, source.id, listedIn), whole: wholeIn(visit) }
  }

  async function runOf(visit: Visit) {
    const run = await findRun(db, Number(visit.param('run')))
    if (run.source_id !== Number(visit.param('id')))
      throw new Problem('not-found', { sv: 'Källan har ingen sådan körning.', en: 'The source has no such run.' })
    return run
  }

  async function showSource(visit: Visit, id: number, typed?: FormState): Promise<Sheet> {
    const source = await findSource(db, id)
    const last = source.ended_at === null ? await lastRefusals(db, id) : undefined
    const [changes, standing] = await Promise.all([historyOf(db, 'source', id), standingAtGate(db, id)])
    const mayManage = source.ended_at === null && may(actorOf(visit), 'manageSources', source.organisation_id)
    return sourcePage(
      visit,
      {
        source,
        runs: await runsOf(db, id),
        entries: standing.conforming + standing.notConforming + standing.unchecked,
        changes,
        names: await namesIn(db, changes, mayManage),
        owner: source.organisation_id === null ? undefined : (await findOrganisation(db, source.organisation_id)).name,
        waiting: await waitingChange(db, 'source', id),
        standing,
        ...(last && last.refused > 0 && { telling: await tellingOf(visit, source, last) }),
        mayManage,
      },
      typed,
    )
  }

  async function showNew(visit: Visit, state: FormState): Promise<Sheet> {
    const actor = actorOf(visit)
    demandSomewhere(actor, 'manageSources')
    const owners = { organisations: await organisationsWhere(db, actor, 'manageSources'), node: may(actor, 'manageSources') }
    return newSourcePage(visit, state, owners, uploadMaxBytes)
  }

  async function addFromForm(visit: Visit, typed: Typed): Promise<Sheet | Response> {
    const actor = actorOf(visit)
    const organisation = Number(typed.text('organisation')) || undefined
    demand(actor, 'manageSources', organisation ?? null)
    const t = visit.words(words)
    const file = await fileIn(typed)
    const url = typed.text('url')
    const errors = {
      ...(typed.text('name') === '' && { name: t.addNeedsName }),
      ...(url === '' && !file && { url: t.addNeedsOne }),
      ...(url !== '' && !(URL.canParse(url) && /^https?:/i.test(url)) && { url: t.addNeedsUrl }),
    }
    if (Object.keys(errors).length > 0) return showNew(visit, { values: typed.values, errors })
    const kind = guessKind(file?.name ?? url) === 'publiccode' ? 'publiccode' : typed.text('kind') || 'rdf'
    const source = await addSource(db, actor, {
      name: typed.text('name'),
      kind,
      gate: gateIn(typed),
      ...(organisation && { organisation }),
      ...(url !== '' && { url }),
      ...(url !== '' && typed.text('everyHours') !== '' && { everyHours: Number(typed.text('everyHours')) }),
    })
    return startRun(visit, { source, ...(url === '' && file && { file }) })
  }

  async function startRun(visit: Visit, request: Parameters<typeof requestRun>[2]): Promise<Response> {
    const run = await requestRun(db, actorOf(visit), request)
    await queue.send(harvestJob, { run }, { key: `run ${run}` })
    return visit.redirect(`/sources/${request.source}/runs/${run}`)
  }

  async function fileIn(typed: Typed): Promise<{ name: string; bytes: Uint8Array } | undefined> {
    const file = typed.file('file')
    if (!file) return undefined
    if (file.size > uploadMaxBytes)
      throw new Problem('invalid', {
        sv: `Filen är större än ${formatBytes(uploadMaxBytes, 'sv')}. Ange en adress i stället.`,
        en: `The file is larger than ${formatBytes(uploadMaxBytes, 'en')}. Give an address instead.`,
      })
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  }

  async function* progressOf(id: number, language: Language, signal: AbortSignal) {
    while (!signal.aborted) {
      const run = await findRun(db, id)
      if (isOver(run)) {
        yield { event: 'done', data: {} }
        return
      }
      yield { event: 'progress', data: { text: progressText(run, language) } }
      await new Promise((resolve) => setTimeout(resolve, 400))
    }
  }
}

/** What somebody chose to let in; nothing where the form does not ask. */
const gateIn = (typed: Typed): Gate | undefined => gates.find((gate) => gate === typed.text('gate'))

// A run of a file that was the same has no findings of its own, only what is refused still.
const refusedOnly = (visit: Visit, run: { same_as: number | null }) => run.same_as !== null || visit.query.get('show') === 'refused'
