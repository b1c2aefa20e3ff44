import { say } from '../../../kernel/language-text.ts'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { Pagination } from '../../../web/components/pagination/pagination.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import { sameWith, type Visit } from '../../../web/visit.ts'
import type { RecordToFix } from '../find.ts'
import { efforts, type FixId, fixes } from '../fixes.ts'
import { indicators } from '../indicators.ts'
import { type Method, pointsFor } from '../method.ts'
import { adviceOf } from '../ranked-fixes.ts'
import { words } from '../words.ts'
import { MethodSwitch, methodQuery } from './method-switch.tsx'

export type RecordsToFixView = {
  fix: FixId
  method: Method
  source: { id: number; name: string } | undefined
  total: number
  records: readonly RecordToFix[]
  page: number
  pageSize: number
}

export function recordsToFixPage(visit: Visit, { fix, method, source, total, records, page, pageSize }: RecordsToFixView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const { state, indicator, effort } = fixes[fix]
  const title = t.fixTitle(language === 'sv' ? state.sv : state.en.many)
  return {
    title,
    serves: [6],
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to('/quality', methodQuery(method)), label: t.nodeTitle },
            ...(source ? [{ href: visit.to(`/sources/${source.id}/quality`, methodQuery(method)), label: source.name }] : []),
          ]}
          here={title}
        />
        <h1>{title}</h1>
        <p class="lead">
          {t.fixCount(formatNumber(total, language), total === 1)}. {indicators[indicator].label[language]}:{' '}
          {t.upTo(formatNumber(pointsFor(indicator, method), language))}.
        </p>
        {source && (
          <p>
            {t.fixIn(source.name)} <a href={sameWith(visit, { source: undefined })}>{t.fixEverywhere}</a>
          </p>
        )}
        <MethodSwitch visit={visit} method={method} />
        <h2>{t.whatToDo}</h2>
        <p>{adviceOf(fix)[language]}</p>
        <p class="quiet">{efforts[effort][language]}.</p>
        {records.length === 0 ? (
          <p>{t.fixNone}</p>
        ) : (
          <Table
            language={language}
            caption={title}
            hideCaption
            rows={records}
            columns={[
              {
                title: t.columnDataset,
                heads: true,
                cell: ({ id, title, uri }) => (
                  <a href={visit.to(`/entries/${id}/quality`, methodQuery(method))}>{say(title, language)?.text ?? uri}</a>
                ),
              },
              ...(source ? [] : [{ title: t.columnSource, cell: (one: RecordToFix) => one.source.name }]),
              { title: t.columnPoints, number: true, cell: ({ points }) => formatNumber(Math.round(points), language) },
            ]}
          />
        )}
        <Pagination language={language} page={page} pages={Math.ceil(total / pageSize)} to={(n) => sameWith(visit, { page: String(n) })} />
      </div>
    ),
  }
}
