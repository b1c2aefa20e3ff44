import type { FileOnDisk, SentChecked } from './check-on-disk.ts'
import { judged } from './parcel.ts'

/** What another thread can be asked for. To add one: a function and a row. Readers of files are loaded where they are used. */
export const jobs = {
  records: judged,
  file: async (file: FileOnDisk): Promise<SentChecked> => (await import('./check-on-disk.ts')).checkOnDisk(file),
}
export type Jobs = typeof jobs
