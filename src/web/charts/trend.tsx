import { max } from 'd3-array'
import { scaleLinear, scaleUtc } from 'd3-scale'
import type { Language } from '../../kernel/language-text.ts'
import { formatDate, formatNumber } from '../format.ts'
import { words } from '../words.ts'
import { at, Chart } from './chart.tsx'
import { dayLabels } from './day-labels.ts'

export type TrendPoint = {
  at: Date
  value: number
  /** As much more there may be; drawn as a broken line above. */
  unknown?: number
}

export type TrendProps = {
  language: Language
  id: string
  title: string
  /** What is counted, such as points. */
  unit: string
  points: readonly TrendPoint[]
  most: number
  /** Lines that mean something, lowest first: from here on it is good. */
  levels?: readonly { from: number; label: string }[]
}

const width = 640
const height = 280
const margin = { top: 20, bottom: 44, left: 56 }
// The names of levels stand beside the drawing, where no line crosses them.
const besides = (levels: readonly unknown[]) => (levels.length > 0 ? 124 : 12)

/** How something has developed: a line over time with its area, a dot for each measurement. */
export function Trend({ language, id, title, unit, points, most, levels = [] }: TrendProps) {
  const text = words[language]
  const right = width - besides(levels)
  const times = points.map((point) => point.at.getTime())
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0]
  // One measurement alone stands in the middle.
  const x = scaleUtc()
    .domain(first === last ? [first - day, last + day] : [first, last])
    .range([margin.left, right])
  const y = scaleLinear()
    .domain([0, most])
    .range([height - margin.bottom, margin.top])
  const line = (value: (point: TrendPoint) => number) => points.map((point) => `${at(x(point.at))},${at(y(value(point)))}`).join(' ')
  const upTo = (point: TrendPoint) => point.value + (point.unknown ?? 0)
  const hasUnknown = (max(points, ({ unknown }) => unknown ?? 0) ?? 0) > 0
  const number = (value: number) => formatNumber(value, language, { maximumFractionDigits: 1 })
  return (
    <Chart
      language={language}
      id={id}
      title={title}
      description={text.trendDescription(
        points.map((point) => ({ date: formatDate(point.at), value: number(point.value) })),
        unit,
        number(most),
      )}
      width={width}
      height={height}
      columns={[
        { title: text.chartDate, heads: true, cell: (point) => <span class="nowrap">{formatDate(point.at)}</span> },
        { title: unit, number: true, cell: (point) => number(point.value) },
        ...(hasUnknown ? [{ title: text.chartUnknown, number: true, cell: (point: TrendPoint) => number(point.unknown ?? 0) }] : []),
      ]}
      rows={points}
      {...(hasUnknown && { note: text.chartUnknownLine })}
    >
      {y.ticks(4).map((tick) => (
        <g class="chart__tick">
          <line x1={margin.left} x2={right} y1={at(y(tick))} y2={at(y(tick))} />
          <text x={margin.left - 8} y={at(y(tick))} dy="0.32em" text-anchor="end">
            {formatNumber(tick, language)}
          </text>
        </g>
      ))}
      {dayLabels(first, last, points.length).map(([time, anchor]) => (
        <text x={at(x(time))} y={height - margin.bottom + 28} text-anchor={anchor}>
          {formatDate(new Date(time))}
        </text>
      ))}
      {points.length > 1 && (
        <>
          <polygon class="chart__area" points={`${at(x(first))},${at(y(0))} ${line(({ value }) => value)} ${at(x(last))},${at(y(0))}`} />
          {hasUnknown && <polyline class="chart__line chart__line--unknown" points={line(upTo)} />}
          <polyline class="chart__line" points={line(({ value }) => value)} />
        </>
      )}
      {levels
        .filter(({ from }) => from > 0)
        .map(({ from, label }) => (
          <g class="chart__level">
            <line x1={margin.left} x2={right} y1={at(y(from))} y2={at(y(from))} />
            <text x={right + 8} y={at(y(from))} dy="0.32em">
              {label}
            </text>
          </g>
        ))}
      {points.length <= mostDots &&
        points.map((point) => (
          <circle class="chart__dot" cx={at(x(point.at))} cy={at(y(point.value))} r={4}>
            <title>{`${formatDate(point.at)}: ${number(point.value)}`}</title>
          </circle>
        ))}
    </Chart>
  )
}

const day = 86_400_000
// Closer than this the dots hide the line.
const mostDots = 60
