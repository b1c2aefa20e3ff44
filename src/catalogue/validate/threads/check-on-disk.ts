import { createReadStream } from 'node:fs'
import { type Checked, check } from '../check.ts'
import type { Choosing } from '../choose.ts'
import type { FileToRead } from '../read-file.ts'
import { type SentResult, sent } from './parcel.ts'

/** A file on this machine's disk, to be checked from beginning to end. */
export type FileOnDisk = Omit<FileToRead, 'bytes'> & { name: string; path: string; choices: Choosing & { folder: string } }
/** Without the text around a line: that is a function, and stays where the file was read. */
export type SentChecked = Omit<Checked, 'results' | 'around'> & { results: SentResult[] }

/** In the other thread: the whole file. */
export async function checkOnDisk({ path, choices, ...file }: FileOnDisk): Promise<SentChecked> {
  const { around: _, ...checked } = await check({ ...file, bytes: createReadStream(path, { highWaterMark: 256 * 1024 }) }, choices)
  return { ...checked, results: checked.results.map(sent) }
}
