import { type AnswerValue, type Question, questions, scale } from './question.ts'
import { type Cell, shownOf } from './suppress.ts'

/** How many have answered what; nothing else is kept of anybody. */
export type Count = { group: number; question: Question; answer: AnswerValue; n: number }

/**
 * What may be shown. A mean stands on at least the minimum of answers that are on the scale, and is never told closer than `extremes`: five who
 * all answer 1 would otherwise have told what each of them answered.
 */
export type PulseResult = {
  /** How many have answered; null: too few to say. */
  answered: number | null
  groups: readonly { group: number; answered: number | null; means: Means }[]
  means: Means
  /** The mean of the means: how ready all together are. */
  readiness: number | null
}
export type Means = { readonly [question in Question]: number | null }

export const extremes = { low: 1.5, high: 4.5 } as const

export function resultOf(counts: readonly Count[], groups: readonly number[], minimum: number): PulseResult {
  const answered = cellsOf(groups, (group) => sum(counts.filter((one) => one.group === group && one.question === questions[0])))
  const turnout = shownOf(answered, minimum)
  const byQuestion = new Map(questions.map((question) => [question, meansOf(counts, groups, question, minimum)]))
  const means = meansIn((question) => byQuestion.get(question)!.total)
  const told = Object.values(means).filter((mean) => mean !== null)
  return {
    answered: turnout.total ? answered.reduce((all, { n }) => all + n, 0) : null,
    groups: answered.map(({ key, n }) => ({
      group: key,
      answered: turnout.shown.has(key) ? n : null,
      means: meansIn((question) => byQuestion.get(question)!.groups.get(key) ?? null),
    })),
    means,
    readiness: told.length === questions.length ? rounded(told.reduce((all, mean) => all + mean, 0) / told.length) : null,
  }
}

function meansOf(counts: readonly Count[], groups: readonly number[], question: Question, minimum: number) {
  const onScale = counts.filter((one) => one.question === question && one.answer !== 'unknown')
  const of = (group: number) => onScale.filter((one) => one.group === group)
  const { total, shown } = shownOf(
    cellsOf(groups, (group) => sum(of(group))),
    minimum,
  )
  return {
    total: total ? mean(onScale) : null,
    groups: new Map([...shown].map((group) => [group, mean(of(group))])),
  }
}

const cellsOf = (groups: readonly number[], n: (group: number) => number): Cell[] => groups.map((key) => ({ key, n: n(key) }))
const sum = (counts: readonly Count[]) => counts.reduce((all, { n }) => all + n, 0)
const meansIn = (mean: (question: Question) => number | null) =>
  Object.fromEntries(questions.map((question) => [question, mean(question)])) as Means

function mean(counts: readonly Count[]): number {
  const total = counts.reduce((all, { answer, n }) => all + (scale.indexOf(answer as (typeof scale)[number]) + 1) * n, 0)
  return rounded(Math.min(extremes.high, Math.max(extremes.low, total / sum(counts))))
}

const rounded = (value: number) => Math.round(value * 10) / 10
