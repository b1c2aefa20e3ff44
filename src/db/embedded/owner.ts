import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { chown, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Problem } from '../../kernel/problem.ts'

const run = promisify(execFile)

/** The user the server runs as; undefined is the user we are. */
export type Owner = { readonly uid: number; readonly gid: number } | undefined

/** PostgreSQL refuses root. As root we run it as whoever owns the data directory, else as `nobody`, so no user need be created. */
export function serverUser(home: string): Owner {
  if (process.getuid?.() !== 0) return undefined
  const data = statSync(join(home, 'pg'), { throwIfNoEntry: false })
  if (data && data.uid !== 0) return { uid: data.uid, gid: data.gid }
  const nobody = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('nobody:'))
  if (!nobody) {
    throw new Problem('invalid', {
      sv: 'PostgreSQL körs inte som root och här finns ingen användare ”nobody”. Starta som en vanlig användare, eller sätt DATABASE_URL.',
      en: 'PostgreSQL does not run as root and there is no user "nobody" here. Start as an ordinary user, or set DATABASE_URL.',
    })
  }
  const [, , uid, gid] = nobody.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

/** The nearest directory, from the path upwards, that the owner may not enter: `/root` (0700) stops `nobody`. A path that is not there yet is judged by what is. */
export function closedDirectory(path: string, owner: Owner): string | undefined {
  if (!owner) return undefined
  for (let at = resolve(path); ; at = dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false })
    if (stat?.isDirectory() && !allows(stat, owner, 1)) return at
    if (at === dirname(at)) return undefined
  }
}

/** May the owner read this file, and run it if it is a program? */
export function mayRead(file: string, owner: Owner, run = false): boolean {
  if (!owner) return true
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat !== undefined && allows(stat, owner, run ? 5 : 4) && closedDirectory(dirname(file), owner) === undefined
}

function allows(stat: { uid: number; gid: number; mode: number }, owner: { uid: number; gid: number }, bits: number): boolean {
  const shift = stat.uid === owner.uid ? 6 : stat.gid === owner.gid ? 3 : 0
  return ((stat.mode >> shift) & bits) === bits
}

/** Runs one of PostgreSQL's programs as the owner, from a directory that everybody may enter. */
export async function runAs(owner: Owner, program: string, args: string[]): Promise<void> {
  await run(program, args, { ...owner, cwd: '/', env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' } })
}

/** Writes a file that only the owner and root can read. Whole or not at all: a server that starts in this moment may be reading it. */
export async function writeFor(owner: Owner, file: string, text: string): Promise<void> {
  const fresh = `${file}.new-${randomUUID()}`
  await writeFile(fresh, text, { mode: 0o600 })
  if (owner) await chown(fresh, owner.uid, owner.gid)
  await rename(fresh, file)
}
