import { join } from 'node:path'
import { cutLimits } from './catalogue/harvest/cut.ts'
import type { HarvestTools } from './catalogue/harvest/harvest.ts'
import { type Config, version } from './config.ts'
import { migrate } from './db/migrate.ts'
import { type Db, openDatabase } from './db/open.ts'
import { collectGarbageSooner } from './kernel/memory.ts'
import type { Log } from './log.ts'
import { openOutside } from './outside/fetch.ts'

export type OpenNode = { db: Db; url: string; tools: HarvestTools; close(): Promise<void> }

/** What every command that touches data needs: the database, up to date, and the door out. */
export async function openNode(config: Config, log: Pick<Log, 'info'>): Promise<OpenNode> {
  collectGarbageSooner()
  const database = await openDatabase({ home: config.home, databaseUrl: config.databaseUrl, log: log.info })
  try {
    const { applied } = await migrate(database.db)
    if (applied.length > 0) log.info(`The database was brought up to date: ${applied.join(', ')}`)
  } catch (error) {
    await database.close()
    throw error
  }
  const outside = openOutside({ contact: config.contact, version, allow: config.outsideAllow, maxBytes: config.outsideMaxBytes })
  return {
    db: database.db,
    url: database.url,
    tools: { db: database.db, outside, folder: join(config.home, 'under-way'), limits: { ...cutLimits, triples: config.recordMaxTriples } },
    async close() {
      outside.close()
      await database.close()
    },
  }
}
