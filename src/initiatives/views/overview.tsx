import type { Finding } from '../../kernel/finding.ts'
import { type LanguageText, say } from '../../kernel/language-text.ts'
import { ButtonForm } from '../../web/components/button-form/button-form.tsx'
import { DefinitionList } from '../../web/components/definition-list/definition-list.tsx'
import { Disclosure } from '../../web/components/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../web/components/form-field/error-summary.tsx'
import { TextField } from '../../web/components/form-field/form-field.tsx'
import { Paragraphs, Text } from '../../web/components/language-text/language-text.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { type FormState, fieldsOf } from '../../web/form-state.ts'
import { formatDate } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Alternative } from '../alternatives/alternative.ts'
import type { LinkedNeed } from '../find.ts'
import { type Initiative, moves, type StateName } from '../initiative.ts'
import type { Task } from '../readiness.ts'
import { words } from '../words.ts'
import { InitiativeFrame } from './frame.tsx'
import { Readiness } from './readiness.tsx'
import { StateTag } from './state-tag.tsx'

export type Overview = {
  initiative: Initiative
  organisations: ReadonlyMap<number, LanguageText>
  needs: readonly LinkedNeed[]
  alternatives: readonly Alternative[]
  tasks: readonly Task[]
  may: { write: boolean; publish: boolean; propose: boolean; decide: boolean }
  /** Why it was stopped, where somebody has said so. */
  stoppedWhy?: string
  /** A move that was refused: why, and what was typed. */
  refused?: { says: string; findings?: readonly Finding[]; stop?: FormState }
}

export function overviewPage(visit: Visit, view: Overview): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { initiative, refused } = view
  const done = t.done[visit.query.get('done') ?? ''] ?? (visit.query.has('saved') ? t.saved : undefined)
  return {
    title: say(initiative.title, language)?.text ?? t.title,
    serves: initiative.recommendations.length > 0 ? initiative.recommendations : [1, 3],
    ...(refused && { status: 422 as const }),
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="overview">
        {done && (
          <Message language={language} tone="success" live>
            <p>{done}</p>
          </Message>
        )}
        {refused && !refused.stop && (
          <Message language={language} tone="danger" {...(refused.findings?.length && { title: t.notYet })} live>
            <p>{refused.says}</p>
            {refused.findings && refused.findings.length > 0 && (
              <ul>
                {refused.findings.map(({ message, fix, focus }) => (
                  <li>
                    {say(message, language)?.text}{' '}
                    {focus ? <a href={visit.to(focus)}>{say(fix, language)?.text}</a> : say(fix, language)?.text}
                  </li>
                ))}
              </ul>
            )}
          </Message>
        )}
        {refused?.stop && <ErrorSummary language={language} errors={refused.stop.errors} />}
        <StateTag visit={visit} state={initiative.state.kind} published={initiative.publishedAt !== null} />
        {Object.keys(initiative.summary).length > 0 ? (
          <Paragraphs of={initiative.summary} language={language} />
        ) : (
          <p class="quiet">{t.noSummary}</p>
        )}
        <Facts visit={visit} {...view} />
        {view.may.write && (
          <p>
            <a href={visit.to(`/initiatives/${initiative.id}/edit`)}>{t.change}</a>
          </p>
        )}
        <h2>{t.readiness}</h2>
        <p>{t.readinessLead}</p>
        <Readiness visit={visit} initiative={initiative} tasks={view.tasks} />
        <Moves visit={visit} {...view} />
        <p>
          <a href={visit.to(`/initiatives/${initiative.id}/history`)}>{t.history}</a>
        </p>
      </InitiativeFrame>
    ),
  }
}

