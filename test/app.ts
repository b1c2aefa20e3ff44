import { buildApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { openQueue } from '../src/jobs/queue.ts'
import { buildAssets } from '../src/web/assets.ts'
import { harvestNode } from './harvest.ts'

/** The whole app without its worker and without a port, over a database of its own: a test decides what is harvested and assessed, and when. */
export async function testApp(settings: Record<string, string> = {}) {
  const node = await harvestNode()
  const config = readConfig({ ALLMANNING_HOME: node.folder, DATABASE_URL: node.url, LOG_LEVEL: 'silent', ...settings })
  const app = buildApp({
    outside: node.tools.outside,
    db: node.db,
    queue: node.alsoClose(await openQueue(node.url)),
    config,
    assets: await buildAssets(),
    log: (message, cause) => {
      throw new Error(message, { cause })
    },
  })
  return {
    ...node,
    app,
    async get(path: string) {
      const answer = await app.request(path)
      return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
    },
  }
}
