import type { Language } from '../kernel/language-text.ts'

/** A text in both languages of the interface. */
export type Texts = { readonly [language in Language]: string }

const sv = {
  siteName: 'Allmänning',
  skip: 'Hoppa till innehållet',
  mainMenu: 'Huvudmeny',
  otherLanguage: 'In English',
  search: 'Sök',
  searchLabel: 'Sök i hela katalogen',
  searchHint: 'Sök tjänster, data, standarder …',
  demonstration: 'Demonstration. En del av innehållet är påhittat och märkt så.',
  signIn: 'Logga in',
  signOut: 'Logga ut',
  yourPages: 'Mina sidor',
  persona: (name: string) => `Du provar Allmänning som ${name}, som är påhittad.`,
  changePersona: 'Byt person',
  endPersona: 'Sluta prova',
  serves: (many: boolean): string => (many ? 'Sidan stöder ramverkets rekommendationer' : 'Sidan stöder ramverkets rekommendation'),
  appearance: 'Utseende',
  appearances: { auto: 'Som enheten', light: 'Ljust', dark: 'Mörkt' },
  version: 'version',
  languages: {
    sv: 'svenska',
    en: 'engelska',
    nb: 'norskt bokmål',
    nn: 'nynorska',
    no: 'norska',
    da: 'danska',
    fi: 'finska',
    de: 'tyska',
    fr: 'franska',
    es: 'spanska',
    it: 'italienska',
    nl: 'nederländska',
    pl: 'polska',
    se: 'nordsamiska',
  } as Record<string, string>,
  inLanguage: (name: string) => `på ${name}`,
  unknownLanguage: (tag: string) => `på språket ${tag}`,

  pages: 'Sidor',
  page: (n: string) => `Sida ${n}`,
  previous: 'Föregående',
  next: 'Nästa',
  youAreHere: 'Du är här',

  filter: 'Avgränsa',
  showResult: 'Visa träffar',
  showAll: (n: string) => `Visa alla ${n}`,
  chosen: 'Valt',
  remove: (what: string) => `Ta bort ${what}`,
  clearAll: 'Ta bort alla val',
  optional: 'frivilligt',
  errorSummary: 'Rätta det här',
  tableScroll: (caption: string) => `${caption}, kan rullas i sidled`,
  message: { info: 'Information', success: 'Klart', warning: 'Obs', danger: 'Fel' },
  added: 'Tillagt',
  removed: 'Borttaget',
  sameLines: (n: string) => (n === '1' ? '1 rad är lika' : `${n} rader är lika`),
  reason: 'Skäl',
  was: 'Var',
  became: 'Blev',
  updated: 'Senast ändrad',

  chartNumbers: 'Visa siffrorna',
  chartDate: 'Datum',
  chartPart: 'Del',
  chartMost: 'Högst',
  chartShare: 'Andel',
  chartUnknown: 'Inte kontrollerat',
  chartUnknownLine: 'Streckad linje: så mycket kan det bli, om det som inte är kontrollerat visar sig vara rätt.',
  chartUnknownBar: 'Randigt: så mycket kan tillkomma, om det som inte är kontrollerat visar sig vara rätt.',
  barOf: (value: string, most: string) => `${value} av ${most}`,
  barsDescription: (bars: readonly { label: string; value: string; most: string }[], unit: string): string =>
    `${unit}. ${bars.map(({ label, value, most }) => `${label}: ${value} av ${most}`).join('. ')}.`,
  lineDescription: (name: string, points: readonly { date: string; value: string }[]): string =>
    points.length === 0
      ? `${name}: inget.`
      : `${name}: från ${points[0]!.value} (${points[0]!.date}) till ${points.at(-1)!.value} (${points.at(-1)!.date}).`,
  trendDescription: (points: readonly { date: string; value: string }[], unit: string, most: string): string => {
    const [first, last] = [points[0], points.at(-1)]
    if (!first || !last) return 'Inga mätningar än.'
    if (points.length === 1) return `${unit}, högst ${most}. ${last.value} den ${last.date}.`
    return `${unit}, högst ${most}. Från ${first.value} den ${first.date} till ${last.value} den ${last.date}, ${points.length} mätningar.`
  },

  status: 'Kod',
  problemFindings: 'Det här behöver åtgärdas',
  line: 'rad',
  column: 'kolumn',
  typed: 'Det du skrev finns kvar',
  tryAgain: 'Försök igen',
  missingTitle: 'Sidan finns inte',
  missing: 'Adressen kan vara felskriven, eller så har innehållet flyttat. Sök efter det du letar efter, eller börja om från startsidan.',
  toStart: 'Till startsidan',
  wrongTitle: 'Något gick fel hos oss',
  wrong:
    'Felet är vårt, inte ditt. Försök igen om en stund. Händer det igen: hör av dig till den som driver tjänsten och ange ärendenumret.',
  incident: 'Ärendenummer',
  tooLargeTitle: 'Det du skickade är för stort',
  tooLarge: (limit: string): string =>
    `Här får ni skicka högst ${limit}. Dela upp det i mindre delar, eller lämna en adress som vi kan hämta från i stället för en fil.`,
  foreignFormTitle: 'Formuläret skickades inte härifrån',
  foreignForm: 'Av säkerhetsskäl tar vi bara emot formulär som skickas från våra egna sidor. Gå tillbaka, ladda om sidan och försök igen.',
}

