import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prefixes } from '../src/catalogue/harvest/fixtures.ts'
import type { HarvestTools } from '../src/catalogue/harvest/harvest.ts'
import { harvestFrom, type Place } from '../src/catalogue/harvest/harvest-from.ts'
import { system } from '../src/kernel/actor.ts'
import { openOutside } from '../src/outside/fetch.ts'
import { testDatabase } from './database.ts'

/** All that a harvest needs, over a database of its own; its door leads to this machine only. */
export async function harvestNode() {
  const database = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'allmanning-harvest-'))
  const outside = openOutside({ contact: 'https://allmanning.example', allow: ['127.0.0.1'], sleep: async () => {} })
  database.alsoClose({
    close: async () => {
      outside.close()
      await rm(folder, { recursive: true, force: true })
    },
  })
  const { db } = database
  const tools: HarvestTools = { db, outside, folder: join(folder, 'under-way') }
  const harvest = (asked: Place, more: Partial<HarvestTools> = {}) => harvestFrom({ ...tools, ...more }, system, asked)
  return {
    ...database,
    tools,
    folder,
    harvest,
    /** Harvests a text as a file of that name; Turtle gets its prefixes. */
    async take(text: string | Uint8Array, asked: Partial<Place> & { file?: string } = {}, more: Partial<HarvestTools> = {}) {
      const { file = 'catalogue.ttl', ...rest } = asked
      const place = join(folder, file)
      await writeFile(place, typeof text === 'string' && file.endsWith('.ttl') ? prefixes + text : text)
      return harvest({ name: 'Källan', place, ...rest }, more)
    },
    /** The addresses of the entries that are there now. */
    async live(source = 'Källan') {
      const rows = await db
        .selectFrom('entry')
        .innerJoin('source', 'source.id', 'entry.source_id')
        .select(['entry.uri', 'entry.kind', 'entry.hash', 'entry.version', 'entry.catalogues'])
        .where('source.name', '=', source)
        .where('entry.ended_at', 'is', null)
        .orderBy('entry.uri')
        .execute()
      return rows
    },
    async sourceOf(name = 'Källan') {
      return db.selectFrom('source').selectAll().where('name', '=', name).executeTakeFirstOrThrow()
    },
  }
}
