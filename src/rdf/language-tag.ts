import type { Finding } from '../kernel/finding.ts'
import type { Position } from './parse-problem.ts'

// BCP 47 in outline, as Turtle's LANGTAG and the parsers we know accept it.
const wellFormed = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/

export const isLanguageTag = (tag: string): boolean => wellFormed.test(tag)

/** The nearest well-formed tag, in lower case: RDF compares tags without case. `sv_SE` is the common slip. */
export function repairedTag(tag: string): string | undefined {
  const repaired = tag.trim().replaceAll('_', '-').toLowerCase()
  return isLanguageTag(repaired) ? repaired : undefined
}

/** Told where a tag was repaired or, if that was not possible, dropped; the text itself is kept. */
export function badTag(tag: string, { line }: Position = {}): Finding {
  const repaired = repairedTag(tag)
  return {
    severity: 'warning',
    code: 'language-invalid',
    message: {
      sv: `Språkkoden «${tag}» är inte giltig. ${repaired ? `Vi läste den som «${repaired}».` : 'Texten är läst utan språk.'}`,
      en: `The language tag “${tag}” is not valid. ${repaired ? `We read it as “${repaired}”.` : 'The text is read without a language.'}`,
    },
    fix: { sv: 'Använd koder som sv, en eller sv-FI.', en: 'Use tags such as sv, en or sv-FI.' },
    ...(line === undefined ? {} : { line }),
  }
}
