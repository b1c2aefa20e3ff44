import { inOrder } from './check.ts'
import { type StepKind, stepKinds } from './step.ts'

export type Box = { id: number; kind: StepKind; x: number; y: number; width: number; height: number; lines: string[] }
export type Arrow = { from: number; to: number; path: string }
export type Drawing = {
  width: number
  height: number
  columns: { kind: StepKind; x: number; width: number }[]
  boxes: Box[]
  arrows: Arrow[]
}

const boxWidth = 176
const gap = 52
const between = 18
const head = 40
const lineHeight = 20
const padding = 12
const margin = 6
// At 14 px a letter of the page's typeface is some 7.3 px wide on the average, measured over Swedish titles.
const lettersInLine = 20
const mostLines = 6

/** Where everything stands: a column for each kind of step, the steps under each other, and an arrow for each link. Nothing here knows of colours. */
export function layOut(
  steps: readonly { id: number; kind: StepKind; position: number; title: string }[],
  links: readonly { from: number; to: number }[],
): Drawing {
  const columns = stepKinds.map((kind, at) => ({ kind, x: margin + at * (boxWidth + gap), width: boxWidth }))
  const boxes = columns.flatMap(({ kind, x }) => {
    let y = head
    return inOrder(steps.filter((step) => step.kind === kind)).map(({ id, title }): Box => {
      const lines = wrapped(title)
      const height = lines.length * lineHeight + 2 * padding
      const box = { id, kind, x, y, width: boxWidth, height, lines }
      y += height + between
      return box
    })
  })
  const lowest = Math.max(head + 2 * lineHeight, ...boxes.map(({ y, height }) => y + height))
  // Columns that are shorter stand in the middle, so that arrows are short.
  for (const { kind } of columns) {
    const own = boxes.filter((box) => box.kind === kind)
    const end = Math.max(head, ...own.map(({ y, height }) => y + height))
    for (const box of own) box.y += (lowest - end) / 2
  }
  const byId = new Map(boxes.map((box) => [box.id, box]))
  const arrows = links.flatMap(({ from, to }) => {
    const [a, b] = [byId.get(from), byId.get(to)]
    return a && b ? [{ from, to, path: pathBetween(a, b) }] : []
  })
  // An arrow within the last column bulges to the right of it.
  return { width: columns.at(-1)!.x + boxWidth + margin + 26, height: lowest + margin, columns, boxes, arrows }
}

// Room for the head of the arrow before the box.
const arrowHead = 8

function pathBetween(a: Box, b: Box): string {
  const [x1, y1, y2] = [a.x + a.width, a.y + a.height / 2, b.y + b.height / 2]
  if (a.kind === b.kind) return `M${x1},${round(y1)} C${x1 + 34},${round(y1)} ${x1 + 34},${round(y2)} ${x1 + arrowHead},${round(y2)}`
  const x2 = b.x - arrowHead
  const bend = Math.min(60, (x2 - x1) / 2)
  return `M${x1},${round(y1)} C${x1 + bend},${round(y1)} ${x2 - bend},${round(y2)} ${x2},${round(y2)}`
}

const round = (value: number) => Math.round(value * 10) / 10

/** A title in lines that fit in a box; a word that is too long is cut with a hyphen, and what has no room ends in an ellipsis. */
export function wrapped(title: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of title.trim().split(/\s+/)) {
    let rest = word
    while (rest.length > lettersInLine) {
      if (line !== '') {
        lines.push(line)
        line = ''
      }
      lines.push(`${rest.slice(0, lettersInLine - 1)}-`)
      rest = rest.slice(lettersInLine - 1)
    }
    if (line === '') line = rest
    else if (line.length + 1 + rest.length <= lettersInLine) line += ` ${rest}`
    else {
      lines.push(line)
      line = rest
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line)
  if (lines.length <= mostLines) return lines
  return [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1]!.slice(0, lettersInLine - 1)}…`]
}
