import type { IncomingMessage } from 'node:http'
import type { Finding } from '../kernel/finding.ts'
import { Problem } from '../kernel/problem.ts'
import { codingOf, decode } from './decode.ts'
import { Ended } from './failure.ts'
import { finding, type OutsideCode, shown, upstream } from './findings.ts'
import { type Limits, patience } from './patience.ts'

export type BodyLimits = Limits & { maxBytes: number; signal?: AbortSignal }

// Measured 2026-11: 18 real catalogues above 100 kB pack at most 32:1 with gzip and 47:1 with brotli or zstd; very regular N-Triples 85:1 with zstd;
// zeros 1 030:1 with gzip and above 30 000:1 with the others. Judged only after so many bytes that a small repetitive file is let through.
const steepest = 300
const judgedFrom = 16_000_000

/** What a body's headers already tell: too large, or packed in an unknown way. Then nothing of it is read. */
export function bodyRefusal(response: IncomingMessage, url: URL, maxBytes: number): Finding | undefined {
  const encoding = response.headers['content-encoding']
  if (codingOf(encoding) === undefined) return finding('outside-encoding-unknown', { url: shown(url), detail: shown(encoding ?? '') })
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) return finding('outside-too-large', { url: shown(url), bytes: maxBytes })
  return undefined
}

/**
 * The bytes of an answer, unpacked, as they come. Whatever goes wrong on the way is thrown as a Problem('upstream') with one finding,
 * and the connection is closed when the reader stops, for whatever reason.
 */
export function bodyOf(response: IncomingMessage, url: URL, limits: BodyLimits): AsyncIterable<Uint8Array> {
  const { maxBytes, signal } = limits
  const at = shown(url)
  const refuse = (code: OutsideCode, more: { bytes?: number; ms?: number; detail?: string } = {}) =>
    new Ended(finding(code, { url: at, ...more }))
  const waiting = patience(limits, (reason, ms) => response.destroy(refuse(reason, { ms })))
  const abort = () => response.destroy(signal?.reason)
  signal?.addEventListener('abort', abort)
  // An answer that nobody has begun to read may end with an error as well; the reader will meet it.
  response.on('error', () => {})
  response.once('close', () => {
    waiting.stop()
    signal?.removeEventListener('abort', abort)
  })
  let packed = 0

  async function* arriving(): AsyncGenerator<Uint8Array> {
    const pieces = response[Symbol.asyncIterator]()
    for (;;) {
      const step = await waiting.during(pieces.next())
      if (step.done) return
      packed += step.value.length
      waiting.received(step.value.length)
      if (packed > maxBytes) throw refuse('outside-too-large', { bytes: maxBytes })
      yield step.value
    }
  }

  async function* unpacked(): AsyncGenerator<Uint8Array> {
    let size = 0
    try {
      for await (const piece of decode(arriving(), codingOf(response.headers['content-encoding'])!)) {
        size += piece.length
        if (size > judgedFrom && size > packed * steepest) throw refuse('outside-unpacks-too-far', { bytes: judgedFrom })
        if (size > maxBytes) throw refuse('outside-too-large', { bytes: maxBytes })
        yield piece
      }
    } catch (error) {
      throw signal?.aborted ? signal.reason : explained(error as Error)
    } finally {
      waiting.stop()
      response.destroy()
    }
  }

  // A reader that throws inside its own `for await` ends the generator with `return`, so only our own errors come here.
  function explained(error: NodeJS.ErrnoException): Error {
    if (error instanceof Problem) return error
    if (error instanceof Ended) return upstream(error.finding, error)
    // ECONNRESET "aborted": fewer bytes than Content-Length, or chunks without the last one. Z_BUF_ERROR: the packed stream has no end.
    if (/^(ECONNRESET|Z_BUF_ERROR|HPE_|EPIPE|ETIMEDOUT|ERR_STREAM)/.test(error.code ?? ''))
      return upstream(finding('outside-truncated', { url: at }), error)
    return upstream(finding('outside-encoding-broken', { url: at, detail: error.code ?? error.message }), error)
  }

  return unpacked()
}
