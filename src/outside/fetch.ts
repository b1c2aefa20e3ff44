// Every request to somebody else's server goes through here: guarded, limited, conditional, polite.
import http from 'node:http'
import https from 'node:https'
import { setTimeout as wait } from 'node:timers/promises'
import { getCACertificates } from 'node:tls'
import type { Finding } from '../kernel/finding.ts'
import { portOf, readUrl, refusalOf } from './address.ts'
import { readAllowList } from './allow-list.ts'
import { type Answer, answerOf, type Head, headOf, type Refused, refused } from './answer.ts'
import { ask } from './ask.ts'
import { askPolitely } from './ask-politely.ts'
import { headersOf, isConditional, userAgentOf, type Wish } from './headers.ts'
import { guardedLookup, type Resolve, systemResolve } from './lookup.ts'
import { openTurns, type Sleep } from './polite.ts'
import { redirectOf } from './redirect.ts'
import { beginningOf, openRobots, type RobotsAnswer, type Welcome } from './robots.ts'

export type { Answer, Head, Wish }

export type Settings = {
  /** A web page or e-mail address where the owner of a server reaches the operator; sent in User-Agent. */
  contact: string
  version?: string
  /** Host, host:port or CIDR that may be reached though private. A host named here is also asked without robots.txt and intervals. */
  allow?: readonly string[]
  /** Most bytes of one answer, packed and unpacked alike. */
  maxBytes?: number
  connectTimeoutMs?: number
  /** Longest wait for an answer to begin, and for the next kilobyte of it. */
  idleTimeoutMs?: number
  /** Longest time spent waiting for one answer; our own time to read it is not counted. */
  totalTimeoutMs?: number
  connectionsPerHost?: number
  intervalMs?: number
  /** Longest pause that a busy server is granted (Retry-After) before we give up for now. */
  longestPauseMs?: number
  /** false: do not ask for robots.txt anywhere. */
  robots?: boolean
  /** Certificates (PEM) of authorities trusted besides the usual ones. */
  ca?: readonly string[]
  now?: () => number
  resolve?: Resolve
  sleep?: Sleep
}

export type Outside = {
  /**
   * What a server answers. Expected failures are values; an error in the middle of `bytes` is thrown as a Problem('upstream') with one finding;
   * an abort is thrown as the signal's reason. `bytes` is read once; leaving the loop early closes the connection.
   */
  get(url: string, wish: Wish): Promise<Answer>
  /** Whether it is there, without fetching it. Some servers answer HEAD wrongly: a refusal is worth a `get`. */
  head(url: string, wish: Pick<Wish, 'accept' | 'signal'>): Promise<Head>
  /** Closes the connections that are kept for the next question. */
  close(): void
}

const defaults = {
  // Below 1 GB, above the largest catalogue we know of by an order of magnitude: 100 000 datasets of 41 triples are some 400 MB as N-Triples.
  maxBytes: 512 * 1024 * 1024,
  connectTimeoutMs: 10_000,
  // Portals that write their whole catalogue on demand are silent for half a minute before the first byte.
  idleTimeoutMs: 60_000,
  totalTimeoutMs: 15 * 60_000,
  connectionsPerHost: 2,
  intervalMs: 250,
  longestPauseMs: 60_000,
  robots: true,
  ca: [] as readonly string[],
  now: Date.now,
  resolve: systemResolve,
  sleep: (ms: number, signal?: AbortSignal) => wait(ms, undefined, { signal }),
}

