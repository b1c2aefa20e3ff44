import type { Db } from '../db/open.ts'
import { isUnsettled, takenOf } from '../decisions/decision.ts'
import { draftDecision } from '../decisions/draft.ts'
import { decisionsAbout, evidenceOf } from '../decisions/find.ts'
import type { Actor } from '../kernel/actor.ts'
import type { EvidenceKinds } from '../kernel/evidence.ts'
import { kept } from '../web/answers.ts'
import { form, page, type Sheet } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { Visit } from '../web/visit.ts'
import { may } from './access.ts'
import { inFrameworkOrder } from './alternatives/compare.ts'
import { alternativesOf } from './alternatives/find.ts'
import { latestCases } from './business-case/find.ts'
import { chainOf } from './chain/find.ts'
import { findInitiative } from './find.ts'
import type { Initiative } from './initiative.ts'
import { draftOn, type Purpose, purposesIn } from './prepare-decision.ts'
import { decisionPage } from './views/decision.tsx'
import { words } from './words.ts'

const place = '/initiatives/:id{[0-9]+}/decision'

/** The decisions on an initiative, and the beginning of a new one with all its evidence. */
export function decisionPages(
  site: Site,
  { db, actorOf, kinds }: { db: Db; actorOf: (visit: Visit) => Actor; kinds: EvidenceKinds },
): void {
  page(site, place, async (visit) => show(visit, await findInitiative(db, actorOf(visit), Number(visit.param('id')))))

  form(site, place, async (visit, typed) => {
    const actor = actorOf(visit)
    const initiative = await findInitiative(db, actor, Number(visit.param('id')))
    const purpose = purposesIn[initiative.state.kind].find((one) => one === typed.text('purpose'))
    if (!purpose) return show(visit, initiative, visit.words(words).wrongPurpose)
    return kept(
      async () => visit.redirect(`/decisions/${await prepare(actor, initiative, purpose)}`),
      (refusal) => show(visit, initiative, refusal.detail[visit.language]),
    )
  })

  async function prepare(actor: Actor, initiative: Initiative, purpose: Purpose): Promise<number> {
    const [alternatives, cases, chain] = [
      inFrameworkOrder(await alternativesOf(db, initiative.id)),
      await latestCases(db, [initiative.id]),
      await chainOf(db, initiative.id),
    ]
    const draft = draftOn({ initiative, alternatives, cases, chain, purpose })
    return draftDecision(db, actor, { ...draft, evidence: await observable(draft.evidence) }, kinds)
  }

  /** An indicator without a value, or a check that nobody has made, is no evidence yet. */
  async function observable(evidence: readonly { kind: string; subject: string }[]) {
    const there: { kind: string; subject: string }[] = []
    for (const one of evidence) {
      const kind = kinds[one.kind]
      if (kind && (await kind.observe(db, [one.subject])).has(one.subject)) there.push(one)
    }
    return there
  }

  async function show(visit: Visit, initiative: Initiative, error?: string): Promise<Sheet> {
    const actor = actorOf(visit)
    const decisions = await decisionsAbout(db, actor, { kind: 'initiative', id: initiative.id })
    const evidence = await evidenceOf(
      db,
      decisions.map(({ id }) => id),
    )
    return decisionPage(visit, {
      initiative,
      decisions: decisions.map((decision) => ({
        id: decision.id,
        title: decision.title,
        state: decision.state.kind,
        taken: takenOf(decision),
        moved: evidence.filter((one) => one.decisionId === decision.id && isUnsettled(one)).length,
      })),
      purposes: may(actor, 'write', initiative.organisationId) ? purposesIn[initiative.state.kind] : [],
      ...(error !== undefined && { error }),
    })
  }
}