function Facts({ visit, initiative, organisations, needs, alternatives, stoppedWhy }: Overview & { visit: Visit }) {
  const { language } = visit
  const t = visit.words(words)
  const { state, publishedAt } = initiative
  const chosen = 'alternative' in state ? alternatives.find(({ id }) => id === state.alternative) : undefined
  const organisation = (id: number) => (
    <a href={visit.to(`/organisations/${id}`)}>
      <Text of={organisations.get(id) ?? {}} language={language} />
    </a>
  )
  return (
    <DefinitionList
      facts={[
        [t.responsible, organisation(initiative.organisationId)],
        initiative.parties.length > 0 && [
          t.fields['parties'],
          <ul class="plain-list">
            {initiative.parties.map((party) => (
              <li>{organisation(party)}</li>
            ))}
          </ul>,
        ],
        'on' in state && [t.state, t.since(t.states[state.kind], state.on)],
        [t.stoppedWhy, stoppedWhy],
        chosen && [
          t.chosen,
          <a href={visit.to(`/initiatives/${initiative.id}/alternatives/${chosen.id}`)}>
            <Text of={chosen.title} language={language} />
          </a>,
        ],
        [
          t.goals,
          Object.keys(initiative.goals).length > 0 ? (
            <Paragraphs of={initiative.goals} language={language} />
          ) : (
            <span class="quiet">{t.noGoals}</span>
          ),
        ],
        needs.length > 0 && [
          t.needs,
          <ul class="plain-list">
            {needs.map(({ id, title }) => (
              <li>
                <a href={visit.to(`/needs/${id}`)}>
                  <Text of={title} language={language} />
                </a>
              </li>
            ))}
          </ul>,
        ],
        [t.segment, initiative.segment],
        initiative.recommendations.length > 0 && [
          t.fields['recommendations'],
          <span class="inline-list">
            {initiative.recommendations.map((number) => (
              <a href={visit.to(`/framework/${number}`)}>{number}</a>
            ))}
          </span>,
        ],
        [t.fields['ends_on'], initiative.endsOn],
        publishedAt !== null && [t.fields['published_at'], formatDate(publishedAt)],
      ]}
    />
  )
}

type Button = { to: StateName; path: string; label: 'propose' | 'takeBack' | 'start' | 'complete'; may: keyof Overview['may'] }

/** What one may do with an initiative by its state. To decide is done on its own page. */
const buttons: readonly Button[] = [
  { to: 'proposed', path: 'propose', label: 'propose', may: 'propose' },
  { to: 'draft', path: 'take-back', label: 'takeBack', may: 'propose' },
  { to: 'running', path: 'start', label: 'start', may: 'write' },
  { to: 'completed', path: 'complete', label: 'complete', may: 'write' },
]

function Moves({ visit, initiative, tasks, may, refused }: Overview & { visit: Visit }) {
  const { language } = visit
  const t = visit.words(words)
  const { id, state, publishedAt } = initiative
  const lacks = state.kind === 'draft' && tasks.some((task) => task.gate && task.state !== 'done')
  const shown = buttons.filter((one) => may[one.may] && moves[state.kind].includes(one.to) && !(one.to === 'proposed' && lacks))
  const mayStop = moves[state.kind].includes('stopped') && (state.kind === 'draft' || state.kind === 'proposed' ? may.write : may.decide)
  const mayPublish = publishedAt === null && may.publish
  const mayPrepare = state.kind === 'proposed' && may.write
  if (shown.length === 0 && !mayStop && !mayPublish && !mayPrepare) return null
  const field = fieldsOf(visit, refused?.stop)
  return (
    <>
      <h2>{t.next}</h2>
      {lacks && may.propose && <p>{t.proposeMissing}</p>}
      {shown.length + Number(mayPrepare) > 0 && (
        <div class="actions">
          {mayPrepare && (
            <a class="ds-button" href={visit.to(`/initiatives/${id}/decision`)}>
              {t.prepare}
            </a>
          )}
          {shown.map(({ path, label }) => (
            <form method="post" action={visit.to(`/initiatives/${id}/${path}`)}>
              <button class="ds-button" data-variant={label === 'takeBack' ? 'secondary' : undefined} type="submit">
                {t[label]}
              </button>
            </form>
          ))}
        </div>
      )}
      {mayPublish && (
        <div class="flow">
          <p>{t.publishHelp}</p>
          <ButtonForm action={visit.to(`/initiatives/${id}/publish`)} label={t.publish} />
        </div>
      )}
      {mayStop && (
        <Disclosure title={t.stop} open={refused?.stop !== undefined}>
          <form method="post" action={visit.to(`/initiatives/${id}/stop`)} class="flow form">
            <TextField {...field('reason')} label={t.stopReason} help={t.stopReasonHelp} rows={3} language={language} />
            <div class="actions">
              <button class="ds-button" data-variant="secondary" data-color="danger" type="submit">
                {t.stop}
              </button>
            </div>
          </form>
        </Disclosure>
      )}
    </>
  )
}
