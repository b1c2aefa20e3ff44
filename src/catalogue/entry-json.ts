import { z } from 'zod'
import { apiRoot } from '../api/api.ts'
import { TextInLanguages } from '../api/shared.ts'
import { about } from '../api/texts.ts'
import { instant, textsOut } from '../api/values.ts'
import type { Contact, Entry, Named } from './entry.ts'
import { kinds } from './kind.ts'
import type { ListedEntry } from './list.ts'

/** Entries as the API tells them: what every list has, and what only one entry has. */
const dateTime = z.iso.datetime()
const links = z
  .object({
    self: z.string(),
    page: about(z.string(), { sv: 'Sidan för människor.', en: 'The page for people.' }),
    thing: about(z.string(), { sv: 'Den beständiga adressen.', en: 'The persistent address.' }),
    versions: z.string(),
    checks: z.string(),
    quality: z.string(),
    turtle: z.string(),
    rdfxml: z.string(),
    jsonld: z.string(),
    ntriples: z.string(),
  })
  .meta({ id: 'EntryLinks' })

const summary = {
  id: about(z.number().int(), { sv: 'Numret här på noden.', en: 'The number on this node.' }),
  uri: about(z.string(), { sv: 'Adressen som utgivaren har gett posten.', en: 'The address that the publisher has given the entry.' }),
  kind: about(z.enum(kinds), { sv: 'Vad posten beskriver.', en: 'What the entry describes.' }),
  title: TextInLanguages,
  description: TextInLanguages,
  publisher: about(z.string().nullable(), {
    sv: 'Utgivarens adress, eller namnet när det inte finns någon adress.',
    en: 'The address of the publisher, or the name where there is no address.',
  }),
  source: about(z.object({ id: z.number().int(), name: z.string() }), {
    sv: 'Källan som posten kommer från.',
    en: 'The source that the entry comes from.',
  }),
  version: about(z.number().int(), { sv: 'Vilken version, räknat från 1.', en: 'Which version, from 1.' }),
  modified: about(dateTime.nullable(), { sv: 'När utgivaren senast ändrade den.', en: 'When the publisher last changed it.' }),
  firstSeenAt: about(dateTime, { sv: 'När den först hämtades hit.', en: 'When it was first harvested here.' }),
  changedAt: about(dateTime, { sv: 'När den senast ändrades här.', en: 'When it last changed here.' }),
  endedAt: about(dateTime.nullable(), { sv: 'När den togs bort ur sin källa.', en: 'When it was removed from its source.' }),
  links,
}

export const EntrySummary = z.object(summary).meta({ id: 'EntrySummary' })

const NamedThing = z.object({ uri: z.string().optional(), name: TextInLanguages }).meta({ id: 'NamedThing' })
const texts = (sv: string, en: string) => about(z.array(z.string()), { sv, en })

export const EntryDetails = z
  .object({
    ...summary,
    keywords: about(z.array(z.object({ text: z.string(), language: z.string() })), {
      sv: 'Nyckelord med språkkod.',
      en: 'Keywords with their language.',
    }),
    publisherNamed: NamedThing.optional(),
    creators: z.array(NamedThing),
    contacts: z.array(
      z
        .object({
          uri: z.string().optional(),
          name: TextInLanguages,
          email: z.string().optional(),
          telephone: z.string().optional(),
          url: z.string().optional(),
        })
        .meta({ id: 'Contact' }),
    ),
    themes: texts('Kategorier, som adresser.', 'Themes, as addresses.'),
    licences: texts('Licenser, som adresser.', 'Licences, as addresses.'),
    formats: texts('Format, så som utgivaren skriver dem.', 'Formats, as the publisher writes them.'),
    accessRights: texts('Åtkomst, som adress.', 'Access rights, as addresses.'),
    languages: texts('Språk, som adresser.', 'Languages, as addresses.'),
    identifiers: texts('Beteckningar.', 'Identifiers.'),
    landingPages: texts('Webbsidor om det.', 'Web pages about it.'),
    spatial: z.array(NamedThing),
    conformsTo: z.array(NamedThing),
    temporal: about(z.array(z.object({ start: z.string().optional(), end: z.string().optional() })), {
      sv: 'Tidsperioder.',
      en: 'Periods of time.',
    }),
    frequency: about(z.string().optional(), { sv: 'Hur ofta det uppdateras, som adress.', en: 'How often it is updated, as an address.' }),
    issued: about(z.string().optional(), {
      sv: 'När det gavs ut, som utgivaren skriver det.',
      en: 'When it was issued, as the publisher writes it.',
    }),
    distributions: z.array(
      z
        .object({
          uri: z.string().optional(),
          title: TextInLanguages,
          description: TextInLanguages,
          accessUrls: z.array(z.string()),
          downloadUrls: z.array(z.string()),
          formats: z.array(z.string()),
          licence: z.string().optional(),
          byteSize: z.string().optional(),
          modified: z.string().optional(),
          status: z.string().optional(),
          conformsTo: z.array(NamedThing),
        })
        .meta({ id: 'Distribution', description: 'A way to get it.', 'x-sv': { description: 'Ett sätt att få tag på det.' } }),
    ),
  })
  .meta({ id: 'Entry' })

