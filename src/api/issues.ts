import type { z } from 'zod'
import type { Finding } from '../kernel/finding.ts'
import type { LanguageText } from '../kernel/language-text.ts'
import { Problem } from '../kernel/problem.ts'

type Issue = z.core.$ZodIssue
type Said = { message: LanguageText; fix: LanguageText }

const types: { readonly [type: string]: { sv: string; en: string } } = {
  string: { sv: 'text', en: 'text' },
  number: { sv: 'ett tal', en: 'a number' },
  int: { sv: 'ett heltal', en: 'a whole number' },
  boolean: { sv: 'true eller false', en: 'true or false' },
  object: { sv: 'ett objekt', en: 'an object' },
  array: { sv: 'en lista', en: 'a list' },
  url: { sv: 'en webbadress som börjar med http:// eller https://', en: 'a web address that begins with http:// or https://' },
}
const typeName = (type: string) => types[type] ?? { sv: type, en: type }
const should = (be: { sv: string; en: string }): LanguageText => ({ sv: `Det ska vara ${be.sv}.`, en: `It should be ${be.en}.` })
const limit = (sv: string, en: string, value: unknown): LanguageText => ({ sv: `${sv} ${value}.`, en: `${en} ${value}.` })

/** What each sort of fault is called. To add one: a row. */
const sayings: { readonly [code: string]: (issue: never) => Said } = {
  invalid_type: (issue: z.core.$ZodIssueInvalidType) =>
    issue.input === undefined
      ? { message: { sv: 'Uppgiften saknas.', en: 'It is missing.' }, fix: should(typeName(issue.expected)) }
      : { message: { sv: 'Värdet är av fel sort.', en: 'The value is of the wrong sort.' }, fix: should(typeName(issue.expected)) },
  invalid_format: (issue: z.core.$ZodIssueInvalidStringFormat) => ({
    message: { sv: 'Värdet har fel form.', en: 'The value has the wrong form.' },
    fix: should(typeName(issue.format)),
  }),
  invalid_value: (issue: z.core.$ZodIssueInvalidValue) => ({
    message: { sv: 'Värdet finns inte bland dem som går att välja.', en: 'The value is not among those to choose from.' },
    fix: { sv: `Välj bland ${issue.values.join(', ')}.`, en: `Choose among ${issue.values.join(', ')}.` },
  }),
  too_small: (issue: z.core.$ZodIssueTooSmall) => ({
    message: { sv: 'Värdet är för litet eller för kort.', en: 'The value is too small or too short.' },
    fix: limit('Minst', 'At least', issue.minimum),
  }),
  too_big: (issue: z.core.$ZodIssueTooBig) => ({
    message: { sv: 'Värdet är för stort eller för långt.', en: 'The value is too large or too long.' },
    fix: limit('Högst', 'At most', issue.maximum),
  }),
  // A rule of a room's own says itself what to do.
  custom: (issue: z.core.$ZodIssueCustom) => ({
    message: other.message,
    fix: (issue.params?.['fix'] as LanguageText | undefined) ?? other.fix,
  }),
}
const other: Said = {
  message: { sv: 'Värdet går inte att använda.', en: 'The value cannot be used.' },
  fix: { sv: 'Se dokumentationen på /api.', en: 'See the documentation at /en/api.' },
}

/** What was sent and is wrong, each fault with its place: a parameter's name, or a JSON Pointer into the body. */
export function wrongInput(error: z.ZodError, where: 'query' | 'body', known: readonly string[] = []): Problem {
  const findings = error.issues.flatMap((issue): Finding[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) =>
        unknown(key, where === 'query' ? key : placeOf([...issue.path, key], where), issue.path.length > 0 ? [] : known),
      )
    const { message, fix } = (sayings[issue.code] as ((one: Issue) => Said) | undefined)?.(issue) ?? other
    return [{ severity: 'violation', code: 'wrong-value', field: placeOf(issue.path, where), message, fix }]
  })
  const places = [...new Set(findings.map(({ field }) => field))].join(', ')
  return new Problem('invalid', { sv: `Rätta ${places}.`, en: `Correct ${places}.` }, { findings })
}

function unknown(key: string, field: string, known: readonly string[]): Finding {
  const choices = known.length > 0 ? known.join(', ') : undefined
  return {
    severity: 'violation',
    code: 'unknown-name',
    field,
    message: { sv: `${key} finns inte här.`, en: `There is no ${key} here.` },
    fix: choices ? { sv: `Välj bland ${choices}.`, en: `Choose among ${choices}.` } : { sv: 'Ta bort det.', en: 'Leave it out.' },
  }
}

const placeOf = (path: readonly PropertyKey[], where: 'query' | 'body') =>
  where === 'query'
    ? String(path[0] ?? '')
    : path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('') || '/'
