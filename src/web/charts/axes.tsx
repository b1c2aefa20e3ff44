import { scaleLinear } from 'd3-scale'
import type { Language } from '../../kernel/language-text.ts'
import { formatNumber } from '../format.ts'
import { at } from './chart.tsx'

export type Frame = { width: number; height: number; margin: { top: number; right: number; bottom: number; left: number } }

export const plane: Frame = { width: 640, height: 400, margin: { top: 44, right: 28, bottom: 76, left: 88 } }

/** Two axes over a plane with nought on both, and what lies outside of it on either side. */
export function scalesFor({ width, height, margin }: Frame, points: readonly { x: number; y: number }[]) {
  const ends = (values: number[], room = 0.06): [number, number] => {
    const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
    const span = most - least || 1
    return [least < 0 ? least - span * room : 0, most + span * room]
  }
  const x = scaleLinear()
    .domain(ends(points.map((point) => point.x)))
    .range([margin.left, width - margin.right])
  const y = scaleLinear()
    .domain(ends(points.map((point) => point.y)))
    .range([height - margin.bottom, margin.top])
  return { x, y }
}

type Scale = ReturnType<typeof scalesFor>['x']

type AxesProps = { language: Language; frame: Frame; x: Scale; y: Scale; xLabel: string; yLabel: string }

/** Lines across with their numbers, and the axes' names where they do not meet them. */
export function Axes({ language, frame: { width, height, margin }, x, y, xLabel, yLabel }: AxesProps) {
  const number = (value: number) => formatNumber(value, language, { maximumFractionDigits: 2 })
  const [left, right, bottom] = [margin.left, width - margin.right, height - margin.bottom]
  return (
    <>
      {y.ticks(5).map((tick) => (
        <g class={tick === 0 ? 'chart__tick chart__tick--nought' : 'chart__tick'}>
          <line x1={left} x2={right} y1={at(y(tick))} y2={at(y(tick))} />
          <text x={left - 8} y={at(y(tick))} dy="0.32em" text-anchor="end">
            {number(tick)}
          </text>
        </g>
      ))}
      {x.ticks(4).map((tick) => (
        <g class="chart__tick">
          <line x1={at(x(tick))} x2={at(x(tick))} y1={bottom} y2={bottom + 6} />
          <text x={at(x(tick))} y={bottom + 28} text-anchor="middle">
            {number(tick)}
          </text>
        </g>
      ))}
      <text x={0} y={22}>
        {yLabel}
      </text>
      <text x={right} y={height - 14} text-anchor="end">
        {xLabel}
      </text>
    </>
  )
}
