import { scaleLinear } from 'd3-scale'
import type { Language } from '../../../kernel/language-text.ts'
import { at, Chart } from '../../../web/charts/chart.tsx'
import { formatNumber } from '../../../web/format.ts'
import type { Simulation } from '../case-result.ts'
import { kronorText, percentText } from '../figure-text.ts'
import { words } from '../words.ts'
import { axisTicks } from './money-axis.tsx'

const width = 640
const height = 260
const axisHeight = 34

/** How many of the simulated cases end up where; those below zero are told by their pattern. */
export function Histogram({ language, id, simulation }: { language: Language; id: string; simulation: Simulation }) {
  const t = words[language]
  const kr = (value: number) => kronorText(value, language)
  const { edges, counts } = simulation.histogram
  const rows = counts.map((count, n) => ({ from: edges[n]!, to: edges[n + 1]!, count }))
  const [first, last] = [edges[0]!, edges.at(-1)!]
  const bottom = height - axisHeight
  const x = scaleLinear()
    .domain([first, last > first ? last : first + 1])
    .range([12, width - 12])
  const y = scaleLinear()
    .domain([0, Math.max(1, ...counts)])
    .range([0, bottom - 8])
  return (
    <Chart
      language={language}
      id={id}
      title={t.histogram}
      description={t.histogramDescription(
        kr(simulation.p5),
        kr(simulation.p50),
        kr(simulation.p95),
        percentText(simulation.probabilityPositive, language),
      )}
      note={t.histogramNote}
      width={width}
      height={height}
      rows={rows}
      columns={[
        { title: t.histogramFrom, number: true, heads: true, cell: ({ from }) => kr(from) },
        { title: t.histogramTo, number: true, cell: ({ to }) => kr(to) },
        { title: t.histogramCount, number: true, cell: ({ count }) => formatNumber(count, language) },
      ]}
    >
      <defs>
        <pattern id={`${id}-hatch`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="chart__hatch" x1="0" x2="0" y1="0" y2="8" />
        </pattern>
      </defs>
      {axisTicks(x, language, bottom)}
      {rows.map(({ from, to, count }) => (
        <rect
          class={to <= 0 ? 'chart__possible' : 'chart__bar'}
          fill={to <= 0 ? `url(#${id}-hatch)` : undefined}
          x={at(x(from) + 0.5)}
          y={at(bottom - y(count))}
          width={Math.max(1, at(x(to) - x(from) - 1))}
          height={at(y(count))}
        />
      ))}
      {first < 0 && last > 0 && <line class="case-chart__zero" x1={at(x(0))} x2={at(x(0))} y1={0} y2={bottom} />}
    </Chart>
  )
}
