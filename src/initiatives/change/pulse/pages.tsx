import type { Db } from '../../../db/open.ts'
import type { LanguageText } from '../../../kernel/language-text.ts'
import { Problem } from '../../../kernel/problem.ts'
import { dayOf } from '../../../organisations/find.ts'
import { errorsIn, kept } from '../../../web/answers.ts'
import type { FormState } from '../../../web/form-state.ts'
import { form, page, type Sheet } from '../../../web/page.tsx'
import type { Site } from '../../../web/site.ts'
import type { Visit } from '../../../web/visit.ts'
import { answerPage, thanksPage } from '../views/answer.tsx'
import { words } from '../words.ts'
import { AnswerInput, answerPulse, noSuchPulse } from './answer.ts'
import { pulseBehind } from './find.ts'
import { answerPace } from './pace.ts'
import { questions } from './question.ts'

/** Pages where nobody is signed in, whoever they are: cookies are not even read there (src/app.ts). */
export const isForNobody = (path: string): boolean => /^(\/en)?\/pulse\//.test(path)

/** Where those affected answer, by link. It asks for no actor. */
export function answerPages(site: Site, { db, now }: { db: Db; now: () => Date }): void {
  const mayAnswer = answerPace(now)
  const today = () => dayOf(now())

  page(site, '/pulse/thanks', (visit) => thanksPage(visit))

  page(site, '/pulse/:token', (visit) => show(visit))

  form(site, '/pulse/:token', async (visit, typed) => {
    const pulse = await pulseBehind(db, visit.param('token'))
    if (!pulse) throw noSuchPulse()
    const t = visit.words(words)
    const given = {
      group: typed.text('group') === '' ? Number.NaN : Number(typed.text('group')),
      ...Object.fromEntries(questions.map((question) => [question, typed.text(question)])),
    }
    const read = AnswerInput.safeParse(given)
    const texts = { group: t.wrong.group, ...Object.fromEntries(questions.map((question) => [question, t.wrong.answer])) }
    if (!read.success) return show(visit, { values: typed.values, errors: errorsIn(read.error, texts) })
    if (!mayAnswer(pulse.id)) throw new Problem('too-many-requests', t.tooFast, { retryAfterSeconds: 60 })
    return kept(
      async () => {
        await answerPulse(db, pulse.token, read.data, today())
        return visit.redirect('/pulse/thanks')
      },
      (refusal) => show(visit, { values: typed.values, errors: { group: refusal.detail[visit.language] } }),
    )
  })

  async function show(visit: Visit, state?: FormState): Promise<Sheet> {
    const pulse = await pulseBehind(db, visit.param('token'))
    if (!pulse) throw noSuchPulse()
    const { title } = await db.selectFrom('initiative').select('title').where('id', '=', pulse.initiativeId).executeTakeFirstOrThrow()
    // Nothing of it stays in the browser, nor in anybody's index of the web.
    visit.c.header('Cache-Control', 'no-store')
    visit.c.header('X-Robots-Tag', 'noindex')
    return answerPage(visit, { pulse, initiative: title as LanguageText, today: today(), ...(state && { state }) })
  }
}
