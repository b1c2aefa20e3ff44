import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serve as listen } from '@hono/node-server'
import { buildApp } from './app.ts'
import { assessJob, assessSource, sourcesToAssess } from './catalogue/assess.ts'
import { carryOutHarvest, harvestJob, runsToTakeUp, watchJob } from './catalogue/harvest/work.ts'
import { proposeFromCatalogue } from './catalogue/publishers/propose.ts'
import { checkLinks } from './catalogue/quality/check-links.ts'
import { reindex } from './catalogue/reindex.ts'
import { search } from './catalogue/search/search.ts'
import { loadDemonstration, loadFacts } from './catalogue/shipped.ts'
import type { Config } from './config.ts'
import { lookForDrift } from './decisions/watch.ts'
import { evidenceKinds, recalculate } from './evidence.ts'
import { tidyIdentity } from './identity/tidy.ts'
import { lookForMissingFollowUp } from './initiatives/realisation/missing.ts'
import { openQueue, type Queue } from './jobs/queue.ts'
import { system } from './kernel/actor.ts'
import { Problem } from './kernel/problem.ts'
import type { Log } from './log.ts'
import { type OpenNode, openNode } from './node.ts'
import { forgetAbsent } from './organisations/forget-person.ts'
import { type Assets, buildAssets, readAssets } from './web/assets.ts'

const reindexJob = 'reindex'
const linkJob = 'check-links'
const forgetJob = 'forget-absent'
const tidyJob = 'tidy-identity'
const followUpJob = 'look-for-missing-follow-up'
const driftJob = 'look-for-drift'

export type Serving = { url: string; close(): Promise<void> }

/** The node: pages, data and, unless told otherwise, a worker, over one database. */
export async function serve(config: Config, log: Log, { worker = true } = {}): Promise<Serving> {
  const open = new AsyncDisposableStack()
  try {
    const node = open.adopt(await openNode(config, log), (one) => one.close())
    await loadFacts(node.tools)
    if (config.demo) await loadDemonstration(node.tools)
    await proposeFromCatalogue(node.db, system, new Date())
    const queue = open.adopt(await openQueue(node.url, { log: log.info }), (one) => one.close())
    await search(node.db, { text: 'allmänning', limit: 1 }) // reads the dictionary now, so that the first visitor need not wait for it (0.7 s)
    const app = buildApp({
      outside: node.tools.outside,
      db: node.db,
      queue,
      config,
      assets: await assets(),
      log: log.error,
      info: log.info,
    })
    const server = open.adopt(await listenOn(config, app.fetch), (one) => one.close())
    if (worker) await startWorker(node, queue, log, config)
    return { url: `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${server.port}`, close: () => open.disposeAsync() }
  } catch (error) {
    await open.disposeAsync()
    throw error
  }
}

type Fetch = (request: Request) => Response | Promise<Response>

function listenOn(config: Config, fetch: Fetch): Promise<{ port: number; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const listening = listen({ fetch, hostname: config.host, port: config.port }, ({ port }) =>
      resolve({ port, close: () => closed(listening) }),
    )
    listening.on('error', (cause: NodeJS.ErrnoException) => reject(cause.code === 'EADDRINUSE' ? portTaken(config.port, cause) : cause))
  })
}

const portTaken = (port: number, cause: unknown) =>
  new Problem(
    'conflict',
    {
      sv: `Port ${port} är upptagen. Stoppa det som använder den, eller sätt PORT till en annan.`,
      en: `Port ${port} is taken. Stop what uses it, or set PORT to another.`,
    },
    { cause },
  )

/** Only the jobs, for a node of many processes. */
export async function work(config: Config, log: Log): Promise<{ close(): Promise<void> }> {
  const node = await openNode(config, log)
  const queue = await openQueue(node.url, { log: log.info })
  await startWorker(node, queue, log, config)
  return {
    async close() {
      await queue.close()
      await node.close()
    },
  }
}

async function startWorker(node: OpenNode, queue: Queue, log: Log, config: Config): Promise<void> {
  await queue.work<{ run: number }>(harvestJob, async ({ run }, { signal }) => {
    log.info(`Run ${run} begins`)
    await carryOutHarvest({ ...node.tools, signal }, run)
    log.info(`Run ${run} is over`)
    await proposeFromCatalogue(node.db, system, new Date())
    for (const source of await sourcesToAssess(node.db)) await queue.send(assessJob, { source }, { key: `source ${source}` })
  })
  await queue.work(watchJob, async () => {
    for (const run of await runsToTakeUp(node.db, new Date())) await queue.send(harvestJob, { run }, { key: `run ${run}` })
    for (const source of await sourcesToAssess(node.db)) await queue.send(assessJob, { source }, { key: `source ${source}` })
  })
  await queue.work(reindexJob, async (_, { signal }) => {
    const made = await reindex(node.db, signal)
    if (made > 0) log.info(`${made} entries were made findable anew`)
  })
  await queue.work<{ source: number }>(assessJob, async ({ source }, { signal }) => {
    const { checked } = await assessSource(node.db, source, new Date(), signal)
    log.info(`Source ${source} is assessed: ${checked} entries were checked anew`)
    await queue.send(driftJob, {}, { key: driftJob })
  })
  await queue.work(driftJob, async () => {
    const { decisions, moved, back, reminded } = await lookForDrift(node.db, evidenceKinds, recalculate, new Date())
    if (moved + back + reminded > 0)
      log.info(
        `What ${decisions} decisions rest on was compared: ${moved} pieces have moved, ${back} are back, ${reminded} reviews were reminded of`,
      )
  })
  await queue.schedule(driftJob, '11 * * * *', {})
  await queue.work(linkJob, async (_, { signal }) => {
    const { asked, broken, sources } = await checkLinks({ db: node.db, outside: node.tools.outside, now: () => new Date(), signal })
    log.info(`${asked} links were followed, ${broken} of them are broken`)
    for (const source of sources) await queue.send(assessJob, { source }, { key: `source ${source}` })
  })
  await queue.work(tidyJob, async () => tidyIdentity(node.db, new Date(), config.session.hours))
  await queue.schedule(tidyJob, '23 4 * * *', {})
  await queue.work(followUpJob, async () => {
    const waiting = await lookForMissingFollowUp(node.db, new Date())
    if (waiting > 0) log.info(`${waiting} benefits wait for a value`)
  })
  await queue.schedule(followUpJob, '37 5 * * *', {})
  if (config.checkLinks) await queue.schedule(linkJob, '17 * * * *', {})
  else await queue.unschedule(linkJob)
  await queue.work(forgetJob, async () => {
    const forgotten = await forgetAbsent(node.db, config.personKeepMonths, new Date())
    if (forgotten > 0) log.info(`${forgotten} people who have been away too long were forgotten`)
  })
  if (config.personKeepMonths > 0) await queue.schedule(forgetJob, '41 3 * * *', {})
  else await queue.unschedule(forgetJob)
  await queue.schedule(watchJob, '* * * * *', {})
  await queue.send(watchJob, {}, { key: watchJob })
  await queue.send(reindexJob, {}, { key: reindexJob })
}

function closed(server: ReturnType<typeof listen>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections() // event streams would keep it open for ever
  })
}

/** Made by `npm run build` beside the bundle; else bundled in memory at start. */
function assets(): Promise<Assets> | Assets {
  const built = join(import.meta.dirname, 'assets')
  return existsSync(built) ? readAssets(built) : buildAssets()
}
