import { Bars } from '../../../web/charts/bars.tsx'
import { KeyFigures } from '../../../web/components/key-figures/key-figures.tsx'
import { formatDateTime, formatNumber } from '../../../web/format.ts'
import type { Sheet } from '../../../web/page.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { FoundEntry } from '../../find.ts'
import type { EntryCheck } from '../../validate/check-entries.ts'
import { grouped } from '../../validate/group.ts'
import { GroupList } from '../../validate/views/check.tsx'
import { EntryHead } from '../../views/entry.tsx'
import type { StoredRecordQuality } from '../find.ts'
import { dimensionNames, dimensions } from '../indicators.ts'
import { bandOf, mostPoints, mostPointsIn } from '../method.ts'
import { adviceOf } from '../ranked-fixes.ts'
import { words } from '../words.ts'

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
                  <li>{adviceOf(id)[language]}</li>
                ))}
              </ul>
            )}
            <Bars
              language={language}
              id="dimensions"
              title={t.dimensions}
              unit={t.points}
              bars={dimensionNames.map((name) => ({
                label: dimensions[name][language],
                value: quality.dimensions[name].points,
                most: mostPointsIn(name, quality.method),
                unknown: quality.dimensions[name].unknown,
              }))}
            />
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
      </article>
    ),
  }
}
