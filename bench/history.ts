import { join } from 'node:path'
import { type KyselyPlugin, RawNode } from 'kysely'
import { harvestFrom } from '../src/catalogue/harvest/harvest-from.ts'
import { saveDraft, startDraft } from '../src/catalogue/own/drafts.ts'
import { draftAt } from '../src/catalogue/own/find.ts'
import { readConfig } from '../src/config.ts'
import { system } from '../src/kernel/actor.ts'
import { openNode } from '../src/node.ts'
import { addOrganisation, changeOrganisation } from '../src/organisations/keep.ts'
import { parseLines } from '../src/rdf/ntriples.ts'
import { writeCatalogue } from './catalogue.ts'
import { type Bench, rounded } from './report.ts'

/** What it costs to write history with its chain of hashes: its statements' share of the time of whole writes, a single one and many. */
export async function bench({ report, home, size, rounds }: Bench): Promise<void> {
  const node = await openNode(readConfig({ ALLMANNING_HOME: join(home, 'node') }), { info() {} })
  try {
    const clock = historyClock()
    const db = node.tools.db.withPlugin(clock.plugin)
    const share = async (name: string, writes: number, work: (write: number) => Promise<unknown>) => {
      await work(0)
      clock.reset()
      const began = performance.now()
      for (let write = 1; write <= writes; write++) await work(write)
      const whole = performance.now() - began
      report(`history: ${name}`, {
        median: rounded((100 * clock.milliseconds()) / whole),
        unit: '% of the write',
        'ms each, history': rounded(clock.milliseconds() / writes),
        'ms each, whole': rounded(whole / writes),
        writes,
      })
    }

    const organisation = await addOrganisation(db, system, { kind: 'other', name: { sv: 'Prov' } })
    let version = 1
    await share('an organisation is changed', rounds * 100, async (write) => {
      await changeOrganisation(db, system, organisation, { kind: 'other', name: { sv: `Prov ${write}` } }, version++)
    })

    const draft = await startDraft(db, system, { organisation, kind: 'dataset', baseUrl: 'https://bench.example' })
    const first = await draftAt(db, draft, 1)
    const subject = first.quads[0]!.subject.value
    let saved = 1
    await share('a draft is saved', rounds * 100, async (write) => {
      const more = parseLines(`<${subject}> <http://purl.org/dc/terms/identifier> "${write}" .\n`)
      await saveDraft(db, system, draft, { version: saved++, quads: [...first.quads, ...more] })
    })

    const path = join(home, 'catalogue')
    await writeCatalogue(path, 'turtle', { datasets: 20 })
    await harvestFrom({ ...node.tools, db }, system, { place: path, name: 'warm' })
    await writeCatalogue(path, 'turtle', { datasets: size })
    clock.reset()
    const began = performance.now()
    await harvestFrom({ ...node.tools, db }, system, { place: path, name: 'bench' })
    const whole = performance.now() - began
    report(`history: ${size} entries are harvested`, {
      median: rounded((100 * clock.milliseconds()) / whole),
      unit: '% of the write',
      's, history': rounded(clock.milliseconds() / 1000),
      's, whole': rounded(whole / 1000),
    })
  } finally {
    await node.close()
  }
}

/** The time from asking to answer of the statements that write history. */
function historyClock() {
  let total = 0
  const begun = new WeakMap<object, number>()
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      if (RawNode.is(node) && /record_changes/.test(node.sqlFragments.join(''))) begun.set(queryId, performance.now())
      return node
    },
    async transformResult({ result, queryId }) {
      const from = begun.get(queryId)
      if (from !== undefined) total += performance.now() - from
      return result
    },
  }
  return {
    plugin,
    milliseconds: () => total,
    reset() {
      total = 0
    },
  }
}
