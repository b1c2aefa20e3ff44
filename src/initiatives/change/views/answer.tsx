import { type LanguageText, say } from '../../../kernel/language-text.ts'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { RadioField, SelectField } from '../../../web/components/form-field/form-field.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { noGroup, type Pulse, stateOf } from '../pulse/pulse.ts'
import { answers, questions } from '../pulse/question.ts'
import { words } from '../words.ts'

type AnswerView = { pulse: Pulse; initiative: LanguageText; today: string; state?: FormState }

/** The page behind the link of a pulse: five questions, and how whoever answers is protected. */
export function answerPage(visit: Visit, { pulse, initiative, today, state }: AnswerView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const at = stateOf(pulse, today)
  if (at !== 'open') return closedPage(visit, pulse, at)
  const field = fieldsOf(visit, state)
  return {
    title: t.answerTitle,
    search: false,
    serves: [1],
    ...(state && { status: 422 as const }),
    body: (
      <div class="flow">
        <h1>{t.answerTitle}</h1>
        <p class="lead">{t.answerLead(say(initiative, language)?.text ?? '')}</p>
        <Disclosure title={t.aboutAnonymous} open>
          <ul class="ds-list">
            {t.anonymous.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </Disclosure>
        {state && <ErrorSummary language={language} errors={state.errors} />}
        <form method="post" action={visit.to(`/pulse/${pulse.token}`)} class="flow form" autocomplete="off">
          <SelectField
            {...field('group')}
            label={t.yourGroup}
            choices={[
              { value: '', label: t.chooseGroup },
              ...pulse.groups.map(({ id, name }) => {
                const said = say(name, language)
                return { value: String(id), label: said?.text ?? '', ...(said && said.language !== language && { lang: said.language }) }
              }),
              { value: String(noGroup), label: t.noGroup },
            ]}
          />
          {questions.map((question) => (
            <RadioField
              {...field(question)}
              label={t.questions[question]}
              choices={answers.map((answer) => ({ value: answer, label: t.scaleChoices[answer] }))}
            />
          ))}
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.send}
            </button>
          </div>
        </form>
      </div>
    ),
  }
}

function closedPage(visit: Visit, { opensOn }: Pulse, at: 'coming' | 'closed'): Sheet {
  const t = visit.words(words)
  const title = at === 'coming' ? t.comingTitle : t.closedTitle
  return plain(title, at === 'coming' ? t.coming(opensOn) : t.closed)
}

export function thanksPage(visit: Visit): Sheet {
  const t = visit.words(words)
  return plain(t.thanksTitle, t.thanks)
}

const plain = (title: string, text: string): Sheet => ({
  title,
  search: false,
  serves: [1],
  body: (
    <div class="flow">
      <h1>{title}</h1>
      <p class="lead">{text}</p>
    </div>
  ),
})
