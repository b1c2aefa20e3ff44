import type { Child } from 'hono/jsx'
import { type Language, type LanguageText, say } from '../../kernel/language-text.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { DefinitionList } from '../../web/components/definition-list/definition-list.tsx'
import { Disclosure } from '../../web/components/disclosure/disclosure.tsx'
import { languagePhrase, Paragraphs, Text } from '../../web/components/language-text/language-text.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { TabLinks } from '../../web/components/tab-links/tab-links.tsx'
import { Tag } from '../../web/components/tag/tag.tsx'
import { formatDate, formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Contact, Period } from '../entry.ts'
import type { FoundEntry } from '../find.ts'
import { words } from '../words.ts'
import { Distributions } from './distributions.tsx'
import { AllStatements, Downloads } from './statements.tsx'
import { Address, Code, type Links, listed, NamedThing, titleOf } from './things.tsx'

/** What a room above knows of the entry. */
export type EntrySection = { id: string; title: string; body: Child }

export type EntryView = {
  found: FoundEntry
  /** What whoever reads may do with it. */
  may?: { change: boolean; copy: boolean }
  links: Links
  contacts: ReadonlyMap<string, Contact>
  others: { id: number; source: string }[]
  versions: number
  turtle: string
  /** The day that it is shown as it was on; left out, it is as now. */
  on?: string
  /** Who the publisher is, where somebody has confirmed it. */
  organisation?: { id: number; name: LanguageText } | undefined
  sections?: readonly EntrySection[]
}

export function entryPage(visit: Visit, { versions, may, on, sections = [], ...content }: EntryView): Sheet {
  const { language } = visit
  const { found } = content
  const t = visit.words(words)
  const title = titleOf(found.entry.title, visit.language) ?? t.untitled
  return {
    title,
    serves: [6],
    body: (
      <article class="flow">
        <EntryHead visit={visit} found={found} here={title} versions={versions} tab="entry" />
        {on && (
          <Message language={language} tone="info">
            <p>
              {t.asItWas(on, String(found.version))} <a href={visit.to(`/entries/${found.id}`)}>{t.asItIs}</a>
            </p>
          </Message>
        )}
        {(may?.change || may?.copy) && (
          <p class="actions">
            {may.change && (
              <a class="ds-button" data-variant="secondary" data-size="sm" href={visit.to(`/own/${found.id}`)}>
                {t.changeEntry}
              </a>
            )}
            {may.copy && (
              <a class="ds-button" data-variant="tertiary" data-size="sm" href={visit.to(`/entries/${found.id}/copy`)}>
                {t.copyEntry}
              </a>
            )}
          </p>
        )}
        <EntryContent visit={visit} {...content} />
        {sections.map(({ id, title, body }) => (
          <section class="flow" id={id}>
            <h2>{title}</h2>
            {body}
          </section>
        ))}
      </article>
    ),
  }
}

/** What an entry says, also of one that is not published yet. */
export function EntryContent({
  visit,
  found,
  links,
  contacts,
  others,
  turtle,
  organisation,
  draft = false,
}: Pick<EntryView, 'found' | 'links' | 'contacts' | 'others' | 'turtle' | 'organisation'> & { visit: Visit; draft?: boolean }) {
  const { language } = visit
  const t = visit.words(words)
  const { entry } = found
  const show = { visit, links }
  return (
    <>
      <Paragraphs of={entry.description} language={language} />
      <DefinitionList
        facts={[
          entry.publisher && [t.publisher, <NamedThing {...show} of={entry.publisher} />],
          organisation && [
            t.organisation,
            <a href={visit.to(`/organisations/${organisation.id}`)}>
              <Text of={organisation.name} language={language} />
            </a>,
          ],
          entry.contacts.length > 0 && [
            t.contact,
            entry.contacts.map((contact) => <ContactLine of={contacts.get(contact.uri ?? '') ?? contact} language={language} />),
          ],
          entry.licences.length > 0 && [
            t.licence,
            listed(entry.licences.map((one) => <Code list="licences" value={one} language={language} />)),
          ],
          entry.accessRights.length > 0 && [
            t.access,
            listed(entry.accessRights.map((one) => <Code list="access-rights" value={one} language={language} />)),
          ],
          entry.themes.length > 0 && [t.themes, listed(entry.themes.map((one) => <Code list="themes" value={one} language={language} />))],
          entry.keywords.length > 0 && [t.keywords, <Keywords visit={visit} of={entry.keywords} />],
          entry.languages.length > 0 && [
            t.languages,
            listed(entry.languages.map((one) => <Code list="languages" value={one} language={language} />)),
          ],
          entry.frequency !== undefined && [t.frequency, <Code list="frequencies" value={entry.frequency} language={language} />],
          entry.issued !== undefined && [t.issued, formatDate(entry.issued)],
          entry.modified !== undefined && [t.modified, formatDate(entry.modified)],
          entry.spatial.length > 0 && [t.spatial, listed(entry.spatial.map((one) => <NamedThing {...show} of={one} />))],
          entry.temporal.length > 0 && [t.temporal, listed(entry.temporal.map((one) => periodText(one, language)))],
          entry.conformsTo.length > 0 && [t.conformsTo, listed(entry.conformsTo.map((one) => <NamedThing {...show} of={one} />))],
          entry.landingPages.length > 0 && [t.landingPage, listed(entry.landingPages.map((one) => <Address of={one} />))],
          entry.identifiers.length > 0 && [t.identifier, entry.identifiers.join(', ')],
          found.catalogues.length > 0 && [
            t.inCatalogue,
            listed(found.catalogues.map((one) => <NamedThing {...show} of={{ uri: one, name: {} }} />)),
          ],
          [t.address, <Address of={entry.uri} />],
          !draft && [t.source, <a href={visit.to(`/sources/${found.source_id}`)}>{found.source_name}</a>],
          others.length > 0 && [t.elsewhere, listed(others.map((one) => <a href={visit.to(`/entries/${one.id}`)}>{one.source}</a>))],
          !draft && [t.firstSeen, formatDate(found.first_seen_at)],
          !draft && found.version > 1 && [t.lastChange, formatDate(found.changed_at)],
        ]}
      />
      <Distributions {...show} of={entry.distributions} kind={found.kind} />
      <OtherLanguages title={entry.title} description={entry.description} language={language} />
      <Disclosure title={t.allStatements} id="statements">
        <AllStatements {...show} found={found} />
      </Disclosure>
      <Disclosure title={t.raw} id="raw">
        <pre class="raw" tabindex={0} lang="en">
          {turtle}
        </pre>
        {!draft && <Downloads visit={visit} id={found.id} />}
      </Disclosure>
    </>
  )
}

