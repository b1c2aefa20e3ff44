import { fork } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeCatalogue } from './catalogue.ts'
import type { Asked, Harvested } from './harvest-process.ts'
import { type Bench, rounded } from './report.ts'

/** A run in a process of its own, so that its memory and processor time are its own. */
export async function harvestApart(asked: Asked): Promise<Harvested> {
  const child = fork(join(import.meta.dirname, 'harvest-process.ts'), [JSON.stringify(asked)], { execArgv: ['--import', 'tsx'] })
  const [measured] = await once(child, 'message')
  if (child.exitCode === null) await once(child, 'exit')
  return measured as Harvested
}

/** Whole runs on a real database: the first, the same file, the same content in other bytes, one per cent changed, and another layout. */
export async function bench({ report, home, size }: Bench): Promise<void> {
  const path = (name: string) => join(home, name)
  await writeCatalogue(path('first'), 'turtle', { datasets: size })
  await writeCatalogue(path('same'), 'turtle', { datasets: size })
  appendFileSync(path('same'), '\n# the same content in other bytes\n')
  await writeCatalogue(path('changed'), 'turtle', { datasets: size, changed: 0.01 })
  const first = await harvestApart({ home, path: path('first'), name: 'bench' })
  const say = (what: string, { records, wallSeconds, cpuSeconds, residentMegabytes, added, changed, unchanged, refused }: Harvested) =>
    report(`harvest ${size}: ${what}`, {
      median: rounded(records / cpuSeconds),
      unit: 'records/CPU s',
      'records/s': rounded(records / wallSeconds),
      'MB resident': residentMegabytes,
      'CPU against the first': rounded(first.cpuSeconds / cpuSeconds),
      'clock against the first': rounded(first.wallSeconds / wallSeconds),
      added,
      changed,
      unchanged,
      refused,
    })
  say('first', first)
  await writeCatalogue(path('gate'), 'turtle', { datasets: size })
  say('first, through the gate', await harvestApart({ home, path: path('gate'), name: 'gate', gate: 'conforming' }))
  say('the same file', await harvestApart({ home, path: path('first'), name: 'bench' }))
  say('the same content in other bytes', await harvestApart({ home, path: path('same'), name: 'bench' }))
  say('1 % changed', await harvestApart({ home, path: path('changed'), name: 'bench' }))
  await writeCatalogue(path('after'), 'turtle', { datasets: size, layout: 'after' })
  say('distributions after the datasets', await harvestApart({ home, path: path('after'), name: 'after' }))
  for (const syntax of ['ntriples', 'rdfxml', 'jsonld'] as const) {
    await writeCatalogue(path(syntax), syntax, { datasets: size })
    say(syntax, await harvestApart({ home, path: path(syntax), name: syntax }))
  }
}
