import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import type { Edit } from '../../organisations/merge-edits.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { FieldGroup } from '../../web/components/field-group/field-group.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { type Choice, SelectField, TextField } from '../../web/components/form-field/form-field.tsx'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { type FormState, fieldsOf } from '../../web/form-state.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { LinkedNeed } from '../find.ts'
import { type FormValues, numbersIn } from '../form-values.ts'
import type { Initiative } from '../initiative.ts'
import { words } from '../words.ts'
import { BothEdited } from './both-edited.tsx'

type Editing = {
  /** None: a new one. */
  initiative?: Initiative
  /** Whose a new one may be. */
  organisations?: readonly Choice[]
  needs: readonly LinkedNeed[]
  values: FormValues
  /** What the form showed when it was opened. */
  was?: FormValues
  errors?: FormState['errors']
  edits?: readonly Edit[]
}

export function editPage(visit: Visit, { initiative, organisations = [], needs, values, was = values, errors, edits }: Editing): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const name = initiative && (say(initiative.title, language)?.text ?? '')
  const title = name === undefined ? t.newTitle : t.changeTitle(name)
  const field = fieldsOf(visit, { values, errors: errors ?? {} })
  const place = initiative ? `/initiatives/${initiative.id}` : '/initiatives'
  return {
    title,
    serves: [1, 3],
    ...(edits ? { status: 409 as const } : errors && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[{ href: visit.to('/initiatives'), label: t.title }, ...(initiative ? [{ href: visit.to(place), label: name! }] : [])]}
          here={title}
        />
        <h1>{title}</h1>
        {!initiative && <p class="lead">{t.newLead}</p>}
        {!initiative && organisations.length === 0 ? (
          <EmptyState title={t.nowhere}>
            <p>{t.nowhereText}</p>
          </EmptyState>
        ) : (
          <>
            {errors && <ErrorSummary language={language} errors={errors} />}
            {edits && <BothEdited visit={visit} edits={edits} fieldName={(key) => fieldLabels(t)[key] ?? key} />}
            <form method="post" action={visit.to(initiative ? `${place}/edit` : `${place}/new`)} class="flow form">
              {initiative && <input type="hidden" name="version" value={String(initiative.version)} />}
              {initiative && <input type="hidden" name="was" value={JSON.stringify(was)} />}
              {!initiative && <SelectField {...field('organisation')} label={t.whose} choices={organisations} />}
              <TextField {...field('title')} label={t.name} help={helpOf(t.nameHelp, initiative?.title, language, t)} />
              <TextField
                {...field('summary')}
                label={t.summary}
                help={helpOf(t.summaryHelp, initiative?.summary, language, t)}
                rows={6}
                optional
              />
              <TextField {...field('goals')} label={t.goals} help={helpOf(t.goalsHelp, initiative?.goals, language, t)} rows={3} optional />
              <NeedFields visit={visit} needs={needs} chosen={numbersIn(values['needs'] ?? '')} />
              <TextField {...field('parties')} label={t.parties} help={t.partiesHelp} rows={3} optional />
              <TextField {...field('segment')} label={t.segment} help={t.segmentHelp} optional />
              <FieldGroup name="recommendations" label={t.recommendations} help={t.recommendationsHelp}>
                <div class="inline-list">
                  {Array.from({ length: 9 }, (_, at) => at + 1).map((number) => (
                    <div class="ds-field">
                      <input
                        class="ds-input"
                        type="checkbox"
                        id={`recommendation-${number}`}
                        name="recommendation"
                        value={String(number)}
                        checked={numbersIn(values['recommendations'] ?? '').includes(number)}
                      />
                      <label class="ds-label" for={`recommendation-${number}`}>
                        <span class="visually-hidden">{t.recommendation} </span>
                        {number}
                      </label>
                    </div>
                  ))}
                </div>
              </FieldGroup>
              <TextField {...field('endsOn')} label={t.endsOn} help={t.endsOnHelp} type="date" optional />
              <div class="actions">
                <button class="ds-button" type="submit">
                  {initiative ? t.save : t.create}
                </button>
                <a class="ds-button" data-variant="tertiary" href={visit.to(place)}>
                  {t.cancel}
                </a>
              </div>
            </form>
          </>
        )}
      </div>
    ),
  }
}

type Words = typeof words.sv

/** Where the text is there in the other language only, it is shown, so that one can write its like. */
function helpOf(help: string, of: LanguageText | undefined, language: Language, t: Words): string {
  const other = of?.[language] === undefined ? of?.[language === 'sv' ? 'en' : 'sv'] : undefined
  return other === undefined ? help : `${help} ${t.otherLanguage(other)}`
}

function NeedFields({ visit, needs, chosen }: { visit: Visit; needs: readonly LinkedNeed[]; chosen: readonly number[] }) {
  const { language } = visit
  const t = visit.words(words)
  const others = chosen.filter((number) => !needs.some(({ id }) => id === number))
  return (
    <FieldGroup name="needs" label={t.needs} help={needs.length > 0 ? t.needsHelp : t.noNeeds}>
      {needs.map(({ id, title }) => (
        <div class="ds-field">
          <input class="ds-input" type="checkbox" id={`need-${id}`} name="need" value={String(id)} checked={chosen.includes(id)} />
          <label class="ds-label" for={`need-${id}`}>
            <Text of={title} language={language} /> <span class="quiet">({id})</span>
          </label>
        </div>
      ))}
      <TextField language={language} name="needNumbers" label={t.needNumber} help={t.needNumberHelp} value={others.join(' ')} optional />
    </FieldGroup>
  )
}

const fieldLabels = (t: Words): { [name: string]: string } => ({
  title: t.name,
  summary: t.summary,
  goals: t.goals,
  needs: t.needs,
  parties: t.parties,
  segment: t.segment,
  recommendations: t.recommendations,
  endsOn: t.endsOn,
})