/** The one door out. One per process, since politeness is counted here. */
export function openOutside(settings: Settings): Outside {
  const { now, resolve, longestPauseMs, ...limits } = { ...defaults, ...stated(settings) }
  const allowed = readAllowList(settings.allow ?? [])
  const userAgent = userAgentOf(settings)
  const turns = openTurns({ connections: limits.connectionsPerHost, longestPauseMs, now, sleep: limits.sleep })
  const ca = limits.ca.length > 0 ? [...getCACertificates('default'), ...limits.ca] : undefined
  // Node gives each address of a name 0.25 s by default, and then takes a slow network for a dead one.
  const kept = { keepAlive: true, autoSelectFamilyAttemptTimeout: 1_500 }
  const agents = { http: new http.Agent(kept), https: new https.Agent({ ...kept, ca }) }
  const robots = openRobots({ read: readRobots, now })

  const isKnown = (url: URL) => allowed.names(url.hostname, portOf(url))
  const atOnce: Welcome = { intervalMs: 0 }
  const asGuest = async (url: URL, signal?: AbortSignal): Promise<Welcome> => {
    if (isKnown(url)) return atOnce
    const welcome = limits.robots ? await robots(url, signal) : atOnce
    return 'refusal' in welcome ? welcome : { intervalMs: Math.max(welcome.intervalMs, limits.intervalMs) }
  }

  /** The last answer on the way, as the asker reads it. */
  async function follow<Read extends Answer | Head>(
    first: URL,
    wish: Wish & { method?: 'GET' | 'HEAD' },
    welcomeAt: (url: URL, signal?: AbortSignal) => Promise<Welcome>,
    read: (response: http.IncomingMessage, visited: URL[], notes: Finding[]) => Read,
  ): Promise<Read | Refused> {
    const { method = 'GET', signal } = wish
    const headers = headersOf(wish, userAgent)
    const visited = [first]
    const notes: Finding[] = []
    for (;;) {
      const url = visited.at(-1)!
      const refusal = refusalOf(url, allowed)
      if (refusal) return refused(refusal)
      const welcome = await welcomeAt(url, signal)
      if ('refusal' in welcome) return refused(welcome.refusal)
      const lookup = guardedLookup(portOf(url), allowed, resolve)
      const polite = { turns, now, longestPauseMs, intervalMs: welcome.intervalMs, signal }
      const reply = await askPolitely(url, polite, () => ask(url, { ...limits, method, headers, agents, lookup, signal }))
      if ('refusal' in reply) return refused(reply.refusal, reply)
      const { response } = reply
      const next = redirectOf(response.statusCode!, response.headers.location, visited)
      if (!next) return read(response, visited, notes)
      response.destroy()
      if ('refusal' in next) return refused(next.refusal, { status: response.statusCode })
      notes.push(...next.notes)
      visited.push(next.to)
    }
  }

  const bodyFor =
    (wish: Wish) =>
    (response: http.IncomingMessage, visited: URL[], notes: Finding[]): Answer => {
      const { signal, maxBytes = limits.maxBytes } = wish
      return answerOf(response, visited, notes, { ...limits, maxBytes, signal, now, conditional: isConditional(wish) })
    }

  /** /robots.txt by the same way, but without asking robots.txt about it. A redirect that leads nowhere has a status (3xx) as well. */
  async function readRobots(address: URL, signal?: AbortSignal): Promise<RobotsAnswer> {
    const wish = { accept: 'text/plain, */*;q=0.1', maxBytes: Number.POSITIVE_INFINITY, signal }
    const answer = await follow(address, wish, async () => atOnce, bodyFor(wish))
    if (answer.kind === 'ok') return beginningOf(answer.bytes)
    if (answer.kind === 'refused' && answer.status === undefined) return { kind: 'refused', finding: answer.finding }
    return { kind: 'status', status: answer.kind === 'refused' ? answer.status! : 304 }
  }

  return {
    async get(text, wish) {
      const read = readUrl(text)
      return 'refusal' in read ? refused(read.refusal) : follow(read.url, wish, asGuest, bodyFor(wish))
    },
    async head(text, { accept, signal }) {
      const read = readUrl(text)
      if ('refusal' in read) return refused(read.refusal)
      return follow(read.url, { method: 'HEAD', accept, signal }, asGuest, (response, visited, notes) =>
        headOf(response, visited, notes, now),
      )
    },
    close() {
      agents.http.destroy()
      agents.https.destroy()
    },
  }
}

/** A setting that is there but undefined is not stated, and the default holds. */
const stated = (settings: Settings) => Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Settings
