import type { Language } from '../kernel/language-text.ts'
import type { Texts } from '../web/words.ts'
import { type Api, apiRoot } from './api.ts'

export type DocumentSettings = {
  /** The public address; an http one, as on a developer's machine, is replaced by an example, since the profile wants https (UFN.02). */
  baseUrl: string
  version: string
  perMinute: number
  /** How to reach whoever runs the node: an e-mail address or a web address. */
  contact: string
}

// biome-ignore lint/suspicious/noExplicitAny: a document is looked at piece by piece
type Json = any
export type OpenApiDocument = Json

export const exampleBase = 'https://allmanning.example'

/** The OpenAPI document in a reader's language. */
export function documentOf(api: Api, settings: DocumentSettings, language: Language): OpenApiDocument {
  const document: Json = api.app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: info(settings),
    externalDocs: {
      description: 'The API in words, with examples (Swedish and English)',
      'x-sv': { description: 'API:et i ord, med exempel' },
      url: `${publicBase(settings)}/${language === 'sv' ? '' : 'en/'}api`,
    },
    servers: [{ url: `${publicBase(settings)}${apiRoot}` }],
    tags: api.groups.map(({ name, title, description }) => ({
      name,
      'x-title': title.en,
      description: description.en,
      'x-sv': { 'x-title': title.sv, description: description.sv },
    })),
  } as never)
  for (const path of Object.values<Json>(document.paths)) path.parameters = [{ $ref: '#/components/parameters/Accept-Language' }]
  return inLanguage(liftTexts(document), language)
}

const publicBase = ({ baseUrl }: DocumentSettings) => (baseUrl.startsWith('https:') ? baseUrl : exampleBase)

const overview: Texts = {
  sv: 'API:et för Allmänning: sök bland det som offentliga organisationer delar, anslut källor, granska filer och se hur väl data är beskrivna. Alla får läsa.',
  en: 'The API of Allmänning: search what public organisations share, connect sources, check files, and see how well data are described. Everybody may read.',
}

function info(settings: DocumentSettings) {
  const { version, perMinute, contact } = settings
  const byMail = contact.includes('@')
  const limits: Texts = {
    sv: `${perMinute === 0 ? 'Ingen gräns för antalet anrop' : `Högst ${perMinute} anrop i minuten`}, högst 100 poster på en sida, och högst 10 000 poster med page. Ska du läsa allt, använd cursor eller exporten.`,
    en: `${perMinute === 0 ? 'No limit to the number of calls' : `At most ${perMinute} calls a minute`}, at most 100 entries on a page, and at most 10 000 entries with page. For reading everything use cursor or the export.`,
  }
  return {
    title: 'Allmänning',
    version: apiVersion,
    description: `${overview.sv} Begränsningar: ${limits.sv}\n\n${overview.en} Limitations: ${limits.en}`,
    termsOfService: `${publicBase(settings)}/about/data`,
    contact: {
      name: 'Allmänning',
      url: byMail ? publicBase(settings) : contact,
      ...(byMail && { email: contact.replace(/^mailto:/, '') }),
    },
    license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
    'x-limitations': limits.en,
    'x-sv': { 'x-limitations': limits.sv },
    'x-sla': { availability: 'none promised', responseTime: 'none promised', support: contact },
    'x-product-version': version,
  }
}

/** When the API last got a version, and which: an answer that changes so that a client must change is a new first number and a new address. */
export const apiVersion = '1.0.0'
export const apiReleased = '2026-11-25'

/** What a parameter means stands beside its schema, and not in it. */
function liftTexts(document: Json): Json {
  for (const path of Object.values<Json>(document.paths))
    for (const operation of Object.values<Json>(path))
      for (const parameter of operation.parameters ?? []) {
        if (!parameter.schema?.['x-sv']) continue
        parameter.description ??= parameter.schema.description
        parameter['x-sv'] = parameter.schema['x-sv']
        delete parameter.schema['x-sv']
        delete parameter.schema.description
      }
  return document
}

/** Every text of ours stands in English with the Swedish in `x-sv`: one of them is left. */
function inLanguage(node: Json, language: Language): Json {
  if (Array.isArray(node)) return node.map((one) => inLanguage(one, language))
  if (typeof node !== 'object' || node === null) return node
  const { 'x-sv': swedish, ...rest } = node
  return Object.fromEntries(
    Object.entries({ ...rest, ...(language === 'sv' && swedish) }).map(([name, value]) => [name, inLanguage(value, language)]),
  )
}

/** For the generated file, which is the same everywhere. */
export const documentedSettings: Omit<DocumentSettings, 'version'> = {
  baseUrl: exampleBase,
  perMinute: 600,
  contact: 'api@allmanning.example',
}
