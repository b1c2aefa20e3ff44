import { type LanguageText, withText } from '../../../kernel/language-text.ts'
import { errorsIn } from '../../../web/answers.ts'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { RadioField, TextField } from '../../../web/components/form-field/form-field.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Typed } from '../../../web/typed.ts'
import type { Visit } from '../../../web/visit.ts'
import type { Initiative } from '../../initiative.ts'
import { InitiativeFrame } from '../../views/frame.tsx'
import { BothVersions, type TwoVersions } from '../../views/two-versions.tsx'
import { type Evaluation, EvaluationInput, verdicts } from '../evaluation.ts'
import { words } from '../words.ts'

export const evaluationFields = [
  'evaluatedOn',
  'evaluatedBy',
  'effectiveness',
  'effectivenessFound',
  'efficiency',
  'efficiencyFound',
  'lessons',
] as const

/** As its form shows it: texts in the reader's language. */
export function evaluationValues(of: Evaluation, { language }: Visit): Record<(typeof evaluationFields)[number], string> {
  const text = (one: LanguageText) => one[language] ?? ''
  return {
    evaluatedOn: of.evaluatedOn,
    evaluatedBy: of.evaluatedBy,
    effectiveness: of.effectiveness,
    effectivenessFound: text(of.effectivenessFound),
    efficiency: of.efficiency,
    efficiencyFound: text(of.efficiencyFound),
    lessons: text(of.lessons),
  }
}

/** What was typed, as input or as what to correct by field; texts in the other language stay. */
export function typedEvaluation(
  visit: Visit,
  typed: Typed,
  before?: Evaluation,
): { input: EvaluationInput } | { errors: FormState['errors'] } {
  const text = (name: 'effectivenessFound' | 'efficiencyFound' | 'lessons') =>
    withText(before?.[name] ?? {}, visit.language, typed.text(name))
  const read = EvaluationInput.safeParse({
    evaluatedOn: typed.text('evaluatedOn'),
    evaluatedBy: typed.text('evaluatedBy'),
    effectiveness: typed.text('effectiveness'),
    effectivenessFound: text('effectivenessFound'),
    efficiency: typed.text('efficiency'),
    efficiencyFound: text('efficiencyFound'),
    lessons: text('lessons'),
  })
  return read.success ? { input: read.data } : { errors: errorsIn(read.error, visit.words(words).wrong) }
}

type EvaluationView = { initiative: Initiative; evaluation?: Evaluation; today: string; state?: FormState; both?: TwoVersions['edits'] }

export function evaluationPage(visit: Visit, { initiative, evaluation, today, state, both }: EvaluationView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const title = evaluation ? t.changeEvaluation : t.evaluate
  const start = evaluation ? evaluationValues(evaluation, visit) : { evaluatedOn: today }
  const field = fieldsOf(visit, state, start)
  const choices = verdicts.map((one) => ({ value: one, label: capital(t.verdicts[one]) }))
  return {
    title,
    serves: [3],
    ...(state && { status: both ? (409 as const) : (422 as const) }),
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="realisation">
        <h2>{title}</h2>
        {state && <ErrorSummary language={language} errors={state.errors} />}
        {both && <BothVersions visit={visit} edits={both} labels={t as unknown as Record<string, string>} />}
        <form method="post" class="flow form">
          {evaluation && <input type="hidden" name="version" value={String(evaluation.version)} />}
          {evaluation && <input type="hidden" name="was" value={JSON.stringify(start)} />}
          <TextField {...field('evaluatedOn')} label={t.evaluatedOn} type="date" />
          <TextField {...field('evaluatedBy')} label={t.evaluatedBy} help={t.evaluatedByHelp} />
          <RadioField {...field('effectiveness')} label={t.effectivenessQuestion} help={t.effectivenessHelp} choices={choices} />
          <TextField {...field('effectivenessFound')} label={t.effectivenessFound} rows={4} />
          <RadioField {...field('efficiency')} label={t.efficiencyQuestion} help={t.efficiencyHelp} choices={choices} />
          <TextField {...field('efficiencyFound')} label={t.efficiencyFound} rows={4} />
          <TextField {...field('lessons')} label={t.lessons} help={t.lessonsHelp} rows={5} optional />
          <div class="actions">
            <button class="ds-button" type="submit">
              {t.save}
            </button>
          </div>
        </form>
      </InitiativeFrame>
    ),
  }
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
