import { join } from 'node:path'
import type { Context, Hono } from 'hono'
import { apiRoot } from './api/api.ts'
import { apiPages } from './api/pages.tsx'
import { problemJsonLogging } from './api/problem-json.ts'
import { approvables } from './approvals.ts'
import { exchangeRoutes } from './catalogue/exchange/routes.ts'
import { sourcePages } from './catalogue/harvest/pages.tsx'
import { ownPages } from './catalogue/own/pages.tsx'
import { cataloguePages } from './catalogue/pages.tsx'
import { publisherPages } from './catalogue/publishers/pages.tsx'
import { catalogueSection } from './catalogue/publishers/section.tsx'
import { qualityPages } from './catalogue/quality/pages.tsx'
import { qualityRoutes } from './catalogue/quality/routes.ts'
import { validatePages } from './catalogue/validate/pages.tsx'
import { sourceCheckPages } from './catalogue/validate/source-checks/pages.tsx'
import { type Config, version } from './config.ts'
import type { Db } from './db/open.ts'
import { remembered } from './db/remembered.ts'
import { decisionPages } from './decisions/pages.tsx'
import { decisionSection } from './decisions/section.tsx'
import { carryOut, evidenceKinds, recalculate } from './evidence.ts'
import { aboutPages } from './framework/about.tsx'
import { frameworkPages } from './framework/pages.tsx'
import { readFramework } from './framework/recommendation.ts'
import { actorOf, type Calling, callers } from './identity/caller.ts'
import { atTheMachine } from './identity/operator.ts'
import { identityPages } from './identity/pages.tsx'
import { demonstrationIssuer } from './identity/person.ts'
import { failureLimit } from './identity/refused/limit.ts'
import { nodeSecret } from './identity/secret.ts'
import { cookiesOf } from './identity/session/cookie.ts'
import { openProvider } from './identity/sign-in/provider.ts'
import { indicatorPages } from './indicators/pages.tsx'
import { indicatorSection } from './indicators/section.tsx'
import { alternativePages } from './initiatives/alternatives/pages.tsx'
import { casePages } from './initiatives/business-case/pages.tsx'
import { chainPages } from './initiatives/chain/pages.tsx'
import { changePages } from './initiatives/change/pages.tsx'
import { isForNobody } from './initiatives/change/pulse/pages.tsx'
import { factorPages } from './initiatives/factors/pages.tsx'
import { needPages } from './initiatives/needs/pages.tsx'
import { needSection } from './initiatives/needs/section.tsx'
import { initiativePages } from './initiatives/pages.tsx'
import { portfolioPages } from './initiatives/portfolio/pages.tsx'
import { realisationPages } from './initiatives/realisation/pages.tsx'
import { reusePages } from './initiatives/reuse/pages.tsx'
import { reuseSection } from './initiatives/reuse/section.tsx'
import { initiativeSection } from './initiatives/section.tsx'
import type { Queue } from './jobs/queue.ts'
import { menu } from './menu.ts'
import { approvalPages } from './organisations/approval/pages.tsx'
import { grantsSql } from './organisations/grants-sql.ts'
import { organisationHistoryPages } from './organisations/history/pages.tsx'
import { keyPages } from './organisations/keys/pages.tsx'
import { waitingFor } from './organisations/notices/find.ts'
import { noticePages } from './organisations/notices/pages.tsx'
import { organisationPages } from './organisations/pages.tsx'
import { setRolesByClaims } from './organisations/roles-by-claims.ts'
import { rolesOf } from './organisations/roles-of.ts'
import type { Outside } from './outside/fetch.ts'
import { nodeApi } from './rest.ts'
import { tellings } from './tellings.ts'
import type { Assets } from './web/assets.ts'
import { gallery } from './web/gallery.tsx'
import { missingPage, problemPage } from './web/problem-page.tsx'
import { openSite } from './web/site.ts'

export type App = {
  outside: Outside
  db: Db
  queue: Queue
  config: Config
  assets: Assets
  now?: () => Date
  info?: (message: string) => void
  log: (message: string, cause?: unknown) => void
}

