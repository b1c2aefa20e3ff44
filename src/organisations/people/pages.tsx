import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { inOrganisation } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Role, roles } from '../../kernel/role.ts'
import { errorsIn } from '../../web/answers.ts'
import type { FormState } from '../../web/form-state.ts'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Typed } from '../../web/typed.ts'
import type { Visit } from '../../web/visit.ts'
import { demand, may } from '../access.ts'
import { dayOf, findOrganisation, holdersOf, peopleNamed, predecessorsOf } from '../find.ts'
import { endRole, giveRole } from '../give-role.ts'
import { Invitation, invite } from '../invite.ts'
import { words as organisationWords } from '../words.ts'
import { peoplePage } from './view.tsx'
import { words } from './words.ts'

const one = '/organisations/:id{[0-9]+}'
const idIn = (visit: Visit) => Number(visit.param('id'))

type PeoplePages = { db: Db; actorOf: (visit: Visit) => Actor; issuers: readonly string[] }

/** Who has which role, in an organisation or in the whole node. */
export function peoplePages(site: Site, { db, actorOf, issuers }: PeoplePages): void {
  const today = () => dayOf(new Date())

  page(site, `${one}/people`, (visit) => showPeople(visit, idIn(visit)))
  page(site, '/organisations/people', (visit) => showPeople(visit, null))
  form(site, `${one}/people`, (visit, typed) => giveFromForm(visit, idIn(visit), typed))
  form(site, '/organisations/people', (visit, typed) => giveFromForm(visit, null, typed))
  form(site, `${one}/people/end`, (visit, typed) => endFromForm(visit, idIn(visit), typed))
  form(site, '/organisations/people/end', (visit, typed) => endFromForm(visit, null, typed))

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
        mayForget: may(actor, 'forgetPeople'),
      },
      state,
    )
  }

  async function giveFromForm(visit: Visit, id: number | null, typed: Typed): Promise<Sheet | Response> {
    const t = visit.words(words)
    const shared = visit.words(organisationWords)
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
      return showPeople(visit, id, { values: typed.values, errors: missing ? { email: t.needsOne } : errorsIn(read.error, shared.wrong) })
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
}
