import { type LanguageText, say } from '../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { DefinitionList } from '../../../web/components/definition-list/definition-list.tsx'
import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../../web/components/form-field/error-summary.tsx'
import { TextField } from '../../../web/components/form-field/form-field.tsx'
import { Paragraphs, Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { TabLinks } from '../../../web/components/tab-links/tab-links.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { Timeline, type TimelineEvent } from '../../../web/components/timeline/timeline.tsx'
import { type FormState, fieldsOf } from '../../../web/form-state.ts'
import { formatDate, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import { words as initiativeWords } from '../../words.ts'
import type { commonNeedsOf } from '../common-need.ts'
import type { initiativesOfNeed } from '../find.ts'
import type { Matches } from '../matches.ts'
import { type Need, stateOf } from '../need.ts'
import { words } from '../words.ts'
import { themeName } from './list.tsx'
import { MatchesView, SimilarLine, SimilarList } from './matches.tsx'

export type NeedView = {
  need: Need
  /** Of its own organisation and those that it touches. */
  names: ReadonlyMap<number, LanguageText>
  common: Awaited<ReturnType<typeof commonNeedsOf>>
  initiatives: Awaited<ReturnType<typeof initiativesOfNeed>>
  matches: Matches | undefined
  may: { write: boolean; publish: boolean }
}

/** Which form came back, and with what. */
export type Returned = FormState & { form: 'close' | 'join' | 'publish' }

export function needPage(visit: Visit, { need, names, common, initiatives, matches, may }: NeedView, returned?: Returned): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const state = stateOf(need)
  const open = state !== 'closed'
  const link = (id: number) => (
    <a href={visit.to(`/organisations/${id}`)}>
      <Text of={names.get(id) ?? {}} language={language} />
    </a>
  )
  return {
    title: say(need.title, language)?.text ?? '',
    serves: [1, 4, 5],
    ...(returned && { status: 422 as const }),
    body: (
      <div class="flow">
        <NeedHead visit={visit} need={need} tab="need" />
        {visit.query.has('saved') && (
          <Message language={language} tone="success" live>
            <p>{t.saved}</p>
          </Message>
        )}
        {returned && <ErrorSummary language={language} errors={returned.errors} />}
        {state === 'draft' && (
          <Message language={language} tone="info" title={t.draftTitle}>
            <p>{t.draftText}</p>
            {may.publish && (
              <form method="post" action={visit.to(`/needs/${need.id}/publish`)} id="publish">
                <input type="hidden" name="version" value={String(need.version)} />
                <button class="ds-button" data-size="sm" type="submit">
                  {t.publish}
                </button>
              </form>
            )}
          </Message>
        )}
        {state === 'closed' && (
          <Message language={language} tone="info" title={t.closedOn(formatDate(need.closedAt!))}>
            <p>{need.closedWhy}</p>
          </Message>
        )}
        {common.map((one) => (
          <Message language={language} tone={one.state === 'proposed' ? 'warning' : 'success'} title={t.commonTitle}>
            <p>
              {one.state === 'proposed' && `${t.askedToJoin(say(one.holder, language)?.text ?? '')} `}
              <a href={visit.to(`/needs/common/${one.id}`)}>
                <Text of={one.title} language={language} />
              </a>
              . {t.inCommon(formatNumber(one.organisations, language), one.organisations === 1)}.
            </p>
            {one.state === 'proposed' && may.write && (
              <p>
                <a href={visit.to(`/needs/common/${one.id}`)}>{t.answerThere}</a>
              </p>
            )}
          </Message>
        ))}
        {may.write && open && (
          <p class="actions">
            <a class="ds-button" data-variant="secondary" data-size="sm" href={visit.to(`/needs/${need.id}/change`)}>
              {t.changeHere}
            </a>
            <a class="ds-button" data-variant="secondary" data-size="sm" href={visit.to('/initiatives/new', { need: need.id })}>
              {t.start}
            </a>
          </p>
        )}
        <DefinitionList
          facts={[
            [t.organisation, link(need.organisationId)],
            [t.urgency, t.urgencies[need.urgency]],
            need.neededBy !== null && [t.neededBy, need.neededBy],
            need.themes.length > 0 && [t.themes, need.themes.map((code) => themeName(code, language)).join('; ')],
            need.affected.length > 0 && [
              t.affected,
              need.affected.map((id, n) => (
                <>
                  {n > 0 && ', '}
                  {link(id)}
                </>
              )),
            ],
            need.publishedAt !== null && [t.published, formatDate(need.publishedAt)],
          ]}
        />
        {(['problem', 'users', 'goals', 'legalDrivers'] as const).map(
          (name) =>
            Object.keys(need[name]).length > 0 && (
              <section class="flow">
                <h2>{t[name]}</h2>
                <Paragraphs of={need[name]} language={language} />
              </section>
            ),
        )}
        <section class="flow">
          <h2>{t.initiatives}</h2>
          {initiatives.length === 0 ? (
            <p class="quiet">{t.noInitiatives}</p>
          ) : (
            <ul class="lines">
              {initiatives.map((one) => (
                <li>
                  <a href={visit.to(`/initiatives/${one.id}`)}>
                    <Text of={one.title} language={language} />
                  </a>{' '}
                  <Tag>{visit.words(initiativeWords).states[one.state as 'draft']}</Tag>
                </li>
              ))}
            </ul>
          )}
        </section>
        {open && matches && (
          <>
            <MatchesView visit={visit} of={{ ...matches, similar: [] }} only="exists" />
            <section class="flow" id="similar">
              <h2>{t.others}</h2>
              {matches.similar.length === 0 ? (
                <p class="quiet">
                  {t.noOthers}. {state === 'draft' && t.noOthersText}
                </p>
              ) : may.write && state === 'published' ? (
                <ProposeForm visit={visit} need={need} matches={matches} returned={returned} />
              ) : (
                <>
                  <SimilarList visit={visit} similar={matches.similar} />
                  {may.write && <p class="quiet">{t.publishFirst}</p>}
                </>
              )}
            </section>
          </>
        )}
        {may.write && open && (
          <Disclosure title={t.closeTitle} id="closing" open={returned?.form === 'close'}>
            <p>{t.closeText}</p>
            <form method="post" action={visit.to(`/needs/${need.id}/close`)} class="flow form">
              <input type="hidden" name="version" value={String(need.version)} />
              <TextField {...fieldsOf(visit, returned?.form === 'close' ? returned : undefined)('why')} label={t.closeWhy} rows={2} />
              <div class="actions">
                <button class="ds-button" data-variant="secondary" type="submit">
                  {t.close}
                </button>
              </div>
            </form>
          </Disclosure>
        )}
      </div>
    ),
  }
}

function ProposeForm({ visit, need, matches, returned }: { visit: Visit; need: Need; matches: Matches; returned: Returned | undefined }) {
  const t = visit.words(words)
  const error = returned?.form === 'join' ? returned.errors.others : undefined
  return (
    <form method="post" action={visit.to(`/needs/${need.id}/join`)} class="flow form">
      <fieldset class="ds-fieldset" id="others" aria-describedby={error ? 'others-help others-error' : 'others-help'}>
        <legend class="ds-label">{t.chooseSimilar}</legend>
        <p data-field="description" id="others-help">
          {t.proposeText}
        </p>
        {matches.similar.map((one) => (
          <div class="ds-field">
            <input class="ds-input" type="checkbox" id={`other-${one.id}`} name="others" value={String(one.id)} disabled={!one.published} />
            <label class="ds-label" for={`other-${one.id}`}>
              <SimilarLine visit={visit} need={one} />
            </label>
          </div>
        ))}
        {error && (
          <p class="ds-validation-message" id="others-error">
            {error}
          </p>
        )}
      </fieldset>
      <div class="actions">
        <button class="ds-button" data-variant="secondary" type="submit">
          {t.proposeCommon}
        </button>
      </div>
    </form>
  )
}

export function NeedHead({ visit, need, tab }: { visit: Visit; need: Need; tab: 'need' | 'history' }) {
  const { language } = visit
  const t = visit.words(words)
  const title = say(need.title, language)?.text ?? ''
  const home = visit.to(`/needs/${need.id}`)
  return (
    <header class="flow">
      <Breadcrumb
        language={language}
        trail={[{ href: visit.to('/needs'), label: t.title }, ...(tab === 'history' ? [{ href: home, label: title }] : [])]}
        here={tab === 'history' ? t.tabs.history : title}
      />
      <h1>
        <Text of={need.title} language={language} />
      </h1>
      <p class="tags">
        <Tag tone={need.closedAt ? 'neutral' : need.publishedAt ? 'success' : 'warning'}>{t.states[stateOf(need)]}</Tag>
      </p>
      <TabLinks
        label={t.tabsLabel}
        tabs={[
          { href: home, label: t.tabs.need, current: tab === 'need' },
          { href: visit.to(`/needs/${need.id}/history`), label: t.tabs.history, current: tab === 'history' },
        ]}
      />
    </header>
  )
}

export function needHistoryPage(visit: Visit, need: Need, events: readonly TimelineEvent[]): Sheet {
  const t = visit.words(words)
  return {
    title: t.historyTitle(say(need.title, visit.language)?.text ?? ''),
    serves: [1],
    body: (
      <div class="flow">
        <NeedHead visit={visit} need={need} tab="history" />
        {events.length === 0 ? <p>{t.noHistory}</p> : <Timeline language={visit.language} events={events} />}
      </div>
    ),
  }
}
