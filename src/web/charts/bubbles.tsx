import type { Language } from '../../kernel/language-text.ts'
import type { Column } from '../components/table/table.tsx'
import { Axes, plane, scalesFor } from './axes.tsx'
import { at, Chart } from './chart.tsx'

export type Bubble = {
  /** What it is called in the drawing, and in the table beside it. */
  number: number
  label: string
  x: number
  y: number
  /** 0 to 1; the area says it. */
  size: number
  /** Filled, with a whole edge; the others are empty with a broken one. */
  marked: boolean
}

export type BubblesProps<Of extends Bubble> = {
  language: Language
  id: string
  title: string
  description: string
  xLabel: string
  yLabel: string
  bubbles: readonly Of[]
  columns: readonly Column<Of>[]
  note?: string
}

const [smallest, largest] = [13, 34]

/** Things by two amounts, and a third as their size. Each has a number, and its name in the table. */
export function Bubbles<Of extends Bubble>({ language, id, title, description, xLabel, yLabel, bubbles, columns, note }: BubblesProps<Of>) {
  const { x, y } = scalesFor(plane, bubbles)
  const radius = (size: number) => at(Math.sqrt(smallest ** 2 + Math.min(1, Math.max(0, size)) * (largest ** 2 - smallest ** 2)))
  return (
    <Chart
      language={language}
      id={id}
      title={title}
      description={description}
      width={plane.width}
      height={plane.height}
      columns={columns}
      rows={bubbles}
      {...(note && { note })}
    >
      <Axes language={language} frame={plane} x={x} y={y} xLabel={xLabel} yLabel={yLabel} />
      {/* The small ones last, so that none lies hidden. */}
      {[...bubbles]
        .sort((a, b) => b.size - a.size || a.number - b.number)
        .map((bubble) => (
          <g class={bubble.marked ? 'chart__bubble chart__bubble--marked' : 'chart__bubble'}>
            <circle cx={at(x(bubble.x))} cy={at(y(bubble.y))} r={radius(bubble.size)}>
              <title>{`${bubble.number}. ${bubble.label}`}</title>
            </circle>
            <text x={at(x(bubble.x))} y={at(y(bubble.y))} dy="0.35em" text-anchor="middle">
              {bubble.number}
            </text>
          </g>
        ))}
    </Chart>
  )
}
