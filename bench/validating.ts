import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { readFile as readText, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { cut } from '../src/catalogue/harvest/cut.ts'
import { readFile } from '../src/catalogue/validate/read-file.ts'
import { packed } from '../src/catalogue/validate/threads/parcel.ts'
import { Threads } from '../src/catalogue/validate/threads/threads.ts'
import { writeCatalogue } from './catalogue.ts'
import { type Bench, median, rounded } from './report.ts'

// 2.73 kB of Turtle and 5.6 kB of N-Triples a dataset: these many make a gigabyte.
const inGigabyte = { turtle: 400_000, ntriples: 200_000 } as const
const inParcel = 100

/** `allmanning validate` from start to end as a user has it, and the checking of records in one thread against two. */
export async function bench({ report, home, size, rounds, large }: Bench): Promise<void> {
  const path = join(home, 'catalogue.ttl')
  await writeCatalogue(path, 'turtle', { datasets: size })
  await command(`validate: ${size} datasets from file to end`, [path], rounds)
  await oneAgainstTwo(path, { report, rounds, home })
  if (large)
    for (const [syntax, datasets] of Object.entries(inGigabyte) as [keyof typeof inGigabyte, number][]) {
      const file = join(home, `gigabyte.${syntax === 'turtle' ? 'ttl' : 'nt'}`)
      await writeCatalogue(file, syntax, { datasets })
      await command(`validate: ${rounded((await stat(file)).size / 1e9)} GB of ${syntax}`, [file], 1)
      await rm(file)
    }

  async function command(name: string, files: string[], times: number): Promise<void> {
    const seconds: number[] = []
    const megabytes: number[] = []
    for (let round = 0; round < times; round++) {
      const began = performance.now()
      const child = spawn(process.execPath, ['bin/allmanning', 'validate', ...files], { stdio: ['ignore', 'ignore', 'inherit'] })
      const peak = peakOf(child)
      const [code] = await once(child, 'exit')
      if (code === 2) throw new Error(`${files} could not be validated`)
      seconds.push((performance.now() - began) / 1000)
      megabytes.push(peak())
    }
    report(name, {
      median: rounded(median(seconds)),
      unit: 's',
      least: rounded(Math.min(...seconds)),
      most: rounded(Math.max(...seconds)),
      'MB resident': Math.max(...megabytes),
    })
  }
}

/** The most memory that a command's own process had, looked at now and then; Linux only. */
function peakOf(launcher: ChildProcess): () => number {
  let most = 0
  const look = async () => {
    const children = await readText(`/proc/${launcher.pid}/task/${launcher.pid}/children`, 'utf8').catch(() => '')
    for (const pid of children.trim().split(' ')) {
      const status = await readText(`/proc/${pid}/status`, 'utf8').catch(() => '')
      most = Math.max(most, Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024))
    }
  }
  const timer = setInterval(look, 200)
  launcher.on('exit', () => clearInterval(timer))
  return () => most
}

/** The same records, cut beforehand, checked by one other thread and by two, in turns. */
async function oneAgainstTwo(path: string, { report, rounds, home }: Pick<Bench, 'report' | 'rounds' | 'home'>): Promise<void> {
  const { subjects } = await readFile({ bytes: createReadStream(path), name: path }, home)
  const pieces = (await Array.fromAsync(cut(subjects))).filter(({ kind }) => kind === 'dataset')
  const typesHere = (iri: string) => subjects.typesOf(iri)
  const parcels = Array.from({ length: Math.ceil(pieces.length / inParcel) }, (_, n) =>
    packed(
      pieces.slice(n * inParcel, (n + 1) * inParcel).map((piece) => ({ piece, surroundings: [] })),
      typesHere,
      {},
    ),
  )
  subjects.close()
  const pools = [new Threads(1), new Threads(2)]
  const rates: number[][] = [[], []]
  for (let round = 0; round <= rounds; round++)
    for (const [place, threads] of pools.entries()) {
      const fresh = parcels.map((parcel) => ({ ...parcel, bytes: parcel.bytes.slice(), brief: true }))
      const began = performance.now()
      await Promise.all(fresh.map((parcel) => threads.ask('records', parcel, [parcel.bytes.buffer])))
      if (round > 0) rates[place]!.push(pieces.length / ((performance.now() - began) / 1000))
    }
  await Promise.all(pools.map((threads) => threads.close()))
  const [one, two] = rates.map(median) as [number, number]
  report('validate: our profiles, in one thread', { median: rounded(one), unit: 'records/s' })
  report('validate: our profiles, in two threads', { median: rounded(two), unit: 'records/s' })
  report('validate: ratio, two threads to one', { median: rounded(two / one), unit: '×' })
}
