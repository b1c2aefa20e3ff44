import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import type { Db } from '../src/db/open.ts'
import { serve } from '../src/serve.ts'
import { testDatabase } from './database.ts'

/** The whole node on a port of its own, over a database of its own: pages, data and a worker, as `serve` starts it. */
export async function testNode(settings: Record<string, string> = {}): Promise<{ url: string; db: Db; databaseUrl: string }> {
  const { url: databaseUrl, db, alsoClose } = await testDatabase()
  const home = mkdtempSync(join(tmpdir(), 'allmanning-node-'))
  const config = readConfig({
    PORT: '0',
    ALLMANNING_HOME: home,
    DATABASE_URL: databaseUrl,
    OUTSIDE_ALLOW: '127.0.0.1',
    LOG_LEVEL: 'silent',
    ...settings,
  })
  const faults: string[] = []
  const serving = await serve(config, {
    info: () => {},
    error: (message, cause) => faults.push(`${message}: ${(cause as Error)?.stack ?? cause}`),
  })
  alsoClose({
    async close() {
      await serving.close()
      rmSync(home, { recursive: true, force: true })
      if (faults.length > 0) throw new Error(`The node logged faults:\n${faults.join('\n')}`)
    },
  })
  return { url: serving.url, db, databaseUrl }
}
