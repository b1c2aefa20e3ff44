import { scaleLinear } from 'd3-scale'
import type { Language } from '../../../kernel/language-text.ts'
import { at, Chart } from '../../../web/charts/chart.tsx'
import { kronorText } from '../figure-text.ts'
import { words } from '../words.ts'
import { axisTicks } from './money-axis.tsx'

type Bar = { name: string; low: number; high: number }

const width = 640
const rowHeight = 52
const axisHeight = 34
const mostBars = 10

/** One item at a time at its lowest and its highest; the widest first. All of them stand in the table. */
export function Tornado({ language, id, npv, bars }: { language: Language; id: string; npv: number; bars: readonly Bar[] }) {
  const t = words[language]
  const kr = (value: number) => kronorText(value, language)
  const drawn = bars.slice(0, mostBars)
  const values = [npv, ...drawn.flatMap(({ low, high }) => [low, high])]
  const x = scaleLinear()
    .domain([Math.min(...values), Math.max(...values, Math.min(...values) + 1)])
    .nice(4)
    .range([12, width - 12])
  const height = drawn.length * rowHeight + axisHeight
  const bottom = height - axisHeight
  return (
    <Chart
      language={language}
      id={id}
      title={t.tornado}
      description={t.tornadoDescription(drawn.map(({ name, low, high }) => t.tornadoPart(name, kr(low), kr(high))).join(' '))}
      note={t.tornadoNote}
      width={width}
      height={height}
      rows={bars}
      columns={[
        { title: t.item, heads: true, cell: ({ name }) => name },
        { title: t.atLow, number: true, cell: ({ low }) => kr(low) },
        { title: t.atHigh, number: true, cell: ({ high }) => kr(high) },
      ]}
    >
      {axisTicks(x, language, bottom)}
      {drawn.map(({ name, low, high }, row) => {
        const [from, to] = [Math.min(low, high), Math.max(low, high)]
        return (
          <g>
            <text x={0} y={row * rowHeight + 18}>
              {name}
            </text>
            <rect class="chart__bar" x={at(x(from))} y={row * rowHeight + 26} width={Math.max(1, at(x(to) - x(from)))} height={16} />
          </g>
        )
      })}
      <line class="case-chart__zero" x1={at(x(npv))} x2={at(x(npv))} y1={0} y2={bottom} />
    </Chart>
  )
}