export function EntryHead({
  visit,
  found,
  here,
  versions,
  tab,
}: {
  visit: Visit
  found: FoundEntry
  here: string
  versions: number
  tab: 'entry' | 'quality' | 'history'
}) {
  const t = visit.words(words)
  return (
    <header class="flow">
      <Breadcrumb
        language={visit.language}
        trail={[
          { href: visit.to('/search'), label: t.searchTitle },
          { href: visit.to('/search', { kind: found.kind }), label: t.kind[found.kind] },
        ]}
        here={here}
      />
      <p class="tags">
        <Tag tone="accent">{t.kind[found.kind]}</Tag> {found.origin === 'demonstration' && <Tag tone="warning">{t.invented}</Tag>}
      </p>
      <h1>
        <Text
          of={Object.keys(found.entry.title).length > 0 ? found.entry.title : { [visit.language]: t.untitled }}
          language={visit.language}
        />
      </h1>
      {found.ended_at && (
        <Message language={visit.language} tone="warning">
          <p>
            {t.ended} ({formatDate(found.ended_at)})
          </p>
        </Message>
      )}
      <TabLinks
        label={here}
        tabs={[
          { href: visit.to(`/entries/${found.id}`), label: t.entryTab, current: tab === 'entry' },
          { href: visit.to(`/entries/${found.id}/quality`), label: t.quality, current: tab === 'quality' },
          {
            href: visit.to(`/entries/${found.id}/history`),
            label: t.history,
            count: formatNumber(versions, visit.language),
            current: tab === 'history',
          },
        ]}
      />
    </header>
  )
}

function ContactLine({ of, language }: { of: Contact; language: Language }) {
  const parts: Child[] = [
    Object.keys(of.name).length > 0 && <Text of={of.name} language={language} />,
    of.email && <a href={`mailto:${of.email}`}>{of.email}</a>,
    of.telephone,
    of.url && <Address of={of.url} />,
  ].filter((part) => !!part)
  return (
    <p>
      {(parts.length > 0 ? parts : [<Address of={of.uri ?? ''} />]).map((part, at) => (
        <>
          {at > 0 && ', '}
          {part}
        </>
      ))}
    </p>
  )
}

function Keywords({ visit, of }: { visit: Visit; of: FoundEntry['entry']['keywords'] }) {
  const own = of.filter((word) => word.language === visit.language || word.language === '')
  return (
    <ul class="inline-list">
      {(own.length > 0 ? own : of).slice(0, 40).map((word) => (
        <li>
          <a href={visit.to('/search', { q: word.text })} lang={word.language === visit.language ? undefined : word.language || undefined}>
            {word.text}
          </a>
        </li>
      ))}
    </ul>
  )
}

function periodText({ start, end }: Period, language: Language): string {
  const t = words[language]
  if (start && end) return `${formatDate(start)}–${formatDate(end)}`
  return start ? t.from(formatDate(start)) : end ? t.until(formatDate(end)) : '–'
}

function OtherLanguages({ title, description, language }: { title: LanguageText; description: LanguageText; language: Language }) {
  const t = words[language]
  const shown = say(title, language)?.language
  const others = [...new Set([...Object.keys(title), ...Object.keys(description)])].filter((tag) => tag !== '' && tag !== shown)
  if (others.length === 0) return null
  return (
    <Disclosure title={t.otherLanguages}>
      {others.map((tag) => (
        <section lang={tag} class="flow prose">
          <p class="quiet small" lang={language}>
            {languagePhrase(tag, language)}
          </p>
          {title[tag] && <h3>{title[tag]}</h3>}
          {description[tag] && <p>{description[tag]}</p>}
        </section>
      ))}
    </Disclosure>
  )
}
