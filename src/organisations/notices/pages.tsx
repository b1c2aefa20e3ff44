import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { say } from '../../kernel/language-text.ts'
import { csvAnswer } from '../../spreadsheet/csv.ts'
import { formatDate } from '../../web/format.ts'
import { form, page } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { demand, may } from '../access.ts'
import { dayOf, findOrganisation } from '../find.ts'
import { dealWith } from './deal-with.ts'
import { noticesOf } from './find.ts'
import { kindName, noticesPage, perPage } from './view.tsx'
import { words } from './words.ts'

/**
 * What an organisation needs to act on. There is no feed of it: notices tell of drafts and of what is not decided, and a reader of feeds has
 * nobody signed in. A system follows them through the API with its key.
 */
export function noticePages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  const base = '/organisations/:id{[0-9]+}/notices'

  page(site, base, async (visit) => {
    const organisation = await asked(visit)
    const actor = actorOf(visit)
    const at = Math.min(1000, Math.max(1, Number.parseInt(visit.query.get('page') ?? '1', 10) || 1))
    const [waiting, earlier] = await Promise.all([
      noticesOf(db, organisation.id, { done: false, page: at, limit: perPage }),
      noticesOf(db, organisation.id, { done: true, limit: perPage }),
    ])
    const allowed = { deal: may(actor, 'dealWithNotices', organisation.id), seePeople: may(actor, 'seePeople', organisation.id) }
    return noticesPage(visit, { organisation, today: dayOf(new Date()), waiting, earlier, page: at, may: allowed })
  })

  page(site, `${base}.csv`, async (visit) => {
    const organisation = await asked(visit)
    const t = visit.words(words)
    const { rows } = await noticesOf(db, organisation.id, { done: false, limit: 100_000 })
    return csvAnswer(t.title, [
      [t.what, t.kind, t.since],
      ...rows.map((one) => [say(one.says, visit.language)?.text ?? '', kindName(visit, one), formatDate(one.at)]),
    ])
  })

  form(site, `${base}/:notice{[0-9]+}`, async (visit) => {
    const organisation = Number(visit.param('id'))
    await dealWith(db, actorOf(visit), organisation, Number(visit.param('notice')))
    return visit.redirect(`/organisations/${organisation}/notices`, { saved: '1' })
  })

  async function asked(visit: Visit) {
    const organisation = await findOrganisation(db, Number(visit.param('id')))
    demand(actorOf(visit), 'seeNotices', organisation.id)
    return organisation
  }
}
