import { KeyFigures } from '../../../web/components/key-figures/key-figures.tsx'
import { formatDateTime, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { findSource } from '../../find.ts'
import type { SourceChecks } from '../../validate/source-checks/find.ts'
import { SourceHead } from '../../views/source-head.tsx'
import type { BrokenLink, SourceQuality, TrendPoint } from '../find.ts'
import type { LateRecord, PublisherQuality } from '../find-node.ts'
import { bandOf, type Method, mostPoints } from '../method.ts'
import { words } from '../words.ts'
import { BesideThePoints } from './beside-the-points.tsx'
import { DataLinks } from './data-links.tsx'
import { FixTable } from './fix-table.tsx'
import { LateRecords } from './late-records.tsx'
import { MethodSwitch, methodQuery } from './method-switch.tsx'
import { PublisherTable } from './publisher-table.tsx'
import { BandChart, DimensionChart, PointsTrend } from './quality-charts.tsx'

export type SourceQualityView = {
  source: Awaited<ReturnType<typeof findSource>>
  method: Method
  quality: SourceQuality | undefined
  trend: readonly TrendPoint[]
  checks: SourceChecks
  broken: readonly BrokenLink[]
  late: readonly LateRecord[]
  publishers: readonly PublisherQuality[]
}

export function sourceQualityPage(visit: Visit, view: SourceQualityView): Sheet {
  const t = visit.words(words)
  const { source, method, quality } = view
  return {
    title: t.title(source.name),
    serves: [6],
    body: (
      <div class="flow">
        <SourceHead visit={visit} source={source} title={t.title(source.name)} lead={t.lead} here="quality" />
        {quality === undefined || quality.best.records === 0 ? (
          <p>{t.notYet}</p>
        ) : (
          <>
            <MethodSwitch visit={visit} method={method} />
            <Assessed {...view} visit={visit} quality={quality} />
            <p class="quiet small">
              {t.measured} {formatDateTime(quality.at)}
            </p>
            <DataLinks visit={visit} path={`/sources/${source.id}/quality`} method={method} />
          </>
        )}
      </div>
    ),
  }
}

function Assessed({
  visit,
  source,
  method,
  quality,
  trend,
  checks,
  broken,
  late,
  publishers,
}: SourceQualityView & { visit: Visit; quality: SourceQuality }) {
  const { language } = visit
  const t = visit.words(words)
  const number = (value: number) => formatNumber(Math.round(value), language)
  const toChecks = visit.to(`/sources/${source.id}/checks`)
  return (
    <>
      <KeyFigures
        figures={[
          {
            value: t.of(number(quality.best.points), number(mostPoints(method))),
            label: `${t.points} – ${bandOf(quality.best.points).label[language]}`,
          },
          { value: number(quality.best.records), label: t.datasets },
          { value: t.of(number(checks.conforming), number(checks.records)), label: t.conforming, href: toChecks },
          { value: number(checks.violations), label: t.violations, href: toChecks },
          { value: number(checks.warnings), label: t.warnings, href: toChecks },
        ]}
      />
      {quality.best.unknown > 0.5 && <p class="quiet">{t.unknown(number(quality.best.unknown))}</p>}
      <section class="flow">
        <h2>{t.first}</h2>
        <FixTable visit={visit} method={method} fixes={quality.fixes} source={source.id} />
        <p>
          <a href={toChecks}>{t.toChecks}</a>
        </p>
      </section>
      {quality.bands && <BandChart visit={visit} method={method} of={quality.bands} />}
      <DimensionChart visit={visit} method={method} of={quality.best.dimensions} />
      {trend.length > 1 && <PointsTrend visit={visit} method={method} of={trend} />}
      {publishers.length > 1 && (
        <section class="flow">
          <h2>{t.publishers}</h2>
          <PublisherTable visit={visit} caption={t.publishers} rows={publishers.slice(0, publishersShown)} />
          {publishers.length > publishersShown && (
            <p>
              <a href={visit.to('/quality/publishers', { source: source.id, ...methodQuery(method) })}>{t.allPublishers}</a>
            </p>
          )}
        </section>
      )}
      <BesideThePoints visit={visit} quality={quality} broken={broken} />
      <LateRecords visit={visit} records={late} />
    </>
  )
}

const publishersShown = 10
