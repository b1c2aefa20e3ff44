import { dayOf } from '../organisations/find.ts'
import { errorsIn, kept } from '../web/answers.ts'
import type { FormState } from '../web/form-state.ts'
import { form, page, type Sheet } from '../web/page.tsx'
import type { Site } from '../web/site.ts'
import type { Visit } from '../web/visit.ts'
import { demand } from './access.ts'
import { AdoptionInput, adoptPosition, endAdoption } from './adopt.ts'
import { notInForce } from './conflicts.ts'
import { isPosition } from './decision.ts'
import { findAdoption, findDecision, noSuchDecision } from './find.ts'
import { type DecisionPages, idIn, one } from './page-tools.ts'
import { adoptPage } from './views/take.tsx'
import { demandAnywhere, whereOneMay } from './where.ts'
import { words } from './words.ts'

/** To rely on another organisation's position, and to stop. */
export function adoptionPages(site: Site, { db, actorOf }: DecisionPages): void {
  page(site, `${one}/adopt`, (visit) => show(visit))

  form(site, `${one}/adopt`, async (visit, typed) => {
    const actor = actorOf(visit)
    const organisation = Number(typed.text('organisation'))
    demandAnywhere(actor, 'adopt')
    if (organisation) demand(actor, 'adopt', organisation)
    const input = {
      organisation,
      difference: typed.text('difference') === '' ? null : { [visit.language]: typed.text('difference') },
      adoptedOn: typed.text('adoptedOn'),
      diaryNumber: typed.text('diaryNumber') || null,
    }
    const back = (errors: Record<string, string>) => show(visit, { values: typed.values, errors })
    const parsed = AdoptionInput.safeParse(input)
    if (!parsed.success) return back(errorsIn(parsed.error, visit.words(words).wrong))
    return kept(
      async () => {
        await adoptPosition(db, actor, idIn(visit), parsed.data)
        return visit.redirect(`/decisions/${idIn(visit)}`, { saved: '1' })
      },
      (refusal) => back({ organisation: refusal.detail[visit.language] }),
    )
  })

  form(site, `${one}/adoptions/end`, async (visit, typed) => {
    const adoption = await findAdoption(db, Number(typed.text('adoption')))
    if (adoption.decisionId !== idIn(visit)) throw noSuchDecision(idIn(visit))
    await endAdoption(db, actorOf(visit), adoption.id)
    return visit.redirect(`/decisions/${idIn(visit)}`, { saved: '1' })
  })

  async function show(visit: Visit, state?: FormState): Promise<Sheet> {
    const actor = actorOf(visit)
    demandAnywhere(actor, 'adopt')
    const decision = await findDecision(db, actor, idIn(visit))
    if (!isPosition(decision)) throw notInForce()
    return adoptPage(visit, decision, await whereOneMay(db, actor, 'adopt', decision.organisationId), dayOf(new Date()), state)
  }
}
