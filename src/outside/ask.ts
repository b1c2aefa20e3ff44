import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Finding } from '../kernel/finding.ts'
import { alarm } from './alarm.ts'
import { Ended, findingOf } from './failure.ts'
import { finding, shown } from './findings.ts'

export type Asking = {
  method?: 'GET' | 'HEAD'
  headers: OutgoingHttpHeaders
  agents: { http: http.Agent; https: https.Agent }
  lookup: LookupFunction
  connectTimeoutMs: number
  idleTimeoutMs: number
  signal?: AbortSignal
}

/** One question to one server, no redirects. Whoever gets the response must read it or destroy it. */
export function ask(url: URL, asking: Asking): Promise<{ response: IncomingMessage } | { refusal: Finding }> {
  const { method = 'GET', headers, agents, lookup, connectTimeoutMs, idleTimeoutMs, signal } = asking
  const { promise, resolve, reject } = Promise.withResolvers<{ response: IncomingMessage } | { refusal: Finding }>()
  const secure = url.protocol === 'https:'
  const request = secure
    ? https.request(url, { method, agent: agents.https, headers, lookup })
    : http.request(url, { method, agent: agents.http, headers, lookup })

  const end = (code: 'outside-connect-timeout' | 'outside-no-answer', ms: number) => () =>
    request.destroy(new Ended(finding(code, { url: shown(url), ms })))
  let silence = alarm(connectTimeoutMs, end('outside-connect-timeout', connectTimeoutMs))
  const connected = () => {
    silence()
    silence = alarm(idleTimeoutMs, end('outside-no-answer', idleTimeoutMs))
  }
  const abort = () => request.destroy(signal?.reason)
  const settle = () => {
    silence()
    signal?.removeEventListener('abort', abort)
  }
  signal?.addEventListener('abort', abort)
  if (signal?.aborted) abort()

  request.once('socket', (socket) => {
    if (request.reusedSocket) connected()
    else socket.once(secure ? 'secureConnect' : 'connect', connected)
  })
  let answered = false
  request.once('response', (response) => {
    answered = true
    settle()
    resolve({ response })
  })
  // Errors after the response belong to the body; they come here as well, and are then not ours to tell.
  request.on('error', (error: NodeJS.ErrnoException) => {
    settle()
    if (signal?.aborted) reject(signal.reason)
    // RFC 9112 §9.3.1: a server may close a kept connection just as we write to it; a GET or HEAD is then asked again on a new one.
    else if (request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE') && !answered) resolve(ask(url, asking))
    else resolve({ refusal: findingOf(error, url) })
  })
  request.end()
  return promise
}
