import type { Db } from '../db/open.ts'
import { historyOf, type PastChange } from '../history/read.ts'
import type { Actor } from '../kernel/actor.ts'
import { inOrganisation } from '../kernel/actor.ts'
import { Problem } from '../kernel/problem.ts'
import { type Role, roles } from '../kernel/role.ts'
import { csvAnswer } from '../spreadsheet/csv.ts'
import type { FormState } from '../web/form-state.ts'
import { form, page, type Sheet } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { Typed } from '../web/typed.ts'
import type { Visit } from '../web/visit.ts'
import { demand, may } from './access.ts'
import { addFact, NewFact, NewGroup, setGroup } from './add-fact.ts'
import {
  countyOf,
  dayOf,
  factsOf,
  findOrganisation,
  groupsOf,
  holdersOf,
  listOrganisations,
  type MatchState,
  namesOf,
  organisationsCalled,
  type Predecessor,
  peopleNamed,
  predecessorsOf,
  publisherMatches,
  relativesOf,
} from './find.ts'
import { endRole, giveRole } from './give-role.ts'
import { columnNames } from './import/columns.ts'
import { finishImport, importLimits, keepImport, keptImport, previewImport, readOrganisations, renewImport } from './import/import.ts'
import { Invitation, invite } from './invite.ts'
import { addOrganisation, changeOrganisation } from './keep.ts'
import { decidePublisher } from './match-publishers.ts'
import { mergeEdits } from './merge-edits.ts'
import { organisationNumber } from './number.ts'
import type { Organisation } from './organisation.ts'
import { isDay, isKind, type Particulars } from './particulars.ts'
import { callOff, endOrganisation, setParent, succeed } from './relate.ts'
import { editPage, particularsOfOrganisation, typedOrganisation, typedParticulars, valuesOf } from './views/edit.tsx'
import { importedPage, importPage, planAsRows, previewPage } from './views/import.tsx'
import { askedBy, listAsRows, organisationsPage, perPage } from './views/list.tsx'
import { type OrganisationSection, organisationHistoryPage, organisationPage, type Returned } from './views/organisation.tsx'
import { peoplePage } from './views/people.tsx'
import { successionPage } from './views/succession.tsx'
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

  page(site, '/organisations/new', (visit) => {
    demand(actorOf(visit), 'add')
    return editPage(visit, {})
  })

  form(site, '/organisations/new', async (visit, typed) => {
    demand(actorOf(visit), 'add')
    const read = typedOrganisation(visit, typed)
    if ('errors' in read) return editPage(visit, { state: { values: typed.values, errors: read.errors } })
    return kept(
      async () => visit.redirect(`/organisations/${await addOrganisation(db, actorOf(visit), read.input)}`, { saved: '1' }),
      (refusal) => editPage(visit, { state: { values: typed.values, errors: { number: refusal.detail[visit.language] } } }),
    )
  })

  page(site, one, (visit) => showOrganisation(visit))

  page(site, `${one}/change`, async (visit) => {
    demand(actorOf(visit), 'change', idIn(visit))
    return editPage(visit, { organisation: await findOrganisation(db, idIn(visit)) })
  })

  form(site, `${one}/change`, async (visit, typed) => {
    const id = idIn(visit)
    demand(actorOf(visit), 'change', id)
    const organisation = await findOrganisation(db, id)
    const read = typedOrganisation(visit, typed)
    const version = Number(typed.text('version'))
    if (version !== organisation.version) return bothEdited(visit, typed, organisation)
    if ('errors' in read) return editPage(visit, { organisation, state: { values: typed.values, errors: read.errors } })
    return kept(
      async () => {
        await changeOrganisation(db, actorOf(visit), id, read.input, version)
        return visit.redirect(`/organisations/${id}`, { saved: '1' })
      },
      async (refusal) => {
        const now = await findOrganisation(db, id)
        if (now.version !== version) return bothEdited(visit, typed, now)
        return editPage(visit, { organisation, state: { values: typed.values, errors: { number: refusal.detail[visit.language] } } })
      },
    )
  })

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

  page(site, `${one}/succession`, async (visit) => {
    demand(actorOf(visit), 'relate')
    return successionPage(visit, await findOrganisation(db, idIn(visit)))
  })

  form(site, `${one}/succession`, (visit, typed) => carryOutSuccession(visit, typed))

  form(site, `${one}/call-off`, async (visit, typed) => {
    await callOff(db, actorOf(visit), Number(typed.text('relation')) || 0, today())
    return visit.redirect(`/organisations/${idIn(visit)}`, { saved: '1' })
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
    const changes = (await historyOf(db, 'organisation', organisation.id, 500)).filter(({ action }) => seePeople || !/^role-/.test(action))
    return organisationHistoryPage(visit, { organisation, today: today(), changes, seePeople, names: await namesIn(changes, seePeople) })
  })

  page(site, `${one}/people`, (visit) => showPeople(visit, idIn(visit)))
  page(site, '/organisations/people', (visit) => showPeople(visit, null))
  form(site, `${one}/people`, (visit, typed) => giveFromForm(visit, idIn(visit), typed))
  form(site, '/organisations/people', (visit, typed) => giveFromForm(visit, null, typed))
  form(site, `${one}/people/end`, (visit, typed) => endFromForm(visit, idIn(visit), typed))
  form(site, '/organisations/people/end', (visit, typed) => endFromForm(visit, null, typed))

  page(site, '/organisations/import', (visit) => {
    demand(actorOf(visit), 'add')
    return importPage(visit)
  })

  form(
    site,
    '/organisations/import',
    async (visit, typed) => {
      demand(actorOf(visit), 'add')
      const file = typed.file('file')
      const back = (error: string) => importPage(visit, { values: typed.values, errors: { file: error } })
      if (!file) return back(visit.words(words).importChoose)
      return kept(
        async () => {
          const read = await readOrganisations(new Uint8Array(await file.arrayBuffer()))
          const id = await keepImport(db, actorOf(visit), file.name, read, new Date())
          return visit.redirect(`/organisations/import/${id}`, { unknown: read.unknown.slice(0, 20).join(', ') })
        },
        (refusal) => back(refusal.detail[visit.language]),
      )
    },
    { maxBytes: importLimits.maxBytes + 100_000 },
  )

  page(site, '/organisations/import/template.csv', () =>
    csvAnswer('organisations', [
      columnNames,
      [
        'municipality',
        'Exempelköpings kommun',
        'Exempelköping Municipality',
        '',
        '9999',
        '',
        '',
        'B4',
        '2023',
        38790,
        2025,
        3465,
        2025,
        'https://www.scb.se/',
      ],
    ]),
  )

  page(site, '/organisations/import/:import{[0-9]+}', async (visit) => {
    const found = await keptImport(db, actorOf(visit), Number(visit.param('import')))
    if (found.outcome) return importedPage(visit, found.file, found.outcome)
    await renewImport(db, actorOf(visit), found.id)
    return previewPage(
      visit,
      found,
      await previewImport(db, actorOf(visit), found.rows),
      [visit.query.get('unknown') ?? ''].filter((text) => text !== ''),
    )
  })

  page(site, '/organisations/import/:import{[0-9]+}/rows.csv', async (visit) => {
    const found = await keptImport(db, actorOf(visit), Number(visit.param('import')))
    return csvAnswer(found.file, planAsRows(visit, (await previewImport(db, actorOf(visit), found.rows)).plan))
  })

  form(site, '/organisations/import/:import{[0-9]+}', async (visit) => {
    const id = Number(visit.param('import'))
    await finishImport(db, actorOf(visit), id, new Date())
    return visit.redirect(`/organisations/import/${id}`)
  })

  async function showOrganisation(visit: Visit, returned?: Returned): Promise<Sheet> {
    const organisation = await findOrganisation(db, idIn(visit))
    const [actor, on] = [actorOf(visit), today()]
    const [facts, groups, relatives, predecessors, county] = await Promise.all([
      factsOf(db, organisation.id),
      groupsOf(db, organisation.id),
      relativesOf(db, organisation.id),
      predecessorsOf(db, organisation.id, on),
      countyOf(db, organisation, on),
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

  /** The second of two sees both versions, and the form holds what each has changed. */
  function bothEdited(visit: Visit, typed: Typed, now: Organisation): Sheet {
    const number = typed.text('number')
    const theirs = particularsOfOrganisation(now)
    const { merged, edits } = mergeEdits(wasIn(typed, theirs), theirs, typedParticulars(typed, organisationNumber(number) ?? number))
    return editPage(visit, { organisation: now, edits, state: { values: valuesOf(merged), errors: {} } })
  }

  async function carryOutSuccession(visit: Visit, typed: Typed): Promise<Sheet | Response> {
    const actor = actorOf(visit)
    demand(actor, 'relate')
    const t = visit.words(words)
    const organisation = await findOrganisation(db, idIn(visit))
    const [others, existing] = [await calledIn(visit, typed.text('others')), await calledIn(visit, typed.text('existing'))]
    const created = linesIn(typed.text('created')).map((line) => {
      const [name = '', number = ''] = line.split(';').map((part) => part.trim())
      return { name, number, wrong: number !== '' && organisationNumber(number) === undefined }
    })
    const kind = typed.text('kind')
    const errors: FormState['errors'] = {
      ...(others.error && { others: others.error }),
      ...(existing.error && { existing: existing.error }),
      ...(created.some(({ wrong }) => wrong) && { created: t.wrong.number }),
      ...(!isDay(typed.text('on')) && { on: t.wrong.on }),
    }
    const back = (wrong: FormState['errors']) => successionPage(visit, organisation, { values: typed.values, errors: wrong })
    if (Object.keys(errors).length > 0) return back(errors)
    const [on, reason] = [typed.text('on'), typed.text('reason').slice(0, 500) || undefined]
    return kept(
      async () => {
        if (existing.ids.length + created.length === 0) {
          await db.transaction().execute(async (trx) => {
            for (const id of [organisation.id, ...others.ids]) await endOrganisation(trx, actor, id, on, reason)
          })
          return visit.redirect(`/organisations/${organisation.id}`, { saved: '1' })
        }
        const [first] = await succeed(db, actor, {
          from: [organisation.id, ...others.ids],
          into: [
            ...created.map(({ name, number }) => ({
              kind: isKind(kind) ? kind : organisation.kind,
              name: { sv: name },
              ...(number !== '' && { number }),
            })),
            ...existing.ids,
          ],
          on,
          remain: typed.text('remain') === 'yes',
          ...(reason && { reason }),
        })
        return visit.redirect(`/organisations/${first}`, { saved: '1' })
      },
      (refusal) => back({ on: refusal.detail[visit.language] }),
    )
  }

  async function calledIn(visit: Visit, text: string): Promise<{ ids: number[]; error?: string }> {
    const t = visit.words(words)
    const ids: number[] = []
    for (const line of linesIn(text)) {
      const found = await organisationsCalled(db, line)
      const living = found.filter(({ validTo }) => validTo === null || validTo > today())
      const candidates = living.length > 0 ? living : found
      if (candidates.length !== 1) return { ids, error: candidates.length === 0 ? t.noSuch(line) : t.several(line) }
      ids.push(candidates[0]!.id)
    }
    return { ids }
  }

  async function showPeople(visit: Visit, id: number | null, state?: FormState): Promise<Sheet> {
    const actor = actorOf(visit)
    demand(actor, 'seePeople', id)
    const organisation = id === null ? undefined : await findOrganisation(db, id)
    const before = organisation ? await predecessorsOf(db, organisation.id, today()) : []
    const inherited = await Promise.all(
      before.map(async ({ id: earlier, name }) => ({ name, holders: (await holdersOf(db, earlier)).filter(({ to }) => to === null) })),
    )
    return peoplePage(
      visit,
      {
        ...(organisation && { organisation }),
        today: today(),
        holders: await holdersOf(db, id),
        inherited,
        issuers,
        mayGive: may(actor, 'giveRoles', id),
      },
      state,
    )
  }

  async function giveFromForm(visit: Visit, id: number | null, typed: Typed): Promise<Sheet | Response> {
    const t = visit.words(words)
    const actor = actorOf(visit)
    demand(actor, 'giveRoles', id)
    if (id !== null) await findOrganisation(db, id)
    const address = id === null ? '/organisations/people' : `/organisations/${id}/people`
    const role = typed.text('role') as Role
    if (/^\d{1,9}$/.test(typed.text('person'))) {
      const person = Number(typed.text('person'))
      if (!roles.includes(role) || (await peopleNamed(db, [person])).size === 0)
        throw new Problem('not-found', { sv: 'Det finns ingen sådan person eller roll.', en: 'There is no such person or role.' })
      await giveRole(db, actor, { person, role, scope: inOrganisation(id) })
      return visit.redirect(address, { saved: '1' })
    }
    const given = (name: string) => (typed.text(name) === '' ? undefined : typed.text(name))
    const read = Invitation.safeParse({
      role,
      issuer: issuers.includes(typed.text('issuer')) ? typed.text('issuer') : issuers[0]!,
      email: given('email'),
      subject: given('subject'),
      name: given('personName'),
    })
    if (!read.success) {
      const missing = given('email') === undefined && given('subject') === undefined
      return showPeople(visit, id, { values: typed.values, errors: missing ? { email: t.needsOne } : errorsIn(read.error, t.wrong) })
    }
    await invite(db, actor, id, read.data)
    return visit.redirect(address, { saved: '1' })
  }

  async function endFromForm(visit: Visit, id: number | null, typed: Typed): Promise<Response> {
    await endRole(
      db,
      actorOf(visit),
      { person: Number(typed.text('person')) || 0, role: typed.text('role') as Role, scope: inOrganisation(id) },
      new Date(),
    )
    return visit.redirect(id === null ? '/organisations/people' : `/organisations/${id}/people`, { saved: '1' })
  }

  async function namesIn(changes: readonly PastChange[], seePeople: boolean) {
    const numbers = (names: readonly string[]) =>
      changes.flatMap(({ before, after }) =>
        [before, after].flatMap((side) => names.flatMap((name) => Number((side as { [key: string]: unknown } | null)?.[name]) || [])),
      )
    const people = [...numbers(['person']), ...changes.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.person] : []))]
    return {
      organisations: await namesOf(db, [...new Set(numbers(['successor', 'predecessor', 'parent']))]),
      people: seePeople ? await peopleNamed(db, [...new Set(people)]) : new Map<number, string>(),
    }
  }
}

const linesIn = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 50)

/** A conflict with what others have done comes back as a form that keeps what was typed; any other refusal is a page of its own. */
async function kept(work: () => Promise<Response>, back: (refusal: Problem) => Sheet | Promise<Sheet>): Promise<Sheet | Response> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && (error.kind === 'conflict' || error.kind === 'invalid')) return back(error)
    throw error
  }
}

const errorsIn = (
  error: { issues: readonly { path: PropertyKey[] }[] },
  texts: { readonly [field: string]: string },
): Record<string, string> =>
  Object.fromEntries(error.issues.flatMap(({ path }) => (texts[String(path[0])] ? [[String(path[0]), texts[String(path[0])]!]] : [])))

/** What the form showed when it was opened; a form that was tampered with began from what is saved now. */
function wasIn(typed: Typed, otherwise: Particulars): Particulars {
  try {
    const was: unknown = JSON.parse(typed.text('was'))
    return was !== null && typeof was === 'object'
      ? Object.fromEntries(Object.entries(was).map(([key, value]) => [key, String(value)]))
      : otherwise
  } catch {
    return otherwise
  }
}
