import { rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../../kernel/problem.ts'
import { configuration, connectionUrl, type ServerSettings, socketDirectoryOf } from './configuration.ts'
import { dataDirectory } from './data-directory.ts'
import { type Owner, runAs, writeFor } from './owner.ts'
import { choosePlace, sayPlace } from './place.ts'
import { arrive, type Presence } from './presence.ts'
import { findPrograms, type Programs } from './programs.ts'
import { clearStaleLocks } from './stale-locks.ts'

export type EmbeddedServer = {
  url: string
  /** False when a server was running already, somebody else's or one that survived its parent. */
  started: boolean
  /** Call with our own pool closed. The last one out switches off the light. */
  leave(): Promise<void>
}

type Options = { settings?: ServerSettings; log?: (line: string) => void; elsewhere?: readonly string[] }

/** Starts the PostgreSQL that npm brings, or adopts the one that runs on this home already, and brings it back should it stop. */
export async function openEmbedded(home: string, { settings = {}, log = () => {}, elsewhere }: Options = {}): Promise<EmbeddedServer> {
  const place = choosePlace(home, elsewhere)
  const said = sayPlace(home, place)
  if (said) log(said)
  const { owner, directory } = place
  const programs = await findPrograms(place)
  const { data, password } = await dataDirectory(programs, directory, owner, settings)
  const socketDirectory = socketDirectoryOf(data, owner)
  const server = { programs, owner, data, socketDirectory, settings, url: connectionUrl(socketDirectory, data, password) }

  const { presence: first, started } = await enter(server)
  let presence: Promise<Presence> = Promise.resolve(first)
  let left = false
  const watch = ({ lost }: Presence): void => {
    void lost.then(() => {
      if (left) return
      log('The database server stopped without us. Starting it again.')
      presence = sleep(500).then(async () => (await enter(server)).presence)
      presence.then(watch, (error) => log(`The database server could not be started again: ${(error as Error).message}`))
    })
  }
  watch(first)
  return {
    url: server.url,
    started,
    async leave() {
      if (left) return
      left = true
      await (await presence.catch(() => undefined))?.end(async () => {
        await runAs(owner, programs.pg_ctl, ['stop', '-w', '-m', 'fast', '-s', '-D', data]).catch(async (error) => {
          if (await stillThere(server.url)) throw error // else it died before we could stop it
        })
        if (socketDirectory !== data) await rmdir(socketDirectory).catch(() => {})
      })
    },
  }
}

type Server = { programs: Programs; owner: Owner; data: string; socketDirectory: string; settings: ServerSettings; url: string }

async function enter(server: Server): Promise<{ presence: Presence; started: boolean }> {
  const { programs, owner, data, socketDirectory, settings, url } = server
  let started = false
  for (const giveUp = Date.now() + 30_000; ; await sleep(200)) {
    let failure: unknown
    try {
      return { presence: await arrive(url), started }
    } catch (error) {
      failure = error
      if (!worthWaitingFor(error)) throw cannotStart(data, error)
    }
    if (noServer(failure)) {
      socketDirectoryOf(data, owner) // again: the last one out may just have removed it
      await writeFor(owner, join(data, 'allmanning.conf'), configuration(socketDirectory, data, settings))
      await clearStaleLocks(data, socketDirectory)
      // pg_ctl detaches with setsid: Ctrl-C in our terminal does not reach the server, and it outlives a SIGKILL of ours.
      // It may fail because somebody else starts it in the same moment, or because children of a killed server are still exiting.
      const start = ['start', '-w', '-t', '300', '-s', '-D', data, '-l', join(data, 'server.log')]
      failure = await runAs(owner, programs.pg_ctl, start).then(
        () => undefined,
        (error: unknown) => error,
      )
      started ||= failure === undefined
      if (!failure) return { presence: await arrive(url), started }
    }
    if (Date.now() > giveUp) throw cannotStart(data, failure)
  }
}

const stillThere = (url: string) =>
  arrive(url).then(
    (presence) => presence.end(async () => {}).then(() => true),
    () => false,
  )

const codeOf = (error: unknown) => (error as { code?: string }).code ?? ''
const noServer = (error: unknown) => ['ENOENT', 'ECONNREFUSED'].includes(codeOf(error))
/** 57P0x: starting up, shutting down, being shut down. No code: the connection broke under us. */
const worthWaitingFor = (error: unknown) => noServer(error) || /^(57P0\d|ECONNRESET|EPIPE|)$/.test(codeOf(error))

function cannotStart(data: string, cause: unknown): Problem {
  const log = join(data, 'server.log')
  return new Problem(
    'upstream',
    {
      sv: `Databasservern startade inte: ${(cause as Error).message.trim()}. Se slutet av ${log}.`,
      en: `The database server did not start: ${(cause as Error).message.trim()}. See the end of ${log}.`,
    },
    { cause },
  )
}
