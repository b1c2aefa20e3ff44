import type { IncomingMessage } from 'node:http'
import type { Finding } from '../kernel/finding.ts'
import { type BodyLimits, bodyOf, bodyRefusal } from './body.ts'
import { finding, shown } from './findings.ts'
import { contentTypeOf } from './headers.ts'
import { retryAfterSeconds } from './retry-after.ts'
import { codeOfStatus, readable } from './status.ts'

type Way = {
  /** The URL that answered. */
  url: string
  /** Those that led there, the asked one first; empty when nothing redirected. */
  redirects: string[]
  /** What is worth knowing although it worked: moved for good, https became http. */
  notes: Finding[]
}

type Ok = Way & {
  kind: 'ok'
  status: number
  mediaType?: string
  charset?: string
  etag?: string
  lastModified?: string
  bytes: AsyncIterable<Uint8Array>
}
export type Refused = { kind: 'refused'; finding: Finding; status?: number; retryAfterSeconds?: number }

export type Answer = Ok | (Way & { kind: 'not-modified' }) | Refused

/** What a server says that it would send. */
export type Head = (Way & { kind: 'ok'; status: number; mediaType?: string; length?: number }) | Refused

export function refused(found: Finding, { status, retryAfterSeconds }: { status?: number; retryAfterSeconds?: number } = {}): Refused {
  return {
    kind: 'refused',
    finding: found,
    ...(status !== undefined && { status }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  }
}

/** What a response that is no redirect means to the one who asked. Its connection is freed here, or by whoever reads `bytes`. */
export function answerOf(
  response: IncomingMessage,
  visited: readonly URL[],
  notes: Finding[],
  more: BodyLimits & { conditional: boolean; now: () => number },
): Answer {
  const url = visited.at(-1)!
  const status = response.statusCode!
  const { etag, 'last-modified': lastModified, 'content-type': contentType } = response.headers
  const way: Way = { url: url.href, redirects: visited.slice(0, -1).map((each) => each.href), notes }
  if (status === 304 && more.conditional) {
    response.resume()
    return { kind: 'not-modified', ...way }
  }
  if (!readable.has(status)) {
    response.destroy()
    const seconds = retryAfterSeconds(response.headers['retry-after'], more.now())
    return refused(finding(codeOfStatus(status), { url: shown(url), status, seconds }), { status, retryAfterSeconds: seconds })
  }
  const refusal = bodyRefusal(response, url, more.maxBytes)
  if (refusal) {
    response.destroy()
    return refused(refusal, { status })
  }
  const bytes = bodyOf(response, url, more)
  return { kind: 'ok', status, ...way, ...contentTypeOf(contentType), ...(etag && { etag }), ...(lastModified && { lastModified }), bytes }
}

/** What the answer to HEAD means. Any 2xx is a yes: nothing is to be read. */
export function headOf(response: IncomingMessage, visited: readonly URL[], notes: Finding[], now: () => number): Head {
  const url = visited.at(-1)!
  const status = response.statusCode!
  const { 'content-type': contentType, 'content-length': length, 'retry-after': later } = response.headers
  response.resume()
  if (status < 200 || status > 299) {
    const seconds = retryAfterSeconds(later, now())
    return refused(finding(codeOfStatus(status), { url: shown(url), status, seconds }), { status, retryAfterSeconds: seconds })
  }
  const { mediaType } = contentTypeOf(contentType)
  const redirects = visited.slice(0, -1).map((each) => each.href)
  const size = length !== undefined && /^\d+$/.test(length) ? { length: Number(length) } : {}
  return { kind: 'ok', status, url: url.href, redirects, notes, ...(mediaType && { mediaType }), ...size }
}
