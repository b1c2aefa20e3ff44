import { extent } from 'd3-array'
import { scaleLinear, scaleUtc } from 'd3-scale'
import type { Language } from '../../kernel/language-text.ts'
import { at, Chart } from '../../web/charts/chart.tsx'
import { formatNumber } from '../../web/format.ts'
import type { Indicator, IndicatorValue } from '../indicator.ts'
import { words } from '../words.ts'
import { valueText } from './value-text.tsx'

type Point = IndicatorValue & { value: number }
type Props = { language: Language; title: string; indicator: Indicator; points: readonly Point[] }

const width = 640
const height = 280
const margin = { top: 20, right: 20, bottom: 44, left: 76 }
// Closer than this the dots hide the line.
const mostDots = 60

/** Values by period: a dot at the end of each, and nought in sight so that a small change does not look large. */
export function SeriesChart({ language, title, indicator, points }: Props) {
  const t = words[language]
  const shown = (point: Point) => valueText(point.value, indicator, language)
  const times = points.map(({ periodEnd }) => Date.parse(periodEnd))
  const [first, last] = [times[0]!, times.at(-1)!]
  const x = scaleUtc()
    .domain(first === last ? [first - 86_400_000, last + 86_400_000] : [first, last])
    .range([margin.left, width - margin.right])
  const [least = 0, most = 0] = extent(points, ({ value }) => value)
  const [bottom, top] = [Math.min(0, least), Math.max(0, most)]
  const y = scaleLinear()
    .domain(bottom === top ? [0, 1] : [bottom, top])
    .nice(4)
    .range([height - margin.bottom, margin.top])
  const label = (place: number, point: Point, anchor: 'start' | 'middle' | 'end') => (
    <text x={at(place)} y={height - margin.bottom + 28} text-anchor={anchor}>
      {point.period}
    </text>
  )
  const middle = points[Math.floor(points.length / 2)]!
  return (
    <Chart
      language={language}
      id="series"
      title={title}
      description={points.length === 1 ? `${points[0]!.period}: ${shown(points[0]!)}.` : description(points, shown, language)}
      width={width}
      height={height}
      columns={[
        { title: t.period, heads: true, cell: (point) => <span class="nowrap">{point.period}</span> },
        { title: `${t.value} (${indicator.unit})`, number: true, cell: (point) => valueText(point.value, indicator, language, false) },
      ]}
      rows={[...points].reverse()}
    >
      {y.ticks(4).map((tick) => (
        <g class="chart__tick">
          <line x1={margin.left} x2={width - margin.right} y1={at(y(tick))} y2={at(y(tick))} />
          <text x={margin.left - 8} y={at(y(tick))} dy="0.32em" text-anchor="end">
            {formatNumber(tick, language, { notation: Math.max(Math.abs(top), Math.abs(bottom)) >= 1e6 ? 'compact' : 'standard' })}
          </text>
        </g>
      ))}
      {points.length === 1 ? (
        label(x(first), points[0]!, 'middle')
      ) : (
        <>
          {label(x(first), points[0]!, 'start')}
          {points.length > 4 && label(x(Date.parse(middle.periodEnd)), middle, 'middle')}
          {label(x(last), points.at(-1)!, 'end')}
          <polyline class="chart__line" points={points.map(({ value }, n) => `${at(x(times[n]!))},${at(y(value))}`).join(' ')} />
        </>
      )}
      {points.length <= mostDots &&
        points.map((point, n) => (
          <circle class="chart__dot" cx={at(x(times[n]!))} cy={at(y(point.value))} r={4}>
            <title>{`${point.period}: ${shown(point)}`}</title>
          </circle>
        ))}
    </Chart>
  )
}

function description(points: readonly Point[], shown: (point: Point) => string, language: Language): string {
  const [first, last] = [points[0]!, points.at(-1)!]
  return language === 'sv'
    ? `Från ${shown(first)} (${first.period}) till ${shown(last)} (${last.period}), ${points.length} perioder.`
    : `From ${shown(first)} (${first.period}) to ${shown(last)} (${last.period}), ${points.length} periods.`
}
