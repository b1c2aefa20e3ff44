import type { Language } from '../../kernel/language-text.ts'
import type { Column } from '../components/table/table.tsx'
import { Axes, plane, scalesFor } from './axes.tsx'
import { at, Chart } from './chart.tsx'

export type FrontierStep = { label: string; x: number; y: number }

export type FrontierProps<Of extends FrontierStep> = {
  language: Language
  id: string
  title: string
  description: string
  xLabel: string
  yLabel: string
  /** From the least to the most. */
  steps: readonly Of[]
  /** A line straight up, with its name. */
  limit?: { x: number; label: string }
  /** Choices to compare with the line, each with a letter. */
  choices?: readonly { letter: string; x: number; y: number; label: string }[]
  columns: readonly Column<Of>[]
  note?: string
}

/** The most of one thing that can be had for each amount of another, one step at a time. */
export function Frontier<Of extends FrontierStep>(props: FrontierProps<Of>) {
  const { language, id, title, description, xLabel, yLabel, steps, limit, choices = [], columns, note } = props
  const { x, y } = scalesFor(plane, [...steps, ...choices, ...(limit ? [{ x: limit.x, y: 0 }] : [])])
  const bottom = plane.height - plane.margin.bottom
  const limitAt = limit && at(x(limit.x))
  return (
    <Chart
      language={language}
      id={id}
      title={title}
      description={description}
      width={plane.width}
      height={plane.height}
      columns={columns}
      rows={steps}
      {...(note && { note })}
    >
      <Axes language={language} frame={plane} x={x} y={y} xLabel={xLabel} yLabel={yLabel} />
      {limit && (
        <g class="chart__limit">
          <line x1={limitAt} x2={limitAt} y1={plane.margin.top - 8} y2={bottom} />
          <text
            x={limitAt! > plane.width / 2 ? limitAt! - 8 : limitAt! + 8}
            y={bottom - 12}
            text-anchor={limitAt! > plane.width / 2 ? 'end' : 'start'}
          >
            {limit.label}
          </text>
        </g>
      )}
      {steps.length > 1 && <polyline class="chart__line" points={steps.map((step) => `${at(x(step.x))},${at(y(step.y))}`).join(' ')} />}
      {steps.length <= 60 &&
        steps.map((step) => (
          <circle class="chart__dot" cx={at(x(step.x))} cy={at(y(step.y))} r={4}>
            <title>{step.label}</title>
          </circle>
        ))}
      {choices.map((choice, place) => (
        <g class="chart__choice">
          <rect
            x={at(x(choice.x) - 7)}
            y={at(y(choice.y) - 7)}
            width={14}
            height={14}
            transform={`rotate(45 ${at(x(choice.x))} ${at(y(choice.y))})`}
          >
            <title>{choice.label}</title>
          </rect>
          <text x={at(x(choice.x) - 16)} y={at(y(choice.y) + (place % 2 === 0 ? -12 : 24))} text-anchor="end">
            {choice.letter}
          </text>
        </g>
      ))}
    </Chart>
  )
}