export function summaryOf(row: ListedEntry): z.input<typeof EntrySummary> {
  const { id, uri, kind, title, description, publisher, version, sourceId, sourceName, modified, firstSeenAt, changedAt, endedAt } = row
  const self = `${apiRoot}/entries/${id}`
  return {
    id,
    uri,
    kind,
    title: textsOut(title),
    description: textsOut(description),
    publisher,
    source: { id: sourceId, name: sourceName },
    version,
    modified: modified && instant(modified),
    firstSeenAt: instant(firstSeenAt),
    changedAt: instant(changedAt),
    endedAt: endedAt && instant(endedAt),
    links: {
      self,
      page: `/entries/${id}`,
      thing: `/id/${kind}/${id}`,
      versions: `${self}/versions`,
      checks: `${self}/checks`,
      quality: `${self}/quality`,
      turtle: `/entries/${id}.ttl`,
      rdfxml: `/entries/${id}.rdf`,
      jsonld: `/entries/${id}.jsonld`,
      ntriples: `/entries/${id}.nt`,
    },
  }
}

export function detailsOf(row: ListedEntry, entry: Entry): z.input<typeof EntryDetails> {
  const { keywords, themes, licences, formats, accessRights, languages, identifiers, landingPages, temporal, frequency, issued } = entry
  return {
    ...summaryOf(row),
    keywords,
    ...(entry.publisher && { publisherNamed: named(entry.publisher) }),
    creators: entry.creators.map(named),
    contacts: entry.contacts.map(contact),
    themes,
    licences,
    formats,
    accessRights,
    languages,
    identifiers,
    landingPages,
    temporal,
    ...(frequency !== undefined && { frequency }),
    ...(issued !== undefined && { issued }),
    spatial: entry.spatial.map(named),
    conformsTo: entry.conformsTo.map(named),
    distributions: entry.distributions.map((one) => ({
      ...one,
      title: textsOut(one.title),
      description: textsOut(one.description),
      conformsTo: one.conformsTo.map(named),
    })),
  }
}

const named = ({ uri, name }: Named) => ({ ...(uri !== undefined && { uri }), name: textsOut(name) })
const contact = (one: Contact) => ({ ...one, name: textsOut(one.name) })

const exampleLinks = {
  self: '/allmanning/v1/entries/17',
  page: '/entries/17',
  thing: '/id/dataset/17',
  versions: '/allmanning/v1/entries/17/versions',
  checks: '/allmanning/v1/entries/17/checks',
  quality: '/allmanning/v1/entries/17/quality',
  turtle: '/entries/17.ttl',
  rdfxml: '/entries/17.rdf',
  jsonld: '/entries/17.jsonld',
  ntriples: '/entries/17.nt',
}

export const exampleSummary: z.input<typeof EntrySummary> = {
  id: 17,
  uri: 'https://data.tallvik.example/badvatten',
  kind: 'dataset',
  title: { sv: 'Badvatten', en: 'Bathing water' },
  description: { sv: 'Mätningar av badvattnets kvalitet.', en: 'Measurements of the quality of bathing water.' },
  publisher: 'https://data.tallvik.example/utgivare',
  source: { id: 3, name: 'Tallviks kommun' },
  version: 2,
  modified: '2026-05-04T00:00:00.000Z',
  firstSeenAt: '2026-04-01T06:00:12.000Z',
  changedAt: '2026-05-05T06:00:09.000Z',
  endedAt: null,
  links: exampleLinks,
}

export const exampleDetails: z.input<typeof EntryDetails> = {
  ...exampleSummary,
  keywords: [{ text: 'badplatser', language: 'sv' }],
  publisherNamed: { uri: 'https://data.tallvik.example/utgivare', name: { sv: 'Tallviks kommun' } },
  creators: [],
  contacts: [{ name: { sv: 'Miljökontoret' }, email: 'mailto:miljo@tallvik.example' }],
  themes: ['http://publications.europa.eu/resource/authority/data-theme/ENVI'],
  licences: ['http://creativecommons.org/publicdomain/zero/1.0/'],
  formats: ['text/csv'],
  accessRights: ['http://publications.europa.eu/resource/authority/access-right/PUBLIC'],
  languages: ['http://publications.europa.eu/resource/authority/language/SWE'],
  identifiers: [],
  landingPages: ['https://tallvik.example/badvatten'],
  spatial: [{ uri: 'https://sws.geonames.org/2661886/', name: {} }],
  conformsTo: [],
  temporal: [{ start: '2020-01-01' }],
  distributions: [
    {
      title: { sv: 'CSV-fil' },
      description: {},
      accessUrls: ['https://data.tallvik.example/badvatten.csv'],
      downloadUrls: ['https://data.tallvik.example/badvatten.csv'],
      formats: ['text/csv'],
      licence: 'http://creativecommons.org/publicdomain/zero/1.0/',
      conformsTo: [],
    },
  ],
}
