import { max } from 'd3-array'
import { scaleLinear, scaleUtc } from 'd3-scale'
import type { Language } from '../../kernel/language-text.ts'
import { formatDate, formatNumber } from '../format.ts'
import { words } from '../words.ts'
import { at, Chart } from './chart.tsx'
import { dayLabels } from './day-labels.ts'

export type LinesProps = {
  language: Language
  id: string
  title: string
  /** What the lines are, in the order of each point's values; three have patterns of their own. */
  series: readonly string[]
  points: readonly { at: Date; values: readonly number[] }[]
}

const width = 640
const height = 280
const margin = { top: 20, right: 132, bottom: 44, left: 64 }
const apart = 22

/** Several counts over time. Lines are told apart by their pattern and by a name at their end, never by colour alone. */
export function Lines({ language, id, title, series, points }: LinesProps) {
  const text = words[language]
  const right = width - margin.right
  const times = points.map((point) => point.at.getTime())
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0]
  const x = scaleUtc()
    .domain(first === last ? [first - 86_400_000, last + 86_400_000] : [first, last])
    .range([margin.left, right])
  const y = scaleLinear()
    .domain([0, Math.max(1, max(points, ({ values }) => Math.max(...values)) ?? 1)])
    .nice(4)
    .range([height - margin.bottom, margin.top])
  const number = (value: number) => formatNumber(value, language)
  const line = (of: number) => points.map((point) => `${at(x(point.at))},${at(y(point.values[of]!))}`).join(' ')
  return (
    <Chart
      language={language}
      id={id}
      title={title}
      description={series
        .map((name, of) =>
          text.lineDescription(
            name,
            points.map((point) => ({ date: formatDate(point.at), value: number(point.values[of]!) })),
          ),
        )
        .join(' ')}
      width={width}
      height={height}
      columns={[
        { title: text.chartDate, heads: true, cell: (point) => <span class="nowrap">{formatDate(point.at)}</span> },
        ...series.map((name, of) => ({
          title: name,
          number: true,
          cell: (point: LinesProps['points'][number]) => number(point.values[of]!),
        })),
      ]}
      rows={points}
    >
      {y
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => (
          <g class="chart__tick">
            <line x1={margin.left} x2={right} y1={at(y(tick))} y2={at(y(tick))} />
            <text x={margin.left - 8} y={at(y(tick))} dy="0.32em" text-anchor="end">
              {number(tick)}
            </text>
          </g>
        ))}
      {dayLabels(first, last, points.length).map(([time, anchor]) => (
        <text x={at(x(time))} y={height - margin.bottom + 28} text-anchor={anchor}>
          {formatDate(new Date(time))}
        </text>
      ))}
      {series.map((_, of) => (
        <polyline class={`chart__line chart__line--${of + 1}`} points={line(of)} />
      ))}
      {namePlaces(series.map((_, of) => y(points.at(-1)?.values[of] ?? 0))).map((place, of) => (
        <text x={right + 10} y={at(place)} dy="0.32em">
          {series[of]}
        </text>
      ))}
      {points.length <= 60 &&
        points.flatMap((point) =>
          series.map((name, of) => (
            <circle class="chart__dot" cx={at(x(point.at))} cy={at(y(point.values[of]!))} r={4}>
              <title>{`${formatDate(point.at)}, ${name}: ${number(point.values[of]!)}`}</title>
            </circle>
          )),
        )}
    </Chart>
  )
}

/** Names stand at the end of their lines, and move up where two lines end close together. */
export function namePlaces(ends: readonly number[]): number[] {
  const places = [...ends]
  let lowest = Number.POSITIVE_INFINITY
  for (const [of] of [...ends.entries()].sort(([, a], [, b]) => b - a)) {
    places[of] = Math.min(ends[of]!, lowest - apart)
    lowest = places[of]
  }
  return places
}
