import { EmptyState } from '../../../web/components/empty-state/empty-state.tsx'
import { KeyFigures } from '../../../web/components/key-figures/key-figures.tsx'
import { TabLinks } from '../../../web/components/tab-links/tab-links.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { formatDateTime, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { BrokenLink } from '../find.ts'
import type { LateRecord, NodeQuality, NodeTrendPoint, PublisherQuality, SourceCompared } from '../find-node.ts'
import { dimensionNames, dimensions } from '../indicators.ts'
import { bandOf, type Method, mostPoints } from '../method.ts'
import { words } from '../words.ts'
import { BrokenLinks } from './broken-links.tsx'
import { DataLinks } from './data-links.tsx'
import { FixTable } from './fix-table.tsx'
import { LateRecords } from './late-records.tsx'
import { MethodSwitch, methodQuery } from './method-switch.tsx'
import { PublisherTable } from './publisher-table.tsx'
import { BandChart, DimensionChart, PointsTrend } from './quality-charts.tsx'
import { SharedDatasets } from './shared-datasets.tsx'

export type NodeQualityView = {
  method: Method
  quality: NodeQuality | undefined
  trend: readonly NodeTrendPoint[]
  sources: readonly SourceCompared[]
  publishers: readonly PublisherQuality[]
  late: readonly LateRecord[]
  broken: readonly BrokenLink[]
}

export function nodeQualityPage(visit: Visit, view: NodeQualityView): Sheet {
  const t = visit.words(words)
  const { method, quality } = view
  return {
    title: t.nodeTitle,
    serves: [4, 6],
    body: (
      <div class="flow">
        <h1>{t.nodeTitle}</h1>
        <p class="lead">{t.nodeLead}</p>
        {quality === undefined || quality.best.records === 0 ? (
          <EmptyState
            title={t.nodeNone}
            actions={
              <a class="ds-button" href={visit.to('/sources/new')}>
                {t.addSource}
              </a>
            }
          >
            <p>{t.nodeNoneText}</p>
          </EmptyState>
        ) : (
          <>
            <NodeTabs visit={visit} method={method} here="overview" />
            <MethodSwitch visit={visit} method={method} />
            <Assessed {...view} visit={visit} quality={quality} />
            <p class="quiet small">
              {t.measured} {formatDateTime(quality.at)}
            </p>
          </>
        )}
        <DataLinks visit={visit} path="/quality" method={method} />
      </div>
    ),
  }
}

export function NodeTabs({ visit, method, here }: { visit: Visit; method: Method; here: 'overview' | 'publishers' }) {
  const t = visit.words(words)
  return (
    <TabLinks
      label={t.nodeTabs}
      tabs={[
        { href: visit.to('/quality', methodQuery(method)), label: t.overview, current: here === 'overview' },
        { href: visit.to('/quality/publishers', methodQuery(method)), label: t.publishers, current: here === 'publishers' },
      ]}
    />
  )
}

function Assessed({
  visit,
  method,
  quality,
  trend,
  sources,
  publishers,
  late,
  broken,
}: NodeQualityView & { visit: Visit; quality: NodeQuality }) {
  const { language } = visit
  const t = visit.words(words)
  const number = (value: number) => formatNumber(Math.round(value), language)
  const { best, beside } = quality
  return (
    <>
      <KeyFigures
        figures={[
          {
            value: t.of(number(best.points), number(mostPoints(method))),
            label: `${t.points} – ${bandOf(best.points).label[language]}`,
          },
          { value: number(best.records), label: t.datasets },
          { value: number(quality.sources), label: t.sourcesCount(quality.sources === 1), href: '#sources' },
          { value: number(beside.staleness.stale), label: t.staleCount, ...(late.length > 0 && { href: '#late' }) },
          {
            value: number(beside.links.broken),
            label: t.brokenCount(beside.links.broken === 1),
            ...(broken.length > 0 && { href: '#links' }),
          },
        ]}
      />
      {best.unknown > 0.5 && <p class="quiet">{t.unknown(number(best.unknown))}</p>}
      <section class="flow">
        <h2>{t.first}</h2>
        <FixTable visit={visit} method={method} fixes={quality.fixes} />
      </section>
      <BandChart visit={visit} method={method} of={quality.bands} />
      <DimensionChart visit={visit} method={method} of={best.dimensions} />
      {trend.length > 1 && <PointsTrend visit={visit} method={method} of={trend} />}
      <section class="flow" id="sources">
        <h2>{t.sources}</h2>
        <div class="compared">
          <SourceTable visit={visit} method={method} rows={sources} />
        </div>
      </section>
      <section class="flow">
        <h2>{t.mostToGain}</h2>
        <p>{t.mostToGainLead}</p>
        <PublisherTable visit={visit} caption={t.mostToGain} rows={publishers} />
        <p>
          <a href={visit.to('/quality/publishers', methodQuery(method))}>{t.allPublishers}</a>
        </p>
      </section>
      <LateRecords visit={visit} records={late} />
      <SharedDatasets visit={visit} of={beside.duplicates} sources={sources} />
      {broken.length > 0 && (
        <section class="flow" id="links">
          <h2>{t.linksTold}</h2>
          <p>
            {t.linksLead} {beside.links.broken > broken.length && t.allLinksOf}
          </p>
          <BrokenLinks visit={visit} links={broken} />
        </section>
      )}
    </>
  )
}

function SourceTable({ visit, method, rows }: { visit: Visit; method: Method; rows: readonly SourceCompared[] }) {
  const { language } = visit
  const t = visit.words(words)
  const rounded = (points: number) => formatNumber(Math.round(points), language)
  return (
    <Table
      language={language}
      caption={t.sources}
      hideCaption
      rows={rows}
      columns={[
        {
          title: t.columnSource,
          heads: true,
          cell: ({ id, name }) => <a href={visit.to(`/sources/${id}/quality`, methodQuery(method))}>{name}</a>,
        },
        { title: t.columnRecords, number: true, cell: ({ records }) => formatNumber(records, language) },
        { title: t.columnPoints, number: true, cell: ({ points }) => rounded(points) },
        { title: t.band, cell: ({ points }) => bandOf(points).label[language] },
        ...dimensionNames.map((name) => ({
          title: dimensions[name][language],
          number: true,
          cell: (row: SourceCompared) => rounded(row.dimensions[name]),
        })),
        {
          title: t.columnChange,
          number: true,
          cell: ({ points, before }) =>
            before === null ? '–' : formatNumber(points - before, language, { signDisplay: 'exceptZero', maximumFractionDigits: 1 }),
        },
        { title: t.columnStale, number: true, cell: ({ stale }) => formatNumber(stale, language) },
      ]}
    />
  )
}
