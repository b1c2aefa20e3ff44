import { Bars } from '../../../web/charts/bars.tsx'
import { Trend } from '../../../web/charts/trend.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Visit } from '../../../web/visit.ts'
import type { Bands } from '../catalogue-quality.ts'
import { type Dimension, dimensionNames, dimensions } from '../indicators.ts'
import { bands, type Method, mostPoints, mostPointsIn } from '../method.ts'
import type { Points } from '../mqa.ts'
import { words } from '../words.ts'

export function DimensionChart({ visit, method, of }: { visit: Visit; method: Method; of: Points['dimensions'] }) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <Bars
      language={language}
      id="dimensions"
      title={t.dimensions}
      unit={t.points}
      bars={dimensionNames.map((name: Dimension) => ({
        label: dimensions[name][language],
        value: of[name].points,
        most: mostPointsIn(name, method),
        unknown: of[name].unknown,
      }))}
    />
  )
}

/** How many datasets have each rating: a mean hides that some are bad. */
export function BandChart({ visit, method, of }: { visit: Visit; method: Method; of: Bands }) {
  const { language } = visit
  const t = visit.words(words)
  const all = Object.values(of).reduce((sum, n) => sum + n, 0)
  return (
    <Bars
      language={language}
      id="bands"
      title={t.perBand}
      unit={t.datasets}
      bars={bands.map(({ id, label, from }, at) => ({
        label: t.bandRange(
          label[language],
          formatNumber(from, language),
          formatNumber(at === 0 ? mostPoints(method) : bands[at - 1]!.from - 1, language),
        ),
        value: of[id],
        most: all,
      }))}
    />
  )
}

export function PointsTrend({
  visit,
  method,
  of,
}: {
  visit: Visit
  method: Method
  of: readonly { at: Date; points: number; unknown: number }[]
}) {
  const { language } = visit
  const t = visit.words(words)
  return (
    <Trend
      language={language}
      id="trend"
      title={t.trend}
      unit={t.points}
      points={of.map(({ at, points, unknown }) => ({ at, value: points, unknown }))}
      most={mostPoints(method)}
      levels={[...bands].reverse().map((band) => ({ from: band.from, label: band.label[language] }))}
    />
  )
}
