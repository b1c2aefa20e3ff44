import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag, type Tone } from '../../../web/components/tag/tag.tsx'
import { formatDateTime, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { listSources } from '../../find.ts'
import { words } from '../words.ts'

type Sources = Awaited<ReturnType<typeof listSources>>

export const stateTone: { readonly [state: string]: Tone } = {
  done: 'success',
  incomplete: 'warning',
  failed: 'danger',
  running: 'info',
  waiting: 'info',
}

export function sourcesPage(visit: Visit, sources: Sources, mayManage: boolean): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title: t.sourcesTitle,
    serves: [6, 7],
    body: (
      <div class="flow">
        <h1>{t.sourcesTitle}</h1>
        <p class="lead">{t.sourcesLead}</p>
        {mayManage ? (
          <p>
            <a class="ds-button" href={visit.to('/sources/new')}>
              {t.addSource}
            </a>
          </p>
        ) : (
          <p class="quiet">{t.notOperator}</p>
        )}
        {sources.length === 0 ? (
          <EmptyState title={t.sourcesNone}>
            <p>{t.sourcesNoneText}</p>
          </EmptyState>
        ) : (
          <Table
            language={language}
            caption={t.sourcesTitle}
            hideCaption
            rows={sources}
            columns={[
              {
                title: t.sourceName,
                heads: true,
                cell: (row) => (
                  <>
                    <a href={visit.to(`/sources/${row.id}`)}>{row.name}</a>{' '}
                    {row.origin !== 'people' && (
                      <Tag tone={row.origin === 'demonstration' ? 'warning' : 'neutral'}>{t.origin[row.origin]}</Tag>
                    )}{' '}
                    {row.paused && <Tag>{t.paused}</Tag>}
                  </>
                ),
              },
              { title: t.entries, number: true, cell: (row) => formatNumber(row.entries, language) },
              {
                title: t.lastRun,
                cell: (row) =>
                  row.runId === null ? (
                    t.never
                  ) : (
                    <a href={visit.to(`/sources/${row.id}/runs/${row.runId}`)}>{formatDateTime(row.runAt!)}</a>
                  ),
              },
              {
                title: t.severity.violation,
                number: true,
                cell: (row) => (row.violations === null ? '' : formatNumber(row.violations, language)),
              },
              {
                title: t.outcome,
                cell: (row) => row.runState && <Tag tone={stateTone[row.runState] ?? 'neutral'}>{t.state[row.runState]}</Tag>,
              },
            ]}
          />
        )}
        <p>
          <a href={visit.to('/quality')}>{t.publishersLink}</a>
        </p>
      </div>
    ),
  }
}
