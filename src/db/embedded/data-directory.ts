import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, chown, link, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import type { ServerSettings } from './configuration.ts'
import { type Owner, runAs, writeFor } from './owner.ts'
import type { Programs } from './programs.ts'

/** The data directory in this place and the password to what is in it, made if they are not there. */
export async function dataDirectory(
  programs: Programs,
  directory: string,
  owner: Owner,
  settings: ServerSettings,
): Promise<{ data: string; password: string }> {
  const data = join(directory, 'pg')
  const password = await secret(join(directory, 'pg-password'), owner)
  if (!existsSync(join(data, 'PG_VERSION'))) await create(programs, directory, owner, settings)
  return { data, password }
}

/** A random password, made once, that only the server's user and root can read. Written beside and linked: it is there whole or not at all. */
async function secret(file: string, owner: Owner): Promise<string> {
  if (!existsSync(file)) {
    const fresh = `${file}.new-${randomUUID()}`
    await writeFor(owner, fresh, randomBytes(24).toString('base64url'))
    await link(fresh, file).catch((error) => {
      if (error.code !== 'EEXIST') throw error
    })
    await rm(fresh)
  }
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new Problem(
      'invalid',
      {
        sv: `Databasen bredvid ${file} skapades av en annan användare. Starta som den användaren, eller ge dig mappen med chown -R.`,
        en: `The database beside ${file} was made by another user. Start as that user, or take over the folder with chown -R.`,
      },
      { cause },
    )
  })
  return text.trim()
}

/** initdb beside, then rename: of several first starts at once one wins, and nobody sees a half-made directory. */
async function create({ initdb }: Programs, directory: string, owner: Owner, settings: ServerSettings): Promise<void> {
  const data = join(directory, 'pg')
  const fresh = `${data}.new-${randomUUID()}`
  await mkdir(fresh, { mode: 0o700 })
  if (owner) await chown(fresh, owner.uid, owner.gid)
  // builtin C.UTF-8 is the same on every platform and never changed by an upgrade of the operating system. It sorts by code
  // point: what people see in order is sorted with collate "sv-x-icu".
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const access = ['--username=allmanning', '--auth=scram-sha-256', `--pwfile=${join(directory, 'pg-password')}`]
  const sync = settings.fsync === 'off' ? ['--no-sync'] : []
  await runAs(owner, initdb, ['-D', fresh, ...access, ...locale, ...sync])
  await appendFile(join(fresh, 'postgresql.conf'), "include_if_exists = 'allmanning.conf'\n")
  await rename(fresh, data).catch(async (error) => {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(join(data, 'PG_VERSION'))) throw error
  })
}
