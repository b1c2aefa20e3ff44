import { join } from 'node:path'
import type { Hono } from 'hono'
import { exchangeRoutes } from './catalogue/exchange/routes.ts'
import { sourcePages } from './catalogue/harvest/pages.tsx'
import { ownPages } from './catalogue/own/pages.tsx'
import { cataloguePages } from './catalogue/pages.tsx'
import { qualityPages } from './catalogue/quality/pages.tsx'
import { validatePages } from './catalogue/validate/pages.tsx'
import { type Config, version } from './config.ts'
import type { Db } from './db/open.ts'
import { remembered } from './db/remembered.ts'
import { aboutPages } from './framework/about.tsx'
import { frameworkPages } from './framework/pages.tsx'
import { readFramework } from './framework/recommendation.ts'
import { actorOf, callers } from './identity/caller.ts'
import { atTheMachine } from './identity/operator.ts'
import type { Queue } from './jobs/queue.ts'
import { anyone } from './kernel/actor.ts'
import type { Outside } from './outside/fetch.ts'
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
      { path: '/accessibility', label: { sv: 'Tillgänglighet', en: 'Accessibility' } },
    ],
    recommendations: new Map(framework.recommendations.map((one) => [one.number!, { path: `/framework/${one.number}`, label: one.short }])),
    demonstration: remembered(10_000, () => hasDemonstration(db)),
  })

  site.app.use(callers((c) => (atTheMachine(c, config) ? { kind: 'operator', name: 'operator' } : anyone)))
  cataloguePages(site, { db, actorOf })
  ownPages(site, { db, queue, baseUrl: config.baseUrl, actorOf })
  sourcePages(site, { db, queue, uploadMaxBytes: config.uploadMaxBytes, actorOf })
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
