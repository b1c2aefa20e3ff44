import { join } from 'node:path'
import { dump } from '../src/catalogue/exchange/dump.ts'
import { harvestFrom } from '../src/catalogue/harvest/harvest-from.ts'
import { readConfig } from '../src/config.ts'
import { system } from '../src/kernel/actor.ts'
import { openNode } from '../src/node.ts'
import { write } from '../src/rdf/write.ts'
import { writeCatalogue } from './catalogue.ts'
import { type Bench, rates } from './report.ts'

/** The whole catalogue out again, as the routes and the command write it. */
export async function bench({ report, home, size, rounds }: Bench): Promise<void> {
  const node = await openNode(readConfig({ ALLMANNING_HOME: home, DEMO: 'false' }), { info: () => {} })
  try {
    const file = join(home, 'export.ttl')
    const triples = await writeCatalogue(file, 'turtle', { datasets: Math.min(size, 10_000) })
    await harvestFrom(node.tools, system, { place: file, name: 'export' })
    const { id } = await node.db.selectFrom('source').select('id').where('name', '=', 'export').executeTakeFirstOrThrow()
    for (const syntax of ['turtle', 'ntriples', 'rdfxml', 'jsonld'] as const) {
      const whole = async () => {
        for await (const _ of write(dump(node.db, { source: id }), syntax));
      }
      report(`export as ${syntax}`, { ...(await rates(rounds, triples, whole)), unit: 'triples/CPU s' })
    }
  } finally {
    await node.close()
  }
}
