import { historyOf } from '../history/read.ts'
import type { Actor } from '../kernel/actor.ts'
import { dayOf, namesOf } from '../organisations/find.ts'
import { eventOf } from '../organisations/history/telling.ts'
import { namesIn } from '../organisations/names.ts'
import { csvAnswer } from '../spreadsheet/csv.ts'
import { kept } from '../web/answers.ts'
import { feedAnswer } from '../web/atom.ts'
import { form, page, type Sheet } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { Visit } from '../web/visit.ts'
import { acceptDrift } from './accept-drift.ts'
import { demand, may, organisationsWhere } from './access.ts'
import { adoptionPages } from './adoption-pages.tsx'
import { draftPages } from './draft-pages.tsx'
import { adoptionsOf, decisionUnasked, findDecision, latestPositions, listDecisions, replacementOf } from './find.ts'
import { type DecisionPages, idIn, one, seenNow } from './page-tools.ts'
import { positionsFeed } from './positions-feed.ts'
import { takePages } from './take-pages.tsx'
import { decisionTelling } from './telling.ts'
import { decisionPage } from './views/decision.tsx'
import type { EvidenceView } from './views/evidence.tsx'
import { askedBy, decisionsPage, listAsRows, perPage, positionsPage } from './views/list.tsx'
import { lookAt } from './watch.ts'
import { mayAnywhere } from './where.ts'
import { words } from './words.ts'

export function decisionPages(site: Site, tools: DecisionPages): void {
  const { db, actorOf, kinds, recalculate } = tools
  const today = () => dayOf(new Date())

  page(site, '/decisions', async (visit) => {
    const actor = actorOf(visit)
    const own = ownOf(actor)
    const asked = askedBy(visit, own)
    const organisation = /^\d+$/.test(asked.whose) ? (await namesOf(db, [Number(asked.whose)])).get(Number(asked.whose)) : undefined
    const found = await listDecisions(db, actor, { ...asked, limit: perPage }, today())
    return decisionsPage(visit, {
      asked,
      found,
      today: today(),
      mayWrite: mayAnywhere(actor, 'write'),
      hasOwn: own.length > 0,
      organisation,
    })
  })

  page(site, '/decisions.csv', async (visit) => {
    const actor = actorOf(visit)
    const { rows } = await listDecisions(db, actor, { ...askedBy(visit, ownOf(actor)), page: 1, limit: 100_000 }, today())
    return csvAnswer(visit.words(words).title, listAsRows(visit, rows))
  })

  page(site, '/positions', async (visit) => {
    const asked = askedBy(visit, [])
    const found = await listDecisions(db, actorOf(visit), { ...asked, show: 'positions', limit: perPage }, today())
    return positionsPage(visit, { asked, found })
  })

  page(site, '/positions.csv', async (visit) => {
    const asked = { ...askedBy(visit, []), show: 'positions' as const, page: 1, limit: 100_000 }
    const { rows } = await listDecisions(db, actorOf(visit), asked, today())
    return csvAnswer(visit.words(words).positions, listAsRows(visit, rows))
  })

  page(site, '/positions.atom', async (visit) => {
    const to = (path: string) => new URL(visit.to(path), site.baseUrl).href
    return feedAnswer(visit.c, positionsFeed(await latestPositions(db, 50), visit.language, to))
  })

  draftPages(site, tools)
  takePages(site, tools)
  adoptionPages(site, tools)

  page(site, one, (visit) => showDecision(visit))

  form(site, `${one}/evidence/look`, async (visit) => {
    const decision = await findDecision(db, actorOf(visit), idIn(visit))
    demand(actorOf(visit), 'write', decision.organisationId)
    await lookAt(db, actorOf(visit), kinds, recalculate, [decision.id], new Date())
    return visit.redirect(`/decisions/${decision.id}`, { looked: '1' })
  })

  form(site, `${one}/accept`, async (visit, typed) => {
    const actor = actorOf(visit)
    const decision = await findDecision(db, actor, idIn(visit))
    demand(actor, 'acceptDrift', decision.organisationId)
    const evidence = Number(typed.text('evidence'))
    const why = typed.text(`why-${evidence}`)
    const back = (error: string) => showDecision(visit, { judging: { evidence, values: { why }, errors: { why: error } } })
    if (why === '') return back(visit.words(words).wrong.why)
    return kept(
      async () => {
        await acceptDrift(db, actor, kinds, decision.id, evidence, { seen: typed.text('seen') || null, why })
        return visit.redirect(`/decisions/${decision.id}`, { saved: '1' })
      },
      (refusal) => back(refusal.detail[visit.language]),
    )
  })

  /** Compared at reading, so that nobody sees a state older than now; the clock stores it. */
  async function showDecision(visit: Visit, { judging }: Pick<EvidenceView, 'judging'> = {}): Promise<Sheet> {
    const actor = actorOf(visit)
    const decision = await findDecision(db, actor, idIn(visit))
    const owner = decision.organisationId
    const [names, adoptions, replacement, supersedes, changes, seen] = await Promise.all([
      namesOf(db, [owner]),
      adoptionsOf(db, decision.id),
      replacementOf(db, actor, decision.id),
      decision.supersedes === null ? undefined : decisionUnasked(db, decision.supersedes),
      may(actor, 'readDrafts', owner) ? historyOf(db, 'decision', decision.id) : [],
      seenNow(db, tools, decision),
    ])
    const named = await namesIn(db, changes, may(actor, 'readDrafts', owner))
    const adopting = organisationsWhere(actor, 'adopt')
    return decisionPage(visit, {
      decision,
      ...seen,
      judging,
      organisation: names.get(owner) ?? {},
      today: today(),
      replacement,
      supersedes,
      adoptions: adoptions.map((adoption) => ({
        ...adoption,
        mayEnd: adoption.endedAt === null && may(actor, 'adopt', adoption.organisationId),
      })),
      events: changes.map((change) => eventOf(decisionTelling, change, visit.language, named)),
      may: {
        write: may(actor, 'write', owner),
        decide: may(actor, 'decide', owner),
        accept: may(actor, 'acceptDrift', owner),
        publish: may(actor, 'publish', owner),
        adopt: adopting === 'all' || adopting.some((id) => id !== owner),
      },
    })
  }
}

const ownOf = (actor: Actor): number[] => {
  const where = organisationsWhere(actor, 'readDrafts')
  return where === 'all' ? [] : where
}
