import { EmptyState } from '../../web/components/empty-state/empty-state.tsx'
import { Table } from '../../web/components/table/table.tsx'
import { formatNumber } from '../../web/format.ts'
import type { Sheet } from '../../web/page.tsx'
import type { Visit } from '../../web/visit.ts'
import type { RefusedDay } from '../refused/refused-entry.ts'
import { words } from '../words.ts'

export function refusedPage(visit: Visit, days: readonly RefusedDay[], providerName: (id: string | null) => string): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title: t.refusedTitle,
    body: (
      <div class="flow">
        <h1>{t.refusedTitle}</h1>
        <p class="lead">{t.refusedLead}</p>
        {days.length === 0 ? (
          <EmptyState title={t.refusedNone}>
            <p>{t.refusedNoneText}</p>
          </EmptyState>
        ) : (
          <>
            <Table
              language={language}
              caption={t.refusedTitle}
              hideCaption
              rows={days}
              columns={[
                { title: t.day, heads: true, cell: ({ day }) => day },
                { title: t.door, cell: ({ door }) => t.doors[door] },
                { title: t.provider, cell: ({ provider }) => providerName(provider) },
                { title: t.reason, cell: ({ reason }) => t.reasons[reason] ?? reason },
                { title: t.count, number: true, cell: ({ n }) => formatNumber(n, language) },
              ]}
              foot={[
                t.sum,
                '',
                '',
                '',
                formatNumber(
                  days.reduce((sum, { n }) => sum + n, 0),
                  language,
                ),
              ]}
            />
            <p>
              <a href={visit.to('/admin/sign-ins.csv')}>{t.download}</a>
            </p>
          </>
        )}
      </div>
    ),
  }
}
