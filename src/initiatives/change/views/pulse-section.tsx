import { say } from '../../../kernel/language-text.ts'
import { Trend } from '../../../web/charts/trend.tsx'
import { ButtonForm } from '../../../web/components/button-form/button-form.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import { noGroup, type Pulse, stateOf } from '../pulse/pulse.ts'
import { type Question, questions } from '../pulse/question.ts'
import { extremes, type Means, type PulseResult } from '../pulse/result.ts'
import { words } from '../words.ts'
import type { ChangeView } from './change.tsx'

/** The pulses of an initiative: those that are open with their link, those that are closed with what may be shown. */
export function PulseSection({ visit, view }: { visit: Visit; view: ChangeView }) {
  const { initiative, pulses, results, today, mayLead } = view
  const { language } = visit
  const t = visit.words(words)
  const ready = pulses.flatMap((pulse) => {
    const readiness = results.get(pulse.id)?.readiness
    return readiness == null ? [] : [{ at: new Date(pulse.closedOn ?? pulse.closesOn), value: readiness }]
  })
  return (
    <section class="flow">
      <h3>{t.pulse}</h3>
      <p class="quiet">{t.inside}</p>
      <p>{t.pulseLead}</p>
      {pulses.length === 0 && <p>{t.pulseNone}</p>}
      {ready.length > 0 && <Trend language={language} id="readiness" title={t.readiness} unit={t.readinessUnit} most={5} points={ready} />}
      {pulses.toReversed().map((pulse) => {
        const state = stateOf(pulse, today)
        const result = results.get(pulse.id)
        return (
          <section class="flow">
            <h4>
              <Text language={language} of={pulse.title} />{' '}
              <Tag tone={state === 'open' ? 'success' : 'neutral'}>{t.pulseStates[state]}</Tag>
            </h4>
            <p class="quiet">{t.between(pulse.opensOn, pulse.closedOn ?? pulse.closesOn)}</p>
            {state !== 'closed' && mayLead && <Handing visit={visit} view={view} pulse={pulse} />}
            {state !== 'closed' && <p>{t.waits}</p>}
            {result && <Result visit={visit} pulse={pulse} result={result} />}
          </section>
        )
      })}
      {mayLead && (
        <div class="actions">
          <a class="ds-button" data-variant="secondary" href={visit.to(`/initiatives/${initiative.id}/change/pulses/new`)}>
            {t.newPulse}
          </a>
        </div>
      )}
    </section>
  )
}

function Handing({ visit, view: { initiative, baseUrl }, pulse }: { visit: Visit; view: ChangeView; pulse: Pulse }) {
  const t = visit.words(words)
  return (
    <>
      <p>
        {t.link}: <code class="copy">{new URL(visit.to(`/pulse/${pulse.token}`), baseUrl).href}</code>
      </p>
      <p class="quiet">{t.linkHelp}</p>
      <ButtonForm
        action={visit.to(`/initiatives/${initiative.id}/change/pulses/${pulse.id}/close`)}
        label={t.close}
        about={`${t.close}: ${say(pulse.title, visit.language)?.text ?? ''}`}
      />
    </>
  )
}

function Result({ visit, pulse, result }: { visit: Visit; pulse: Pulse; result: PulseResult }) {
  const { language } = visit
  const t = visit.words(words)
  const title = t.resultOf(say(pulse.title, language)?.text ?? '')
  const few = <span class="quiet">{t.tooFew}</span>
  const scores = (means: Means, question: Question) => meanText(visit, means[question]) ?? few
  const people = pulse.groups.reduce((sum, one) => sum + one.people, 0)
  if (result.answered === null) return <p>{few}</p>
  const columns = [
    ...pulse.groups.map(({ id, name }) => ({ id, name: say(name, language)?.text ?? '' })),
    { id: noGroup, name: t.noGroup },
  ].map(({ id, name }) => ({ name, of: result.groups.find(({ group }) => group === id)! }))
  const shown = columns.filter(({ of }) => of.answered !== null || questions.some((question) => of.means[question] !== null))
  const withheld = columns.filter((column) => !shown.includes(column)).map(({ name }) => name)
  return (
    <>
      {result.answered > people && (
        <Message language={language} tone="warning" level={3}>
          <p>{t.overfull}</p>
        </Message>
      )}
      <Table
        language={language}
        caption={title}
        rows={[undefined, ...questions]}
        columns={[
          { title: t.question, heads: true, cell: (question: Question | undefined) => (question ? t.questions[question] : t.answered) },
          {
            title: t.all,
            number: true,
            cell: (question: Question | undefined) =>
              question ? scores(result.means, question) : formatNumber(result.answered!, language),
          },
          ...shown.map(({ name, of }) => ({
            title: name,
            number: true,
            cell: (question: Question | undefined) =>
              question ? scores(of.means, question) : of.answered === null ? few : formatNumber(of.answered, language),
          })),
        ]}
      />
      {withheld.length > 0 && <p>{t.withheld(withheld.join(', '))}</p>}
      <p class="quiet">{t.resultNote(pulse.minimum, formatNumber(extremes.low, language), formatNumber(extremes.high, language))}</p>
    </>
  )
}

/** A mean as it may be told; undefined where it may not. */
export function meanText(visit: Visit, mean: number | null): string | undefined {
  const t = visit.words(words)
  if (mean === null) return undefined
  const text = formatNumber(mean, visit.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return mean <= extremes.low ? t.atMost(text) : mean >= extremes.high ? t.atLeast(text) : text
}
