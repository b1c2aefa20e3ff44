import { join } from 'node:path'
import { type Api, type ApiSettings, openApi, refuseTheRest } from './api/api.ts'
import { documentOf, type OpenApiDocument } from './api/document.ts'
import { infoRoutes } from './api/info.ts'
import { approvables } from './approvals.ts'
import { catalogueRoutes } from './catalogue/api.ts'
import { sourceRoutes } from './catalogue/harvest/api.ts'
import { ownRoutes } from './catalogue/own/api.ts'
import { qualityRoutes } from './catalogue/quality/api.ts'
import { validateRoutes } from './catalogue/validate/api.ts'
import { type Config, version } from './config.ts'
import type { Db } from './db/open.ts'
import { decisionRoutes } from './decisions/api.ts'
import { carryOut, evidenceKinds, recalculate } from './evidence.ts'
import { frameworkRoutes } from './framework/api.ts'
import type { Framework } from './framework/recommendation.ts'
import { indicatorRoutes } from './indicators/api.ts'
import { alternativeRoutes } from './initiatives/alternatives/api.ts'
import { initiativeRoutes } from './initiatives/api.ts'
import { caseRoutes } from './initiatives/business-case/api.ts'
import { calculationRoutes } from './initiatives/business-case/calculation/api.ts'
import { chainRoutes } from './initiatives/chain/api.ts'
import { changeRoutes } from './initiatives/change/api.ts'
import { factorRoutes } from './initiatives/factors/api.ts'
import { needRoutes } from './initiatives/needs/api.ts'
import { portfolioRoutes } from './initiatives/portfolio/api.ts'
import { realisationRoutes } from './initiatives/realisation/api.ts'
import { reuseRoutes } from './initiatives/reuse/api.ts'
import type { Queue } from './jobs/queue.ts'
import type { Language } from './kernel/language-text.ts'
import { organisationRoutes } from './organisations/api.ts'
import { approvalRoutes } from './organisations/approval/api.ts'
import { keyRoutes } from './organisations/keys/api.ts'
import { noticeRoutes } from './organisations/notices/api.ts'
import type { Outside } from './outside/fetch.ts'

export type NodeApi = {
  outside: Outside
  db: Db
  queue: Queue
  config: Pick<Config, 'home' | 'uploadMaxBytes' | 'baseUrl' | 'contact' | 'rateLimitPerMinute' | 'proxies'>
  log: ApiSettings['log']
  framework: Framework
  actorOf: ApiSettings['actorOf']
}

/** The table of contents of the API, domain by domain. */
export function nodeApi({ outside, db, queue, config, log, framework, actorOf }: NodeApi): {
  api: Api
  documentIn: (language: Language) => OpenApiDocument
} {
  const { home, uploadMaxBytes, baseUrl, contact, rateLimitPerMinute: perMinute, proxies } = config
  const api = openApi({ db, actorOf, log, perMinute, proxies, groups })
  const known = new Map<Language, OpenApiDocument>()
  const documentIn = (language: Language) => {
    if (!known.has(language)) known.set(language, documentOf(api, { baseUrl, contact, perMinute, version }, language))
    return known.get(language)!
  }
  catalogueRoutes(api)
  validateRoutes(api, { outside, folder: join(home, 'under-way'), uploadMaxBytes, version })
  sourceRoutes(api, { queue, uploadMaxBytes })
  ownRoutes(api, { queue, baseUrl })
  qualityRoutes(api)
  organisationRoutes(api)
  approvalRoutes(api, { approvables })
  keyRoutes(api)
  noticeRoutes(api)
  indicatorRoutes(api)
  decisionRoutes(api, { kinds: evidenceKinds, recalculate, carryOut })
  needRoutes(api)
  initiativeRoutes(api)
  reuseRoutes(api)
  alternativeRoutes(api)
  chainRoutes(api)
  caseRoutes(api)
  calculationRoutes(api)
  factorRoutes(api)
  portfolioRoutes(api)
  realisationRoutes(api, { kinds: evidenceKinds })
  changeRoutes(api)
  frameworkRoutes(api, framework)
  infoRoutes(api, documentIn)
  refuseTheRest(api)
  return { api, documentIn }
}

