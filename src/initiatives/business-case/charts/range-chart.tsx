import { scaleLinear } from 'd3-scale'
import type { Language } from '../../../kernel/language-text.ts'
import { at, Chart } from '../../../web/charts/chart.tsx'
import { kronorText } from '../figure-text.ts'
import { words } from '../words.ts'
import { axisTicks } from './money-axis.tsx'

export type Ranged = { name: string; npv: number; range?: { low: number; middle: number; high: number } }

const width = 640
const rowHeight = 60
const axisHeight = 34

/** A row for each alternative: where nine cases in ten end up, and zero. */
export function RangeChart({ language, id, rows }: { language: Language; id: string; rows: readonly Ranged[] }) {
  const t = words[language]
  const kr = (value: number) => kronorText(value, language)
  const values = [0, ...rows.flatMap(({ npv, range }) => [npv, ...(range ? [range.low, range.high] : [])])]
  const x = scaleLinear()
    .domain([Math.min(...values), Math.max(...values, Math.min(...values) + 1)])
    .nice(4)
    .range([12, width - 12])
  const height = rows.length * rowHeight + axisHeight
  const bottom = height - axisHeight
  return (
    <Chart
      language={language}
      id={id}
      title={t.npvChart}
      description={t.npvChartDescription(
        rows
          .map(({ name, npv, range }) =>
            range ? t.npvChartPart(name, kr(npv), kr(range.low), kr(range.high)) : t.npvChartPartBare(name, kr(npv)),
          )
          .join(' '),
      )}
      note={t.npvChartNote}
      width={width}
      height={height}
      rows={rows}
      columns={[
        { title: t.alternative, heads: true, cell: ({ name }) => name },
        { title: t.figures.npv, number: true, cell: ({ npv }) => kr(npv) },
        { title: 'P5', number: true, cell: ({ range }) => (range ? kr(range.low) : '–') },
        { title: 'P50', number: true, cell: ({ range }) => (range ? kr(range.middle) : '–') },
        { title: 'P95', number: true, cell: ({ range }) => (range ? kr(range.high) : '–') },
      ]}
    >
      {axisTicks(x, language, bottom)}
      <line class="case-chart__zero" x1={at(x(0))} x2={at(x(0))} y1={0} y2={bottom} />
      {rows.map(({ name, npv, range }, row) => {
        const y = row * rowHeight + 42
        return (
          <g>
            <text x={0} y={row * rowHeight + 20}>
              {name}
            </text>
            <text class="chart__number" x={width} y={row * rowHeight + 20} text-anchor="end">
              {kr(npv)}
            </text>
            {range && <line class="case-chart__range" x1={at(x(range.low))} x2={at(x(range.high))} y1={y} y2={y} />}
            {range && <line class="case-chart__middle" x1={at(x(range.middle))} x2={at(x(range.middle))} y1={y - 9} y2={y + 9} />}
            <circle class="chart__dot" cx={at(x(npv))} cy={y} r={6} />
          </g>
        )
      })}
    </Chart>
  )
}
