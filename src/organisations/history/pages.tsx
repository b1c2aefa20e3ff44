import { stream } from 'hono/streaming'
import type { Db } from '../../db/open.ts'
import { type Verified, verifyHistory } from '../../history/chain.ts'
import { exportHistory } from '../../history/export.ts'
import { historyOfOrganisation, type OrganisationChange } from '../../history/read.ts'
import { actorOf } from '../../identity/caller.ts'
import { say } from '../../kernel/language-text.ts'
import { Breadcrumb } from '../../web/components/breadcrumb/breadcrumb.tsx'
import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { Message } from '../../web/components/message/message.tsx'
import { TabLinks } from '../../web/components/tab-links/tab-links.tsx'
import { Timeline } from '../../web/components/timeline/timeline.tsx'
import { formatNumber } from '../../web/format.ts'
import { page, type Sheet } from '../../web/page.tsx'
import type { Site } from '../../web/site.ts'
import type { Visit } from '../../web/visit.ts'
import { demand, may } from '../access.ts'
import { findOrganisation } from '../find.ts'
import { type Names, namesIn } from '../names.ts'
import type { Organisation } from '../organisation.ts'
import { eventOf, type Tellings, untold } from './telling.ts'
import { words } from './words.ts'

const pageSize = 50

/** What has happened to all that an organisation has, for those who have a role in it; and the same as a file. */
export function organisationHistoryPages(site: Site, { db, tellings }: { db: Db; tellings: Tellings }): void {
  page(site, '/organisations/:id{[0-9]+}/history/all', async (visit) => {
    const organisation = await allowed(visit)
    const before = Number(visit.query.get('before')) || undefined
    const kind = visit.query.get('kind') ?? undefined
    const changes = await historyOfOrganisation(db, organisation.id, {
      ...(kind && { kind }),
      ...(before && { before }),
      limit: pageSize + 1,
    })
    const verified = visit.query.has('check') ? await verifyHistory(db, { organisation: organisation.id }) : undefined
    const names = await namesIn(db, changes, may(actorOf(visit), 'seePeople', organisation.id))
    return historyPage(visit, { organisation, found: changes, tellings, names, verified })
  })

  page(site, '/organisations/:id{[0-9]+}/history.jsonl', async (visit) => {
    const { id } = await allowed(visit)
    visit.c.header('Content-Type', 'application/jsonl; charset=utf-8')
    visit.c.header('Content-Disposition', `attachment; filename="history-${id}.jsonl"`)
    visit.c.header('Cache-Control', 'private, no-store')
    return stream(visit.c, async (out) => {
      for await (const part of exportHistory(db, id)) {
        if (out.aborted) return
        await out.write(part)
      }
    })
  })

  async function allowed(visit: Visit): Promise<Organisation> {
    const organisation = await findOrganisation(db, Number(visit.param('id')))
    demand(actorOf(visit), 'readHistory', organisation.id)
    return organisation
  }
}

type HistoryView = {
  organisation: Organisation
  found: readonly OrganisationChange[]
  tellings: Tellings
  names: Names
  verified: Verified | undefined
}

function historyPage(visit: Visit, { organisation, found, tellings, names, verified }: HistoryView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const name = say(organisation.name, language)!.text
  const here = `/organisations/${organisation.id}/history/all`
  const kind = visit.query.get('kind') ?? ''
  const changes = found.slice(0, pageSize)
  const told = (change: OrganisationChange) => {
    const telling = tellings[change.kind] ?? untold(change.kind)
    const one = change.kind === 'organisation' ? telling.name[language].one : `${telling.name[language].one} ${change.subject}`
    const place = telling.place?.(change.subject)
    const event = eventOf(telling, change, language, names)
    return { ...event, what: `${one}: ${event.what}`, ...(place && { more: <a href={visit.to(place)}>{one}</a> }) }
  }
  return {
    title: t.title(name),
    serves: [1],
    body: (
      <div class="flow">
        <Breadcrumb language={language} trail={[{ href: visit.to(`/organisations/${organisation.id}`), label: name }]} here={t.short} />
        <h1>{t.title(name)}</h1>
        <p class="lead">{t.lead}</p>
        {verified && <Chain visit={visit} of={verified} />}
        <ul class="plain-list">
          <li>
            <a href={visit.to(here, { check: '1' })}>{t.check}</a>
          </li>
          <li>
            <a href={`/organisations/${organisation.id}/history.jsonl`}>{t.download}</a>. <span class="quiet">{t.downloadHelp}</span>
          </li>
        </ul>
        <TabLinks
          label={t.kindFilter}
          tabs={[{ label: t.all, href: visit.to(here), current: kind === '' }].concat(
            Object.entries(tellings).map(([id, { name }]) => ({
              label: name[language].many,
              href: visit.to(here, { kind: id }),
              current: kind === id,
            })),
          )}
        />
        {changes.length === 0 ? (
          <EmptyState title={t.empty}>
            <p>{t.emptyHelp}</p>
          </EmptyState>
        ) : (
          <Timeline language={language} events={changes.map(told)} />
        )}
        {found.length > pageSize && (
          <p>
            <a href={visit.to(here, { kind, before: changes.at(-1)!.id })}>{t.older}</a>
          </p>
        )}
      </div>
    ),
  }
}

function Chain({ visit, of: { breaks, seals, lines } }: { visit: Visit; of: Verified }) {
  const { language } = visit
  const t = visit.words(words)
  if (breaks.length === 0)
    return (
      <Message language={language} tone="success">
        <p>{t.whole(formatNumber(seals, language), formatNumber(lines, language))}</p>
      </Message>
    )
  return (
    <Message language={language} tone="danger">
      <p>{t.broken}</p>
      <ul>
        {breaks.map(({ why, chain, number }) => (
          <li>{t.breaks[why](chain, number)}</li>
        ))}
      </ul>
    </Message>
  )
}
