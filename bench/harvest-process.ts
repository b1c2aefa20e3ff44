// One harvest, with its measures sent to the parent.
import { harvestFrom } from '../src/catalogue/harvest/harvest-from.ts'
import { readConfig } from '../src/config.ts'
import { system } from '../src/kernel/actor.ts'
import { openNode } from '../src/node.ts'
import { cpuSeconds } from './report.ts'

export type Asked = { home: string; path: string; name: string; gate?: 'conforming' }
export type Harvested = {
  records: number
  wallSeconds: number
  cpuSeconds: number
  residentMegabytes: number
  state: string
  added: number
  changed: number
  unchanged: number
  refused: number
}

const { home, path, name, gate }: Asked = JSON.parse(process.argv[2]!)
const node = await openNode(readConfig({ ALLMANNING_HOME: home }), { info() {} })
const began = performance.now()
let report!: Awaited<ReturnType<typeof harvestFrom>>
const cpu = await cpuSeconds(async () => {
  report = await harvestFrom(node.tools, system, { place: path, name, ...(gate && { gate }) })
})
const { state, added, changed, unchanged, records = 0, refused = 0 } = report.outcome
const measured: Harvested = {
  records,
  wallSeconds: (performance.now() - began) / 1000,
  cpuSeconds: cpu,
  residentMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  state,
  added,
  changed,
  unchanged,
  refused,
}
await node.close()
process.send!(measured)
