import { join } from 'node:path'
import type { Context, Hono } from 'hono'
import { apiRoot } from './api/api.ts'
import { apiPages } from './api/pages.tsx'
import { exchangeRoutes } from './catalogue/exchange/routes.ts'
import { sourcePages } from './catalogue/harvest/pages.tsx'
import { cataloguePages } from './catalogue/pages.tsx'
import { qualityPages } from './catalogue/quality/pages.tsx'
import { validatePages } from './catalogue/validate/pages.tsx'
import { type Config, isLoopback, version } from './config.ts'
import type { Db } from './db/open.ts'
import { remembered } from './db/remembered.ts'
import { aboutPages } from './framework/about.tsx'
import { frameworkPages } from './framework/pages.tsx'
import { readFramework } from './framework/recommendation.ts'
import type { Queue } from './jobs/queue.ts'
import type { Actor } from './kernel/actor.ts'
import type { Outside } from './outside/fetch.ts'
import { nodeApi } from './rest.ts'
import type { Assets } from './web/assets.ts'
import { gallery } from './web/gallery.tsx'
import { missingPage, problemPage } from './web/problem-page.tsx'
import { openSite } from './web/site.ts'
import type { Visit } from './web/visit.ts'

export type App = {
  outside: Outside
  db: Db
  queue: Queue
  config: Config
  assets: Assets
  log: (message: string, cause?: unknown) => void
}

/** The table of contents: what the node answers, domain by domain. */
export function buildApp({ outside, db, queue, config, assets, log }: App): Hono {
  const framework = readFramework()
  const site = openSite({
    baseUrl: config.baseUrl,
    version,
    assets,
    searchPath: '/search',
    apiPath: apiRoot,
    navigation: [
      { path: '/search', label: { sv: 'Hitta', en: 'Find' } },
      { path: '/sources', label: { sv: 'Källor', en: 'Sources' } },
      { path: '/validate', label: { sv: 'Granska', en: 'Check' } },
      { path: '/framework', label: { sv: 'Ramverket', en: 'The framework' } },
      { path: '/about', label: { sv: 'Om', en: 'About' } },
    ],
    footLinks: [
      { path: '/about', label: { sv: 'Om Allmänning', en: 'About Allmänning' } },
      { path: '/about/data', label: { sv: 'För maskiner', en: 'For machines' } },
      { path: '/api', label: { sv: 'API', en: 'API' } },
      { path: '/accessibility', label: { sv: 'Tillgänglighet', en: 'Accessibility' } },
    ],
    recommendations: new Map(framework.recommendations.map((one) => [one.number!, { path: `/framework/${one.number}`, label: one.short }])),
    demonstration: remembered(10_000, () => hasDemonstration(db)),
  })

  const operator = (visit: Visit) => actorOf(visit.c, config)
  const { api, documentIn } = nodeApi({ outside, db, queue, config, log, framework, actorOf: (c) => actorOf(c, config) })
  site.app.route(apiRoot, api.app)
  apiPages(site, documentIn)
  cataloguePages(site, { db, actorOf: operator })
  sourcePages(site, { db, queue, uploadMaxBytes: config.uploadMaxBytes, actorOf: operator })
  qualityPages(site, db)
  validatePages(site, { outside, folder: join(config.home, 'under-way'), uploadMaxBytes: config.uploadMaxBytes, version })
  site.app.route('/', exchangeRoutes(db))
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
  site.app.onError(problemPage(site, (incident, cause) => log(`Incident ${incident}`, cause)))
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

/**
 * Whoever sits at the machine itself operates the node. The Host is checked too, since a foreign name may lead to loopback, and so is
 * BASE_URL: with a public address there is a proxy in front, and then every visitor comes from loopback. What a page of another site
 * asks for in the operator's browser is asked for by anyone.
 */
function actorOf(c: Context, { host, baseUrl }: Config): Actor {
  const asked = c.req.header('host') ?? ''
  const origin = c.req.header('origin')
  if (origin !== undefined && !(URL.canParse(origin) && [asked, new URL(baseUrl).host].includes(new URL(origin).host)))
    return { kind: 'anyone' }
  const names = [host, new URL(baseUrl).hostname, URL.canParse(`http://${asked}`) ? new URL(`http://${asked}`).hostname : '']
  return names.every((name) => isLoopback(name.replace(/^\[|\]$/g, ''))) ? { kind: 'operator', name: 'operator' } : { kind: 'anyone' }
}
