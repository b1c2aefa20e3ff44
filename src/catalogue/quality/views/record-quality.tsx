import { Disclosure } from '../../../web/components/disclosure/disclosure.tsx'
import { KeyFigures } from '../../../web/components/key-figures/key-figures.tsx'
import { Table } from '../../../web/components/table/table.tsx'
import { formatDateTime, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { FoundEntry } from '../../find.ts'
import type { EntryCheck } from '../../validate/check-entries.ts'
import { grouped } from '../../validate/group.ts'
import { GroupList } from '../../validate/views/group-list.tsx'
import { ReportLinks } from '../../validate/views/report-links.tsx'
import { EntryHead } from '../../views/entry.tsx'
import type { StoredRecordQuality } from '../find.ts'
import { fixes } from '../fixes.ts'
import { dimensions, indicatorIds, indicators } from '../indicators.ts'
import { bandOf, mostPoints, pointsFor } from '../method.ts'
import { adviceOf } from '../ranked-fixes.ts'
import { words } from '../words.ts'
import { DataLinks } from './data-links.tsx'
import { MethodSwitch } from './method-switch.tsx'
import { DimensionChart } from './quality-charts.tsx'

export type RecordQualityView = {
  found: FoundEntry
  quality: StoredRecordQuality | undefined
  checked: EntryCheck | undefined
  versions: number
  title: string | undefined
}

export function recordQualityPage(visit: Visit, { found, quality, checked, versions, title = found.uri }: RecordQualityView): Sheet {
  const { language } = visit
  const t = visit.words(words)
  return {
    title: t.title(title),
    serves: [6],
    body: (
      <article class="flow">
        <EntryHead visit={visit} found={found} here={title} versions={versions} tab="quality" />
        {quality === undefined ? (
          <p>{t.recordNotYet}</p>
        ) : (
          <>
            <MethodSwitch visit={visit} method={quality.method} />
            <KeyFigures
              figures={[
                {
                  value: t.of(formatNumber(Math.round(quality.points), language), formatNumber(mostPoints(quality.method), language)),
                  label: `${t.points} – ${bandOf(quality.points).label[language]}`,
                },
              ]}
            />
            {quality.unknown > 0.5 && <p class="quiet">{t.unknown(formatNumber(Math.round(quality.unknown), language))}</p>}
            <h2>{t.first}</h2>
            {quality.fixes.length === 0 ? (
              <p>{t.nothingToFix}</p>
            ) : (
              <ul>
                {quality.fixes.map((id) => (
                  <li>
                    {adviceOf(id)[language]}{' '}
                    <span class="quiet">
                      ({indicators[fixes[id].indicator].label[language]},{' '}
                      {t.upTo(formatNumber(pointsFor(fixes[id].indicator, quality.method), language))})
                    </span>
                  </li>
                ))}
              </ul>
            )}
            <DimensionChart visit={visit} method={quality.method} of={quality.dimensions} />
            <Disclosure title={t.indicators} id="indicators">
              <IndicatorTable visit={visit} quality={quality} />
            </Disclosure>
          </>
        )}
        {checked && (
          <section class="flow">
            <h2>{t.faults}</h2>
            <GroupList visit={visit} groups={grouped(checked.results)} />
            <p class="quiet small">
              {t.profiles}: {checked.profiles.map((id, at) => [at > 0 && ', ', <a href={visit.to(`/profiles/${id}`)}>{id}</a>])}.{' '}
              {t.measured} {formatDateTime(checked.at)}
            </p>
          </section>
        )}
        {checked && <ReportLinks visit={visit} path={`/entries/${found.id}/checks`} />}
        {quality && <DataLinks visit={visit} path={`/entries/${found.id}/quality`} method={quality.method} />}
      </article>
    ),
  }
}

/** All 23, so that nobody has to wonder where the points went. */
function IndicatorTable({ visit, quality: { marks, method } }: { visit: Visit; quality: StoredRecordQuality }) {
  const { language } = visit
  const t = visit.words(words)
  const met = (mark: number | null) => t.met[mark === null ? 'unknown' : mark === 1 ? 'yes' : mark === 0 ? 'no' : 'partly']
  return (
    <Table
      language={language}
      caption={t.indicators}
      hideCaption
      rows={indicatorIds.filter((id) => pointsFor(id, method) > 0)}
      columns={[
        { title: t.columnIndicator, heads: true, cell: (id) => indicators[id].label[language] },
        { title: t.columnDimension, cell: (id) => dimensions[indicators[id].dimension][language] },
        { title: t.columnMet, cell: (id) => met(marks[id]) },
        {
          title: t.columnPoints,
          number: true,
          cell: (id) =>
            t.of(
              marks[id] === null ? '?' : formatNumber(marks[id] * pointsFor(id, method), language),
              formatNumber(pointsFor(id, method), language),
            ),
        },
      ]}
    />
  )
}
