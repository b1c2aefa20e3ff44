import type { Db } from '../db/open.ts'
import type { Actor } from '../kernel/actor.ts'
import { kept } from '../web/answers.ts'
import { form, page, type Sheet } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { Typed } from '../web/typed.ts'
import type { Visit } from '../web/visit.ts'
import { demand } from './access.ts'
import { findOrganisation } from './find.ts'
import { addOrganisation, changeOrganisation } from './keep.ts'
import { mergeEdits } from './merge-edits.ts'
import { organisationNumber } from './number.ts'
import type { Organisation } from './organisation.ts'
import type { Particulars } from './particulars.ts'
import { editPage, particularsOfOrganisation, typedOrganisation, typedParticulars, valuesOf } from './views/edit.tsx'

const one = '/organisations/:id{[0-9]+}'
const idIn = (visit: Visit) => Number(visit.param('id'))

/** To add an organisation, and to change one. */
export function editPages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
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
        const outcome = await changeOrganisation(db, actorOf(visit), id, read.input, version)
        if ('waiting' in outcome) return visit.redirect(`/organisations/${id}/approvals/${outcome.waiting}`)
        return visit.redirect(`/organisations/${id}`, { saved: '1' })
      },
      async (refusal) => {
        const now = await findOrganisation(db, id)
        if (now.version !== version) return bothEdited(visit, typed, now)
        return editPage(visit, { organisation, state: { values: typed.values, errors: { number: refusal.detail[visit.language] } } })
      },
    )
  })
}

/** The second of two sees both versions, and the form holds what each has changed. */
function bothEdited(visit: Visit, typed: Typed, now: Organisation): Sheet {
  const number = typed.text('number')
  const theirs = particularsOfOrganisation(now)
  const { merged, edits } = mergeEdits(wasIn(typed, theirs), theirs, typedParticulars(typed, organisationNumber(number) ?? number))
  return editPage(visit, { organisation: now, edits, state: { values: valuesOf(merged), errors: {} } })
}

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
