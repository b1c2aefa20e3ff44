import { randomUUID } from 'node:crypto'
import { link, readFile, readlink, realpath, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Clears lock files whose process is not a server on this data. After a restart of a container the pid may belong to another
 * program, and where nobody reaps orphans a killed server stays a zombie: PostgreSQL would refuse to start for ever in both cases.
 * A pid that is gone, or a living server here, is left to PostgreSQL, which also checks that no old child still uses the data.
 */
export async function clearStaleLocks(data: string, socketDirectory: string): Promise<void> {
  if (process.platform !== 'linux') return
  for (const file of [join(data, 'postmaster.pid'), join(socketDirectory, '.s.PGSQL.5432.lock')]) {
    const text = await readFile(file, 'utf8').catch(() => '')
    if (text && (await isForeign(Number(text.split('\n')[0]), data))) await removeIfStill(file, text)
  }
}

async function isForeign(pid: number, data: string): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '') // "123 (postgres) S …"
  if (stat === '') return false
  if (!stat.includes('(postgres)') || stat.includes(') Z ')) return true
  const worksIn = await readlink(`/proc/${pid}/cwd`).catch(() => undefined) // a server works in its data directory
  return worksIn !== undefined && worksIn !== (await realpath(data))
}

/** Another start may have cleared the file and put its own there since we read it. */
async function removeIfStill(file: string, text: string): Promise<void> {
  const aside = `${file}.stale-${randomUUID()}`
  await rename(file, aside).catch(() => {})
  if ((await readFile(aside, 'utf8').catch(() => text)) !== text) await link(aside, file).catch(() => {})
  await rm(aside, { force: true })
}
