import type { Child } from 'hono/jsx'
import type { PastChange } from '../../history/read.ts'
import { actorOf } from '../../identity/caller.ts'
import { type LanguageText, say } from '../../kernel/language-text.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { ButtonForm } from '../../web/components/button-form/button-form.tsx'
import { DefinitionList } from '../../web/components/definition-list/definition-list.tsx'
import { Disclosure } from '../../web/components/disclosure/disclosure.tsx'
import { Text } from '../../web/components/language-text/language-text.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { TabLinks } from '../../web/components/tab-links/tab-links.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { Tag } from '../../web/components/tag/tag.tsx'
import { Timeline } from '../../web/components/timeline/timeline.tsx'
import type { FormState } from '../../web/form-state.ts'
import { formatDate, formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import { may as allowed } from '../access.ts'
import { fieldName, valueText } from '../field-words.ts'
import type { factsOf, findOrganisation, groupsOf, Predecessor, PublisherMatch, Relative } from '../find.ts'
import { eventOf, organisationTelling } from '../history/telling.ts'
import { groupName } from '../municipal-groups.ts'
import type { Names } from '../names.ts'
import { shownNumber } from '../number.ts'
import { differencesOf, particularsOf } from '../particulars.ts'
import { words } from '../words.ts'
import { FigureForm, GroupForm, ParentForm } from './forms.tsx'
import { StateTag } from './list.tsx'
import { Publishers } from './publishers.tsx'

type Found = Awaited<ReturnType<typeof findOrganisation>>
type Facts = Awaited<ReturnType<typeof factsOf>>
type Groups = Awaited<ReturnType<typeof groupsOf>>

/** What a room above knows of the organisation; nothing where it knows nothing. */
export type OrganisationSection = { id: string; title: string; body: Child }

export type OrganisationView = {
  organisation: Found
  today: string
  facts: Facts
  groups: Groups
  relatives: readonly Relative[]
  predecessors: readonly Predecessor[]
  region: { id: number; name: LanguageText } | undefined
  municipalities: number
  matches: readonly PublisherMatch[]
  sections: readonly OrganisationSection[]
  /** How many notices wait; undefined for those who may not see them. */
  waiting: number | undefined
  may: { change: boolean; relate: boolean; match: boolean; people: boolean }
}

/** Which form came back, and with what. */
export type Returned = FormState & { form: 'figure' | 'group' | 'parent' | 'publisher' }

export function organisationPage(visit: Visit, view: OrganisationView, returned?: Returned): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { organisation, today, facts, groups, relatives, predecessors, matches, sections, may } = view
  const name = say(organisation.name, language)?.text ?? ''
  const near = (kind: Relative['kind']) => relatives.filter((one) => one.kind === kind)
  const has = (one: Relative) => one.to === null || one.to > today
  const state = (form: Returned['form']) => (returned?.form === form ? returned : undefined)
  return {
    title: name,
    serves: [2, 6],
    ...(returned && { status: 422 as const }),
    body: (
      <div class="flow">
        <OrganisationHead visit={visit} organisation={organisation} today={today} tab="organisation" waiting={view.waiting} />
        {visit.query.has('saved') && (
          <Message language={language} tone="success" live>
            <p>{t.saved}</p>
          </Message>
        )}
        {organisation.validTo !== null && (
          <Message
            language={language}
            tone={organisation.validTo <= today ? 'info' : 'warning'}
            title={organisation.validTo <= today ? t.ended(organisation.validTo) : t.ends(organisation.validTo)}
          >
            <p>{organisation.validTo <= today ? t.endedText : t.endsText}</p>
            {organisation.validTo <= today && near('successor').length > 0 && <p>{t.endedSuccessors}</p>}
          </Message>
        )}
        <DefinitionList
          facts={[
            [t.kind, t.kinds[organisation.kind]],
            organisation.number !== null && [t.number, shownNumber(organisation.number)],
            organisation.code !== null && [t.code, organisation.code],
            groups[0] && [
              t.group,
              `${groupName(groups[0].code, language)} (${t.edition.toLocaleLowerCase(language)} ${groups[0].edition})`,
            ],
            view.region && [t.county, <OrganisationLink visit={visit} of={view.region} />],
            view.municipalities > 0 && [
              t.inCounty,
              <a href={visit.to('/organisations', { kind: 'municipality', county: organisation.code ?? '' })}>
                {t.countyCount(formatNumber(view.municipalities, language), view.municipalities === 1)}
              </a>,
            ],
            near('parent').some(has) && [t.parent, <Relatives visit={visit} of={near('parent').filter(has)} when="since" />],
            near('child').some(has) && [t.children, <Relatives visit={visit} of={near('child').filter(has)} />],
            near('predecessor').some(past(today)) && [
              t.predecessors,
              <Relatives visit={visit} of={near('predecessor').filter(past(today))} when="on" />,
            ],
            near('predecessor').some(coming(today)) && [
              t.willPrecede,
              <Relatives visit={visit} of={near('predecessor').filter(coming(today))} when="on" />,
            ],
            near('successor').some(past(today)) && [
              t.successors,
              <Relatives visit={visit} of={near('successor').filter(past(today))} when="on" />,
            ],
            near('successor').some(coming(today)) && [
              t.willSucceed,
              <Relatives
                visit={visit}
                of={near('successor').filter(coming(today))}
                when="on"
                callOff={may.relate ? organisation.id : undefined}
              />,
            ],
            organisation.validFrom !== null && [t.validFrom, organisation.validFrom],
            organisation.source !== null && [t.factsFrom, <SourceText visit={visit} organisation={organisation} />],
            [t.changedAt, formatDate(organisation.changedAt)],
          ]}
        />
        <ShippedDifference visit={visit} organisation={organisation} facts={facts} groups={groups} />
        {facts.length > 0 && <Figures visit={visit} facts={facts} />}
        {groups.length > 1 && (
          <section class="flow">
            <h2>{t.groups}</h2>
            <Table
              language={language}
              caption={t.groups}
              hideCaption
              rows={groups}
              columns={[
                { title: t.edition, heads: true, cell: (row) => row.edition },
                { title: t.group, cell: (row) => groupName(row.code, language) },
                { title: t.source, cell: (row) => <Source of={row.source} /> },
              ]}
            />
          </section>
        )}
        {sections.map(({ id, title, body }) => (
          <section class="flow" id={id}>
            <h2>{title}</h2>
            {body}
          </section>
        ))}
        <Publishers
          visit={visit}
          organisation={organisation}
          matches={matches}
          predecessors={predecessors}
          mayMatch={may.match}
          state={state('publisher')}
        />
        {may.change && (
          <section class="flow">
            <h2>{t.change}</h2>
            <div class="actions">
              <a class="ds-button" data-variant="secondary" href={visit.to(`/organisations/${organisation.id}/change`)}>
                {t.change}
              </a>
              {may.relate && organisation.validTo === null && (
                <a class="ds-button" data-variant="secondary" href={visit.to(`/organisations/${organisation.id}/succession`)}>
                  {t.succession}
                </a>
              )}
            </div>
            <FigureForm visit={visit} id={organisation.id} state={state('figure')} />
            {organisation.kind === 'municipality' && <GroupForm visit={visit} id={organisation.id} state={state('group')} />}
            <ParentForm visit={visit} id={organisation.id} today={today} state={state('parent')} />
          </section>
        )}
      </div>
    ),
  }
}

