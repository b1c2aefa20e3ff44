import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { closedDirectory, type Owner, serverUser } from './owner.ts'

/** Where the data is, and who runs the server there. `instead` says why it is not in the home that was asked for. */
export type Place = { directory: string; owner: Owner; instead?: { closed: string; temporary: boolean } }

/** Where data goes when root's home lies below a directory that the server's user may not enter; the first that can be made is taken. */
const elsewhere = ['/var/lib/allmanning', join(tmpdir(), 'allmanning')]

/** Root's clone in /root (0700) must start too, but PostgreSQL runs as `nobody` and opens absolute paths: then the data is placed where it can go. */
export function choosePlace(home: string, candidates: readonly string[] = elsewhere): Place {
  const wanted = makePassable(resolve(home))
  const owner = serverUser(wanted)
  openOwn(wanted, owner)
  const closed = closedDirectory(wanted, owner)
  const name = createHash('sha256').update(realpathSync(wanted)).digest('hex').slice(0, 12)
  // Data stays where it is: a home that was closed at the first start and opened later must not come up empty.
  const already = owner && candidates.map((candidate) => join(candidate, name)).find((directory) => existsSync(join(directory, 'pg')))
  if (existsSync(join(wanted, 'pg'))) {
    if (closed) throw closedAgain(wanted, closed)
    return { directory: wanted, owner }
  }
  if (!closed && !already) return { directory: wanted, owner }

  for (const directory of already ? [already] : candidates.map((candidate) => join(candidate, name))) {
    if (!owner || !canBeMade(directory, owner)) continue
    return { directory, owner: serverUser(directory), instead: { closed: closed ?? wanted, temporary: directory.startsWith(tmpdir()) } }
  }
  throw new Problem('invalid', {
    sv: `PostgreSQL får inte gå in i ${closed}, och inget av ${candidates.join(', ')} kunde användas i stället. Sätt ALLMANNING_HOME till en plats dit andra får gå, eller sätt DATABASE_URL.`,
    en: `PostgreSQL may not enter ${closed}, and none of ${candidates.join(', ')} could be used instead. Set ALLMANNING_HOME to a place that others may enter, or set DATABASE_URL.`,
  })
}

/** One line for the person who starts it. */
export function sayPlace(home: string, { directory, instead }: Place): string | undefined {
  if (!instead) return undefined
  const where = `The database is kept in ${directory} and not in ${resolve(home)}, because PostgreSQL does not run as root and its user may not enter ${instead.closed}`
  return instead.temporary
    ? `${where}. MIND: that is a temporary folder, which the system may clean away with everything in it; set ALLMANNING_HOME or DATABASE_URL for anything you want to keep.`
    : `${where}.`
}

/** Makes the directory; what root makes, others may pass through, whatever the umask. */
function makePassable(directory: string): string {
  const first = mkdirSync(directory, { recursive: true })
  if (first && process.getuid?.() === 0) {
    for (let at = directory; at.length >= first.length; at = dirname(at)) chmodSync(at, 0o755)
  }
  return directory
}

/** An empty folder that root made private for this (`mkdir -m 700`, a temporary one) gets just the bit that lets the server pass; the data in it is 0700 anyway. */
function openOwn(directory: string, owner: Owner): void {
  const { mode, uid } = statSync(directory)
  if (owner && uid === 0 && closedDirectory(directory, owner) === directory && readdirSync(directory).length === 0)
    chmodSync(directory, mode | 0o001)
}

function canBeMade(directory: string, owner: Owner): boolean {
  try {
    makePassable(directory)
  } catch {
    return false // a read-only file system, for example
  }
  // In a folder where everybody may write, somebody else can have made the name first.
  const ours = [dirname(directory), directory].every((path) => lstatSync(path).isDirectory() && lstatSync(path).uid === 0)
  return ours && closedDirectory(directory, owner) === undefined
}

function closedAgain(home: string, closed: string): Problem {
  return new Problem('invalid', {
    sv: `Databasen finns i ${home}, men användaren som kör PostgreSQL får inte längre gå in i ${closed}. Tillåt det (chmod o+x ${closed}) eller flytta hela ${home}.`,
    en: `The database is in ${home}, but the user that runs PostgreSQL may no longer enter ${closed}. Allow it (chmod o+x ${closed}), or move the whole of ${home}.`,
  })
}
