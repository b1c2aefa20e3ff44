import type { LanguageText } from '../../../kernel/language-text.ts'
import { isIri } from '../../../rdf/iri.ts'
import { publiccodeFacts } from './facts.ts'

/** A form that a text can be demanded to have. `right` is true, or a right spelling of what was probably meant. */
export type Form = {
  right(value: string): boolean
  /** What was probably meant, where that can be told. */
  meant?(value: string): string | undefined
  is: LanguageText
  fix: LanguageText
}

const web = (value: string) => /^https?:\/\/\S+$/i.test(value) && URL.canParse(value) && new URL(value).hostname !== ''

export const forms = {
  'web-address': {
    right: web,
    meant: (value) => (/^(www\.)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/\S*)?$/i.test(value) ? `https://${value}` : undefined),
    is: { sv: 'en webbadress', en: 'a web address' },
    fix: { sv: 'Skriv hela adressen med https:// i början.', en: 'Write the whole address, beginning with https://.' },
  },
  repository: {
    right: (value) => /^[a-z][a-z0-9+.-]*:\/\/[^/\s]+\S*$/i.test(value) && !/^file:/i.test(value) && URL.canParse(value),
    meant: (value) =>
      value
        .match(/^git@([\w.-]+):(\S+)$/)
        ?.slice(1)
        .join('/')
        .replace(/^/, 'https://'),
    is: { sv: 'en adress till ett källkodsförråd', en: 'an address of a source repository' },
    fix: {
      sv: 'Skriv adressen som går att hämta koden från utan inloggning, helst med https:// i början.',
      en: 'Write the address from which the code can be fetched without signing in, preferably beginning with https://.',
    },
  },
  identifier: {
    right: (value) => /^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(value) && isIri(value),
    is: { sv: 'en beständig adress (URI)', en: 'a lasting address (URI)' },
    fix: {
      sv: 'Skriv en adress som börjar med https:// eller urn: och inte ändras, till exempel organisationens egen.',
      en: 'Write an address that begins with https:// or urn: and does not change, such as the organisation’s own.',
    },
  },
  date: {
    right: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value),
    meant: dayMeant,
    is: { sv: 'ett datum på formen ÅÅÅÅ-MM-DD', en: 'a date written as YYYY-MM-DD' },
    fix: {
      sv: 'Skriv år, månad och dag med bindestreck och utan klockslag.',
      en: 'Write year, month and day with hyphens and without the time of day.',
    },
  },
  email: {
    right: (value) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/.test(value),
    meant: (value) => value.match(/^mailto:([^\s@]+@[^\s@]+\.[^\s@]+)$/i)?.[1],
    is: { sv: 'en e-postadress', en: 'an e-mail address' },
    fix: { sv: 'Skriv en enda adress, utan namn och utan mailto:.', en: 'Write a single address, without a name and without mailto:.' },
  },
  language: {
    right: isLanguage,
    meant: languageMeant,
    is: { sv: 'en språkkod enligt BCP 47', en: 'a language tag of BCP 47' },
    fix: {
      sv: 'Skriv språkets kod, med bindestreck före ett land: sv, en eller en-GB.',
      en: 'Write the code of the language, with a hyphen before a country: sv, en or en-GB.',
    },
  },
  country: {
    right: (value) => publiccodeFacts().countries.codes.includes(value.toUpperCase()) && value.length === 2,
    is: { sv: 'en landskod enligt ISO 3166-1', en: 'a country code of ISO 3166-1' },
    fix: { sv: 'Skriv två stora bokstäver, till exempel SE.', en: 'Write two capital letters, such as SE.' },
  },
  picture: {
    right: (value) => !/^[a-z][a-z0-9+.-]*:/i.test(value) || web(value),
    is: { sv: 'en sökväg i förrådet eller en webbadress', en: 'a path in the repository or a web address' },
    fix: {
      sv: 'Skriv sökvägen från förrådets rot, eller en adress som börjar med https://.',
      en: 'Write the path from the root of the repository, or an address that begins with https://.',
    },
  },
  'logo-format': {
    right: (value) => /\.(svg|svgz|png)$/i.test(web(value) ? new URL(value).pathname : value),
    is: { sv: 'en bild i SVG eller PNG', en: 'a picture in SVG or PNG' },
    fix: { sv: 'Använd en fil som slutar på .svg, .svgz eller .png.', en: 'Use a file that ends in .svg, .svgz or .png.' },
  },
  'media-type': {
    right: (value) => /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(value),
    is: { sv: 'en medietyp', en: 'a media type' },
    fix: {
      sv: 'Skriv typ och undertyp med snedstreck, till exempel text/plain.',
      en: 'Write type and subtype with a slash, such as text/plain.',
    },
  },
} as const satisfies Record<string, Form>

export type FormName = keyof typeof forms

const isDay = (value: string) => {
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

function dayMeant(value: string): string | undefined {
  const meant = value
    .match(/^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})([T ].*)?$/)
    ?.slice(1, 4)
    .join('-')
  return meant !== undefined && isDay(meant) ? meant : undefined
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** Well-formed, the shortest code of the language (sv, not swe), and a language that ICU or our own list knows. The registry itself has 8 000. */
function isLanguage(tag: string): boolean {
  const [canonical] = canonicalOf(tag)
  const primary = tag.split('-')[0]!.toLowerCase()
  if (canonical === undefined) return false
  if (primary.length === 3 && canonical.split('-')[0]!.length === 2) return false
  return names.of(primary) !== undefined || publiccodeFacts().languages.more.includes(primary)
}

function languageMeant(tag: string): string | undefined {
  const [canonical] = canonicalOf(tag.trim().replaceAll('_', '-'))
  return canonical !== undefined && isLanguage(canonical) ? canonical : undefined
}

function canonicalOf(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag)
  } catch {
    return []
  }
}
