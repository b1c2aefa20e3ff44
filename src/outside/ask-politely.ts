import type { IncomingMessage } from 'node:http'
import type { Finding } from '../kernel/finding.ts'
import { finding, shown } from './findings.ts'
import type { Turns } from './polite.ts'
import { retryAfterSeconds } from './retry-after.ts'

const busy = new Set([429, 503])
const mostRetries = 2

export type Polite = {
  turns: Turns
  now: () => number
  longestPauseMs: number
  /** The least time between two questions to this host. */
  intervalMs: number
  signal?: AbortSignal
}

type Reply = { response: IncomingMessage } | { refusal: Finding; retryAfterSeconds?: number }

/**
 * Asks in turn, and again, at most twice, when the server says that it is busy and when to come back. A pause that is longer than we wait
 * is handed on, and until it is over nobody here asks that host.
 */
export async function askPolitely(url: URL, polite: Polite, askOnce: () => Promise<Reply>): Promise<Reply> {
  const { turns, now, longestPauseMs, intervalMs, signal } = polite
  for (let retries = 0; ; retries++) {
    const turn = await turns.take(url.host, intervalMs, signal)
    if ('pausedMs' in turn) {
      const seconds = Math.ceil(turn.pausedMs / 1000)
      return { refusal: finding('outside-busy', { url: shown(url), status: 429, seconds }), retryAfterSeconds: seconds }
    }
    const reply = await askOnce().catch((error) => {
      turn.release()
      throw error
    })
    if ('refusal' in reply) {
      turn.release()
      return reply
    }
    const { response } = reply
    response.once('close', turn.release)
    if (!busy.has(response.statusCode!)) return reply
    // Without a Retry-After: 2 s, then 4 s. RFC 6585 §4 and RFC 9110 §15.6.4 make the header optional.
    const pauseMs = (retryAfterSeconds(response.headers['retry-after'], now()) ?? 2 ** (retries + 1)) * 1000
    turns.pause(url.host, pauseMs)
    if (retries === mostRetries || pauseMs > longestPauseMs) return reply
    response.destroy()
  }
}
