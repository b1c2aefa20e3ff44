import { createHash } from 'node:crypto'
import { chownSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import type { Owner } from './owner.ts'

export type ServerSettings = Readonly<Record<string, string>>

/** The memory and planner settings are those the search was measured with; the rest keeps a small machine small. Durability is PostgreSQL's own default, on. */
const ours: ServerSettings = {
  shared_buffers: '256MB',
  work_mem: '64MB',
  maintenance_work_mem: '256MB',
  jit: 'off',
  random_page_cost: '1.1',
  max_connections: '60',
  max_wal_size: '2GB',
  wal_compression: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_duration_statement: '1s',
}

/** The text of the settings file. A file and not pg_ctl's command line: there a space in a path splits the setting. */
export function configuration(socketDirectory: string, data: string, more: ServerSettings): string {
  const listening: ServerSettings =
    process.platform === 'win32'
      ? { listen_addresses: '127.0.0.1', port: String(windowsPort(data)) }
      : { listen_addresses: '', unix_socket_directories: `"${socketDirectory}"`, unix_socket_permissions: '0700' }
  return Object.entries({ ...listening, ...ours, ...more })
    .map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`)
    .join('')
}

export function connectionUrl(socketDirectory: string, data: string, password: string): string {
  if (process.platform === 'win32') return `postgres://allmanning:${password}@127.0.0.1:${windowsPort(data)}/postgres`
  return `postgres://allmanning:${password}@/postgres?host=${encodeURIComponent(socketDirectory)}`
}

/** A socket's name may not pass 107 bytes: data in a deep folder has its socket in a short one below the temporary folder. */
export function socketDirectoryOf(data: string, owner: Owner): string {
  if (Buffer.byteLength(join(data, '.s.PGSQL.5432.lock')) <= 107) return data
  const short = join(tmpdir(), `allmanning-${digest(data).toString('hex').slice(0, 12)}`)
  mkdirSync(short, { recursive: true, mode: 0o700 })
  const { uid } = lstatSync(short)
  if (lstatSync(short).isSymbolicLink() || ![0, owner?.uid, process.getuid?.()].includes(uid)) {
    throw new Problem('conflict', {
      sv: `${short} tillhör någon annan. Ta bort den, eller sätt ALLMANNING_HOME till en kortare sökväg.`,
      en: `${short} belongs to somebody else. Remove it, or set ALLMANNING_HOME to a shorter path.`,
    })
  }
  if (owner) chownSync(short, owner.uid, owner.gid)
  return short
}

// Windows has no Unix socket here (not tried): loopback, on a port of its own for each data directory.
const windowsPort = (data: string) => 20_000 + (digest(data).readUInt16BE(0) % 20_000)

const digest = (text: string) => createHash('sha256').update(text).digest()
