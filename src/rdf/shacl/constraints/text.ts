import type { Term } from '@rdfjs/types'
import { type Component, each } from '../component.ts'
import { compilePattern } from '../pattern/pattern.ts'

/** SHACL §4.4. The text of an IRI counts, that of a blank node does not exist. */
export const textComponents: readonly Component[] = [
  length('MinLength', 'minLength', (length, bound) => length >= bound, 'färre', 'fewer'),
  length('MaxLength', 'maxLength', (length, bound) => length <= bound, 'fler', 'more'),
  {
    name: 'Pattern',
    parameter: 'pattern',
    takes: 'string',
    compile: ({ value }, source) => {
      const flags = source.all('flags')[0]?.value ?? ''
      const pattern = compilePattern(value, flags)
      if ('why' in pattern) {
        source.refuse('pattern', pattern.why, pattern.fix)
        return undefined
      }
      return {
        check: (run, focus, values, constraint) => {
          for (const term of values) {
            const answer = term.termType !== 'BlankNode' && pattern.matches(term.value)
            if (!answer) run.found(constraint, focus, term, answer === undefined ? { message: undecided } : undefined)
          }
        },
        message: { sv: `Texten har inte formen ${value}.`, en: `The text does not have the form ${value}.` },
      }
    },
  },
  {
    name: 'LanguageIn',
    parameter: 'languageIn',
    takes: 'languages',
    once: true,
    compile: (list, source) => {
      const ranges = source.list(list).map(({ value }) => value)
      return {
        check: each((value) => value.termType === 'Literal' && ranges.some((range) => languageMatches(value.language, range))),
        message: { sv: `Språket är inte ett av ${ranges.join(', ')}.`, en: `The language is not one of ${ranges.join(', ')}.` },
      }
    },
  },
  {
    name: 'UniqueLang',
    parameter: 'uniqueLang',
    takes: 'boolean',
    inPropertyShapes: true,
    once: true,
    compile: ({ value }) => {
      // SHACL §4.4.5 speaks of "true" alone: the W3C test uniqueLang-002 has "1", which asks for nothing.
      if (value !== 'true') return undefined
      return {
        check: (run, focus, values, constraint) => {
          for (const language of repeatedLanguages(values))
            run.found(constraint, focus, undefined, constraint.shape.message ? {} : { message: repeated(language) })
        },
        message: { sv: 'Samma språk finns flera gånger.', en: 'A language is used more than once.' },
      }
    },
  },
]

function length(name: string, parameter: string, within: (length: number, bound: number) => boolean, sv: string, en: string): Component {
  return {
    name,
    parameter,
    takes: 'count',
    once: true,
    compile: (parameter) => {
      const bound = Number(parameter.value)
      return {
        check: each((value) => value.termType !== 'BlankNode' && within(characters(value), bound)),
        message: { sv: `Texten har ${sv} än ${bound} tecken.`, en: `The text has ${en} than ${bound} characters.` },
      }
    },
  }
}

const pairs = /[\ud800-\udbff][\udc00-\udfff]/g

/** STRLEN counts characters, not UTF-16 halves. */
function characters({ value }: Term): number {
  return value.length - (value.match(pairs)?.length ?? 0)
}

/** SPARQL's langMatches: basic filtering of RFC 4647 §3.3.1. */
function languageMatches(tag: string, range: string): boolean {
  if (range === '*') return tag !== ''
  const [has, wanted] = [tag.toLowerCase(), range.toLowerCase()]
  return has === wanted || has.startsWith(`${wanted}-`)
}

function repeatedLanguages(values: readonly Term[]): Set<string> {
  const repeated = new Set<string>()
  if (values.length < 2) return repeated
  const seen = new Set<string>()
  for (const value of values) {
    if (value.termType !== 'Literal' || !value.language) continue
    const language = value.language.toLowerCase()
    if (seen.has(language)) repeated.add(language)
    seen.add(language)
  }
  return repeated
}

const repeated = (language: string) => ({
  sv: `Språket «${language}» finns flera gånger.`,
  en: `The language “${language}” is used more than once.`,
})

const undecided = {
  sv: 'Det gick inte att pröva texten mot mönstret inom rimlig tid.',
  en: 'The text could not be checked against the pattern in reasonable time.',
}
