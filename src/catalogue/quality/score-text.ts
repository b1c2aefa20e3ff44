import type { Language } from '../../kernel/language-text.ts'
import { formatNumber } from '../../web/format.ts'
import { dimensionNames, dimensions, indicatorIds, indicators } from './indicators.ts'
import { bandOf, type Method, methods, mostPerDimension, mostPoints, pointsFor } from './method.ts'
import { adviceOf, headlineOf } from './ranked-fixes.ts'
import type { FileScore } from './score-file.ts'

/** A score as lines for a terminal: the sum, each indicator, and what gives most to mend. */
export function scoreText({ name, methods: scored }: FileScore, method: Method, language: Language, mostFixes = 10): string {
  const { best, fixes } = scored[method]
  const text = words[language]
  const number = (value: number) => formatNumber(value, language, { maximumFractionDigits: 1 })
  const lines = [
    text.sum(name, number(best.points), mostPoints(method), bandOf(best.points).label[language], methods[method].label[language]),
    text.of(best.records, best.distributions),
    ...(best.unknown > 0 ? [text.unknown(number(best.unknown))] : []),
  ]
  for (const dimension of dimensionNames) {
    lines.push(
      '',
      `${dimensions[dimension][language]}: ${text.points(number(best.dimensions[dimension].points), mostPerDimension(method)[dimension])}`,
    )
    for (const id of indicatorIds) {
      const { met, unknown, population } = best.counts[id]
      const weight = pointsFor(id, method)
      if (indicators[id].dimension !== dimension || weight === 0) continue
      const known = unknown === population ? text.notChecked : text.points(number(met), population)
      lines.push(`  ${String(weight).padStart(2)}  ${indicators[id].label[language]}: ${known}`)
    }
  }
  lines.push('', fixes.length === 0 ? text.nothing : text.mend)
  for (const [at, fix] of fixes.slice(0, mostFixes).entries())
    lines.push(`${String(at + 1).padStart(3)}. ${headlineOf(fix)[language]}`, `     ${adviceOf(fix.id)[language]}`)
  return lines.join('\n')
}

const sv = {
  sum: (name: string, points: string, most: number, band: string, method: string) =>
    `${name}: ${points} av ${most} poäng, ${band.toLowerCase()} (${method})`,
  of: (records: number, distributions: number) => `Datamängder: ${records}. Distributioner: ${distributions}.`,
  unknown: (points: string) => `Upp till ${points} poäng till, om det som inte är kontrollerat visar sig vara rätt.`,
  points: (value: string, most: number) => `${value} av ${most}`,
  notChecked: 'inte kontrollerat',
  mend: 'Det här ger mest:',
  nothing: 'Det finns inget att rätta.',
}

const en = {
  sum: (name, points, most, band, method) => `${name}: ${points} of ${most} points, ${band.toLowerCase()} (${method})`,
  of: (records, distributions) => `Datasets: ${records}. Distributions: ${distributions}.`,
  unknown: (points) => `Up to ${points} points more, if what has not been checked turns out right.`,
  points: (value, most) => `${value} of ${most}`,
  notChecked: 'not checked',
  mend: 'This gives most:',
  nothing: 'There is nothing to mend.',
} satisfies typeof sv

const words = { sv, en }
