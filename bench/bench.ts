// npm run bench [-- names…] [--size 10000] [--rounds 5] [--large]: measures, prints a table, and keeps the figures in bench/results/.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { version } from '../src/config.ts'
import { openDatabase } from '../src/db/open.ts'
import { bench as businessCase } from './case.ts'
import { bench as exporting } from './export.ts'
import { bench as harvest } from './harvest.ts'
import { bench as history } from './history.ts'
import { bench as pages } from './pages.ts'
import { bench as parse } from './parse.ts'
import { bench as records } from './records.ts'
import type { Bench, Figures } from './report.ts'
import { bench as search } from './search.ts'
import { bench as shacl } from './shacl.ts'
import { bench as signedIn } from './signed-in.ts'
import { bench as validating } from './validating.ts'

const searching = ({ report, size, home }: Bench) => search(report, { home, sizes: [size] })
const benches: Record<string, (bench: Bench) => Promise<void>> = {
  parse,
  records,
  shacl,
  validate: validating,
  harvest,
  export: exporting,
  pages,
  search: searching,
  'signed-in': signedIn,
  history,
  case: businessCase,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    large: { type: 'boolean', default: false },
  },
})
const unknown = positionals.filter((name) => !(name in benches))
if (unknown.length > 0) throw new Error(`No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`)

const results: ({ name: string } & Figures)[] = []
const home = await mkdtemp(join(tmpdir(), 'allmanning-bench-'))
let postgresql = ''
try {
  postgresql = await serverVersion(join(home, 'version'))
  for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
    // A home of its own for each: one benchmark's database is not the other's.
    await mkdir(join(home, name))
    await benches[name]!({
      size: Number(values.size),
      rounds: Number(values.rounds),
      large: values.large,
      home: join(home, name),
      report(name, figures) {
        results.push({ name, ...figures })
        const { median, unit, ...more } = figures
        const rest = Object.entries(more).map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(' ') : value}`)
        console.log(`${name.padEnd(50)} ${String(median).padStart(9)} ${unit.padEnd(16)} ${rest.join(', ')}`)
      },
    })
  }
} finally {
  await rm(home, { recursive: true, force: true })
}

// Others use the machine too: how busy it was stands beside the figures. Compare ratios, not days.
const machine = {
  postgresql,
  cores: cpus().length,
  processor: cpus()[0]?.model,
  gigabytes: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  load: loadavg().map((load) => Number(load.toFixed(1))),
}
const folder = join(import.meta.dirname, 'results')
await mkdir(folder, { recursive: true })
const file = join(folder, `${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.json`)
await writeFile(file, `${JSON.stringify({ version, size: Number(values.size), machine, results }, null, 2)}\n`)
console.log(`\n${JSON.stringify(machine)}\n${file}`)

async function serverVersion(home: string): Promise<string> {
  const { db, close } = await openDatabase({ home })
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db)
  await close()
  return rows[0]!.server_version
}
