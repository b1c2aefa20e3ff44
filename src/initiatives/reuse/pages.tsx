import type { Db } from '../../db/open.ts'
import type { Actor } from '../../kernel/actor.ts'
import { may as mayOrganisation } from '../../organisations/access.ts'
import { peopleNamed } from '../../organisations/find.ts'
import { kept } from '../../web/answers.ts'
import type { FormState } from '../../web/form-state.ts'
import { form, page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { demand, may } from '../access.ts'
import { findInitiative } from '../find.ts'
import { answerReuse } from './answer.ts'
import { earlierAnswers, hitsOf, reuseState, runsOf } from './find.ts'
import { type Reason, reasonKeys, type Verdict, verdicts } from './reasons.ts'
import { runReuseCheck, suggestedWords } from './run.ts'
import { checkPage } from './views/check.tsx'
import { words } from './words.ts'

const here = '/initiatives/:id{[0-9]+}/reuse'

export function reusePages(site: Site, { db, actorOf }: { db: Db; actorOf: (visit: Visit) => Actor }): void {
  const idIn = (visit: Visit) => Number(visit.param('id'))

  page(site, here, (visit) => show(visit))

  form(site, here, async (visit, typed) =>
    kept(
      async () => {
        await runReuseCheck(db, actorOf(visit), idIn(visit), typed.text('text'))
        return visit.redirect(`/initiatives/${idIn(visit)}/reuse`, { saved: 'search' })
      },
      () => show(visit, { values: typed.values, errors: { text: visit.words(words).empty } }),
    ),
  )

  form(site, `${here}/answers`, async (visit, typed) => {
    const t = visit.words(words)
    const [id, hit] = [idIn(visit), Number(typed.text('hit')) || 0]
    const initiative = await findInitiative(db, actorOf(visit), id)
    demand(actorOf(visit), 'answerReuse', initiative.organisationId)
    const [verdict, reason, says] = ['verdict', 'reason', 'says'].map((name) => typed.text(`${name}-${hit}`))
    const back = (errors: FormState['errors']) => show(visit, { values: typed.values, errors })
    if (!(verdicts as readonly string[]).includes(verdict!)) return back({ [`verdict-${hit}`]: t.wrongVerdict })
    const isReason = (reasonKeys as readonly string[]).includes(reason!)
    if (verdict === 'not-suitable' && !isReason) return back({ [`reason-${hit}`]: t.wrongReason })
    await answerReuse(db, actorOf(visit), id, hit, {
      verdict: verdict as Verdict,
      reason: verdict === 'not-suitable' ? (reason as Reason) : null,
      says: says === '' ? {} : { [visit.language]: says!.slice(0, 4_000) },
    })
    return visit.redirect(`/initiatives/${id}/reuse?saved=answer#hit-${hit}`)
  })

  async function show(visit: Visit, returned?: FormState): Promise<Sheet> {
    const actor = actorOf(visit)
    const initiative = await findInitiative(db, actor, idIn(visit))
    const [state, hits, earlier, runs] = await Promise.all([
      reuseState(db, initiative.id),
      hitsOf(db, initiative.id),
      earlierAnswers(db, initiative.id),
      runsOf(db, initiative.id),
    ])
    const people = mayOrganisation(actor, 'seePeople', initiative.organisationId)
      ? await peopleNamed(db, [...new Set(runs.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.person] : [])))])
      : new Map<number, string>()
    const last = runs.find(({ why }) => why === 'asked')
    return checkPage(
      visit,
      {
        initiative,
        state,
        hits,
        earlier,
        runs,
        people,
        text: last?.words ?? (await suggestedWords(db, actor, initiative)),
        mayAnswer: may(actor, 'answerReuse', initiative.organisationId),
      },
      returned,
    )
  }
}
