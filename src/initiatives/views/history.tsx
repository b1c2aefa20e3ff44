import { type LanguageText, say } from '../../kernel/language-text.ts'
import { eventOf } from '../../organisations/history/telling.ts'
import type { Names } from '../../organisations/names.ts'
import { DefinitionList } from '../../web/components/definition-list/definition-list.tsx'
import { TextField } from '../../web/components/form-field/form-field.tsx'
import { Paragraphs, Text } from '../../web/components/language-text/language-text.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { Timeline } from '../../web/components/timeline/timeline.tsx'
import { formatDate } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { AlternativeFacts } from '../alternatives/alternative-facts.ts'
import type { NamedEntry } from '../alternatives/find.ts'
import { alternativeTellingWith } from '../alternatives/telling.ts'
import { words as alternativeWords } from '../alternatives/words.ts'
import type { Initiative } from '../initiative.ts'
import type { Past, PastOf } from '../past.ts'
import { initiativeTellingWith } from '../telling.ts'
import { words } from '../words.ts'
import { InitiativeFrame } from './frame.tsx'

type HistoryView = {
  initiative: Initiative
  changes: readonly PastOf[]
  names: Names
  entries: ReadonlyMap<number, NamedEntry>
  today: string
}

export function historyPage(visit: Visit, { initiative, changes, names, entries, today }: HistoryView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  // What each alternative was last called.
  const titles = new Map<number, LanguageText>()
  for (const { kind, subject, before, after } of changes)
    if (kind === 'alternative' && !titles.has(subject)) titles.set(subject, ((after ?? before) as AlternativeFacts).title)
  const telling = { initiative: initiativeTellingWith(titles), alternative: alternativeTellingWith(entries) }
  const told = (change: PastOf) => {
    const event = eventOf(telling[change.kind], change, language, names)
    const title = change.kind === 'alternative' ? (say(titles.get(change.subject) ?? {}, language)?.text ?? '') : ''
    return { ...event, what: title === '' ? event.what : `${title}: ${event.what.toLocaleLowerCase(language)}` }
  }
  return {
    title: t.history,
    serves: [1],
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="overview">
        <h2>{t.history}</h2>
        <p>{t.historyLead}</p>
        <DayForm visit={visit} initiative={initiative} on={today} />
        {changes.length === 0 ? <p>{t.noHistory}</p> : <Timeline language={language} events={changes.map(told)} />}
      </InitiativeFrame>
    ),
  }
}

export function DayForm({ visit, initiative, on }: { visit: Visit; initiative: Initiative; on: string }) {
  const t = visit.words(words)
  return (
    <form method="get" action={visit.to(`/initiatives/${initiative.id}`)} class="filters">
      <TextField language={visit.language} name="on" type="date" label={t.asItWas} value={on} />
      <div class="actions">
        <button class="ds-button" data-variant="secondary" type="submit">
          {t.show}
        </button>
      </div>
    </form>
  )
}

type PastView = { initiative: Initiative; past: Past | undefined; on: string; organisations: ReadonlyMap<number, LanguageText> }

/** The initiative with its alternatives as they were when a day ended. */
export function pastPage(visit: Visit, { initiative, past, on, organisations }: PastView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const a = visit.words(alternativeWords)
  const facts = past?.facts
  const chosen = past?.alternatives.find(({ id }) => id === facts?.chosen_alternative_id)
  return {
    title: `${say(facts?.title ?? initiative.title, language)?.text ?? ''} ${on}`,
    serves: [1],
    ...(!past && { status: 404 as const }),
    body: (
      <InitiativeFrame visit={visit} initiative={initiative} at="overview">
        <Message language={language} tone={past ? 'info' : 'warning'}>
          <p>{past ? t.asItWasOn(on) : t.notThen}</p>
          <p>
            <a href={visit.to(`/initiatives/${initiative.id}`)}>{t.backToNow}</a>
          </p>
        </Message>
        <DayForm visit={visit} initiative={initiative} on={on} />
        {facts && (
          <>
            <h2>
              <Text of={facts.title} language={language} />
            </h2>
            <Paragraphs of={facts.summary} language={language} />
            <DefinitionList
              facts={[
                [t.state, facts.state_on ? t.since(t.states[facts.state], facts.state_on) : t.states[facts.state]],
                Object.keys(facts.goals).length > 0 && [t.goals, <Paragraphs of={facts.goals} language={language} />],
                [t.needs, facts.needs.join(', ')],
                facts.parties.length > 0 && [
                  t.parties,
                  <ul class="plain-list">
                    {facts.parties.map((party) => (
                      <li>
                        <Text of={organisations.get(party) ?? {}} language={language} />
                      </li>
                    ))}
                  </ul>,
                ],
                [t.segment, facts.segment],
                [t.recommendations, facts.recommendations.join(', ')],
                [t.endsOn, facts.ends_on],
                chosen && [t.chosen, <Text of={chosen.title} language={language} />],
                facts.published_at !== null && [t.fields['published_at'], formatDate(facts.published_at)],
              ]}
            />
            <h2>{t.alternativesThen}</h2>
            {past.alternatives.length === 0 ? (
              <p>{t.noAlternativesThen}</p>
            ) : (
              <ul class="lines">
                {past.alternatives.map(({ title, kind, description }) => (
                  <li>
                    <strong>
                      <Text of={title} language={language} />
                    </strong>{' '}
                    <span>({a.kinds[kind]})</span>
                    <Paragraphs of={description} language={language} />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </InitiativeFrame>
    ),
  }
}
