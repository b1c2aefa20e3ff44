import type { Db } from '../db/open.ts'
import { historyOf } from '../history/read.ts'
import type { Actor } from '../kernel/actor.ts'
import { csvAnswer } from '../spreadsheet/csv.ts'
import { errorsIn, kept } from '../web/answers.ts'
import type { FormState } from '../web/form-state.ts'
import { form, page, type Sheet } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { Visit } from '../web/visit.ts'
import { demand, may } from './access.ts'
import { addFact, NewFact, NewGroup, setGroup } from './add-fact.ts'
import { editPages } from './edit-pages.tsx'
import {
  countyOf,
  dayOf,
  factsOf,
  findOrganisation,
  groupsOf,
  listOrganisations,
  type MatchState,
  organisationsCalled,
  type Predecessor,
  predecessorsOf,
  publisherMatches,
  relativesOf,
} from './find.ts'
import { columnNames } from './import/columns.ts'
import { importPages } from './import/pages.tsx'
import { decidePublisher } from './match-publishers.ts'
import { namesIn } from './names.ts'
import { countWaiting } from './notices/find.ts'
import type { Organisation } from './organisation.ts'
import { isDay } from './particulars.ts'
import { forgetPages } from './people/forget-pages.tsx'
import { peoplePages } from './people/pages.tsx'
import { setParent } from './relate.ts'
import { successionPages } from './succession/pages.tsx'
import { askedBy, listAsRows, organisationsPage, perPage } from './views/list.tsx'
import { type OrganisationSection, organisationHistoryPage, organisationPage, type Returned } from './views/organisation.tsx'
import { words } from './words.ts'

/** What a room above has to say on an organisation's page; handed down by app.ts, since this room reads none of them. */
export type SectionOf = (
  visit: Visit,
  of: { organisation: Organisation; predecessors: readonly Predecessor[]; today: string },
) => Promise<OrganisationSection | undefined>

export type OrganisationPages = {
  db: Db
  actorOf: (visit: Visit) => Actor
  sections: readonly SectionOf[]
  /** Whose sign-ins people are invited to. */
  issuers: readonly string[]
}

const one = '/organisations/:id{[0-9]+}'

