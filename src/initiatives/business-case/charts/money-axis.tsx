import type { ScaleLinear } from 'd3-scale'
import type { Language } from '../../../kernel/language-text.ts'
import { at } from '../../../web/charts/chart.tsx'
import { formatNumber } from '../../../web/format.ts'

const steps = [
  { least: 1e9, by: 1e9, sv: 'mdkr', en: 'bn SEK' },
  { least: 1e6, by: 1e6, sv: 'mnkr', en: 'MSEK' },
  { least: 1e3, by: 1e3, sv: 'tkr', en: 'kSEK' },
  { least: 0, by: 1, sv: 'kr', en: 'SEK' },
]

/** Four figures at most under a chart, in the largest unit that all of them share: 1,5 mnkr. */
export function axisTicks(x: ScaleLinear<number, number>, language: Language, bottom: number) {
  const ticks = x.ticks(4)
  const most = Math.max(...x.domain().map(Math.abs))
  const { by, [language]: unit } = steps.find(({ least }) => most >= least)!
  const [left, right] = x.range() as [number, number]
  // Where the screen is narrow the text is larger, and more than four would stand on each other.
  const every = ticks.length > 4 ? 2 : 1
  const zero = Math.max(0, ticks.indexOf(0))
  return ticks.map((value, index) => {
    const place = at(x(value))
    const anchor = place < left + 30 ? 'start' : place > right - 30 ? 'end' : 'middle'
    const number = formatNumber(value / by || 0, language, { maximumFractionDigits: 2 })
    return (
      <g class="chart__tick">
        <line x1={place} x2={place} y1={0} y2={bottom} />
        {(index - zero) % every === 0 && (
          <text x={place} y={bottom + 24} text-anchor={anchor}>
            {`${number}\u202f${unit}`}
          </text>
        )}
      </g>
    )
  })
}