const past = (today: string) => (one: Relative) => one.from <= today
const coming = (today: string) => (one: Relative) => one.from > today

/** What an organisation has pages for, each for those who may see it. */
const tabs = [
  { id: 'organisation', path: '', action: 'read' },
  { id: 'people', path: '/people', action: 'seePeople' },
  { id: 'keys', path: '/keys', action: 'makeKeys' },
  { id: 'approvals', path: '/approvals', action: 'seeProposals' },
  { id: 'notices', path: '/notices', action: 'seeNotices' },
  { id: 'history', path: '/history', action: 'read' },
] as const

export function OrganisationHead({
  visit,
  organisation,
  today,
  tab,
  waiting,
}: {
  visit: Visit
  organisation: Pick<Found, 'id' | 'name' | 'kind' | 'validFrom' | 'validTo' | 'origin'>
  today: string
  tab: 'organisation' | 'people' | 'notices' | 'history'
  /** How many notices wait, for those who may see them. */
  waiting?: number | undefined
}) {
  const { language } = visit
  const t = visit.words(words)
  const name = say(organisation.name, language)?.text ?? ''
  const address = `/organisations/${organisation.id}`
  return (
    <header class="flow">
      <Breadcrumb
        language={language}
        trail={[
          { href: visit.to('/organisations'), label: t.title },
          { href: visit.to('/organisations', { kind: organisation.kind }), label: t.kinds[organisation.kind] },
        ]}
        here={name}
      />
      <p class="tags">
        <Tag tone="accent">{t.kinds[organisation.kind]}</Tag> <StateTag visit={visit} of={organisation} today={today} />
      </p>
      <h1>
        <Text of={organisation.name} language={language} />
      </h1>
      <TabLinks
        label={name}
        tabs={tabs
          .filter(({ action }) => allowed(actorOf(visit), action, organisation.id))
          .map(({ id, path }) => ({
            href: visit.to(address + path),
            label: t.tabs[id],
            current: tab === id,
            ...(id === 'notices' && waiting ? { count: formatNumber(waiting, language) } : {}),
          }))}
      />
    </header>
  )
}

