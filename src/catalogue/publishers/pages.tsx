import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { may } from '../../organisations/access.ts'
import { organisationsCalled, publisherMatches } from '../../organisations/find.ts'
import { decidePublisher } from '../../organisations/match-publishers.ts'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { moveSource } from '../source.ts'
import { cataloguePublishers, countUnmatched } from './find.ts'
import { proposeFromCatalogue } from './propose.ts'
import { pageIn, perPage, unmatchedPage } from './unmatched.tsx'
import { words } from './words.ts'

/** Which organisation a publisher is, seen from the catalogue; and who looks after a source. */
export function publisherPages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  page(site, '/publishers', (visit) => show(visit))

  form(site, '/publishers/propose', async (visit) => {
    const { proposed } = await proposeFromCatalogue(db, actorOf(visit), new Date())
    return visit.redirect('/publishers', { proposed: String(proposed) })
  })

  form(site, '/publishers/decide', async (visit, typed) => {
    const uri = typed.text('uri')
    const called = typed.text('field') === '' ? '' : typed.text(typed.text('field'))
    const back = (error: string) => show(visit, { uri, typed: called, error })
    const organisation = Number(typed.text('organisation')) || (await organisationsCalled(db, called))[0]?.id
    if (organisation === undefined) return back(visit.words(words).noSuch)
    try {
      await decidePublisher(db, actorOf(visit), { organisation, uri, state: typed.text('state') === 'rejected' ? 'rejected' : 'confirmed' })
    } catch (error) {
      if (error instanceof Problem && error.kind === 'conflict') return back(error.detail[visit.language])
      throw error
    }
    return visit.redirect('/publishers')
  })

  form(site, '/sources/:id{[0-9]+}/owner', async (visit, typed) => {
    const organisation = Number(typed.text('organisation')) || null
    await moveSource(db, actorOf(visit), Number(visit.param('id')), organisation)
    return visit.redirect(organisation === null ? `/sources/${visit.param('id')}` : `/organisations/${organisation}`, { saved: '1' })
  })

  async function show(visit: Visit, wrong?: Parameters<typeof unmatchedPage>[2]): Promise<Sheet> {
    const actor = actorOf(visit)
    const [publishers, counts, proposals] = await Promise.all([
      cataloguePublishers(db, { unmatched: true, limit: perPage, offset: (pageIn(visit) - 1) * perPage }),
      countUnmatched(db),
      publisherMatches(db),
    ])
    return unmatchedPage(
      visit,
      {
        publishers,
        counts,
        proposals,
        mayDecide: (organisation) => may(actor, 'matchPublishers', organisation),
        mayPropose: may(actor, 'matchPublishers'),
      },
      wrong,
    )
  }
}