export function organisationPages(site: Site, { db, actorOf, sections, issuers }: OrganisationPages): void {
  const today = () => dayOf(new Date())
  const idIn = (visit: Visit) => Number(visit.param('id'))

  page(site, '/organisations', async (visit) =>
    organisationsPage(visit, await listOrganisations(db, { ...askedBy(visit), limit: perPage }, today()), today(), {
      mayAdd: may(actorOf(visit), 'add'),
      mayMatch: may(actorOf(visit), 'seePeople'),
    }),
  )

  page(site, '/organisations.csv', async (visit) => {
    const { rows } = await listOrganisations(db, { ...askedBy(visit), page: 1, limit: 200_000 }, today())
    return csvAnswer(visit.words(words).title, [columnNames, ...listAsRows(rows, visit.language)])
  })

  editPages(site, { db, actorOf })
  successionPages(site, { db, actorOf })
  peoplePages(site, { db, actorOf, issuers })
  forgetPages(site, { db, actorOf })
  importPages(site, { db, actorOf })

  page(site, one, (visit) => showOrganisation(visit))

  form(site, `${one}/figures`, async (visit, typed) => {
    const t = visit.words(words).wrong
    const read = NewFact.safeParse({
      ...typed.values,
      ...(typed.text('year') === '' && { year: 'x' }),
      ...(typed.text('value') === '' && { value: 'x' }),
    })
    if (!read.success) return showOrganisation(visit, { form: 'figure', values: typed.values, errors: errorsIn(read.error, t) })
    await addFact(db, actorOf(visit), idIn(visit), read.data)
    return visit.redirect(`/organisations/${idIn(visit)}`, { saved: '1' })
  })

  form(site, `${one}/groups`, async (visit, typed) => {
    const t = visit.words(words).wrong
    const read = NewGroup.safeParse({ edition: typed.text('edition'), code: typed.text('code'), source: typed.text('groupSource') })
    if (!read.success) {
      const { source, ...errors } = errorsIn(read.error, t)
      return showOrganisation(visit, { form: 'group', values: typed.values, errors: { ...errors, ...(source && { groupSource: source }) } })
    }
    await setGroup(db, actorOf(visit), idIn(visit), read.data)
    return visit.redirect(`/organisations/${idIn(visit)}`, { saved: '1' })
  })

  form(site, `${one}/parent`, async (visit, typed) => {
    const t = visit.words(words).wrong
    demand(actorOf(visit), 'change', idIn(visit))
    const [parent] = typed.text('parent') === '' ? [] : await organisationsCalled(db, typed.text('parent'))
    const errors = {
      ...(typed.text('parent') !== '' && !parent && { parent: t.parent }),
      ...(!isDay(typed.text('parentOn')) && { parentOn: t.on }),
    }
    const back = (wrong: FormState['errors']) => showOrganisation(visit, { form: 'parent', values: typed.values, errors: wrong })
    if (Object.keys(errors).length > 0) return back(errors)
    return kept(
      async () => {
        await setParent(db, actorOf(visit), idIn(visit), parent?.id ?? null, typed.text('parentOn'))
        return visit.redirect(`/organisations/${idIn(visit)}`, { saved: '1' })
      },
      (refusal) => back({ parentOn: refusal.detail[visit.language] }),
    )
  })

  form(site, `${one}/publishers`, async (visit, typed) => {
    const id = idIn(visit)
    demand(actorOf(visit), 'matchPublishers', id)
    const back = (error: string) => showOrganisation(visit, { form: 'publisher', values: typed.values, errors: { uri: error } })
    if (typed.text('uri') === '') return back(visit.words(words).wrong.uri)
    const state = typed.text('state')
    return kept(
      async () => {
        await decidePublisher(db, actorOf(visit), {
          organisation: id,
          uri: typed.text('uri'),
          state: state === 'rejected' || state === 'proposed' ? (state as MatchState) : 'confirmed',
        })
        return visit.redirect(`/organisations/${Number(typed.text('back')) || id}`, { saved: '1' })
      },
      (refusal) => back(refusal.detail[visit.language]),
    )
  })

  page(site, `${one}/history`, async (visit) => {
    const organisation = await findOrganisation(db, idIn(visit))
    const seePeople = may(actorOf(visit), 'seePeople', organisation.id)
    const changes = (await historyOf(db, 'organisation', organisation.id, 500)).filter(
      ({ action }) => seePeople || !/^(role|key)-/.test(action),
    )
    return organisationHistoryPage(visit, { organisation, today: today(), changes, names: await namesIn(db, changes, seePeople) })
  })

  async function showOrganisation(visit: Visit, returned?: Returned): Promise<Sheet> {
    const organisation = await findOrganisation(db, idIn(visit))
    const [actor, on] = [actorOf(visit), today()]
    const [facts, groups, relatives, predecessors, county, waiting] = await Promise.all([
      factsOf(db, organisation.id),
      groupsOf(db, organisation.id),
      relativesOf(db, organisation.id),
      predecessorsOf(db, organisation.id, on),
      countyOf(db, organisation, on),
      may(actor, 'seeNotices', organisation.id) ? countWaiting(db, organisation.id) : undefined,
    ])
    const [matches, ...shown] = await Promise.all([
      publisherMatches(db, [organisation.id, ...predecessors.map(({ id }) => id)]),
      ...sections.map((section) => section(visit, { organisation, predecessors, today: on })),
    ])
    return organisationPage(
      visit,
      {
        organisation,
        today: on,
        facts,
        groups,
        relatives,
        predecessors,
        ...county,
        matches,
        sections: shown.filter((section) => section !== undefined),
        waiting,
        may: {
          change: may(actor, 'change', organisation.id),
          relate: may(actor, 'relate'),
          match: may(actor, 'matchPublishers', organisation.id),
          people: may(actor, 'seePeople', organisation.id),
        },
      },
      returned,
    )
  }
}
