import type { Db } from '../db/open.ts'
import { historyOf } from '../history/read.ts'
import type { Actor } from '../kernel/actor.ts'
import type { EvidenceKinds } from '../kernel/evidence.ts'
import { say } from '../kernel/language-text.ts'
import { dayOf, namesOf } from '../organisations/find.ts'
import { namesIn } from '../organisations/names.ts'
import { csvAnswer } from '../spreadsheet/csv.ts'
import { kept } from '../web/answers.ts'
import { dayIn, endOfDay } from '../web/day.ts'
import { form, page, type Sheet } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { Visit } from '../web/visit.ts'
import { may } from './access.ts'
import type { AlternativeFacts } from './alternatives/alternative-facts.ts'
import { alternativesOf, entriesNamed } from './alternatives/find.ts'
import { completeInitiative, startInitiative, stopInitiative, takeBackInitiative } from './carry-through.ts'
import { decisionPages } from './decision-pages.tsx'
import { editPages } from './edit-pages.tsx'
import { findInitiative, needsOf } from './find.ts'
import { readinessFacts } from './find-readiness.ts'
import type { Initiative, InitiativeId } from './initiative.ts'
import { listInitiatives, organisationsWithInitiatives } from './list.ts'
import { historyOfInitiative, initiativeAt, readsDrafts } from './past.ts'
import { proposeInitiative } from './propose.ts'
import { publishInitiative } from './publish-initiative.ts'
import { doneSteps, readinessOf } from './readiness.ts'
import { historyPage, pastPage } from './views/history.tsx'
import { askedBy, initiativesPage, perPage } from './views/list.tsx'
import { type Overview, overviewPage } from './views/overview.tsx'
import { words } from './words.ts'

const one = '/initiatives/:id{[0-9]+}'
const idIn = (visit: Visit) => Number(visit.param('id'))

export type InitiativePages = { db: Db; actorOf: (visit: Visit) => Actor; kinds: EvidenceKinds }

