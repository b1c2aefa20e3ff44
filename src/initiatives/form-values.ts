import { type Language, type LanguageText, withText } from '../kernel/language-text.ts'
import type { Typed } from '../web/typed.ts'
import type { Initiative, InitiativeInput } from './initiative.ts'

export type FormValues = { readonly [name: string]: string }

/** An initiative as its form shows it. `parties` by name, as they were given by number. */
export function valuesOf(
  { title, summary, goals, segment, recommendations, endsOn }: Initiative,
  { needs, parties, language }: { needs: readonly number[]; parties: readonly string[]; language: Language },
): FormValues {
  return {
    title: title[language] ?? '',
    summary: summary[language] ?? '',
    goals: goals[language] ?? '',
    needs: [...needs].sort((a, b) => a - b).join(' '),
    parties: parties.join('\n'),
    segment: segment ?? '',
    recommendations: recommendations.join(' '),
    endsOn: endsOn ?? '',
  }
}

/** What was typed, with what has several values in one text. */
export function typedValues(typed: Typed): FormValues {
  const numbers = (names: readonly string[]) =>
    [...new Set(names.flatMap((name) => typed.all(name)).flatMap((text) => text.split(/[\s,]+/)))]
      .map(Number)
      .filter((number) => Number.isInteger(number) && number > 0)
      .sort((a, b) => a - b)
      .join(' ')
  return {
    title: typed.text('title'),
    summary: typed.text('summary').replaceAll('\r\n', '\n'),
    goals: typed.text('goals').replaceAll('\r\n', '\n'),
    needs: numbers(['need', 'needNumbers']),
    parties: linesOf(typed.text('parties')).join('\n'),
    segment: typed.text('segment'),
    recommendations: numbers(['recommendation']),
    endsOn: typed.text('endsOn'),
  }
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const numbersIn = (text: string): number[] => text.split(' ').filter(Boolean).map(Number)

/** As input; the texts in other languages stay as they were. */
export function inputOf(values: FormValues, parties: number[], language: Language, before?: Initiative): InitiativeInput {
  const text = (name: 'title' | 'summary' | 'goals'): LanguageText => withText(before?.[name] ?? {}, language, values[name] ?? '')
  return {
    title: text('title'),
    summary: text('summary'),
    goals: text('goals'),
    parties,
    segment: values['segment'] === '' ? null : (values['segment'] ?? null),
    recommendations: numbersIn(values['recommendations'] ?? ''),
    endsOn: values['endsOn'] === '' ? null : (values['endsOn'] ?? null),
    needs: numbersIn(values['needs'] ?? ''),
  }
}
