import { withText } from '../kernel/language-text.ts'
import { dayOf } from '../organisations/find.ts'
import { errorsIn, kept } from '../web/answers.ts'
import { form, page, type Sheet } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { Visit } from '../web/visit.ts'
import { type Action, demand } from './access.ts'
import { alreadyTaken, notInForce } from './conflicts.ts'
import { choiceFits, type Decision, TakingInput } from './decision.ts'
import { findDecision } from './find.ts'
import { type DecisionPages, idIn, one, seenNow } from './page-tools.ts'
import { PublicationInput, publishPosition } from './publish.ts'
import { takeDecision } from './take.ts'
import { dissentIn } from './typed.ts'
import { publishPage, takePage, withdrawPage } from './views/take.tsx'
import { withdraw } from './withdraw.ts'
import { words } from './words.ts'

/** To take a decision, to publish it for others, and to take it back. */
export function takePages(site: Site, tools: DecisionPages): void {
  const { db, actorOf } = tools
  const today = () => dayOf(new Date())

  page(site, `${one}/take`, async (visit) => show(visit, await draftToTake(visit)))

  form(site, `${one}/take`, async (visit, typed) => {
    const t = visit.words(words).wrong
    const draft = await draftToTake(visit)
    const given = (name: string) => (typed.text(name) === '' ? undefined : typed.text(name))
    const put = (name: 'conclusion' | 'reasons') => withText(draft[name] ?? {}, visit.language, typed.text(name))
    const dissent = dissentIn(typed.text('dissent'), visit)
    const input = {
      version: Number(typed.text('version')),
      chosen: given('chosen'),
      conclusion: put('conclusion'),
      reasons: put('reasons'),
      dissent,
      decidedBy: typed.text('decidedBy'),
      decidedOn: typed.text('decidedOn'),
      diaryNumber: given('diaryNumber'),
      reviewOn: given('reviewOn'),
      anyway: given('anyway'),
    }
    const back = (errors: Record<string, string>) => show(visit, draft, { values: typed.values, errors })
    const parsed = TakingInput.safeParse(input)
    const { decidedOn, reviewOn } = input
    const errors = {
      ...(!parsed.success && errorsIn(parsed.error, t)),
      ...(!choiceFits(draft.alternatives, input.chosen ?? null) && { chosen: t.chosen }),
      ...(typed.text('conclusion') === '' && { conclusion: t.conclusion }),
      ...(typed.text('reasons') === '' && { reasons: t.reasons }),
      ...(dissent === undefined && { dissent: t.dissent }),
      ...(decidedOn > today() && { decidedOn: t.decidedOn }),
      ...(reviewOn !== undefined && reviewOn <= decidedOn && { reviewOn: t.reviewOn }),
    }
    if (Object.keys(errors).length > 0 || !parsed.success) return back(errors)
    return kept(
      async () => {
        await takeDecision(db, actorOf(visit), draft.id, parsed.data, tools)
        return visit.redirect(`/decisions/${draft.id}`, { taken: '1' })
      },
      (refusal) => back({ [refusal.findings.length > 0 ? 'anyway' : 'conclusion']: refusal.detail[visit.language] }),
    )
  })

  page(site, `${one}/withdraw`, async (visit) => withdrawPage(visit, await liveTo(visit, 'decide')))

  form(site, `${one}/withdraw`, async (visit, typed) => {
    const decision = await liveTo(visit, 'decide')
    const why = typed.text('why')
    const back = (error: string) => withdrawPage(visit, decision, { values: typed.values, errors: { why: error } })
    if (why === '') return back(visit.words(words).wrong.why)
    return kept(
      async () => {
        await withdraw(db, actorOf(visit), decision.id, { why, version: Number(typed.text('version')) })
        return visit.redirect(`/decisions/${decision.id}`, { saved: '1' })
      },
      (refusal) => back(refusal.detail[visit.language]),
    )
  })

  page(site, `${one}/publish`, async (visit) => publishPage(visit, await inForce(visit)))

  form(site, `${one}/publish`, async (visit, typed) => {
    const decision = await inForce(visit)
    const appliesTo = withText(decision.appliesTo ?? {}, visit.language, typed.text('appliesTo'))
    const back = (error: string) => publishPage(visit, decision, { values: typed.values, errors: { appliesTo: error } })
    const parsed = PublicationInput.safeParse({ version: Number(typed.text('version')), appliesTo })
    if (typed.text('appliesTo') === '' || !parsed.success) return back(visit.words(words).wrong.appliesTo)
    return kept(
      async () => {
        await publishPosition(db, actorOf(visit), decision.id, parsed.data)
        return visit.redirect(`/decisions/${decision.id}`, { saved: '1' })
      },
      (refusal) => back(refusal.detail[visit.language]),
    )
  })

  async function show(visit: Visit, draft: Decision, state?: Parameters<typeof takePage>[3]): Promise<Sheet> {
    const seen = await seenNow(db, tools, draft)
    return takePage(visit, { decision: draft, ...seen, may: { write: true, accept: false } }, today(), state)
  }

  async function draftToTake(visit: Visit): Promise<Decision> {
    const draft = await findDecision(db, actorOf(visit), idIn(visit))
    demand(actorOf(visit), 'decide', draft.organisationId)
    if (draft.state.kind !== 'draft') throw alreadyTaken()
    return draft
  }

  async function liveTo(visit: Visit, action: Action): Promise<Decision> {
    const decision = await findDecision(db, actorOf(visit), idIn(visit))
    demand(actorOf(visit), decision.state.kind === 'draft' ? 'write' : action, decision.organisationId)
    if (decision.state.kind !== 'draft' && decision.state.kind !== 'decided') throw notInForce()
    return decision
  }

  async function inForce(visit: Visit): Promise<Decision> {
    const decision = await findDecision(db, actorOf(visit), idIn(visit))
    demand(actorOf(visit), 'publish', decision.organisationId)
    if (decision.state.kind !== 'decided') throw notInForce()
    return decision
  }
}
