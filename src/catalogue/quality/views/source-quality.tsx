import { Bars } from '../../../web/charts/bars.tsx'
import { Trend } from '../../../web/charts/trend.tsx'
import { Breadcrumb } from '../../../web/components/breadcrumb/breadcrumb.tsx'
import { KeyFigures } from '../../../web/components/key-figures/key-figures.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { formatDateTime, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { findSource } from '../../find.ts'
import { mostTold, type SourceChecks } from '../../validate/check-entries.ts'
import { grouped } from '../../validate/group.ts'
import { GroupList } from '../../validate/views/check.tsx'
import type { BrokenLink, LinkFigures, SourceQuality, TrendPoint } from '../find.ts'
import { type Dimension, dimensionNames, dimensions } from '../indicators.ts'
import { bandOf, bands, mostPoints, mostPointsIn } from '../method.ts'
import { adviceOf, headlineOf } from '../ranked-fixes.ts'
import { words } from '../words.ts'
import { BesideThePoints } from './beside-the-points.tsx'

export type SourceQualityView = {
  source: Awaited<ReturnType<typeof findSource>>
  quality: SourceQuality | undefined
  trend: readonly TrendPoint[]
  checks: SourceChecks
  links: LinkFigures
  broken: { total: number; links: readonly BrokenLink[] }
}

export function sourceQualityPage(visit: Visit, { source, quality, trend, checks, links, broken }: SourceQualityView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  const rounded = (points: number) => formatNumber(Math.round(points), language)
  return {
    title: t.title(source.name),
    serves: [6],
    body: (
      <div class="flow">
        <Breadcrumb
          language={language}
          trail={[
            { href: visit.to('/sources'), label: t.source },
            { href: visit.to(`/sources/${source.id}`), label: source.name },
          ]}
          here={t.tab}
        />
        <h1>{t.title(source.name)}</h1>
        <p class="lead">{t.lead}</p>
        {quality === undefined || quality.best.records === 0 ? (
          <p>{t.notYet}</p>
        ) : (
          <>
            <KeyFigures
              figures={[
                {
                  value: t.of(rounded(quality.best.points), rounded(mostPoints(quality.method))),
                  label: `${t.points} – ${bandOf(quality.best.points).label[language]}`,
                },
                { value: formatNumber(quality.best.records, language), label: t.datasets },
                { value: t.of(formatNumber(checks.conforming, language), formatNumber(checks.records, language)), label: t.conforming },
                { value: formatNumber(checks.violations, language), label: t.violations },
                { value: formatNumber(checks.warnings, language), label: t.warnings },
              ]}
            />
            {quality.best.unknown > 0.5 && <p class="quiet">{t.unknown(rounded(quality.best.unknown))}</p>}
            <section class="flow">
              <h2>{t.first}</h2>
              {quality.fixes.length === 0 ? (
                <p>{t.nothingToFix}</p>
              ) : (
                <Table
                  language={language}
                  caption={t.first}
                  hideCaption
                  rows={quality.fixes}
                  columns={[
                    { title: t.columnFix, heads: true, cell: (fix) => headlineOf(fix)[language] },
                    { title: t.columnAdvice, cell: (fix) => adviceOf(fix.id)[language] },
                    { title: t.columnRecords, number: true, cell: (fix) => formatNumber(fix.records, language) },
                    {
                      title: t.columnGain,
                      number: true,
                      cell: (fix) => `+${formatNumber(fix.gain, language, { maximumFractionDigits: 1 })}`,
                    },
                  ]}
                />
              )}
            </section>
            <Bars
              language={language}
              id="dimensions"
              title={t.dimensions}
              unit={t.points}
              bars={dimensionNames.map((name: Dimension) => ({
                label: dimensions[name][language],
                value: quality.best.dimensions[name].points,
                most: mostPointsIn(name, quality.method),
                unknown: quality.best.dimensions[name].unknown,
              }))}
            />
            <BesideThePoints visit={visit} quality={quality} links={links} broken={broken} />
            {trend.length > 1 && (
              <Trend
                language={language}
                id="trend"
                title={t.trend}
                unit={t.points}
                points={trend.map(({ at, points, unknown }) => ({ at, value: points, unknown }))}
                most={mostPoints(quality.method)}
                levels={[...bands].reverse().map((band) => ({ from: band.from, label: band.label[language] }))}
              />
            )}
            <p class="quiet small">
              {t.measured} {formatDateTime(quality.at)}
            </p>
          </>
        )}
        <section class="flow">
          <h2>{t.faults}</h2>
          {checks.faulty > mostTold && (
            <p class="quiet">{t.onlyWorst(formatNumber(mostTold, language), formatNumber(checks.faulty, language))}</p>
          )}
          <GroupList visit={visit} groups={grouped(checks.results)} />
        </section>
      </div>
    ),
  }
}