const groups = [
  {
    name: 'entries',
    title: { sv: 'Poster', en: 'Entries' },
    description: { sv: 'Sök, läs och ta ut det som finns i katalogen.', en: 'Search, read and take out what is in the catalogue.' },
  },
  {
    name: 'checks',
    title: { sv: 'Granskning', en: 'Checks' },
    description: { sv: 'Granska och rätta filer, och läs reglerna.', en: 'Check and correct files, and read the rules.' },
  },
  {
    name: 'sources',
    title: { sv: 'Källor och körningar', en: 'Sources and runs' },
    description: { sv: 'Anslut kataloger och följ hur de hämtas.', en: 'Connect catalogues and follow how they are harvested.' },
  },
  {
    name: 'own-entries',
    title: { sv: 'Egna poster', en: 'Own entries' },
    description: {
      sv: 'Skriv poster här: från utkast, genom granskning, till publicering och avslut.',
      en: 'Write entries here: from draft, through checks, to publication and ending.',
    },
  },
  {
    name: 'quality',
    title: { sv: 'Kvalitet', en: 'Quality' },
    description: {
      sv: 'Se hur väl data är beskrivna, och vad som ger mest att rätta.',
      en: 'See how well data are described, and what gives most to mend.',
    },
  },
  {
    name: 'organisations',
    title: { sv: 'Organisationer och historik', en: 'Organisations and history' },
    description: {
      sv: 'Läs om organisationer, håll uppgifterna aktuella och se vad som har hänt.',
      en: 'Read about organisations, keep the facts current, and see what has happened.',
    },
  },
  {
    name: 'approvals',
    title: { sv: 'Godkännande', en: 'Approval' },
    description: {
      sv: 'Ändringar som väntar på en andra person: läs, godkänn, avslå eller ta tillbaka.',
      en: 'Changes that wait for a second person: read, approve, reject or take back.',
    },
  },
  {
    name: 'keys',
    title: { sv: 'Nycklar', en: 'Keys' },
    description: { sv: 'Nycklar som låter system göra det som rollerna tillåter.', en: 'Keys that let systems do what the roles allow.' },
  },
  {
    name: 'indicators',
    title: { sv: 'Indikatorer', en: 'Indicators' },
    description: { sv: 'Vad som mäts, med värden och alla rättelser.', en: 'What is measured, with values and every revision.' },
  },
  {
    name: 'decisions',
    title: { sv: 'Beslut och ställningstaganden', en: 'Decisions and positions' },
    description: {
      sv: 'Beslut med underlaget som det var, och vad som har ändrats sedan dess.',
      en: 'Decisions with the evidence as it was, and what has changed since.',
    },
  },
  {
    name: 'needs',
    title: { sv: 'Behov', en: 'Needs' },
    description: { sv: 'Vad som behövs, och vilka andra som behöver detsamma.', en: 'What is needed, and who else needs the same.' },
  },
  {
    name: 'initiatives',
    title: { sv: 'Initiativ', en: 'Initiatives' },
    description: {
      sv: 'Från behov till hemtagen nytta: återanvändning, alternativ, nyttor, kalkyl och uppföljning.',
      en: 'From need to realised benefit: reuse, alternatives, benefits, business case and follow-up.',
    },
  },
  {
    name: 'portfolios',
    title: { sv: 'Portföljer', en: 'Portfolios' },
    description: {
      sv: 'Prioritera initiativ mot varandra inom en budget.',
      en: 'Prioritise initiatives against each other within a budget.',
    },
  },
  {
    name: 'framework',
    title: { sv: 'Ramverket', en: 'The framework' },
    description: {
      sv: 'Svenskt ramverk för digital samverkan, som data.',
      en: 'The Swedish framework for digital collaboration, as data.',
    },
  },
  {
    name: 'api',
    title: { sv: 'API:et självt', en: 'The API itself' },
    description: { sv: 'Version och status.', en: 'Version and status.' },
  },
]
