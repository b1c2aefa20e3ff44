import type { Language } from '../../../kernel/language-text.ts'
import { formatNumber } from '../../format.ts'
import { words } from '../../words.ts'
import { compareLines, type Line } from './lines.ts'

export type DifferenceProps = {
  language: Language
  before: readonly string[]
  after: readonly string[]
  /** How many equal lines are shown on each side of a change. */
  around?: number
}

/** What changed, line by line: by sign, by element and by colour, in that order. */
export function Difference({ language, before, after, around = 1 }: DifferenceProps) {
  return (
    <ol class="difference">
      {folded(compareLines(before, after), around).map((part) =>
        typeof part === 'number' ? (
          <li class="difference__fold">{words[language].sameLines(formatNumber(part, language))}</li>
        ) : (
          <DifferenceLine line={part} language={language} />
        ),
      )}
    </ol>
  )
}

export function DifferenceLine({ line: { kind, text }, language }: { line: Line; language: Language }) {
  const t = words[language]
  if (kind === 'same') return <li class="difference__same">{text}</li>
  const [sign, word, Element] = kind === 'added' ? (['+', t.added, 'ins'] as const) : (['−', t.removed, 'del'] as const)
  return (
    <li class={`difference__${kind}`}>
      <span class="difference__sign" aria-hidden="true">
        {sign}
      </span>
      <span class="visually-hidden">{word}: </span>
      <Element>{text}</Element>
    </li>
  )
}

/** Long runs of equal lines as their number; a run of one is never folded. */
export function folded(lines: readonly Line[], around: number): (Line | number)[] {
  const near = lines.map((_, at) => lines.slice(Math.max(0, at - around), at + around + 1).some(({ kind }) => kind !== 'same'))
  const parts: (Line | number)[] = []
  for (let at = 0; at < lines.length; at++) {
    if (near[at]) {
      parts.push(lines[at]!)
      continue
    }
    const next = near.indexOf(true, at)
    const hidden = (next === -1 ? lines.length : next) - at
    parts.push(hidden === 1 ? lines[at]! : hidden)
    at += hidden - 1
  }
  return parts
}
