import { scaleLinear } from 'd3-scale'
import type { Language } from '../../kernel/language-text.ts'
import { formatNumber } from '../format.ts'
import { at, Chart } from './chart.tsx'

export type Pair = { label: string; first: number | null; second: number | null }

export type PairsProps = {
  language: Language
  id: string
  title: string
  /** What the labels are, such as years. */
  over: string
  /** What is counted, such as kronor. */
  unit: string
  first: string
  second: string
  /** What is not known has no bar, which is not the same as a bar of nothing. */
  pairs: readonly Pair[]
  unknown: string
  note?: string
}

const width = 640
const height = 300
const margin = { top: 36, right: 12, bottom: 44, left: 84 }
// With more labels than this they would run into each other on a telephone.
const mostLabels = 8

/** What was expected beside what came, over time: an open bar and a filled one, so that colour is never needed to tell them apart. */
export function Pairs({ language, id, title, over, unit, first, second, pairs, unknown, note }: PairsProps) {
  const number = (value: number | null) => (value === null ? unknown : formatNumber(value, language, { maximumFractionDigits: 2 }))
  const known = pairs.flatMap((pair) => [pair.first, pair.second]).filter((value) => value !== null)
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)]
  const y = scaleLinear()
    .domain(low === high ? [0, 1] : [low, high])
    .nice(4)
    .range([height - margin.bottom, margin.top])
  const room = (width - margin.left - margin.right) / Math.max(1, pairs.length)
  const bar = Math.min(36, room * 0.36)
  const every = Math.ceil(pairs.length / mostLabels)
  const rect = (value: number | null, x: number, kind: string, label: string, name: string) =>
    value !== null && (
      <rect class={kind} x={at(x)} y={at(y(Math.max(0, value)))} width={at(bar)} height={at(Math.max(1, Math.abs(y(value) - y(0))))}>
        <title>{`${label}, ${name}: ${number(value)}`}</title>
      </rect>
    )
  return (
    <Chart
      language={language}
      id={id}
      title={title}
      description={[
        [first, pairs.map((pair) => `${pair.label}: ${number(pair.first)}`)] as const,
        [second, pairs.map((pair) => `${pair.label}: ${number(pair.second)}`)] as const,
      ]
        .map(([name, values]) => `${name} (${unit}). ${values.join('; ')}.`)
        .join(' ')}
      width={width}
      height={height}
      columns={[
        { title: over, heads: true, cell: ({ label }) => <span class="nowrap">{label}</span> },
        { title: `${first} (${unit})`, number: true, cell: (pair) => number(pair.first) },
        { title: `${second} (${unit})`, number: true, cell: (pair) => number(pair.second) },
      ]}
      rows={pairs}
      {...(note !== undefined && { note })}
    >
      <rect class="chart__open" x={margin.left} y={6} width={16} height={16} />
      <text x={margin.left + 24} y={14} dy="0.32em">
        {first}
      </text>
      <rect class="chart__bar" x={margin.left + 200} y={6} width={16} height={16} />
      <text x={margin.left + 224} y={14} dy="0.32em">
        {second}
      </text>
      {y.ticks(4).map((tick) => (
        <g class="chart__tick">
          <line x1={margin.left} x2={width - margin.right} y1={at(y(tick))} y2={at(y(tick))} />
          <text x={margin.left - 8} y={at(y(tick))} dy="0.32em" text-anchor="end">
            {formatNumber(tick, language, { notation: 'compact', maximumFractionDigits: 2 })}
          </text>
        </g>
      ))}
      {pairs.map(({ label, first: a, second: b }, n) => {
        const middle = margin.left + room * (n + 0.5)
        return (
          <g>
            {rect(a, middle - bar - 1, 'chart__open', label, first)}
            {rect(b, middle + 1, 'chart__bar', label, second)}
            {n % every === 0 && (
              <text x={at(middle)} y={height - margin.bottom + 28} text-anchor="middle">
                {label}
              </text>
            )}
          </g>
        )
      })}
    </Chart>
  )
}
