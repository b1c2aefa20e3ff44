import type { Child } from 'hono/jsx'
import { type LanguageText, say } from '../../kernel/language-text.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { RadioField, SelectField, TextField } from '../../web/components/form-field/form-field.tsx'
import { type FormState, fieldsOf } from '../../web/form-state.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import { type Decision, isPosition, isUnsettled } from '../decision.ts'
import { words } from '../words.ts'
import { DriftMessage, EvidenceSection, type EvidenceView } from './evidence.tsx'
import { organisationChoices } from './organisation-choices.ts'

type Framed = {
  visit: Visit
  decision: Decision
  title: string
  lead: string
  button: string
  action: string
  state: FormState | undefined
  before?: Child
  after?: Child
  serves: readonly number[]
  children: Child
}

/** A page with one form about a decision. */
function formSheet({ visit, decision, title, lead, button, action, state, before, after, serves, children }: Framed): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title,
    serves,
    ...(state && { status: 422 as const }),
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            isPosition(decision) ? { href: visit.to('/positions'), label: t.positions } : { href: visit.to('/decisions'), label: t.title },
            { href: visit.to(`/decisions/${decision.id}`), label: say(decision.title, language)?.text ?? '' },
          ]}
          here={button}
        />
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {state && <ErrorSummary language={language} errors={state.errors} />}
        {before}
        <form method="post" action={visit.to(`/decisions/${decision.id}/${action}`)} class="flow form">
          <input type="hidden" name="version" value={String(decision.version)} />
          {children}
          <div class="actions">
            <button class="ds-button" type="submit">
              {button}
            </button>
          </div>
        </form>
        {after}
      </div>
    ),
  }
}

const nameOf = (visit: Visit, decision: Decision) => say(decision.title, visit.language)?.text ?? ''

export function takePage(visit: Visit, view: EvidenceView, today: string, state?: FormState): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { decision } = view
  const moved = view.evidence.some(isUnsettled)
  const own = (of: LanguageText | null) => (of ? (say(of, language)?.text ?? '') : '')
  const field = fieldsOf(visit, state, {
    chosen: decision.chosen ?? '',
    conclusion: own(decision.conclusion),
    reasons: own(decision.reasons),
    reviewOn: decision.reviewOn ?? '',
    decidedOn: today,
    dissent: decision.dissent.map(({ who, says }) => `${who}: ${own(says)}`).join('\n'),
  })
  return formSheet({
    visit,
    decision,
    title: t.takeTitle(nameOf(visit, decision)),
    lead: t.takeLead,
    button: t.take,
    action: 'take',
    state,
    serves: [1, 3],
    before: <DriftMessage visit={visit} view={view} />,
    after: <EvidenceSection visit={visit} view={{ ...view, may: { write: false, accept: false } }} />,
    children: (
      <>
        {decision.alternatives.length > 0 && (
          <RadioField
            {...field('chosen')}
            label={t.chosen}
            choices={decision.alternatives.map(({ key, title }) => ({ value: key, label: say(title, language)?.text ?? key }))}
          />
        )}
        <TextField {...field('conclusion')} label={t.conclusion} help={t.conclusionHelp} rows={3} />
        <TextField {...field('reasons')} label={t.reasons} help={t.reasonsHelp} rows={6} />
        <TextField {...field('dissent')} label={t.dissent} help={t.dissentHelp} rows={2} optional />
        <TextField {...field('decidedBy')} label={t.decidedBy} help={t.decidedByHelp} />
        <TextField {...field('decidedOn')} label={t.decidedOnField} type="date" />
        <TextField {...field('diaryNumber')} label={t.diaryNumber} optional />
        <TextField {...field('reviewOn')} label={t.reviewOnField} help={t.reviewHelp} type="date" optional />
        {(moved || state?.errors.anyway) && <TextField {...field('anyway')} label={t.anyway} help={t.anywayHelp} rows={3} />}
      </>
    ),
  })
}

export function withdrawPage(visit: Visit, decision: Decision, state?: FormState): Sheet {
  const t = visit.words(words)
  const isDraft = decision.state.kind === 'draft'
  return formSheet({
    visit,
    decision,
    title: t.withdrawTitle(nameOf(visit, decision)),
    lead: isDraft ? t.withdrawLeadDraft : t.withdrawLead,
    button: isDraft ? t.withdrawDraft : t.withdraw,
    action: 'withdraw',
    state,
    serves: [1],
    children: <TextField {...fieldsOf(visit, state)('why')} label={t.why} rows={3} />,
  })
}

export function publishPage(visit: Visit, decision: Decision, state?: FormState): Sheet {
  const t = visit.words(words)
  const now = decision.appliesTo?.[visit.language] ?? ''
  return formSheet({
    visit,
    decision,
    title: decision.publishedAt ? `${t.changeAppliesTo}: ${nameOf(visit, decision)}` : t.publishTitle(nameOf(visit, decision)),
    lead: t.publishLead,
    button: decision.publishedAt ? t.changeAppliesTo : t.publish,
    action: 'publish',
    state,
    serves: [4],
    children: (
      <TextField {...fieldsOf(visit, state, { appliesTo: now })('appliesTo')} label={t.appliesTo} help={t.appliesToHelp} rows={4} />
    ),
  })
}

export function adoptPage(
  visit: Visit,
  decision: Decision,
  organisations: readonly { id: number; name: LanguageText }[],
  today: string,
  state?: FormState,
): Sheet {
  const t = visit.words(words)
  const field = fieldsOf(visit, state, { adoptedOn: today })
  return formSheet({
    visit,
    decision,
    title: t.adoptTitle(nameOf(visit, decision)),
    lead: t.adoptLead,
    button: t.adopt,
    action: 'adopt',
    state,
    serves: [4],
    children: (
      <>
        <SelectField {...field('organisation')} label={t.adoptedBy} choices={organisationChoices(visit, organisations)} />
        <TextField {...field('difference')} label={t.differenceField} help={t.differenceHelp} rows={4} optional />
        <TextField {...field('adoptedOn')} label={t.adoptedOnField} type="date" />
        <TextField {...field('diaryNumber')} label={t.diaryNumber} optional />
      </>
    ),
  })
}
