import { createReadStream } from 'node:fs'
import { type Checked, check } from '../check.ts'
import type { Choosing } from '../choose.ts'
import type { FileToRead } from '../read-file.ts'
import { type SentResult, sent } from './parcel.ts'

/** A file on this machine's disk, to be checked from beginning to end. */
export type FileOnDisk = Omit<FileToRead, 'bytes'> & { name: string; path: string; choices: Choosing & { folder: string } }
export type SentChecked = Omit<Checked, 'results'> & { results: SentResult[] }

/** In the other thread: the whole file. */
export async function checkOnDisk({ path, choices, ...file }: FileOnDisk): Promise<SentChecked> {
  const checked = await check({ ...file, bytes: createReadStream(path, { highWaterMark: 256 * 1024 }) }, choices)
  return { ...checked, results: checked.results.map(sent) }
}
