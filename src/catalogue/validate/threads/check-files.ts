import { createReadStream } from 'node:fs'
import { availableParallelism } from 'node:os'
import { collectGarbageSooner } from '../../../kernel/memory.ts'
import { guessKind } from '../../harvest/sources.ts'
import { type Checked, check } from '../check.ts'
import type { FileOnDisk, SentChecked } from './check-on-disk.ts'
import { received } from './parcel.ts'
import { Threads } from './threads.ts'

// A thread takes half a second to start: less than this is done before it has (2026-11).
const worthThreads = 8_000_000
// With less there is memory enough, and V8's own way takes an eighth less processor time (2026-11).
const worthSaving = 64_000_000
// Each takes some 150 MB.
const mostThreads = 4

/** Files on this machine's disk, checked with all of its cores: several files beside each other, or the records of a large one. */
export async function checkFiles(
  files: readonly (FileOnDisk & { size: number })[],
  { cores = availableParallelism(), worth = worthThreads } = {},
): Promise<Checked[]> {
  const size = files.reduce((sum, file) => sum + file.size, 0)
  if (size >= worthSaving) collectGarbageSooner()
  // Of one file this thread does the reading, and the others the checking; of several files each thread does its own.
  const count = size < worth || cores < 2 ? 0 : Math.min(files.length === 1 ? cores - 1 : Math.min(cores, files.length), mostThreads)
  if (count === 0) return oneByOne(files)
  const threads = new Threads(count)
  try {
    if (files.length === 1) return await oneByOne(files, threads)
    return (await Promise.all(files.map((file) => threads.ask('file', file)))).map(back)
  } finally {
    await threads.close()
  }
}

async function oneByOne(files: readonly FileOnDisk[], threads?: Threads): Promise<Checked[]> {
  const checked: Checked[] = []
  for (const { path, choices, ...file } of files) {
    const bytes = createReadStream(path, { highWaterMark: 256 * 1024 })
    checked.push(await check({ ...file, bytes }, { ...choices, ...(threads && guessKind(file.name) !== 'publiccode' && { threads }) }))
  }
  return checked
}

const back = (checked: SentChecked): Checked => ({ ...checked, results: checked.results.map(received) })