/** The table of contents: what the node answers, domain by domain. */
export function buildApp({ outside, db, queue, config, assets, log, info = () => {}, now = () => new Date() }: App): Hono {
  const framework = readFramework()
  const providers = config.providers.map((provider) => openProvider(provider))
  for (const provider of providers)
    provider.configuration().catch((cause) => info(`The sign-in ${provider.id} does not answer: ${cause.message}`))
  const secret = nodeSecret(config)
  // With a sign-in server everybody who changes anything is somebody; the operator is then whoever has the command.
  const isOperator = (c: Context) => providers.length === 0 && atTheMachine(c, config)
  const mayDemonstrate = (c: Context) =>
    config.demoSignIn === 'asked' || (config.demoSignIn === 'at-the-machine' && atTheMachine(c, config))
  const canSignIn = (c: Context) => providers.length > 0 || mayDemonstrate(c)
  const site = openSite({
    baseUrl: config.baseUrl,
    version,
    assets,
    searchPath: '/search',
    apiPath: apiRoot,
    navigation: menu,
    footLinks: [
      { path: '/about', label: { sv: 'Om Allmänning', en: 'About Allmänning' } },
      { path: '/about/data', label: { sv: 'För maskiner', en: 'For machines' } },
      { path: '/api', label: { sv: 'API', en: 'API' } },
      { path: '/accessibility', label: { sv: 'Tillgänglighet', en: 'Accessibility' } },
    ],
    recommendations: new Map(framework.recommendations.map((one) => [one.number!, { path: `/framework/${one.number}`, label: one.short }])),
    demonstration: remembered(10_000, () => hasDemonstration(db)),
    formTargets: () => providers.flatMap((provider) => provider.origins()),
    fromServers: (path) => path.startsWith(`${apiRoot}/`) || /^\/sign-in\/[a-z0-9-]+\/logout$/.test(path),
    account: (c) => {
      const signedIn = c.get('signedIn')
      return signedIn ? { kind: 'signed-in', ...signedIn.person } : { kind: canSignIn(c) ? 'nobody' : 'closed' }
    },
  })

  const calling: Calling = {
    db,
    cookies: cookiesOf(config.baseUrl),
    limits: config.session,
    failures: failureLimit(db, secret),
    grants: grantsSql,
    proxies: config.proxies,
    isOperator,
    mayDemonstrate,
    keysOnly: (path) => path.startsWith(`${apiRoot}/`) || isForNobody(path),
    now,
  }
  site.app.use(callers(calling))
  const { api, documentIn } = nodeApi({ outside, db, queue, config, log, framework, actorOf: (c) => actorOf({ c }) })
  site.app.route(apiRoot, api.app)
  apiPages(site, documentIn)
  identityPages(site, { ...calling, baseUrl: config.baseUrl, secret, providers, setRolesByClaims, rolesOf, waitingFor, log: info })
  keyPages(site, { db, actorOf, now })
  cataloguePages(site, { db, actorOf, entrySections: [reuseSection(db)] })
  ownPages(site, { db, queue, baseUrl: config.baseUrl, actorOf })
  sourcePages(site, { db, queue, uploadMaxBytes: config.uploadMaxBytes, actorOf })
  publisherPages(site, { db, actorOf })
  qualityPages(site, db)
  organisationHistoryPages(site, { db, tellings })
  approvalPages(site, { db, approvables })
  sourceCheckPages(site, db, version)
  validatePages(site, { outside, folder: join(config.home, 'under-way'), uploadMaxBytes: config.uploadMaxBytes, version })
  noticePages(site, { db, actorOf })
  indicatorPages(site, { db, actorOf })
  decisionPages(site, { db, actorOf, kinds: evidenceKinds, recalculate, carryOut })
  needPages(site, { db, actorOf })
  initiativePages(site, { db, actorOf, kinds: evidenceKinds })
  reusePages(site, { db, actorOf })
  alternativePages(site, { db, actorOf })
  chainPages(site, { db, actorOf })
  casePages(site, { db, actorOf })
  factorPages(site)
  portfolioPages(site, { db, actorOf })
  realisationPages(site, { db, actorOf, kinds: evidenceKinds, now })
  changePages(site, { db, actorOf, baseUrl: config.baseUrl, now })
  // Each room above adds what it knows of an organisation here.
  organisationPages(site, {
    db,
    actorOf,
    sections: [
      catalogueSection(db, actorOf),
      needSection(db, actorOf),
      initiativeSection(db, actorOf),
      decisionSection(db, actorOf),
      indicatorSection(db, actorOf),
    ],
    issuers: providers.length > 0 ? config.providers.map(({ issuer }) => issuer) : [demonstrationIssuer],
  })
  site.app.route('/', exchangeRoutes(db))
  site.app.route('/', qualityRoutes(db, config.baseUrl))
  frameworkPages(site, framework)
  aboutPages(site)
  gallery(site)

  site.app.get('/health', (c) => c.json({ status: 'ok', version }))
  site.app.get('/ready', async (c) => {
    const answers = await db
      .selectFrom('source')
      .select('id')
      .limit(1)
      .execute()
      .then(
        () => true,
        () => false,
      )
    return c.json({ status: answers ? 'ready' : 'no database' }, answers ? 200 : 503)
  })
  const [page, machine] = [problemPage(site, (incident, cause) => log(`Incident ${incident}`, cause)), problemJsonLogging(log)]
  // A key is refused before any route of the API has been reached.
  site.app.onError((error, c) => (c.req.path.startsWith(`${apiRoot}/`) ? machine(error, c) : page(error, c)))
  site.app.notFound(missingPage(site))
  return site.app
}

const hasDemonstration = async (db: Db) =>
  (await db
    .selectFrom('source')
    .select('id')
    .where('origin', '=', 'demonstration')
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst()) !== undefined