export const OrganisationLink = ({ visit, of }: { visit: Visit; of: { id: number; name: LanguageText } }) => (
  <a href={visit.to(`/organisations/${of.id}`)}>
    <Text of={of.name} language={visit.language} />
  </a>
)

function Relatives({
  visit,
  of,
  when,
  callOff,
}: {
  visit: Visit
  of: readonly Relative[]
  when?: 'since' | 'on'
  callOff?: number | undefined
}) {
  const t = visit.words(words)
  return (
    <ul class="plain-list">
      {of.map((one) => (
        <li>
          <OrganisationLink visit={visit} of={one} />
          {when && ` ${t[when](one.from)}`}
          {callOff !== undefined && (
            <ButtonForm
              action={visit.to(`/organisations/${callOff}/call-off`)}
              fields={{ relation: one.relation }}
              label={t.callOff}
              about={t.callOffOne(say(one.name, visit.language)?.text ?? '')}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function SourceText({ visit, organisation: { source, asOf, origin } }: { visit: Visit; organisation: Found }) {
  const t = visit.words(words)
  if (origin === 'demonstration') return t.inventedSource
  return (
    <>
      <Source of={source!} />
      {asOf !== null && `, ${asOf}`}
      {origin === 'facts' && ` (${t.shippedFile})`}
    </>
  )
}

function Source({ of }: { of: string }) {
  if (!/^https?:\/\//.test(of)) return of
  return (
    <a class="ds-link address" href={of} rel="noreferrer">
      {URL.canParse(of) ? new URL(of).host.replace(/^www\./, '') : of}
    </a>
  )
}

/** What people have changed stays; where the shipped facts say otherwise, both are shown. */
function ShippedDifference({ visit, organisation, facts, groups }: { visit: Visit; organisation: Found; facts: Facts; groups: Groups }) {
  const { language } = visit
  const t = visit.words(words)
  if (organisation.shipped === null) return null
  const { kind, name, number, code } = organisation
  const now = {
    ...particularsOf({ kind, name, number, code }),
    ...Object.fromEntries(facts.map(({ fact, year, value }) => [`${fact}.${year}`, String(value)])),
    ...Object.fromEntries(groups.map(({ edition, code }) => [`group.${edition}`, code])),
  }
  const differing = differencesOf(now, { ...now, ...organisation.shipped })
  if (differing.length === 0) return null
  return (
    <Message language={language} tone="info" title={t.shippedDiffers}>
      <p>{t.shippedDiffersText}</p>
      <DefinitionList
        facts={differing.map(({ key, before, after }) => [
          fieldName(key, language),
          `${t.inEdition}: ${valueText(key, after!, language)}. ${t.here}: ${before === undefined ? t.empty : valueText(key, before, language)}.`,
        ])}
      />
    </Message>
  )
}

function Figures({ visit, facts }: { visit: Visit; facts: Facts }) {
  const { language } = visit
  const t = visit.words(words)
  const newest = facts.filter((fact, at) => facts.findIndex((one) => one.fact === fact.fact) > at - 3)
  const older = facts.filter((fact) => !newest.includes(fact))
  const table = (rows: Facts, caption: string) => (
    <Table
      language={language}
      caption={caption}
      hideCaption
      rows={rows}
      columns={[
        { title: t.fact, heads: true, cell: (row) => t.facts[row.fact] },
        { title: t.year, cell: (row) => String(row.year) },
        { title: t.value, number: true, cell: (row) => formatNumber(row.value, language) },
        { title: t.source, cell: (row) => (row.source.startsWith('data/demonstration') ? t.inventedSource : <Source of={row.source} />) },
      ]}
    />
  )
  return (
    <section class="flow">
      <h2>{t.figures}</h2>
      {table(newest, t.figures)}
      {older.length > 0 && <Disclosure title={t.olderFigures}>{table(older, t.olderFigures)}</Disclosure>}
    </section>
  )
}

export function organisationHistoryPage(
  visit: Visit,
  { organisation, today, changes, names }: { organisation: Found; today: string; changes: readonly PastChange[]; names: Names },
): Sheet {
  const t = visit.words(words)
  return {
    title: `${t.history}: ${say(organisation.name, visit.language)?.text ?? ''}`,
    serves: [1, 2],
    body: (
      <div class="flow">
        <OrganisationHead visit={visit} organisation={organisation} today={today} tab="history" />
        <section class="flow">
          <h2>{t.history}</h2>
          {changes.length === 0 ? (
            <p>{t.historyNone}</p>
          ) : (
            <Timeline
              language={visit.language}
              events={changes.map((change) => eventOf(organisationTelling, change, visit.language, names))}
            />
          )}
        </section>
        {allowed(actorOf(visit), 'readHistory', organisation.id) && (
          <p>
            <a href={visit.to(`/organisations/${organisation.id}/history/all`)}>{t.wholeHistory}</a>
          </p>
        )}
      </div>
    ),
  }
}
