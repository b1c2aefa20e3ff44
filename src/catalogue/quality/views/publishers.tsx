import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { PublisherQuality } from '../find-node.ts'
import type { Method } from '../method.ts'
import { words } from '../words.ts'
import { MethodSwitch } from './method-switch.tsx'
import { NodeTabs } from './node-quality.tsx'
import { PublisherTable } from './publisher-table.tsx'

export type PublishersView = { method: Method; publishers: readonly PublisherQuality[]; source?: { id: number; name: string } }

export function publishersPage(visit: Visit, { method, publishers, source }: PublishersView): Sheet {
  const t = visit.words(words)
  return {
    title: t.publishers,
    serves: [6],
    body: (
      <div class="flow">
        <h1>{t.publishers}</h1>
        <p class="lead">{t.publishersLead}</p>
        {source ? (
          <p>
            {t.fixIn(source.name)} <a href={visit.to(`/sources/${source.id}/quality`)}>{t.source}</a>
          </p>
        ) : (
          <NodeTabs visit={visit} method={method} here="publishers" />
        )}
        <MethodSwitch visit={visit} method={method} />
        {publishers.length === 0 ? <p>{t.none}</p> : <PublisherTable visit={visit} caption={t.publishers} rows={publishers} />}
      </div>
    ),
  }
}
