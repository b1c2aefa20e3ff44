import { scaleLinear } from 'd3-scale'
import type { Language } from '../../kernel/language-text.ts'
import { formatNumber, formatShare } from '../format.ts'
import { words } from '../words.ts'
import { at, Chart } from './chart.tsx'

export type Bar = {
  label: string
  value: number
  /** What the whole bar would be. */
  most: number
  /** As much more there may be; drawn hatched. */
  unknown?: number
}

export type BarsProps = {
  language: Language
  id: string
  title: string
  unit: string
  bars: readonly Bar[]
}

const width = 640
const rowHeight = 60
const barTop = 28
const barHeight = 18

/** Parts beside each other, each as a share of what it can be: a name with its number, and a bar under it. */
export function Bars({ language, id, title, unit, bars }: BarsProps) {
  const text = words[language]
  const number = (value: number) => formatNumber(value, language, { maximumFractionDigits: 1 })
  const hasUnknown = bars.some(({ unknown = 0 }) => unknown > 0)
  return (
    <Chart
      language={language}
      id={id}
      title={title}
      description={text.barsDescription(
        bars.map(({ label, value, most }) => ({ label, value: number(value), most: number(most) })),
        unit,
      )}
      width={width}
      height={bars.length * rowHeight}
      columns={[
        { title: text.chartPart, heads: true, cell: ({ label }) => label },
        { title: unit, number: true, cell: ({ value }) => number(value) },
        { title: text.chartMost, number: true, cell: ({ most }) => number(most) },
        { title: text.chartShare, number: true, cell: ({ value, most }) => formatShare(most === 0 ? 0 : value / most, language) },
        ...(hasUnknown ? [{ title: text.chartUnknown, number: true, cell: ({ unknown = 0 }: Bar) => number(unknown) }] : []),
      ]}
      rows={bars}
      {...(hasUnknown && { note: text.chartUnknownBar })}
    >
      {hasUnknown && (
        <defs>
          <pattern id={`${id}-hatch`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="chart__hatch" x1="0" x2="0" y1="0" y2="8" />
          </pattern>
        </defs>
      )}
      {bars.map(({ label, value, most, unknown = 0 }, row) => {
        const x = scaleLinear().domain([0, most]).range([0, width]).clamp(true)
        const top = row * rowHeight + barTop
        const end = most === 0 ? 0 : at(x(value))
        const possible = most === 0 ? 0 : at(x(value + unknown))
        return (
          <g>
            <text x={0} y={top - 8}>
              {label}
            </text>
            <text class="chart__number" x={width} y={top - 8} text-anchor="end">
              {text.barOf(number(value), number(most))}
            </text>
            <rect class="chart__trough" x={0.5} y={top} width={width - 1} height={barHeight} />
            <rect class="chart__bar" x={0} y={top} width={end} height={barHeight} />
            {possible > end && (
              <rect class="chart__possible" x={end} y={top} width={at(possible - end)} height={barHeight} fill={`url(#${id}-hatch)`} />
            )}
          </g>
        )
      })}
    </Chart>
  )
}
