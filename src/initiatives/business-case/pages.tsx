import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { say } from '../../kernel/language-text.ts'
import { csvAnswer } from '../../spreadsheet/csv.ts'
import { page } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { may } from '../access.ts'
import { caseOf, casesOf, caseVersionAt, versionsOf } from './cases.ts'
import { editPages } from './edit-pages.tsx'
import { importPages } from './import-pages.tsx'
import { initiativeCases, numbersIn, oneCase } from './paths.ts'
import { takeAwayPages } from './take-away-pages.tsx'
import { casePage } from './views/case.tsx'
import { calculatedOf, comparePage, figureRows } from './views/compare.tsx'
import { words } from './words.ts'

export type CasePages = { db: Db; actorOf: (visit: Visit) => Actor }

/** What each alternative of an initiative costs and gives: side by side, one by one, and version by version. */
export function casePages(site: Site, { db, actorOf }: CasePages): void {
  page(site, initiativeCases, async (visit) => {
    const actor = actorOf(visit)
    const { initiative, cases } = await casesOf(db, actor, numbersIn(visit).initiative)
    return comparePage(visit, initiative, cases, may(actor, 'write', initiative.organisationId))
  })

  page(site, `${initiativeCases}.csv`, async (visit) => {
    const { initiative, cases } = await casesOf(db, actorOf(visit), numbersIn(visit).initiative)
    const t = visit.words(words)
    const calculated = calculatedOf(visit, cases)
    const reference = calculated.find(({ alternative }) => alternative.kind === 'nothing')
    const parties = [...new Set(calculated.flatMap(({ document }) => document.parties))]
    return csvAnswer(`${t.compareTitle} ${say(initiative.title, visit.language)?.text ?? ''}`, [
      [t.figure, ...calculated.map(({ name }) => name)],
      ...figureRows(calculated, reference, visit).map(({ label, cells }) => [label, ...cells]),
      ...parties.map((party) => [
        `${t.figures.npv}, ${party}`,
        ...calculated.map(({ result }) => (result.byParty[party] ? Math.round(result.byParty[party].npv) : t.notInCase)),
      ]),
    ])
  })

  page(site, oneCase, async (visit) => {
    const actor = actorOf(visit)
    const at = numbersIn(visit)
    const { initiative, alternative, latest } = await caseOf(db, actor, at.initiative, at.alternative)
    const versions = latest ? await versionsOf(db, latest.id) : []
    return casePage(visit, { initiative, alternative, version: latest, versions, mayWrite: may(actor, 'write', initiative.organisationId) })
  })

  page(site, `${oneCase}/versions/:version{[0-9]+}`, async (visit) => {
    const at = numbersIn(visit)
    const found = await caseVersionAt(db, actorOf(visit), at.initiative, at.alternative, Number(visit.param('version')))
    const versions = await versionsOf(db, found.version.id)
    return casePage(visit, { ...found, versions, mayWrite: false, frozen: true })
  })

  editPages(site, { db, actorOf })
  importPages(site, { db, actorOf })
  takeAwayPages(site, { db, actorOf })
}