const en = {
  siteName: 'Allmänning',
  skip: 'Skip to the content',
  mainMenu: 'Main menu',
  otherLanguage: 'På svenska',
  search: 'Search',
  searchLabel: 'Search the whole catalogue',
  searchHint: 'Search services, data, standards …',
  demonstration: 'Demonstration. Some of the content is invented, and marked as such.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  yourPages: 'Your pages',
  persona: (name) => `You are trying Allmänning as ${name}, who is invented.`,
  changePersona: 'Change person',
  endPersona: 'Stop trying',
  serves: (many: boolean) =>
    many ? 'This page supports the framework’s recommendations' : 'This page supports the framework’s recommendation',
  appearance: 'Appearance',
  appearances: { auto: 'As the device', light: 'Light', dark: 'Dark' },
  version: 'version',
  languages: {
    sv: 'Swedish',
    en: 'English',
    nb: 'Norwegian Bokmål',
    nn: 'Nynorsk',
    no: 'Norwegian',
    da: 'Danish',
    fi: 'Finnish',
    de: 'German',
    fr: 'French',
    es: 'Spanish',
    it: 'Italian',
    nl: 'Dutch',
    pl: 'Polish',
    se: 'Northern Sami',
  },
  inLanguage: (name) => `in ${name}`,
  unknownLanguage: (tag) => `in the language ${tag}`,

  pages: 'Pages',
  page: (n) => `Page ${n}`,
  previous: 'Previous',
  next: 'Next',
  youAreHere: 'You are here',

  filter: 'Narrow down',
  showResult: 'Show hits',
  showAll: (n) => `Show all ${n}`,
  chosen: 'Chosen',
  remove: (what) => `Remove ${what}`,
  clearAll: 'Remove all choices',
  optional: 'optional',
  errorSummary: 'Please correct this',
  tableScroll: (caption) => `${caption}, scrolls sideways`,
  message: { info: 'Information', success: 'Done', warning: 'Note', danger: 'Error' },
  added: 'Added',
  removed: 'Removed',
  sameLines: (n) => (n === '1' ? '1 line is the same' : `${n} lines are the same`),
  reason: 'Reason',
  was: 'Was',
  became: 'Became',
  updated: 'Last changed',

  chartNumbers: 'Show the numbers',
  chartDate: 'Date',
  chartPart: 'Part',
  chartMost: 'At most',
  chartShare: 'Share',
  chartUnknown: 'Not checked',
  chartUnknownLine: 'Broken line: as much as it may be, if what has not been checked turns out right.',
  chartUnknownBar: 'Hatched: as much as may be added, if what has not been checked turns out right.',
  barOf: (value, most) => `${value} of ${most}`,
  barsDescription: (bars, unit) => `${unit}. ${bars.map(({ label, value, most }) => `${label}: ${value} of ${most}`).join('. ')}.`,
  lineDescription: (name, points) =>
    points.length === 0
      ? `${name}: nothing.`
      : `${name}: from ${points[0]!.value} (${points[0]!.date}) to ${points.at(-1)!.value} (${points.at(-1)!.date}).`,
  trendDescription: (points, unit, most) => {
    const [first, last] = [points[0], points.at(-1)]
    if (!first || !last) return 'No measurements yet.'
    if (points.length === 1) return `${unit}, at most ${most}. ${last.value} on ${last.date}.`
    return `${unit}, at most ${most}. From ${first.value} on ${first.date} to ${last.value} on ${last.date}, ${points.length} measurements.`
  },

  status: 'Code',
  problemFindings: 'What needs doing',
  line: 'line',
  column: 'column',
  typed: 'What you typed is kept',
  tryAgain: 'Try again',
  missingTitle: 'There is no such page',
  missing: 'The address may be misspelt, or the content has moved. Search for what you want, or start over from the first page.',
  toStart: 'To the first page',
  wrongTitle: 'Something went wrong on our side',
  wrong:
    'The fault is ours, not yours. Try again in a while. If it happens again, tell whoever runs this service and give the incident number.',
  incident: 'Incident number',
  tooLargeTitle: 'What you sent is too large',
  tooLarge: (limit) =>
    `At most ${limit} can be sent here. Split it into smaller parts, or give an address that we can fetch from instead of a file.`,
  foreignFormTitle: 'The form was not sent from here',
  foreignForm: 'For safety we only accept forms sent from our own pages. Go back, reload the page and try again.',
} satisfies typeof sv

export const words = { sv, en }