/** Initiatives: the list, one with what is done and what remains, its past, and the moves from draft to carried out. */
export function initiativePages(site: Site, { db, actorOf, kinds }: InitiativePages): void {
  // The ticks in the tabs of every page of an initiative, whoever mounts it; asked only where the tabs are shown.
  for (const path of ['/initiatives/*', '/en/initiatives/*'])
    site.app.use(path, async (c, next) => {
      c.set('stepsDone', async (initiative) => doneSteps(readinessOf(await readinessFacts(db, initiative))))
      await next()
    })

  page(site, '/initiatives', async (visit) => {
    const actor = actorOf(visit)
    const [found, organisations] = await Promise.all([
      listInitiatives(db, actor, { ...askedBy(visit), limit: perPage }),
      organisationsWithInitiatives(db, actor),
    ])
    return initiativesPage(visit, {
      ...found,
      organisations: organisations.map(({ id, name }) => {
        const said = say(name, visit.language)
        return { value: String(id), label: said?.text ?? String(id), ...(said?.fallback && { lang: said.language }) }
      }),
      mayAdd: mayAddSomewhere(actor),
    })
  })

  page(site, '/initiatives.csv', async (visit) => {
    const t = visit.words(words)
    const { rows } = await listInitiatives(db, actorOf(visit), { ...askedBy(visit), page: 1, limit: 100_000 })
    return csvAnswer(t.title, [
      t.csvColumns,
      ...rows.map((row) => [
        row.id,
        say(row.title, visit.language)?.text ?? '',
        say(row.organisation, visit.language)?.text ?? '',
        t.states[row.state],
        row.stateOn,
        row.recommendations.join(' '),
        row.npv === null ? null : Math.round(row.npv),
        row.npv === null ? null : row.priceYear,
        row.endsOn,
        `/initiatives/${row.id}`,
      ]),
    ])
  })

  editPages(site, { db, actorOf })
  decisionPages(site, { db, actorOf, kinds })

  page(site, one, async (visit) => {
    const initiative = await findInitiative(db, actorOf(visit), idIn(visit))
    const on = dayIn(visit.query.get('on'))
    if (on === undefined) return overview(visit, initiative)
    const past = await initiativeAt(db, actorOf(visit), initiative, endOfDay(on))
    return pastPage(visit, { initiative, past, on, organisations: await namesOf(db, past?.facts.parties ?? []) })
  })

  page(site, `${one}/history`, async (visit) => {
    const actor = actorOf(visit)
    const initiative = await findInitiative(db, actor, idIn(visit))
    const changes = await historyOfInitiative(db, actor, initiative)
    const names = await namesIn(db, changes, readsDrafts(actor, initiative))
    const parties = [...new Set(changes.flatMap(({ before, after }) => [before, after].flatMap(partiesIn)))]
    const organisations = new Map([...names.organisations, ...(await namesOf(db, parties))])
    const entries = await entriesNamed(
      db,
      changes.flatMap(({ before, after }) => [before, after].flatMap(entriesIn)),
    )
    return historyPage(visit, { initiative, changes, names: { ...names, organisations }, entries, today: dayOf(new Date()) })
  })

  moveBy('publish', 'published', publishInitiative)
  moveBy('propose', 'proposed', proposeInitiative)
  moveBy('take-back', 'taken-back', takeBackInitiative)
  moveBy('start', 'started', startInitiative)
  moveBy('complete', 'completed', completeInitiative)

  form(site, `${one}/stop`, async (visit, typed) => {
    const id = idIn(visit)
    const back = (says: string) => refused(visit, { says, stop: { values: typed.values, errors: { reason: says } } })
    return kept(
      async () => {
        await stopInitiative(db, actorOf(visit), id, typed.text('reason'))
        return visit.redirect(`/initiatives/${id}`, { done: 'stopped' })
      },
      (refusal) => back(refusal.detail[visit.language]),
    )
  })

  /** A button that takes an initiative on; refused, the overview says what is missing. */
  function moveBy(path: string, done: string, deed: (db: Db, actor: Actor, id: InitiativeId) => Promise<Initiative>): void {
    form(site, `${one}/${path}`, (visit) =>
      kept(
        async () => {
          await deed(db, actorOf(visit), idIn(visit))
          return visit.redirect(`/initiatives/${idIn(visit)}`, { done })
        },
        (refusal) => refused(visit, { says: refusal.detail[visit.language], findings: refusal.findings }),
      ),
    )
  }

  const refused = async (visit: Visit, why: Overview['refused']) =>
    overview(visit, await findInitiative(db, actorOf(visit), idIn(visit)), why)

  async function overview(visit: Visit, initiative: Initiative, why?: Overview['refused']): Promise<Sheet> {
    const actor = actorOf(visit)
    const [organisations, needs, alternatives, facts] = await Promise.all([
      namesOf(db, [initiative.organisationId, ...initiative.parties]),
      needsOf(db, actor, initiative.id),
      alternativesOf(db, initiative.id),
      readinessFacts(db, initiative),
    ])
    const stopped = initiative.state.kind === 'stopped' ? await historyOf(db, 'initiative', initiative.id, 20) : []
    const stoppedWhy = stopped.find(({ action }) => action === 'stopped')?.reason
    const mayDo = (action: 'write' | 'publish' | 'propose' | 'decide') => may(actor, action, initiative.organisationId)
    return overviewPage(visit, {
      initiative,
      organisations,
      needs,
      alternatives,
      tasks: readinessOf(facts),
      may: { write: mayDo('write'), publish: mayDo('publish'), propose: mayDo('propose'), decide: mayDo('decide') },
      ...(stoppedWhy && { stoppedWhy }),
      ...(why && { refused: why }),
    })
  }
}

const partiesIn = (side: unknown): number[] => (side as { parties?: number[] } | null)?.parties ?? []

const entriesIn = (side: unknown): number[] => {
  const { reuses = [], buildingBlocks = [], standards = [] } = (side ?? {}) as Partial<AlternativeFacts>
  return [...reuses, ...buildingBlocks, ...standards]
}

const mayAddSomewhere = (actor: Actor): boolean =>
  may(actor, 'write') ||
  ((actor.kind === 'person' || actor.kind === 'key') &&
    actor.grants.some(({ scope }) => scope.kind === 'organisation' && may(actor, 'write', scope.id)))
