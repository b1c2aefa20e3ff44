import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { Text } from '../../../web/components/language-text/language-text.tsx'
import { Message } from '../../../web/components/message/message.tsx'
import { Pagination } from '../../../web/components/pagination/pagination.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { Tag } from '../../../web/components/tag/tag.tsx'
import { formatDate, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { ListedPortfolio } from '../find.ts'
import { words } from '../words.ts'
import { inKronor } from './amounts.ts'
import { serves } from './frame.tsx'

export const perPage = 50

type Found = { rows: readonly ListedPortfolio[]; total: number; page: number; mayAdd: boolean }

export function portfoliosPage(visit: Visit, { rows, total, page, mayAdd }: Found): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const add = mayAdd && (
    <a class="ds-button" href={visit.to('/portfolios/new')}>
      {t.add}
    </a>
  )
  return {
    title: t.title,
    serves,
    body: (
      <div class="flow">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {visit.query.has('ended') && (
          <Message language={language} tone="success" live>
            <p>{t.ended}</p>
          </Message>
        )}
        {rows.length === 0 ? (
          <EmptyState title={t.none} actions={add}>
            <p>{t.noneText}</p>
            {!mayAdd && <p>{t.noneHelp}</p>}
          </EmptyState>
        ) : (
          <>
            {add && <div class="actions">{add}</div>}
            <h2 role="status">{t.count(formatNumber(total, language), total === 1)}</h2>
            <Table
              language={language}
              caption={t.title}
              hideCaption
              rows={rows}
              columns={[
                {
                  title: t.name,
                  heads: true,
                  cell: (row) => (
                    <>
                      <a href={visit.to(`/portfolios/${row.id}`)}>
                        <Text language={language} of={row.title} />
                      </a>{' '}
                      {!row.publishedAt && <Tag>{t.notPublished}</Tag>}
                    </>
                  ),
                },
                { title: t.organisation, cell: (row) => <Text language={language} of={row.organisation} /> },
                { title: t.initiatives, number: true, cell: (row) => formatNumber(row.initiatives, language) },
                { title: t.budget, number: true, cell: (row) => (row.budget === null ? t.noLimit : inKronor(row.budget, language)) },
                { title: t.changed, cell: (row) => <span class="nowrap">{formatDate(row.changedAt)}</span> },
              ]}
            />
            <Pagination
              language={language}
              page={page}
              pages={Math.ceil(total / perPage)}
              to={(to) => visit.to('/portfolios', { page: to })}
            />
            <p>
              <a href={visit.to('/portfolios.csv')}>{t.csv}</a>
            </p>
          </>
        )}
      </div>
    ),
  }
}
