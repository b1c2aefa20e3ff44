import { z } from 'zod'
import { about } from '../../api/texts.ts'

/** How a score becomes a value from 0, the worst, to 100, the best. Each has a schema, and a function that values. */

const value = z.number().min(0).max(100)
const number = z.number().finite()

const equalEnds = { sv: 'Sämst och bäst ska vara olika tal.', en: 'The worst and the best should be different numbers.' }
const samePlaces = { sv: 'Varje punkt ska ha ett eget tal.', en: 'Every point should have a number of its own.' }

const Linear = z
  .object({
    kind: z.literal('linear'),
    worst: about(number, { sv: 'Talet som är värt 0.', en: 'The number that is worth 0.' }),
    best: about(number, { sv: 'Talet som är värt 100.', en: 'The number that is worth 100.' }),
  })
  .refine(({ worst, best }) => worst !== best, { path: ['best'], params: { why: 'ends', fix: equalEnds } })

/** Between the lowest and the highest in the portfolio: for amounts that nobody can bound beforehand. */
const Spread = z.object({
  kind: z.literal('spread'),
  better: about(z.enum(['more', 'less']), { sv: 'Om mer eller mindre är bättre.', en: 'Whether more or less is better.' }),
})

const Piecewise = z
  .object({
    kind: z.literal('piecewise'),
    points: about(
      z
        .array(z.object({ score: number, value }))
        .min(2)
        .max(20),
      {
        sv: 'Brytpunkter; däremellan rät linje.',
        en: 'Points, with straight lines between them.',
      },
    ),
  })
  .refine(({ points }) => new Set(points.map(({ score }) => score)).size === points.length, {
    path: ['points'],
    params: { why: 'points', fix: samePlaces },
  })

const Categories = z.object({
  kind: z.literal('categories'),
  values: about(z.record(z.string().trim().min(1).max(60), value), {
    sv: 'Vad varje klass är värd.',
    en: 'What each category is worth.',
  }),
})

export const ValueFunction = z.discriminatedUnion('kind', [Linear, Spread, Piecewise, Categories])
export type ValueFunction = z.output<typeof ValueFunction>

export type Score = number | string

/** Null for a score that the function has no value for. `among` is every score of the portfolio, for functions that look at them all. */
export function valuer(of: ValueFunction, among: readonly Score[]): (score: Score) => number | null {
  switch (of.kind) {
    case 'linear':
      return measured((score) => between(of.worst, of.best, score))
    case 'spread': {
      const [least, most] = ends(among)
      return measured((score) => (of.better === 'more' ? between(least, most, score) : between(most, least, score)))
    }
    case 'piecewise': {
      const points = [...of.points].sort((a, b) => a.score - b.score)
      return measured((score) => along(points, score))
    }
    case 'categories':
      return (score) => of.values[String(score)] ?? null
    default:
      return of satisfies never
  }
}

const measured =
  (value: (score: number) => number) =>
  (score: Score): number | null =>
    typeof score === 'number' && Number.isFinite(score) ? value(score) : null

/** Where all are equal the criterion tells nothing apart, and each gets the middle. */
const between = (worst: number, best: number, score: number): number =>
  worst === best ? 50 : Math.min(100, Math.max(0, ((score - worst) / (best - worst)) * 100))

function ends(among: readonly Score[]): [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const score of among)
    if (typeof score === 'number' && Number.isFinite(score)) [least, most] = [Math.min(least, score), Math.max(most, score)]
  return least <= most ? [least, most] : [0, 0]
}

function along(points: readonly { score: number; value: number }[], score: number): number {
  const [first, last] = [points[0]!, points.at(-1)!]
  if (score <= first.score) return first.value
  if (score >= last.score) return last.value
  const after = points.findIndex((point) => point.score >= score)
  const [a, b] = [points[after - 1]!, points[after]!]
  return a.value + ((score - a.score) / (b.score - a.score)) * (b.value - a.value)
}
